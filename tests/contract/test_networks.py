"""An asset's place in the network: its ports, their names, the addresses of these, and networks."""

from __future__ import annotations

import pytest

from tests.contract.assets import hang, hung
from tests.contract.session import JSON, NO_SUCH_ID, Session, code, is_broken, refuses_sql, unique

REFUSED = (400, "ERROR_GLPI_ADD")


def port_of_a_computer(session: Session, **wanted: object) -> int:
    return hung(session, "NetworkPort", "Computer", session.create("Computer", name=unique()), **wanted)


def named_port(session: Session) -> tuple[int, int]:
    """A port and its name."""
    port = port_of_a_computer(session)
    return port, hung(session, "NetworkName", "NetworkPort", port, name="host")


def addresses(session: Session, name: int) -> list[JSON]:
    rows: list[JSON] = session.get(f"NetworkName/{name}/IPAddress", get_hateoas="false")
    return rows


# ---------------------------------------------------------------- ports


def test_a_port_is_created_without_its_technical_side(session: Session) -> None:
    ethernet = {"instantiation_type": "NetworkPortEthernet", "speed": 1000, "type": "T"}

    port = port_of_a_computer(session, **ethernet)
    session.change("NetworkPort", port, speed=10)

    assert session.get(f"NetworkPort/{port}/NetworkPortEthernet") == []


def test_a_port_is_created_without_a_name(session: Session) -> None:
    port = port_of_a_computer(session, NetworkName_name="Host", NetworkName__ipaddresses={"-1": "10.0.0.1"})

    assert session.get(f"NetworkPort/{port}/NetworkName") == []


def test_the_technical_side_of_a_port_is_created_on_request(session: Session) -> None:
    ethernet = {"instantiation_type": "NetworkPortEthernet", "speed": 1000, "type": "T"}
    port = port_of_a_computer(session, _create_children=True, **ethernet)

    (created,) = session.get(f"NetworkPort/{port}/NetworkPortEthernet", get_hateoas="false")
    assert (created["speed"], created["type"]) == (1000, "T")

    session.change("NetworkPort", port, _create_children=True, speed=10)

    (changed,) = session.get(f"NetworkPort/{port}/NetworkPortEthernet", get_hateoas="false")
    assert (changed["id"], changed["speed"]) == (created["id"], 10)


