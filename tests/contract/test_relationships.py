"""What an item is shown with, what hangs on it, and the links between items."""

from __future__ import annotations

import pytest

from tests.contract.assets import connect, hang, hung, shown_with
from tests.contract.session import Server, Session, code, unique
from tools.harness.sandbox import SandboxServer

NOTHING = 0


# ---------------------------------------------------------------- what an item is shown with


def test_an_item_is_shown_without_sections_nobody_asks_for(session: Session) -> None:
    computer = session.read("Computer", session.create("Computer", name=unique()), with_disks="0")

    assert not [name for name in computer if name.startswith("_")]


@pytest.mark.parametrize(
    "section",
    ["devices", "disks", "softwares", "connections", "networkports", "infocoms", "documents", "tickets", "problems",
     "changes"],
)  # fmt: skip
def test_a_section_with_nothing_in_it_is_an_empty_list(session: Session, section: str) -> None:
    computer = session.create("Computer", name=unique())

    assert shown_with(session, "Computer", computer, section)[f"_{section}"] == []


@pytest.mark.parametrize("section", ["devices", "disks", "softwares", "connections"])
def test_an_itemtype_omits_a_section_it_cannot_have(session: Session, section: str) -> None:
    location = session.create("Location", name=unique())

    assert f"_{section}" not in shown_with(session, "Location", location, section)


def test_only_computers_are_shown_with_connections(session: Session) -> None:
    printer = session.create("Printer", name=unique())

    shown = shown_with(session, "Printer", printer, "connections", "softwares")

    assert "_connections" not in shown
    assert shown["_softwares"] == []


def test_lists_show_no_sections(session: Session) -> None:
    session.create("Computer", name=unique())

    assert all("_disks" not in row for row in session.get("Computer", with_disks="true"))


