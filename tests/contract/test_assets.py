"""Assets: what is connected to a computer, built into it, installed on it, and its place in the network."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.assets import connect, hang, hung
from tests.contract.session import Session, code, refuses_sql, unique

REFUSED = (400, "ERROR_GLPI_ADD")


def configure(session: Session, **settings: str) -> None:
    """Change settings of the installation; only the sandbox lets a test do that."""
    session.update("Config", 1, **settings)


def actions(session: Session, itemtype: str, item_id: int) -> list[tuple[int, str]]:
    """What the history says that happened to an item, and with what."""
    return [(row["linked_action"], row["itemtype_link"]) for row in session.get(f"{itemtype}/{item_id}/Log")]


# ---------------------------------------------------------------- connections


def test_an_item_has_one_computer(session: Session) -> None:
    first, second = session.create("Computer", name=unique()), session.create("Computer", name=unique())
    monitor = session.create("Monitor", name=unique())

    assert connect(session, first, "Monitor", monitor).status_code == 201

    assert code(connect(session, second, "Monitor", monitor)) == REFUSED
    assert code(connect(session, first, "Monitor", monitor)) == REFUSED


def test_a_global_item_is_connected_once_to_each_computer(session: Session) -> None:
    first, second = session.create("Computer", name=unique()), session.create("Computer", name=unique())
    printer = session.create("Printer", name=unique(), is_global=1)

    assert connect(session, first, "Printer", printer).status_code == 201
    assert connect(session, second, "Printer", printer).status_code == 201
    assert code(connect(session, second, "Printer", printer)) == REFUSED


@pytest.mark.parametrize("itemtype", ["Monitor", "Peripheral", "Phone", "Printer"])
def test_a_connected_item_takes_over_place_users_and_contact(session: Session, itemtype: str) -> None:
    location = session.create("Location", name=unique())
    group = session.create("Group", name=unique())
    user = session.read("Computer", session.create("Computer", name=unique(), users_id=2))["users_id"]
    taken = {"locations_id": location, "users_id": user, "groups_id": group, "contact": "c", "contact_num": "1"}
    computer = session.create("Computer", name=unique(), **taken)
    item = session.create(itemtype, name=unique())

    connect(session, computer, itemtype, item)

    assert session.read(itemtype, item).items() >= taken.items()


def test_a_globally_managed_item_stays_where_it_is(session: Session) -> None:
    location = session.create("Location", name=unique())
    computer = session.create("Computer", name=unique(), locations_id=location)
    printer = session.create("Printer", name=unique(), is_global=1)

    connect(session, computer, "Printer", printer)
    session.change("Computer", computer, contact="c")

    assert (session.read("Printer", printer)["locations_id"], session.read("Printer", printer)["contact"]) == (0, None)


def test_what_is_connected_moves_with_its_computer(session: Session) -> None:
    location = session.create("Location", name=unique())
    computer = session.create("Computer", name=unique())
    monitor = session.create("Monitor", name=unique())
    connect(session, computer, "Monitor", monitor)

    said = session.change("Computer", computer, locations_id=location, contact="c", comment="not for the monitor")

    moved = session.read("Monitor", monitor)
    assert (moved["locations_id"], moved["contact"], moved["comment"]) == (location, "c", None)
    assert said["message"]


def test_only_what_is_connected_moves_with_a_computer(session: Session) -> None:
    location = session.create("Location", name=unique())
    computer = session.create("Computer", name=unique())
    monitor = session.create("Monitor", name=unique())
    others = [(itemtype, session.create(itemtype, name=unique())) for itemtype in ("Peripheral", "Phone", "Printer")]
    connect(session, computer, "Monitor", monitor)

    session.change("Computer", computer, locations_id=location)

    assert [session.read(*other)["locations_id"] for other in others] == [0, 0, 0]


def test_components_move_with_their_computer(session: Session) -> None:
    location = session.create("Location", name=unique())
    computer = session.create("Computer", name=unique())
    processor = session.create("DeviceProcessor", designation=unique())
    built_in = hung(session, "Item_DeviceProcessor", "Computer", computer, deviceprocessors_id=processor)

    session.change("Computer", computer, locations_id=location)

    assert session.read("Item_DeviceProcessor", built_in)["locations_id"] == location


def test_the_state_of_a_connected_item_is_its_own(session: Session) -> None:
    state = session.create("State", name=unique())
    computer = session.create("Computer", name=unique(), states_id=state)
    monitor = session.create("Monitor", name=unique())

    connect(session, computer, "Monitor", monitor)

    assert session.read("Monitor", monitor)["states_id"] == 0


def test_settings_decide_what_a_connected_item_takes_over(session: Session, sandbox_only: None) -> None:
    location = session.create("Location", name=unique())
    state = session.create("State", name=unique())
    configure(session, is_location_autoupdate="0", state_autoupdate_mode="-1")
    computer = session.create("Computer", name=unique(), locations_id=location, states_id=state)
    monitor = session.create("Monitor", name=unique())

    connect(session, computer, "Monitor", monitor)

    taken = session.read("Monitor", monitor)
    assert (taken["locations_id"], taken["states_id"]) == (0, state)


def test_a_setting_can_name_the_state_of_all_that_is_connected(session: Session, sandbox_only: None) -> None:
    state = session.create("State", name=unique())
    configure(session, state_autoupdate_mode=str(state))
    computer = session.create("Computer", name=unique())
    monitor = session.create("Monitor", name=unique())

    connect(session, computer, "Monitor", monitor)

    assert session.read("Monitor", monitor)["states_id"] == state


def test_a_disconnected_item_keeps_what_it_had(session: Session) -> None:
    location = session.create("Location", name=unique())
    computer = session.create("Computer", name=unique(), locations_id=location)
    monitor = session.create("Monitor", name=unique())
    link = connect(session, computer, "Monitor", monitor).json()["id"]

    session.purge("Computer_Item", link)

    assert session.read("Monitor", monitor)["locations_id"] == location


def test_settings_decide_what_a_disconnected_item_loses(session: Session, sandbox_only: None) -> None:
    location = session.create("Location", name=unique())
    configure(session, is_location_autoclean="1", is_contact_autoclean="1", state_autoclean_mode="-1")
    state = session.create("State", name=unique())
    computer = session.create("Computer", name=unique(), locations_id=location, contact="c")
    monitor = session.create("Monitor", name=unique(), states_id=state)
    link = connect(session, computer, "Monitor", monitor).json()["id"]

    session.purge("Computer_Item", link)

    lost = session.read("Monitor", monitor)
    assert (lost["locations_id"], lost["contact"], lost["states_id"]) == (0, "", 0)


def test_purging_a_computer_leaves_what_was_connected(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    monitor = session.create("Monitor", name=unique())
    link = connect(session, computer, "Monitor", monitor).json()["id"]

    session.purge("Computer", computer)

    assert session.read("Monitor", monitor)["id"] == monitor
    assert session.request("GET", f"Computer_Item/{link}").status_code == 404


def test_the_histories_of_both_ends_tell_of_a_connection(session: Session) -> None:
    computer, monitor = session.create("Computer", name=unique()), session.create("Monitor", name=unique())
    link = connect(session, computer, "Monitor", monitor).json()["id"]
    session.purge("Computer_Item", link)

    linked, unlinked = 15, 16
    assert actions(session, "Computer", computer)[1:] == [(linked, "Monitor"), (unlinked, "Monitor")]
    assert actions(session, "Monitor", monitor)[1:] == [(linked, "Computer"), (unlinked, "Computer")]


# ---------------------------------------------------------------- components


def test_a_component_must_name_its_kind(session: Session) -> None:
    computer = session.create("Computer", name=unique())

    assert code(hang(session, "Item_DeviceHardDrive", "Computer", computer, capacity=1)) == REFUSED


def test_a_component_is_where_its_asset_is(session: Session) -> None:
    location = session.create("Location", name=unique())
    computer = session.create("Computer", name=unique(), locations_id=location)
    disk = session.create("DeviceHardDrive", designation=unique())

    built_in = hung(session, "Item_DeviceHardDrive", "Computer", computer, deviceharddrives_id=disk, capacity=500)

    component = session.read("Item_DeviceHardDrive", built_in)
    assert (component["locations_id"], component["capacity"]) == (location, 500)


def test_a_component_need_not_be_built_in(session: Session) -> None:
    card = session.create("DeviceSoundCard", designation=unique())

    spare = session.create("Item_DeviceSoundCard", devicesoundcards_id=card)

    assert session.read("Item_DeviceSoundCard", spare)["items_id"] == 0


def test_components_go_with_their_asset(session: Session) -> None:
    phone = session.create("Phone", name=unique())
    battery = session.create("DeviceBattery", designation=unique())
    built_in = hung(session, "Item_DeviceBattery", "Phone", phone, devicebatteries_id=battery)

    session.purge("Phone", phone)

    assert session.request("GET", f"Item_DeviceBattery/{built_in}").status_code == 404
    assert session.read("DeviceBattery", battery)["id"] == battery


def test_only_the_history_of_the_asset_tells_of_a_component(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    case = session.create("DeviceCase", designation="tower")
    built_in = hung(session, "Item_DeviceCase", "Computer", computer, devicecases_id=case)
    session.purge("Item_DeviceCase", built_in)

    added, removed = 1, 3
    assert actions(session, "Computer", computer)[1:] == [(added, "DeviceCase"), (removed, "DeviceCase")]
    assert len(actions(session, "DeviceCase", case)) == 1


def test_a_component_has_a_history_of_its_own(session: Session) -> None:
    case = session.create("DeviceCase", designation=unique())
    spare = session.create("Item_DeviceCase", devicecases_id=case)

    created = 20
    assert actions(session, "Item_DeviceCase", spare) == [(created, "0")]


KINDS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("Battery", {"voltage": 12, "capacity": 50}, {"manufacturing_date": "2015-01-02"}),
    ("Control", {"is_raid": 1}, {"busID": "1"}),
    ("Drive", {"speed": "52"}, {"busID": "1"}),
    ("Firmware", {"version": "1.0", "date": "2015-01-02"}, {"serial": "S"}),
    ("Generic", {"comment": "c"}, {"otherserial": "I"}),
    ("GraphicCard", {"memory_default": 8, "chipset": "c"}, {"memory": 16}),
    ("HardDrive", {"rpm": "7200", "cache": "8", "capacity_default": 5}, {"capacity": 6}),
    ("Memory", {"frequence": "1600", "size_default": 5}, {"size": 6}),
    ("Motherboard", {"chipset": "c"}, {"serial": "S"}),
    ("NetworkCard", {"bandwidth": "1", "mac_default": "aa:bb:cc:dd:ee:ff"}, {"mac": "aa:bb:cc:dd:ee:00"}),
    ("Pci", {"comment": "c"}, {"busID": "1"}),
    ("PowerSupply", {"power": "500", "is_atx": 0}, {"serial": "S"}),
    ("Processor", {"frequence": 3, "nbcores_default": 4}, {"frequency": 5, "nbcores": 2, "nbthreads": 4}),
    ("Sensor", {"comment": "c"}, {"serial": "S"}),
    ("Simcard", {"voltage": 5, "allow_voip": 1}, {"pin": "1", "msin": "2"}),
    ("SoundCard", {"type": "t"}, {"busID": "1"}),
]

PLURALS = {
    "Battery": "devicebatteries_id",
    "Memory": "devicememories_id",
    "PowerSupply": "devicepowersupplies_id",
}


@pytest.mark.parametrize(("kind", "fields", "built_in"), KINDS, ids=[kind for kind, *_ in KINDS])
def test_every_kind_of_component_keeps_its_fields(
    session: Session, kind: str, fields: dict[str, Any], built_in: dict[str, Any]
) -> None:
    name, column = unique(), PLURALS.get(kind, f"device{kind.lower()}s_id")
    device = session.create(f"Device{kind}", designation=name, **fields)
    computer = session.create("Computer", name=unique())

    item = hung(session, f"Item_Device{kind}", "Computer", computer, **{column: device}, **built_in)

    assert session.read(f"Device{kind}", device).items() >= (fields | {"designation": name}).items()
    assert session.read(f"Item_Device{kind}", item).items() >= (built_in | {column: device}).items()


# ---------------------------------------------------------------- software


def software(session: Session, **wanted: Any) -> int:
    """A piece of software."""
    return session.create("Software", name=unique(), **wanted)


def test_software_updates_other_software_while_it_is_said_to_be_an_update(session: Session) -> None:
    other = software(session)

    item = software(session, softwares_id=other, is_update=1)
    assert session.read("Software", item)["softwares_id"] == other
    session.change("Software", item, softwares_id=other, is_update=0)
    assert session.read("Software", item)["softwares_id"] == 0

    silent, plain = software(session, softwares_id=other), software(session, softwares_id=other, is_update=0)
    assert [session.read("Software", one)["softwares_id"] for one in (silent, plain)] == [other, 0]


def test_an_installation_names_its_asset(session: Session) -> None:
    version = session.create("SoftwareVersion", name="1", softwares_id=software(session))

    assert code(session.add("Item_SoftwareVersion", {"softwareversions_id": version})) == REFUSED


def test_an_installation_knows_the_trash(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    version = session.create("SoftwareVersion", name="1", softwares_id=software(session))
    item = hung(session, "Item_SoftwareVersion", "Computer", computer, softwareversions_id=version)

    session.delete("Computer", computer)

    assert session.read("Item_SoftwareVersion", item)["is_deleted_item"] == 1


def test_an_installation_goes_to_the_trash(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    version = session.create("SoftwareVersion", name="1", softwares_id=software(session))
    item = hung(session, "Item_SoftwareVersion", "Computer", computer, softwareversions_id=version)

    session.delete("Item_SoftwareVersion", item)

    assert session.read("Item_SoftwareVersion", item)["is_deleted"] == 1
    assert session.read("Computer", computer, with_softwares="true")["_softwares"] == []


def test_an_installation_on_a_template_says_so(session: Session) -> None:
    template = session.create("Computer", name=unique(), is_template=1, template_name=unique())
    version = session.create("SoftwareVersion", name="1", softwares_id=software(session))

    item = hung(session, "Item_SoftwareVersion", "Computer", template, softwareversions_id=version)

    assert session.read("Item_SoftwareVersion", item)["is_template_item"] == 1


def test_a_version_is_installed_once(session: Session, either_kind: str, sandbox_only: None) -> None:
    computer = session.create("Computer", name=unique())
    version = session.create("SoftwareVersion", name="1", softwares_id=software(session))
    hung(session, "Item_SoftwareVersion", "Computer", computer, softwareversions_id=version)

    again = hang(session, "Item_SoftwareVersion", "Computer", computer, softwareversions_id=version)

    assert refuses_sql(again, either_kind)


def test_the_history_of_an_asset_tells_what_was_installed(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    version = session.create("SoftwareVersion", name="1", softwares_id=software(session))
    item = hung(session, "Item_SoftwareVersion", "Computer", computer, softwareversions_id=version)
    session.purge("Item_SoftwareVersion", item)

    installed, removed = 4, 5
    assert actions(session, "Computer", computer)[1:] == [
        (installed, "SoftwareVersion"),
        (removed, "SoftwareVersion"),
    ]


def test_a_licence_needs_its_software(session: Session) -> None:
    assert code(session.add("SoftwareLicense", {"name": unique()})) == REFUSED
    assert code(session.add("SoftwareLicense", {"name": unique(), "softwares_id": 0})) == REFUSED


def test_an_overused_licence_invalidates_its_software(session: Session) -> None:
    computer, item = session.create("Computer", name=unique()), software(session)
    licence = session.create("SoftwareLicense", name=unique(), softwares_id=item, number=0)
    given = hung(session, "Item_SoftwareLicense", "Computer", computer, softwarelicenses_id=licence)

    assert (session.read("SoftwareLicense", licence)["is_valid"], session.read("Software", item)["is_valid"]) == (0, 0)

    session.purge("Item_SoftwareLicense", given)

    assert (session.read("SoftwareLicense", licence)["is_valid"], session.read("Software", item)["is_valid"]) == (1, 1)


@pytest.mark.parametrize("number", [1, -1])
def test_a_licence_becomes_valid_with_a_number_that_is_enough(session: Session, number: int) -> None:
    computer, item = session.create("Computer", name=unique()), software(session)
    licence = session.create("SoftwareLicense", name=unique(), softwares_id=item, number=0)
    hung(session, "Item_SoftwareLicense", "Computer", computer, softwarelicenses_id=licence)

    session.change("SoftwareLicense", licence, number=number)

    assert session.read("SoftwareLicense", licence)["is_valid"] == 1


@pytest.mark.parametrize("wanted", [{"is_deleted": 1}, {"is_template": 1, "template_name": "t"}])
def test_neither_trash_nor_templates_need_a_licence(session: Session, wanted: dict[str, Any]) -> None:
    computer, item = session.create("Computer", name=unique(), **wanted), software(session)
    licence = session.create("SoftwareLicense", name=unique(), softwares_id=item, number=0)

    hung(session, "Item_SoftwareLicense", "Computer", computer, softwarelicenses_id=licence)

    assert session.read("SoftwareLicense", licence)["is_valid"] == 1


def test_a_licence_without_a_date_of_expiry_has_none(session: Session) -> None:
    licence = session.create("SoftwareLicense", name=unique(), softwares_id=software(session), expire="")

    assert session.read("SoftwareLicense", licence)["expire"] is None


# ---------------------------------------------------------------- the network


def test_the_technical_side_of_a_port_is_given_with_it(session: Session) -> None:
    computer = session.create("Computer", name=unique())

    port = hung(
        session, "NetworkPort", "Computer", computer, instantiation_type="NetworkPortEthernet", speed=1000, type="T"
    )

    (ethernet,) = session.get(f"NetworkPort/{port}/NetworkPortEthernet", get_hateoas="false")
    assert (ethernet["speed"], ethernet["type"]) == (1000, "T")

    session.change("NetworkPort", port, speed=10)

    (changed,) = session.get(f"NetworkPort/{port}/NetworkPortEthernet", get_hateoas="false")
    assert (changed["id"], changed["speed"]) == (ethernet["id"], 10)


def test_a_port_without_a_technical_side_has_none(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    port = hung(session, "NetworkPort", "Computer", computer, instantiation_type="NetworkPortEthernet", name="eth0")

    assert session.get(f"NetworkPort/{port}/NetworkPortEthernet") == []


def test_a_port_is_named_and_addressed_at_once(session: Session) -> None:
    computer = session.create("Computer", name=unique())

    named = {"NetworkName_name": "Host", "NetworkName__ipaddresses": {"-1": "10.0.0.1"}}
    port = hung(session, "NetworkPort", "Computer", computer, **named)

    (name,) = session.get(f"NetworkPort/{port}/NetworkName", get_hateoas="false")
    (address,) = session.get(f"NetworkName/{name['id']}/IPAddress", get_hateoas="false")
    session.created += [("NetworkName", name["id"]), ("IPAddress", address["id"])]
    assert (name["name"], address["name"]) == ("host", "10.0.0.1")
    assert (address["mainitemtype"], address["mainitems_id"]) == ("Computer", computer)


def test_a_purged_port_leaves_its_name_behind(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    port = hung(session, "NetworkPort", "Computer", computer)
    name = hung(session, "NetworkName", "NetworkPort", port, name="host")
    address = hung(session, "IPAddress", "NetworkName", name, name="10.0.0.1")

    session.purge("NetworkPort", port)

    left = session.read("NetworkName", name)
    assert (left["itemtype"], left["items_id"]) == ("", 0)
    assert session.read("IPAddress", address)["mainitems_id"] == 0
    session.purge("NetworkName", name)
    assert session.request("GET", f"IPAddress/{address}").status_code == 404


@pytest.mark.parametrize("name", ["-host", "host-", "a.b", "under_score", "a" * 64])
def test_a_network_name_is_one_label(session: Session, name: str) -> None:
    assert code(session.add("NetworkName", {"name": name})) == REFUSED


@pytest.mark.parametrize(("given", "kept"), [("Host-1", "host-1"), ("", "")])
def test_a_network_name_is_in_small_letters_if_there_is_one(session: Session, given: str, kept: str) -> None:
    assert session.read("NetworkName", session.create("NetworkName", name=given))["name"] == kept


def test_addresses_are_made_changed_and_removed_with_their_name(session: Session) -> None:
    name = session.create("NetworkName", name="host", _ipaddresses={"-1": "10.0.0.1", "-2": "10.0.0.2"})
    first, second = session.ids(f"NetworkName/{name}/IPAddress")

    session.change("NetworkName", name, _ipaddresses={str(first): "10.0.0.3", str(second): ""})

    (left,) = session.get(f"NetworkName/{name}/IPAddress", get_hateoas="false")
    assert (left["id"], left["name"]) == (first, "10.0.0.3")


ADDRESSES = [
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
    row = session.read("IPAddress", session.create("IPAddress", name=given))

    assert (row["name"], row["version"]) == (kept, version)
    assert [row[f"binary_{position}"] for position in range(4)] == numbers


@pytest.mark.parametrize(
    "name", ["", "host", "300.1.1.1", "1.2.3", "1.2.3.x", "1e400.1.1.1", "1:2", "2001:db8::1::2", "12345::"]
)
def test_what_is_no_address_is_refused(session: Session, name: str) -> None:
    assert code(session.add("IPAddress", {"name": name})) == REFUSED


def test_an_address_can_be_left_out(session: Session) -> None:
    row = session.read("IPAddress", session.create("IPAddress"))

    assert (row["name"], row["version"]) == ("", 0)


@pytest.mark.parametrize(
    ("given", "spelling"),
    [
        ("10.20.30.40/24", "10.20.30.0 / 255.255.255.0"),
        ("10.20.30.40 / 255.255.0.0", "10.20.0.0 / 255.255.0.0"),
        ("2001:db8:1::5/48", "2001:db8:1:: / 48"),
    ],
)
def test_a_network_is_kept_by_its_first_address(session: Session, given: str, spelling: str) -> None:
    network = session.create("IPNetwork", name=unique(), network=given)

    assert session.read("IPNetwork", network)["network"] == spelling


@pytest.mark.parametrize(
    "network", [None, "", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/x", "x/24", "10.0.0.0/ffff::", "10.0.0.0/1e400"]
)
def test_a_network_needs_address_and_mask(session: Session, network: str | None) -> None:
    assert code(session.add("IPNetwork", {"name": unique(), "network": network})) == REFUSED


def test_a_network_is_there_once(session: Session) -> None:
    session.create("IPNetwork", name=unique(), network="10.66.0.0/16")

    assert code(session.add("IPNetwork", {"name": unique(), "network": "10.66.7.7/255.255.0.0"})) == REFUSED


def test_a_network_is_below_the_smallest_one_around_it(session: Session) -> None:
    wide = session.create("IPNetwork", name="wide", network="10.67.0.0/16")
    small = session.create("IPNetwork", name="small", network="10.67.1.0/24", ipnetworks_id=0)
    assert session.read("IPNetwork", small)["ipnetworks_id"] == wide

    middle = session.create("IPNetwork", name="middle", network="10.67.0.0/20")

    assert session.read("IPNetwork", small)["ipnetworks_id"] == middle
    assert session.read("IPNetwork", small)["completename"] == "wide > middle > small"

    session.purge("IPNetwork", middle)

    assert session.read("IPNetwork", small)["completename"] == "wide > small"


def test_a_network_that_comes_later_takes_in_the_smaller_ones(session: Session) -> None:
    small = session.create("IPNetwork", name="small", network="10.73.0.0/24")
    wide = session.create("IPNetwork", name="wide", network="10.73.0.0/16")

    assert session.read("IPNetwork", wide)["ipnetworks_id"] == 0
    assert session.read("IPNetwork", small)["completename"] == "wide > small"


def test_other_fields_of_a_network_change_alone(session: Session) -> None:
    network = session.create("IPNetwork", name=unique(), network="10.68.0.0/16", gateway="10.68.0.1")
    before = session.read("IPNetwork", network)

    session.change("IPNetwork", network, comment="c")

    after = session.read("IPNetwork", network)
    changing = {name: after[name] for name in ("date_mod", "sons_cache")}
    assert after == before | {"comment": "c"} | changing


@pytest.mark.parametrize("gateway", ["10.70.0.1", "no address"])
def test_a_gateway_elsewhere_is_dropped(session: Session, gateway: str) -> None:
    network = session.create("IPNetwork", name=unique(), network="10.69.0.0/16", gateway=gateway)

    assert session.read("IPNetwork", network)["gateway"] == ""


def test_addresses_and_networks_are_linked_in_either_order(session: Session) -> None:
    early = session.create("IPAddress", name="10.71.0.5")
    network = session.create("IPNetwork", name=unique(), network="10.71.0.0/16")
    late = session.create("IPAddress", name="10.71.0.6")

    links = session.get(f"IPNetwork/{network}/IPAddress_IPNetwork", get_hateoas="false")
    assert {link["ipaddresses_id"] for link in links} == {early, late}

    session.change("IPAddress", late, name="10.72.0.6")

    links = session.get(f"IPNetwork/{network}/IPAddress_IPNetwork", get_hateoas="false")
    assert [link["ipaddresses_id"] for link in links] == [early]


@pytest.mark.parametrize("fqdn", [None, "", "-x.org", "exa mple.org"])
def test_a_domain_needs_a_possible_name(session: Session, fqdn: str | None) -> None:
    assert code(session.add("FQDN", {"name": unique(), "fqdn": fqdn})) == REFUSED


def test_a_domain_is_in_small_letters(session: Session) -> None:
    domain = session.create("FQDN", name=unique(), fqdn="Example.ORG")

    assert session.read("FQDN", domain)["fqdn"] == "example.org"
    assert code(session.update("FQDN", domain, fqdn="-")) == (400, "ERROR_GLPI_UPDATE")
