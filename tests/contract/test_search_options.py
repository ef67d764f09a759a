"""What can be searched for: the server's search options and their numbers."""

from __future__ import annotations

import pytest

from tests.contract.session import Session, unique

_TEXT = ["contains", "notcontains"]
_EQUAL = ["equals", "notequals"]
_NAMED = [*_TEXT, *_EQUAL]
_DATE = [*_EQUAL, "lessthan", "morethan", *_TEXT]


@pytest.mark.parametrize(
    ("itemtype", "number", "uid", "expected"),
    [
        ("Computer", 1, "Computer.name", ("itemlink", [*_TEXT, *_EQUAL])),
        ("Computer", 2, "Computer.id", ("number", _TEXT)),
        ("Computer", 3, "Computer.Location.completename", ("dropdown", [*_TEXT, *_EQUAL, "under", "notunder"])),
        ("Computer", 5, "Computer.serial", ("string", _TEXT)),
        ("Computer", 17, "Computer.Item_DeviceProcessor.DeviceProcessor.designation", ("string", _TEXT)),
        ("Computer", 19, "Computer.date_mod", ("datetime", _DATE)),
        ("Computer", 24, "Computer.users_id_tech.User.name", ("dropdown", [*_TEXT, *_EQUAL])),
        ("Computer", 45, "Computer.Item_OperatingSystem.OperatingSystem.name", ("dropdown", [*_TEXT, *_EQUAL])),
        ("Computer", 50, "Computer.Budget.name", ("dropdown", _NAMED)),
        (
            "Computer",
            64,
            "Computer.Item_OperatingSystem.OperatingSystemKernelVersion.OperatingSystemKernel.name",
            ("dropdown", _NAMED),
        ),
        ("Computer", 128, "Computer.NetworkPort.NetworkName.NetworkAlias.name", ("", _NAMED)),
        ("Computer", 129, "Computer.Contract_Item.Contract.ContractType.name", ("dropdown", _NAMED)),
        ("Computer", 152, "Computer.Item_Disk.freepercent", ("progressbar", _TEXT)),
        ("Computer", 166, "Computer.ComputerVirtualMachine.uuid", ("", _TEXT)),
        ("Computer", 206, "Computer.Domain_Item.Domain.DomainType.name", ("dropdown", _NAMED)),
        ("Computer", 1211, "Computer.Appliance_Item.Appliance.ApplianceType.name", ("", _NAMED)),
        ("Computer", 51, "Computer.Infocom.warranty_duration", ("number", [*_TEXT, *_EQUAL])),
        ("Computer", 60, "Computer.Item_Ticket.Ticket.id", ("count", _TEXT)),
        ("Computer", 86, "Computer.is_recursive", ("bool", ["equals"])),
        ("Monitor", 11, "Monitor.size", ("decimal", _TEXT)),
        ("Monitor", 82, "Monitor.is_global", ("bool", [*_EQUAL, *_TEXT])),
        ("Printer", 13, "Printer.memory_size", ("string", _TEXT)),
        ("Phone", 9, "Phone.number_line", ("string", _TEXT)),
        ("NetworkEquipment", 14, "NetworkEquipment.ram", ("number", _TEXT)),
        ("Peripheral", 11, "Peripheral.brand", ("string", _TEXT)),
        ("Software", 5, "Software.SoftwareVersion.name", ("dropdown", [*_TEXT, *_EQUAL])),
        ("User", 5, "User.UserEmail.email", ("email", _TEXT)),
        ("User", 20, "User.Profile_User.Profile.name", ("dropdown", [*_TEXT, *_EQUAL])),
        ("User", 34, "User.realname", ("string", _TEXT)),
        ("Group", 14, "Group.name", ("itemlink", [*_TEXT, *_EQUAL, "under", "notunder"])),
        ("Group", 70, "Group.Group_User.User.name", ("dropdown", [*_TEXT, *_EQUAL])),
        ("Entity", 1, "Entity.completename", ("itemlink", [*_TEXT, *_EQUAL, "under", "notunder"])),
        ("Location", 13, "Location.completename", ("dropdown", [*_TEXT, *_EQUAL, "under", "notunder"])),
        ("Profile", 2, "Profile.id", ("number", _TEXT)),
        ("Profile", 20, "Profile.ProfileRight.rights", ("right", _EQUAL)),
        ("Ticket", 12, "Ticket.status", ("specific", ["equals"])),
        ("Ticket", 4, "Ticket.Ticket_User.User.name", ("dropdown", [*_TEXT, *_EQUAL])),
        ("Ticket", 83, "Ticket.Location.completename", ("dropdown", [*_TEXT, *_EQUAL, "under", "notunder"])),
        ("Ticket", 51, "Ticket.validation_percent", ("number", [*_TEXT, *_EQUAL])),
        ("Change", 51, "Change.validation_percent", ("number", [*_TEXT, *_EQUAL])),
        ("Problem", 60, "Problem.impactcontent", ("text", _TEXT)),
        ("Change", 5, "Change.Change_User.User.name", ("dropdown", [*_TEXT, *_EQUAL])),
        ("State", 21, "State.is_visible_computer", ("bool", [*_EQUAL, *_TEXT])),
        ("Manufacturer", 121, "Manufacturer.date_creation", ("datetime", _DATE)),
        ("SoftwareLicense", 6, "SoftwareLicense.softwareversions_id_buy.SoftwareVersion.name", ("dropdown", _NAMED)),
        ("SoftwareLicense", 10, "SoftwareLicense.Software.name", ("itemlink", _NAMED)),
        ("SoftwareVersion", 2, "SoftwareVersion.name", ("string", [*_TEXT, *_EQUAL])),
        ("Certificate", 10, "Certificate.date_expiration", ("date", _DATE)),
        ("Certificate", 72, "Certificate.Certificate_Item.id", ("count", _TEXT)),
        ("Line", 185, "Line.caller_num", ("string", _TEXT)),
        ("Domain", 2, "Domain.DomainType.name", ("dropdown", _NAMED)),
        ("Domain", 30, "Domain.id", ("number", _TEXT)),
        ("Cluster", 5, "Cluster.uuid", ("string", _TEXT)),
        ("Rack", 8, "Rack.number_units", ("number", _TEXT)),
        ("Appliance", 31, "Appliance.id", ("number", _TEXT)),
        ("Appliance", 1300, "Appliance.Certificate_Item.Certificate.name", ("itemlink", _NAMED)),
        ("ConsumableItem", 34, "ConsumableItem.ref", ("string", _TEXT)),
        ("ITILCategory", 74, "ITILCategory.is_incident", ("bool", [*_EQUAL, *_TEXT])),
        ("ITILCategory", 77, "ITILCategory.Ticket.id", ("count", _TEXT)),
        ("TaskCategory", 8, "TaskCategory.is_active", ("bool", [*_EQUAL, *_TEXT])),
        ("IPNetwork", 11, "IPNetwork.address", ("string", _TEXT)),
        ("Holiday", 11, "Holiday.begin_date", ("date", _DATE)),
        ("WifiNetwork", 10, "WifiNetwork.essid", ("string", _TEXT)),
        ("ComputerModel", 131, "ComputerModel.weight", ("decimal", _TEXT)),
        ("PrinterModel", 3, "PrinterModel.product_number", ("", _TEXT)),
        ("DeviceProcessor", 1, "DeviceProcessor.designation", ("itemlink", _TEXT)),
    ],
)
def test_an_option_has_its_number(
    session: Session, itemtype: str, number: int, uid: str, expected: tuple[str, list[str]]
) -> None:
    option = session.get(f"listSearchOptions/{itemtype}")[str(number)]

    assert option["uid"] == uid
    assert (option["datatype"], option["available_searchtypes"]) == expected
    assert (option["nosearch"], option["nodisplay"]) == (False, False)