def test_components_are_shown_by_kind_and_id_without_their_owner(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    memory = session.create("DeviceMemory", designation=unique())
    built_in = hung(session, "Item_DeviceMemory", "Computer", computer, devicememories_id=memory, size=512)

    devices = shown_with(session, "Computer", computer, "devices")["_devices"]

    component = devices["Item_DeviceMemory"][str(built_in)]
    assert (component["devicememories_id"], component["size"]) == (memory, 512)
    assert not {"items_id", "itemtype", "is_deleted"} & set(component)


def test_a_printer_hides_a_component_made_for_computers(session: Session) -> None:
    printer = session.create("Printer", name=unique())
    drive = session.create("DeviceDrive", designation=unique())
    hung(session, "Item_DeviceDrive", "Printer", printer, devicedrives_id=drive)

    assert shown_with(session, "Printer", printer, "devices")["_devices"] == []


def test_disks_are_shown_with_the_name_of_their_file_system(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    filesystem = session.create("Filesystem", name=unique())
    hung(session, "Item_Disk", "Computer", computer, name="C:", filesystems_id=filesystem)

    (disk,) = shown_with(session, "Computer", computer, "disks")["_disks"]

    assert set(disk) == {"name"}
    assert (disk["name"]["name"], disk["name"]["fsname"]) == ("C:", session.read("Filesystem", filesystem)["name"])
    assert "items_id" not in disk["name"]
    assert disk["name"]["itemtype"] == "Computer"


def test_installed_software_is_shown_by_name(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    for name in ("b", "a"):
        software = session.create("Software", name=unique(name))
        version = session.create("SoftwareVersion", name="1", softwares_id=software)
        hung(session, "Item_SoftwareVersion", "Computer", computer, softwareversions_id=version)

    shown = shown_with(session, "Computer", computer, "softwares")["_softwares"]

    names = [session.read("Software", one["softwares_id"])["name"] for one in shown]
    assert names == sorted(names)
    assert set(shown[0]) == {
        "softwarecategories_id", "softwares_id", "softwareversions_id", "is_dynamic", "states_id", "is_valid",
    }  # fmt: skip


def test_connections_are_shown_by_itemtype_with_the_whole_item(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    monitor = session.create("Monitor", name=unique())
    connect(session, computer, "Monitor", monitor)

    shown = shown_with(session, "Computer", computer, "connections")["_connections"]

    (connected,) = shown["Monitor"]
    assert (connected["id"], connected["assoc_computers_id"], connected["assoc_items_id"]) == (
        monitor,
        computer,
        monitor,
    )
    assert connected.items() >= session.read("Monitor", monitor).items()


def test_ports_are_shown_with_name_and_addresses(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    port = hung(session, "NetworkPort", "Computer", computer, name="eth0", instantiation_type="NetworkPortEthernet")
    name = hung(session, "NetworkName", "NetworkPort", port, name="host")
    address = hung(session, "IPAddress", "NetworkName", name, name="10.77.1.2")

    (shown,) = shown_with(session, "Computer", computer, "networkports")["_networkports"]["NetworkPortEthernet"]

    assert (shown["netport_id"], shown["id"], shown["speed"]) == (port, None, None)
    assert shown["NetworkName"]["FQDN"] == {"id": 0, "name": None, "fqdn": None}
    assert shown["NetworkName"]["IPAddress"] == [{"id": str(address), "name": "10.77.1.2", "IPNetwork": []}]


def test_a_named_port_without_address_shows_an_empty_one(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    port = hung(session, "NetworkPort", "Computer", computer, instantiation_type="NetworkPortLocal")
    hung(session, "NetworkName", "NetworkPort", port, name="host")

    (shown,) = shown_with(session, "Computer", computer, "networkports")["_networkports"]["NetworkPortLocal"]

    assert shown["NetworkName"]["IPAddress"] == [{"id": "", "name": None, "IPNetwork": []}]


def test_a_financial_record_is_shown_as_it_is(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    record = hung(session, "Infocom", "Computer", computer, order_number="PO-1")

    assert shown_with(session, "Computer", computer, "infocoms")["_infocoms"] == session.read("Infocom", record)


def test_documents_are_shown_with_entity_and_category(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    category = session.create("DocumentCategory", name=unique())
    document = session.create("Document", name=unique(), link="http://example.org/", documentcategories_id=category)
    link = hung(session, "Document_Item", "Computer", computer, documents_id=document)

    (shown,) = shown_with(session, "Computer", computer, "documents")["_documents"]

    assert (shown["assocID"], shown["id"], shown["entityID"]) == (link, document, 0)
    assert shown["headings"] == session.read("DocumentCategory", category)["completename"]


def test_a_ticket_is_shown_with_the_documents_of_its_followups(session: Session) -> None:
    ticket = session.create("Ticket", name=unique(), content="x")
    followup = hung(session, "ITILFollowup", "Ticket", ticket, content="x")
    documents = [session.create("Document", name=unique(), link="http://example.org/") for _ in range(2)]
    hung(session, "Document_Item", "Ticket", ticket, documents_id=documents[0])
    hung(session, "Document_Item", "ITILFollowup", followup, documents_id=documents[1])

    shown = shown_with(session, "Ticket", ticket, "documents")["_documents"]

    assert {document["id"] for document in shown} == set(documents)


def test_the_documents_of_a_ticket_are_shown_to_all_who_see_it(session: Session, sandbox_only: None) -> None:
    requester = session.server.session("post-only", "postonly")
    ticket = requester.create("Ticket", name=unique(), content="x")

    assert shown_with(requester, "Ticket", ticket, "documents", "infocoms")["_documents"] == []


@pytest.mark.parametrize(
    ("kind", "link", "section"),
    [
        ("Ticket", "Item_Ticket", "tickets"),
        ("Problem", "Item_Problem", "problems"),
        ("Change", "Change_Item", "changes"),
    ],
)
def test_support_cases_are_shown_with_their_category(session: Session, kind: str, link: str, section: str) -> None:
    computer = session.create("Computer", name=unique())
    category = session.create("ITILCategory", name=unique())
    case = session.create(kind, name=unique(), content="x", itilcategories_id=category)
    hung(session, link, "Computer", computer, **{f"{kind.lower()}s_id": case})

    (shown,) = shown_with(session, "Computer", computer, section)[f"_{section}"]

    assert (shown["id"], shown["catname"]) == (case, session.read("ITILCategory", category)["completename"])


def test_who_has_several_entities_is_told_that_of_a_ticket(session: Session) -> None:
    session.create_entity()
    session.request("POST", "changeActiveEntities", {"entities_id": 0, "is_recursive": True})
    computer = session.create("Computer", name=unique(), entities_id=0)
    ticket = session.create("Ticket", name=unique(), content="x", entities_id=0)
    hung(session, "Item_Ticket", "Computer", computer, tickets_id=ticket)

    (shown,) = shown_with(session, "Computer", computer, "tickets")["_tickets"]

    assert (shown["entityID"], shown["entityname"]) == (0, session.read("Entity", 0)["completename"])


def test_notes_are_shown_with_the_picture_of_their_writer(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    note = hung(session, "Notepad", "Computer", computer, content="x")

    (shown,) = shown_with(session, "Computer", computer, "notes")["_notes"]

    assert shown == session.read("Notepad", note) | {"picture": None}


def test_notes_are_refused_if_their_itemtype_has_no_right(session: Session) -> None:
    manufacturer = session.create("Manufacturer", name=unique())

    assert shown_with(session, "Manufacturer", manufacturer, "notes")["_notes"]["error"] == 401


def test_the_history_is_shown_by_the_ids_of_its_entries(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    session.change("Computer", computer, serial="S-1")

    shown = shown_with(session, "Computer", computer, "logs")["_logs"]

    assert list(shown.values()) == session.get(f"Computer/{computer}/Log", get_hateoas="false")
    assert list(shown) == [str(entry["id"]) for entry in shown.values()]


@pytest.mark.usefixtures("sandbox_only")
def test_unreadable_sections_are_refused_one_by_one(session: Session, server: Server) -> None:
    computer = session.create("Computer", name=unique())
    technician = server.session("tech", "tech")

    shown = shown_with(technician, "Computer", computer, "infocoms", "contracts", "logs", "softwares")

    refused = [name for name, content in shown.items() if isinstance(content, dict) and content.get("error") == 401]
    assert refused == ["_infocoms", "_contracts", "_logs"]
    assert shown["_softwares"] == []


@pytest.mark.lenient_sql  # at first; the other kind comes after it
def test_contracts_are_never_shown_or_end_the_request(
    session: Session, sandbox_process: SandboxServer, sandbox_only: None
) -> None:
    computer = session.create("Computer", name=unique())
    contract = session.create("Contract", name=unique())
    hung(session, "Contract_Item", "Computer", computer, contracts_id=contract)
    assert shown_with(session, "Computer", computer, "contracts")["_contracts"] == []

    sandbox_process.reset(strict_sql=True)
    strict = session.server.session()
    computer = strict.create("Computer", name=unique())
    answer = strict.request("GET", f"Computer/{computer}", with_contracts="true")

    assert (answer.status_code, answer.content) == (200, b"")


def test_names_and_links_go_into_the_sections(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    supplier = session.create("Supplier", name=unique())
    hung(session, "Infocom", "Computer", computer, suppliers_id=supplier)
    port = hung(session, "NetworkPort", "Computer", computer, instantiation_type="NetworkPortEthernet", speed=10)
    name = session.read("Supplier", supplier)["name"]

    query = {"with_infocoms": "true", "with_networkports": "true"}
    shown = session.get(f"Computer/{computer}", expand_dropdowns="true", **query)

    assert shown["_infocoms"]["suppliers_id"] == name
    assert {"rel": "Supplier", "href": f"{session.server.url}/Supplier/{supplier}"} in shown["_infocoms"]["links"]
    (ethernet,) = shown["_networkports"]["NetworkPortEthernet"]
    unknown = {"rel": "UNKNOWN", "href": f"{session.server.url}/UNKNOWN/{port}"}
    assert unknown in ethernet["links"]  # the server has no table netports


# ---------------------------------------------------------------- links to lists, and lists below an item


@pytest.mark.parametrize(
    ("itemtype", "wanted", "lists"),
    [
        ("Location", {"name": "x"}, []),
        ("Supplier", {"name": "x"}, ["Document_Item"]),
        ("Contract", {"name": "x"}, ["Document_Item"]),
        ("Software", {"name": "x"}, ["ReservationItem", "Document_Item", "Contract_Item", "Infocom", "Item_Ticket",
                                     "Item_Project"]),
        ("Project", {"name": "x"}, ["Document_Item", "Contract_Item", "ProjectTask", "ProjectCost", "Itil_Project",
                                    "Item_Project"]),
    ],
)  # fmt: skip
def test_an_item_ends_with_links_to_the_lists_it_can_have(
    session: Session, itemtype: str, wanted: dict[str, str], lists: list[str]
) -> None:
    item = session.create(itemtype, **wanted)

    links = session.get(f"{itemtype}/{item}").get("links", [])

    below = [link["rel"] for link in links if link["href"].endswith(f"/{item}/{link['rel']}/")]
    assert below == lists
    (in_list,) = [row for row in session.get(itemtype, range="0-9999") if row["id"] == item]
    assert in_list.get("links", []) == links


def test_a_link_is_listed_below_either_end(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    other = session.create("Computer", name=unique())
    contract = session.create("Contract", name=unique())
    link = hung(session, "Contract_Item", "Computer", computer, contracts_id=contract)
    hung(session, "Contract_Item", "Computer", other, contracts_id=contract)

    assert session.ids(f"Computer/{computer}/Contract_Item") == [link]
    assert link in session.ids(f"Contract/{contract}/Contract_Item")
    assert len(session.ids(f"Contract/{contract}/Contract_Item")) == 2


def test_nothing_can_be_changed_by_a_path_below_another_item(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    disk = hung(session, "Item_Disk", "Computer", computer, name="C:")

    answer = session.request("PUT", f"Computer/{computer}/Item_Disk/{disk}", {"input": {"name": "D:"}})

    assert (answer.status_code, answer.content) == (200, b"")
    assert session.read("Item_Disk", disk)["name"] == "C:"


def test_an_owner_is_listed_below_its_part(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    location = session.create("Location", name=unique())
    session.change("Computer", computer, locations_id=location)
    disk = hung(session, "Item_Disk", "Computer", computer, name="C:")

    assert session.ids(f"Item_Disk/{disk}/Computer") == [computer]
    assert session.ids(f"Item_Disk/{disk}/Monitor") == []
    assert session.ids(f"Computer/{computer}/Location") == [location]


def test_a_knowledge_base_entry_can_be_linked_with_an_asset(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    entry = session.create("KnowbaseItem", name=unique(), answer="x")
    link = hung(session, "KnowbaseItem_Item", "Computer", computer, knowbaseitems_id=entry)

    assert session.ids(f"Computer/{computer}/KnowbaseItem_Item") == [link]


# ---------------------------------------------------------------- who may link what


def test_both_ends_of_a_link_must_be_in_one_entity(session: Session) -> None:
    here, there = session.create_entity(), session.create_entity()
    session.request("POST", "changeActiveEntities", {"entities_id": "all", "is_recursive": True})
    computer = session.create("Computer", name=unique(), entities_id=here)
    monitor = session.create("Monitor", name=unique(), entities_id=there)

    assert code(connect(session, computer, "Monitor", monitor)) == (400, "ERROR_GLPI_ADD")


def test_a_recursive_end_reaches_the_entities_below(session: Session) -> None:
    below = session.create_entity()
    session.request("POST", "changeActiveEntities", {"entities_id": "all", "is_recursive": True})
    contract = session.create("Contract", name=unique(), entities_id=0, is_recursive=1)
    computer = session.create("Computer", name=unique(), entities_id=below)

    assert hang(session, "Contract_Item", "Computer", computer, contracts_id=contract).status_code == 201


def test_an_item_can_join_a_read_only_contract_from_above(session: Session) -> None:
    entity = session.create_entity()
    session.request("POST", "changeActiveEntities", {"entities_id": "all", "is_recursive": True})
    contract = session.create("Contract", name=unique(), entities_id=0, is_recursive=1)
    computer = session.create("Computer", name=unique(), entities_id=entity)

    session.request("POST", "changeActiveEntities", {"entities_id": entity, "is_recursive": False})

    assert session.update("Contract", contract, comment="x").status_code == 400
    assert hang(session, "Contract_Item", "Computer", computer, contracts_id=contract).status_code == 201


def test_a_link_with_something_one_does_not_see_stays(session: Session) -> None:
    entity = session.create_entity()
    session.request("POST", "changeActiveEntities", {"entities_id": "all", "is_recursive": True})
    contract = session.create("Contract", name=unique(), entities_id=0, is_recursive=1)
    computer = session.create("Computer", name=unique(), entities_id=entity)
    link = hung(session, "Contract_Item", "Computer", computer, contracts_id=contract)
    session.change("Contract", contract, is_recursive=0)

    session.request("POST", "changeActiveEntities", {"entities_id": entity, "is_recursive": False})

    assert session.read("Computer", computer)["id"] == computer
    assert code(session.delete("Contract_Item", link)) == (400, "ERROR_GLPI_DELETE")


def test_a_link_needs_both_ends(session: Session) -> None:
    contract = session.create("Contract", name=unique())

    assert code(hang(session, "Contract_Item", "Computer", 987654321, contracts_id=contract)) == (400, "ERROR_GLPI_ADD")


def test_a_child_cannot_move_to_an_item_that_is_not_there(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    disk = hung(session, "Item_Disk", "Computer", computer, name="C:")

    assert code(session.update("Item_Disk", disk, items_id=987654321)) == (400, "ERROR_GLPI_UPDATE")
    assert session.read("Item_Disk", disk)["items_id"] == computer


def test_a_link_needs_one_readable_and_one_writable_end(session: Session, server: Server, sandbox_only: None) -> None:
    computer = session.create("Computer", name=unique())
    contract = session.create("Contract", name=unique())
    blind = server.session("tech", "tech")
    assert hang(blind, "Contract_Item", "Computer", computer, contracts_id=contract).status_code == 400

    profile = session.get("Profile", **{"searchText[name]": "^Technician$"})[0]["id"]
    names = {"searchText[name]": "^contract$", "searchText[profiles_id]": f"^{profile}$"}
    session.change("ProfileRight", session.ids("ProfileRight", **names)[0], rights=1)

    seeing = server.session("tech", "tech")
    assert hang(seeing, "Contract_Item", "Computer", computer, contracts_id=contract).status_code == 201
    assert seeing.update("Contract", contract, comment="x").status_code == 400


def test_a_financial_record_needs_a_right_of_its_own(session: Session, server: Server, sandbox_only: None) -> None:
    computer = session.create("Computer", name=unique())
    record = hung(session, "Infocom", "Computer", computer)
    technician = server.session("tech", "tech")

    assert technician.request("GET", f"Infocom/{record}").status_code == 403
    assert code(hang(technician, "Infocom", "Computer", session.create("Computer"))) == (400, "ERROR_GLPI_ADD")


def test_who_sees_an_asset_can_purge_its_disks(session: Session, server: Server, sandbox_only: None) -> None:
    computer = session.create("Computer", name=unique())
    disk = hung(session, "Item_Disk", "Computer", computer, name="C:")
    observer = server.session("normal", "normal")

    assert code(observer.update("Item_Disk", disk, name="D:")) == (400, "ERROR_GLPI_UPDATE")
    assert observer.delete("Item_Disk", disk).status_code == 200


def test_writing_a_note_needs_a_right_of_its_own(session: Session, server: Server, sandbox_only: None) -> None:
    computer = session.create("Computer", name=unique())

    assert code(hang(server.session("normal", "normal"), "Notepad", "Computer", computer, content="x")) == (
        400,
        "ERROR_GLPI_ADD",
    )
    assert hang(server.session("tech", "tech"), "Notepad", "Computer", computer, content="x").status_code == 201


def test_a_note_is_by_who_writes_it_whatever_he_says(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    note = hung(session, "Notepad", "Computer", computer, content="x", users_id=NOTHING)

    written = session.read("Notepad", note)

    assert written["users_id"] == written["users_id_lastupdater"] != NOTHING


def test_the_history_of_an_item_tells_of_its_children(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    disk = hung(session, "Item_Disk", "Computer", computer, name="C:")
    session.change("Item_Disk", disk, mountpoint="/mnt")

    made, changed = session.get(f"Computer/{computer}/Log")[1:]

    assert (made["linked_action"], made["itemtype_link"], made["new_value"]) == (17, "Item_Disk", f"C: ({disk})")
    assert (changed["linked_action"], changed["new_value"]) == (18, "/mnt")


# ---------------------------------------------------------------- itemtypes of older versions


def test_an_installation_goes_by_its_old_name(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    software = session.create("Software", name=unique())
    version = session.create("SoftwareVersion", name="1", softwares_id=software)
    wanted = {"computers_id": computer, "softwareversions_id": version}

    answer = session.add("Computer_SoftwareVersion", wanted)

    item = answer.json()["id"]
    assert answer.headers["Location"] == f"{session.server.url}/Computer_SoftwareVersion/{item}"
    old = session.read("Computer_SoftwareVersion", item)
    assert (old["computers_id"], old["is_deleted_computer"], old["links"]) == (computer, 0, [])
    assert not {"items_id", "itemtype", "is_deleted_item"} & set(old)
    assert session.read("Item_SoftwareVersion", item)["itemtype"] == "Computer"
    assert session.delete("Computer_SoftwareVersion", item).json()[0][str(item)] is True


def test_an_old_itemtype_name_is_kept_in_links_and_headers(session: Session) -> None:
    ticket = session.create("Ticket", name=unique(), content="x")
    followup = session.create("TicketFollowup", tickets_id=ticket, content="x")

    answer = session.request("GET", f"Ticket/{ticket}/TicketFollowup")

    assert answer.headers["Accept-Range"].startswith("TicketFollowup ")
    (row,) = answer.json()
    assert (row["id"], row["tickets_id"]) == (followup, ticket)
    assert "itemtype" not in row


def test_an_old_name_changes_todays_item(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    software = session.create("Software", name=unique())
    licence = session.create("SoftwareLicense", name=unique(), softwares_id=software)
    given = session.create("Computer_SoftwareLicense", computers_id=computer, softwarelicenses_id=licence)
    other = session.create("Computer", name=unique())

    session.change("Computer_SoftwareLicense", given, computers_id=other)

    assert session.read("Item_SoftwareLicense", given)["items_id"] == other


def test_an_item_in_its_old_form_cannot_be_hashed(session: Session) -> None:
    ticket = session.create("Ticket", name=unique(), content="x")
    followup = session.create("TicketFollowup", tickets_id=ticket, content="x")

    answer = session.request("GET", f"TicketFollowup/{followup}", get_sha1="true")

    assert (answer.status_code, answer.content) == (200, b"")


def test_items_of_an_old_itemtype_can_be_read_with_others(session: Session) -> None:
    ticket = session.create("Ticket", name=unique(), content="x")
    followup = session.create("TicketFollowup", tickets_id=ticket, content="x")
    query = {"items[0][itemtype]": "TicketFollowup", "items[0][items_id]": str(followup)}

    (row,) = session.get("getMultipleItems", **query)

    assert row["tickets_id"] == ticket