def test_the_name_of_a_port_is_created_with_it_on_request(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    wanted = {"_create_children": True, "NetworkName_name": "Host", "NetworkName__ipaddresses": {"-1": "10.0.0.1"}}
    port = hung(session, "NetworkPort", "Computer", computer, **wanted)

    (name,) = session.get(f"NetworkPort/{port}/NetworkName", get_hateoas="false")
    (address,) = addresses(session, name["id"])

    assert (name["name"], address["name"]) == ("host", "10.0.0.1")
    assert (address["mainitemtype"], address["mainitems_id"]) == ("Computer", computer)


def test_purging_a_port_purges_its_name_and_addresses(session: Session) -> None:
    port, name = named_port(session)
    address = hung(session, "IPAddress", "NetworkName", name, name="10.0.0.1")

    session.purge("NetworkPort", port)

    assert session.request("GET", f"NetworkName/{name}").status_code == 404
    assert session.request("GET", f"IPAddress/{address}").status_code == 404


def told(session: Session, itemtype: str, item_id: int) -> list[tuple[int, str, str, str]]:
    """What the history says that happened after the creation: with what, from what to what."""
    keys = ("linked_action", "itemtype_link", "old_value", "new_value")
    rows = session.get(f"{itemtype}/{item_id}/Log")[1:]
    return [tuple(row[key] for key in keys) for row in rows]


def test_an_asset_tells_of_a_leaving_port_not_of_a_new_one(session: Session) -> None:
    old, new = session.create("Computer", name="old"), session.create("Computer", name="new")
    port = hung(session, "NetworkPort", "Computer", old, name="eth0")
    assert told(session, "Computer", old) == []

    session.change("NetworkPort", port, items_id=new)

    entry = f"new - eth0 on new ({port})"
    assert told(session, "Computer", old) == [(19, "NetworkPort", entry, "")]
    assert told(session, "Computer", new) == [(17, "NetworkPort", "", entry)]


def test_ports_tell_of_the_cable_between_them(session: Session) -> None:
    computers = [session.create("Computer", name=name) for name in ("one", "two")]
    ports = [hung(session, "NetworkPort", "Computer", computer, name="eth0") for computer in computers]
    cable = session.create("NetworkPort_NetworkPort", networkports_id_1=ports[0], networkports_id_2=ports[1])
    session.purge("NetworkPort_NetworkPort", cable)

    entry = f"two - eth0 on two ({ports[1]})"
    assert told(session, "NetworkPort", ports[0]) == [(7, "NetworkPort", "", entry), (6, "NetworkPort", entry, "")]


def test_addresses_follow_their_port_to_another_asset(session: Session) -> None:
    port, name = named_port(session)
    address = hung(session, "IPAddress", "NetworkName", name, name="10.0.0.1")
    other = session.create("Monitor", name=unique())

    session.change("NetworkPort", port, itemtype="Monitor", items_id=other)

    moved = session.read("IPAddress", address)
    assert (moved["mainitemtype"], moved["mainitems_id"]) == ("Monitor", other)


@pytest.mark.parametrize("number", ["", False])
def test_a_port_without_a_number_has_the_number_0(session: Session, number: object) -> None:
    assert session.read("NetworkPort", port_of_a_computer(session, logical_number=number))["logical_number"] == 0


def test_the_number_of_a_port_cannot_be_null(session: Session, either_kind: str) -> None:
    computer = session.create("Computer", name=unique())

    assert refuses_sql(hang(session, "NetworkPort", "Computer", computer, logical_number=None), either_kind)


def test_what_a_change_creates_is_not_announced(session: Session) -> None:
    port = port_of_a_computer(session)

    said = session.change("NetworkPort", port, _create_children=True, NetworkName_name="host")

    assert said["message"] == ""
    assert len(session.get(f"NetworkPort/{port}/NetworkName")) == 1


# ---------------------------------------------------------------- names


@pytest.mark.parametrize("name", ["-host", "host-", "a.b", "under_score", "a" * 64])
def test_a_network_name_is_one_label(session: Session, name: str) -> None:
    assert code(session.add("NetworkName", {"name": name})) == REFUSED


@pytest.mark.parametrize(("given", "kept"), [("Host-1", "host-1"), ("", "")])
def test_a_network_name_is_in_small_letters_if_there_is_one(session: Session, given: str, kept: str) -> None:
    assert session.read("NetworkName", session.create("NetworkName", name=given))["name"] == kept


def test_addresses_are_created_with_their_name(session: Session) -> None:
    name = session.create("NetworkName", name="host", _ipaddresses={"-1": "10.0.0.1", "-2": "10.0.0.2"})

    assert [address["name"] for address in addresses(session, name)] == ["10.0.0.1", "10.0.0.2"]


def test_a_change_of_a_name_leaves_its_addresses(session: Session) -> None:
    name = session.create("NetworkName", name="host", _ipaddresses={"-1": "10.0.0.1", "-2": "10.0.0.2"})
    before = addresses(session, name)

    orders = {str(before[0]["id"]): "10.0.0.3", str(before[1]["id"]): "", "-1": "10.0.0.4"}
    session.change("NetworkName", name, _ipaddresses=orders, comment="c")

    assert addresses(session, name) == before
    assert session.read("NetworkName", name)["comment"] == "c"


@pytest.mark.parametrize("fqdn", [None, "", "-x.org", "exa mple.org", "a..org", "a.org."])
def test_a_domain_needs_a_possible_name(session: Session, fqdn: str | None) -> None:
    assert code(session.add("FQDN", {"name": unique(), "fqdn": fqdn})) == REFUSED


def test_a_domain_is_in_small_letters(session: Session) -> None:
    domain = session.create("FQDN", name=unique(), fqdn="Example.ORG")

    assert session.read("FQDN", domain)["fqdn"] == "example.org"
    assert code(session.update("FQDN", domain, fqdn="-")) == (400, "ERROR_GLPI_UPDATE")


# ---------------------------------------------------------------- addresses


ADDRESSES = [
    ("1e1.1.9.+7", "10.1.9.7", 4, [0, 0, 65535, 167840007]),
    ("1e400.0.0.1", "0.0.0.1", 4, [0, 0, 65535, 1]),
    ("192.168.1.10", "192.168.1.10", 4, [0, 0, 65535, 3232235786]),
    (" 192.168.001.010 ", "192.168.1.10", 4, [0, 0, 65535, 3232235786]),
    ("2001:0DB8:0:0:0:0:0:1", "2001:db8::1", 6, [0x20010DB8, 0, 0, 1]),
    ("2001:db8:0:1:0:0:0:1", "2001:db8:0:1::1", 6, [0x20010DB8, 1, 0, 1]),
    ("::ffff:10.0.0.1", "::ffff:10.0.0.1", 4, [0, 0, 65535, 167772161]),
    ("::ffff:a00:1", "10.0.0.1", 4, [0, 0, 65535, 167772161]),
    ("::", "::", 6, [0, 0, 0, 0]),
]


@pytest.mark.parametrize(("given", "kept", "version", "numbers"), ADDRESSES, ids=[given for given, *_ in ADDRESSES])
def test_an_ip_address_is_kept_in_short_form_and_as_numbers(
    session: Session, given: str, kept: str, version: int, numbers: list[int]
) -> None:
    _, name = named_port(session)
    row = session.read("IPAddress", hung(session, "IPAddress", "NetworkName", name, name=given))

    assert (row["name"], row["version"]) == (kept, version)
    assert [row[f"binary_{position}"] for position in range(4)] == numbers


@pytest.mark.parametrize("wanted", [{}, {"name": "10.0.0.1"}, {"name": "::"}, {"name": "no address"}])
def test_an_address_needs_a_name(session: Session, wanted: JSON) -> None:
    assert code(session.add("IPAddress", wanted)) == REFUSED
    assert code(hang(session, "IPAddress", "NetworkName", NO_SUCH_ID, **wanted)) == REFUSED


@pytest.mark.parametrize(
    "name", ["", "host", "300.1.1.1", "1.2.3", "1.2.3.x", "1e20.1.1.1", "1:2", "2001:db8::1::2", "12345::"]
)
def test_what_is_no_address_is_refused(session: Session, name: str) -> None:
    _, host = named_port(session)
    assert code(hang(session, "IPAddress", "NetworkName", host, name=name)) == REFUSED


def test_only_the_address_changes_the_numbers_of_an_address(session: Session) -> None:
    _, name = named_port(session)
    address = hung(session, "IPAddress", "NetworkName", name, name="10.0.0.1")
    before = session.read("IPAddress", address)

    session.change("IPAddress", address, version=6, binary_3=1)

    assert session.read("IPAddress", address) == before
    assert code(session.update("IPAddress", address, name="no address")) == (400, "ERROR_GLPI_UPDATE")


def test_an_address_can_be_left_out(session: Session) -> None:
    _, name = named_port(session)
    row = session.read("IPAddress", hung(session, "IPAddress", "NetworkName", name))

    assert (row["name"], row["version"]) == ("", 0)


# ---------------------------------------------------------------- networks


@pytest.mark.parametrize("gateway", [{}, {"gateway": "10.66.0.1"}, {"gateway": "10.70.0.1"}, {"gateway": "no address"}])
@pytest.mark.parametrize("network", ["10.66.0.0/16", "10.66.7.7 / 255.255.0.0", "2001:db8:1::5/48"])
def test_no_network_is_created_with_php_8(session: Session, network: str, gateway: JSON) -> None:
    """PHP 8 ends the server's program where it compares the new address with none; PHP 7 created the network."""
    before = session.ids("IPNetwork")

    assert is_broken(session.add("IPNetwork", {"name": unique(), "network": network} | gateway))

    assert session.ids("IPNetwork") == before


def test_a_network_ends_a_batch_with_php_8(session: Session) -> None:
    """PHP 8 ends the server's program; PHP 7 created all three."""
    before = session.ids("IPNetwork")
    networks = [{"name": unique(), "network": network} for network in ("10.66.0.0/33", "10.66.0.0/16", "10.67.0.0/16")]

    assert is_broken(session.add("IPNetwork", networks))

    assert session.ids("IPNetwork") == before


@pytest.mark.parametrize(
    "network", [None, "", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/x", "x/24", "10.0.0.0/ffff::", "10.0.0.0/1e400"]
)
def test_a_network_needs_address_and_mask(session: Session, network: str | None) -> None:
    assert code(session.add("IPNetwork", {"name": unique(), "network": network})) == REFUSED