def test_options_stand_below_headings(session: Session) -> None:
    options = session.get("listSearchOptions/Computer")

    assert options["common"] == {"name": "Characteristics"}
    assert {"operatingsystem", "financial", "contract", "document", "network", "notepad"} <= set(options)
    assert isinstance(options["tracking"], str)
    assert isinstance(options["link"], str)


def test_headings_and_names_of_options_are_in_the_singular(session: Session) -> None:
    options = session.get("listSearchOptions/Computer")

    assert options["contract"] == {"name": "Contract"}
    assert (options["206"]["name"], options["1211"]["name"]) == ("Domain type", "Appliance type")


def test_external_links_are_reached_through_their_itemtypes(session: Session) -> None:
    option = session.get("listSearchOptions/User")["145"]

    assert (option["uid"], option["nosearch"]) == ("User.Link_Itemtype.Link._virtual", True)


def test_some_options_are_not_to_be_searched_or_shown(session: Session) -> None:
    option = session.get("listSearchOptions/Computer")["65"]

    assert (option["field"], option["nosearch"], option["nodisplay"]) == ("template_name", True, True)


def test_raw_options_say_how_their_table_is_reached(session: Session) -> None:
    options = session.get("listSearchOptions/Computer", raw=1)

    assert options["5"] == {
        "table": "glpi_computers",
        "field": "serial",
        "name": options["5"]["name"],
        "datatype": "string",
        "autocomplete": True,
        "linkfield": "serial",
        "joinparams": [],
    }
    assert options["24"]["linkfield"] == "users_id_tech"
    assert options["37"]["joinparams"] == {"jointype": "itemtype_item", "specific_itemtype": ""}
    assert options["50"]["joinparams"] == {
        "beforejoin": [{"table": "glpi_infocoms", "joinparams": options["37"]["joinparams"]}]
    }
    assert options["17"]["joinparams"]["beforejoin"]["table"] == "glpi_items_deviceprocessors"


