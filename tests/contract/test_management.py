"""Contracts, suppliers, budgets and what an asset costs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.assets import hang, hung
from tests.contract.people import log_in_with
from tests.contract.session import NO_SUCH_ID, Server, Session, code, refuses_sql, unique

REFUSED = (400, "ERROR_GLPI_ADD")


def contract(session: Session, **wanted: Any) -> int:
    """A contract."""
    return session.create("Contract", name=unique(), **wanted)


def test_a_contract_is_for_so_many_items_and_no_more(session: Session) -> None:
    lease = contract(session, max_links_allowed=1)
    first, second = session.create("Computer", name=unique()), session.create("Computer", name=unique())
    link = hung(session, "Contract_Item", "Computer", first, contracts_id=lease)

    assert code(hang(session, "Contract_Item", "Computer", second, contracts_id=lease)) == REFUSED

    session.purge("Contract_Item", link)
    assert hang(session, "Contract_Item", "Computer", second, contracts_id=lease).status_code == 201


def test_a_contract_without_a_limit_is_for_any_number_of_items(session: Session) -> None:
    lease = contract(session)

    links = [
        hung(session, "Contract_Item", "Computer", session.create("Computer", name=unique()), contracts_id=lease)
        for _ in range(3)
    ]

    assert session.ids(f"Contract/{lease}/Contract_Item") == links


@pytest.mark.parametrize("itemtype", ["Computer", "Monitor", "Phone", "Software", "Project", "Item_DeviceMemory"])
def test_many_kinds_of_items_can_be_under_contract(session: Session, itemtype: str) -> None:
    memory = session.create("DeviceMemory", designation=unique())
    wanted = {"devicememories_id": memory} if itemtype == "Item_DeviceMemory" else {"name": unique()}
    item = session.create(itemtype, **wanted)

    link = hung(session, "Contract_Item", itemtype, item, contracts_id=contract(session))

    assert session.ids(f"{itemtype}/{item}/Contract_Item") == [link]


def test_a_supplier_is_linked_with_a_contract_once(session: Session, either_kind: str, sandbox_only: None) -> None:
    wanted = {"contracts_id": contract(session), "suppliers_id": session.create("Supplier", name=unique())}
    link = session.create("Contract_Supplier", **wanted)

    assert refuses_sql(session.add("Contract_Supplier", wanted), either_kind)
    assert session.ids(f"Supplier/{wanted['suppliers_id']}/Contract_Supplier") == [link]


def test_purging_a_contract_takes_its_costs_and_links(session: Session) -> None:
    lease = contract(session)
    computer, supplier = session.create("Computer", name=unique()), session.create("Supplier", name=unique())
    hung(session, "Contract_Item", "Computer", computer, contracts_id=lease)
    link = session.create("Contract_Supplier", contracts_id=lease, suppliers_id=supplier)
    cost = session.create("ContractCost", contracts_id=lease, name="x")

    session.purge("Contract", lease)

    assert session.get(f"Computer/{computer}/Contract_Item") == []
    assert session.request("GET", f"ContractCost/{cost}").status_code == 404
    assert session.request("GET", f"Contract_Supplier/{link}").status_code == 404
    assert session.read("Supplier", supplier)["id"] == supplier


@pytest.mark.parametrize(
    ("given", "end"),
    [
        ({}, "2015-03-01"),
        ({"end_date": ""}, "2015-03-01"),
        ({"end_date": "NULL"}, "2015-03-01"),
        ({"end_date": "2015-02-01"}, "2015-03-01"),
        ({"end_date": "2015-04-01"}, "2015-04-01"),
    ],
)
def test_a_cost_ends_when_it_begins_unless_it_ends_later(session: Session, given: dict[str, str], end: str) -> None:
    cost = session.create("ContractCost", contracts_id=contract(session), begin_date="2015-03-01", **given)

    assert session.read("ContractCost", cost)["end_date"] == end


def test_a_new_beginning_of_a_cost_ends_it(session: Session) -> None:
    dates = {"begin_date": "2015-03-01", "end_date": "2015-12-31"}
    cost = session.create("ContractCost", contracts_id=contract(session), **dates)

    session.change("ContractCost", cost, begin_date="2015-04-01")

    assert session.read("ContractCost", cost)["end_date"] == "2015-04-01"


def test_a_cost_without_a_beginning_has_no_end(session: Session) -> None:
    cost = session.create("ContractCost", contracts_id=contract(session), name="x")

    assert session.read("ContractCost", cost)["end_date"] is None


def test_a_cost_is_in_the_entity_of_its_contract(session: Session) -> None:
    entity = session.create_entity()
    session.request("POST", "changeActiveEntities", {"entities_id": "all", "is_recursive": True})
    lease = contract(session, entities_id=entity, is_recursive=1)

    cost = session.read("ContractCost", session.create("ContractCost", contracts_id=lease, name="x"))

    assert (cost["entities_id"], cost["is_recursive"]) == (entity, 1)


def test_an_item_has_one_financial_record(session: Session) -> None:
    computer, monitor = session.create("Computer", name=unique()), session.create("Monitor", name=unique())
    hung(session, "Infocom", "Computer", computer, order_number="PO-1")

    assert code(hang(session, "Infocom", "Computer", computer)) == REFUSED
    assert hang(session, "Infocom", "Monitor", monitor).status_code == 201


def test_a_financial_record_needs_its_item(session: Session) -> None:
    assert code(hang(session, "Infocom", "Computer", 987654321)) == REFUSED


def test_the_entity_decides_whether_a_financial_record_alerts(session: Session) -> None:
    entity = session.create_entity(default_infocom_alert=4)
    below = session.create_entity(entities_id=entity)
    session.request("POST", "changeActiveEntities", {"entities_id": "all", "is_recursive": True})
    there = session.create("Computer", name=unique(), entities_id=below)
    elsewhere = session.create("Computer", name=unique(), entities_id=0)

    alerting = hung(session, "Infocom", "Computer", there, alert=0)
    silent = hung(session, "Infocom", "Computer", elsewhere, alert=4)

    assert (session.read("Infocom", alerting)["alert"], session.read("Infocom", silent)["alert"]) == (4, 0)


def test_an_items_history_omits_its_financial_record(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    record = hung(session, "Infocom", "Computer", computer)
    session.purge("Infocom", record)

    assert len(session.get(f"Computer/{computer}/Log")) == 1


def test_a_financial_record_goes_with_its_item(session: Session) -> None:
    phone = session.create("Phone", name=unique())
    record = hung(session, "Infocom", "Phone", phone)

    session.purge("Phone", phone)

    assert session.request("GET", f"Infocom/{record}").status_code == 404


@pytest.mark.parametrize("about", [{"itemtype": "Computer", "items_id": NO_SUCH_ID}, {"itemtype": "Nothing"}, {}])
def test_a_financial_record_of_nothing_is_refused_without_a_word(session: Session, about: dict[str, Any]) -> None:
    assert session.add("Infocom", about).json() == ["ERROR_GLPI_ADD", ""]


def test_financial_records_take_a_right_of_their_own(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    accountant = log_in_with(session, computer=1, infocom=31)

    record = hung(accountant, "Infocom", "Computer", computer)
    accountant.change("Infocom", record, comment="x")
    accountant.purge("Infocom", record)

    assert code(accountant.update("Computer", computer, comment="x")) == (400, "ERROR_GLPI_UPDATE")


@pytest.mark.parametrize(("name", "shown"), [({"name": "N"}, "N "), ({"firstname": "F"}, " F"), ({}, " ")])
def test_a_contact_is_called_by_two_names_even_without_them(session: Session, name: dict[str, str], shown: str) -> None:
    contact, supplier = session.create("Contact", **name), session.create("Supplier", name=unique())
    link = session.create("Contact_Supplier", suppliers_id=supplier, contacts_id=contact)

    assert session.read("Contact_Supplier", link, expand_dropdowns="true")["contacts_id"] == shown


def test_purging_a_supplier_or_budget_clears_its_references(session: Session) -> None:
    supplier = session.create("Supplier", name=unique())
    budget = session.create("Budget", name=unique(), value=1000)
    computer = session.create("Computer", name=unique())
    record = hung(session, "Infocom", "Computer", computer, suppliers_id=supplier, budgets_id=budget)

    session.purge("Supplier", supplier)
    session.purge("Budget", budget)

    left = session.read("Infocom", record)
    assert (left["suppliers_id"], left["budgets_id"]) == (0, 0)


def test_a_contact_of_a_supplier_outlives_him(session: Session) -> None:
    supplier, contact = session.create("Supplier", name=unique()), session.create("Contact", name="Doe", firstname="A")
    link = session.create("Contact_Supplier", suppliers_id=supplier, contacts_id=contact)

    session.purge("Supplier", supplier)

    assert session.request("GET", f"Contact_Supplier/{link}").status_code == 404
    assert session.read("Contact", contact)["name"] == "Doe"


@pytest.mark.parametrize(("given", "kept"), [("12,50", "12.5000"), ("1e2", "12.0000"), (0.5, "0.5000")])
def test_the_value_of_a_budget_is_read_as_a_number(session: Session, given: object, kept: str) -> None:
    budget = session.create("Budget", name=unique(), value=given)

    assert session.read("Budget", budget)["value"] == kept


@pytest.mark.usefixtures("sandbox_only")
def test_purging_a_financed_item_needs_the_right_to_its_record(server: Server, session: Session) -> None:
    computer, other = session.create("Computer", name=unique()), session.create("Computer", name=unique())
    hung(session, "Infocom", "Computer", computer)
    technician = server.session("tech", "tech")

    assert technician.delete("Computer", computer).status_code == 200
    assert technician.delete("Computer", computer, force_purge="true").status_code == 400
    assert technician.delete("Computer", other, force_purge="true").status_code == 200
