"""What a search computes: sums over what hangs on an item, and whether something is late."""

from __future__ import annotations

import pytest

from tests.contract.search import NAME, Shelf, criterion
from tests.contract.session import Session

TOTAL_COST, LICENCES, CONTACTS, MEMORY, LATE, APPROVAL, NEXT_ESCALATION = 11, 163, 8, 111, 82, 52, 188


def _shown(shelf: Shelf, itemtype: str, number: int) -> object:
    return shelf.row(itemtype=itemtype, forcedisplay=number)[str(number)]


def test_the_costs_of_a_contract_are_added_up(session: Session) -> None:
    shelf = Shelf(session)
    contract = shelf.put("lease", "Contract")
    session.create("ContractCost", contracts_id=contract, name="one", cost=100.5)
    session.create("ContractCost", contracts_id=contract, name="two", cost=20)

    assert _shown(shelf, "Contract", TOTAL_COST) == "120.50000000"
    assert shelf.found(criterion(TOTAL_COST, ">120"), itemtype="Contract") == ["lease"]
    assert shelf.found(criterion(TOTAL_COST, ">121"), itemtype="Contract") == []


def test_without_costs_there_is_no_sum(session: Session) -> None:
    shelf = Shelf(session)
    shelf.put("lease", "Contract")

    assert _shown(shelf, "Contract", TOTAL_COST) is None


def test_the_licences_of_a_software_are_added_up(session: Session) -> None:
    shelf = Shelf(session)
    software = shelf.put("editor", "Software")
    for number in (5, 7):
        session.create("SoftwareLicense", softwares_id=software, name=f"{number}", number=number)

    assert _shown(shelf, "Software", LICENCES) == "12"
    assert shelf.found(criterion(LICENCES, 12), itemtype="Software") == ["editor"]


def test_the_memory_of_a_computer_is_added_up(session: Session) -> None:
    shelf = Shelf(session)
    computer = shelf.put("pc")
    module = session.create("DeviceMemory", designation=shelf.mark)
    for size in (512, 1024):
        session.create("Item_DeviceMemory", itemtype="Computer", items_id=computer, devicememories_id=module, size=size)

    assert _shown(shelf, "Computer", MEMORY) == "1536.0000"


def test_a_contact_of_a_supplier_is_shown_with_both_names(session: Session) -> None:
    shelf = Shelf(session)
    supplier = shelf.put("shop", "Supplier")
    contact = session.create("Contact", name="Doe", firstname="Ann")
    session.create("Contact_Supplier", suppliers_id=supplier, contacts_id=contact)

    assert _shown(shelf, "Supplier", CONTACTS) == "Doe Ann"
    assert shelf.found(criterion(CONTACTS, "doe a"), itemtype="Supplier") == ["shop"]


@pytest.mark.parametrize(("due", "late"), [(None, 0), ("2015-01-01 00:00:00", 1), ("2037-01-01 00:00:00", 0)])
def test_a_ticket_is_late_when_it_should_be_solved_by_now(session: Session, due: str | None, late: int) -> None:
    shelf = Shelf(session)
    shelf.put("broken", "Ticket", content="x", date="2014-01-01 00:00:00", time_to_resolve=due or "NULL")

    assert _shown(shelf, "Ticket", LATE) == late
    assert shelf.found(criterion(LATE, 1, "equals"), itemtype="Ticket", forcedisplay=NAME) == ["broken"] * late


@pytest.mark.parametrize(
    ("dates", "next_one"),
    [
        ({}, ""),
        ({"time_to_resolve": "2037-01-01 00:00:00"}, "2037-01-01 00:00:00"),
        (
            {"time_to_resolve": "2037-01-01 00:00:00", "internal_time_to_resolve": "2036-01-01 00:00:00"},
            "2036-01-01 00:00:00",
        ),
    ],
)
def test_a_ticket_escalates_next_at_the_first_date_it_can_miss(
    session: Session, dates: dict[str, str], next_one: str
) -> None:
    shelf = Shelf(session)
    shelf.put("broken", "Ticket", content="x", **dates)

    assert _shown(shelf, "Ticket", NEXT_ESCALATION) == next_one


@pytest.mark.parametrize(("word", "found"), [("all", ["broken"]), ("can", ["broken"]), ("1", ["broken"]), ("2", [])])
def test_a_ticket_nobody_has_to_approve_can_go_on(session: Session, word: str, found: list[str]) -> None:
    shelf = Shelf(session)
    shelf.put("broken", "Ticket", content="x")

    assert shelf.found(criterion(APPROVAL, word, "equals"), itemtype="Ticket") == found


def test_how_a_sum_is_computed_is_told_with_quoted_names(session: Session) -> None:
    option = session.get("listSearchOptions/Contract", raw=1)[str(TOTAL_COST)]

    assert option["computation"] == "(SUM(`TABLE`.`cost`) / COUNT(`TABLE`.`id`)) * COUNT(DISTINCT `TABLE`.`id`)"