def test_raw_options_say_how_they_are_computed(session: Session) -> None:
    options = session.get("listSearchOptions/Computer", raw=1)

    computed = [" ".join(options[number]["computation"].split()) for number in ("111", "152")]
    assert computed == [
        "(SUM(`TABLE`.`size`) / COUNT(`TABLE`.`id`)) * COUNT(DISTINCT `TABLE`.`id`)",
        "ROUND(100*TABLE.freesize/TABLE.totalsize)",
    ]
    assert [options[number]["massiveaction"] for number in ("101", "102", "103", "104")] == [False] * 4
    assert not [number for number in ("25", "26", "27") if "autocomplete" in options[number]]


@pytest.mark.parametrize("itemtype", ["SoftwareCategory", "Network", "TaskCategory"])
def test_drop_downs_share_their_options(session: Session, itemtype: str) -> None:
    options = session.get(f"listSearchOptions/{itemtype}")

    assert [options[number]["field"] for number in ("2", "16")] == ["id", "comment"]
    assert options["1"]["field"] == ("completename" if "14" in options else "name")


@pytest.mark.usefixtures("sandbox_only")
def test_the_simplified_interface_searches_tickets_by_little(session: Session) -> None:
    requester = session.server.session("post-only", "postonly")
    options = requester.get("listSearchOptions/Ticket")
    requester.close()

    assert (options["1"]["nosearch"], options["4"]["nosearch"], options["5"]["nosearch"]) == (False, False, True)
    assert "solution" not in options


@pytest.mark.usefixtures("sandbox_only")
def test_a_search_option_covers_parts_in_the_active_entities(session: Session) -> None:
    session.create_entity(name=unique())
    confined = session.server.session()
    everywhere = confined.get("listSearchOptions/Computer", raw=1)
    confined.request("POST", "changeActiveEntities", {"entities_id": 0, "is_recursive": False})
    here = confined.get("listSearchOptions/Computer", raw=1)
    confined.close()

    assert everywhere["60"]["joinparams"]["condition"] == ""
    assert here["60"]["joinparams"]["condition"] == "AND ( `NEWTABLE`.`entities_id` IN ('0')  ) "


@pytest.mark.parametrize("itemtype", ["Ticket", "Problem", "Change"])
def test_documents_are_an_option_for_templates_only(session: Session, itemtype: str) -> None:
    option = session.get(f"listSearchOptions/{itemtype}")["142"]

    assert option["uid"] == f"{itemtype}.Document_Item.Document.name"
    assert (option["nosearch"], option["nodisplay"]) == (True, True)
