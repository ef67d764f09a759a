"""Assets: what is connected to a computer, built into it, and installed on it."""

from __future__ import annotations

from collections.abc import Callable
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


CHILDREN = [
    ("Computer", "Item_Disk", lambda owner: {"itemtype": "Computer", "items_id": owner}, ""),
    ("Software", "SoftwareVersion", lambda owner: {"softwares_id": owner}, "new - "),
    ("Contract", "ContractCost", lambda owner: {"contracts_id": owner}, ""),
]


@pytest.mark.parametrize(("owner", "child", "place", "prefix"), CHILDREN, ids=[child for _, child, *_ in CHILDREN])
def test_histories_tell_of_a_child_that_comes_to_another_owner(
    session: Session, owner: str, child: str, place: Callable[[int], dict[str, Any]], prefix: str
) -> None:
    old, new = session.create(owner, name="old"), session.create(owner, name="new")
    item = session.create(child, name="one", **place(old))

    session.change(child, item, name="two", **place(new))

    assert actions(session, owner, old)[1:] == [(17, child), (19, child)]
    assert session.get(f"{owner}/{old}/Log")[2]["old_value"] == f"{prefix}two ({item})"
    assert actions(session, owner, new)[1:] == [(18, child), (17, child)]
    assert session.get(f"{owner}/{new}/Log")[2]["new_value"] == f"{prefix}two ({item})"


def test_asset_and_operating_system_tell_of_each_other(session: Session) -> None:
    computer, system = session.create("Computer", name=unique()), session.create("OperatingSystem", name=unique())
    link = hung(session, "Item_OperatingSystem", "Computer", computer, operatingsystems_id=system)
    session.change("Item_OperatingSystem", link, license_number="5")
    session.purge("Item_OperatingSystem", link)

    changed = (21, "Item_OperatingSystem#license_number")
    assert actions(session, "Computer", computer)[1:] == [(15, "OperatingSystem"), changed, (16, "OperatingSystem")]
    assert actions(session, "OperatingSystem", system)[1:] == [(15, "Computer"), changed, (16, "Computer")]


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


def test_only_an_update_updates_other_software(session: Session) -> None:
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
