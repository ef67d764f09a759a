"""What the histories of single itemtypes tell: of their parts, and which numbers their fields have."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.session import Session, unique
from tests.contract.test_history import CHANGED, CHANGED_CHILD, CREATED, GOT_CHILD, LOST_CHILD, changes, entries


def test_a_child_that_moves_is_told_of_by_both(session: Session) -> None:
    old, new = session.create("Computer", name=unique()), session.create("Computer", name=unique())
    machine = session.create("ComputerVirtualMachine", name="vm", computers_id=old)
    session.change("ComputerVirtualMachine", machine, computers_id=new)
    entry = f"vm ({machine})"
    assert entries(session, "Computer", old)[-1] == (LOST_CHILD, 0, entry, "", "ComputerVirtualMachine")
    assert entries(session, "Computer", new)[-1] == (GOT_CHILD, 0, "", entry, "ComputerVirtualMachine")
    assert entries(session, "ComputerVirtualMachine", machine) == [(CREATED, 0, "", "", "0")]


def test_a_new_port_is_told_of_by_itself_alone(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    port = session.create("NetworkPort", itemtype="Computer", items_id=computer)
    session.change("NetworkPort", port, logical_number=3)
    assert entries(session, "Computer", computer)[1:] == [(CHANGED_CHILD, 0, "0", "3", "NetworkPort")]
    assert entries(session, "NetworkPort", port) == [(CREATED, 0, "", "", "0"), (CHANGED, 3, "0", "3", "")]


def test_a_location_tells_of_its_outlets(session: Session) -> None:
    location = session.create("Location", name=unique())
    outlet = session.create("Netpoint", name="outlet", locations_id=location)
    session.purge("Netpoint", outlet)
    assert entries(session, "Location", location)[1:] == [
        (GOT_CHILD, 0, "", "outlet", "Netpoint"),
        (LOST_CHILD, 0, "outlet", "", "Netpoint"),
    ]


@pytest.mark.parametrize(
    ("itemtype", "wanted", "change"),
    [
        ("Item_Disk", {"device": "a"}, (2, "a", "b")),
        ("Item_Disk", {"totalsize": 1}, (4, "1", "2")),
        ("Infocom", {"order_number": "a"}, None),
    ],
)
def test_parts_of_an_asset_are_logged_with_numbers_of_their_own(
    session: Session, itemtype: str, wanted: dict[str, Any], change: tuple[Any, Any, Any] | None
) -> None:
    """A financial record has no history: that is the asset's."""
    computer = session.create("Computer", name=unique())
    item = session.create(itemtype, itemtype="Computer", items_id=computer, **wanted)
    (column,) = wanted
    session.change(itemtype, item, **{column: change[2] if change else "b"})
    assert changes(session, itemtype, item) == ([change] if change else [])


@pytest.mark.parametrize(("itemtype", "model"), [("Enclosure", "EnclosureModel"), ("PDU", "PDUModel")])
def test_a_model_is_told_of_by_number_40(session: Session, itemtype: str, model: str) -> None:
    one = session.create(model, name="m")
    item = session.create(itemtype, name=unique())
    session.change(itemtype, item, **{f"{model.lower()}s_id": one})
    assert changes(session, itemtype, item)[0][0::2] == (40, f"m ({one})")


def test_parts_of_a_budget_have_their_numbers(session: Session) -> None:
    budget = session.create("Budget", name=unique(), begin_date="2024-05-01", end_date="2024-05-01", value="1")
    session.change("Budget", budget, begin_date="2024-05-02", end_date="2024-05-03", value="2")
    assert changes(session, "Budget", budget) == [
        (5, "2024-05-01", "2024-05-02"),
        (6, "2024-05-01", "2024-05-03"),
        (7, "1.0000", "2"),
    ]


def test_whether_a_supplier_is_active_has_no_number(session: Session) -> None:
    supplier = session.create("Supplier", name=unique(), is_active=1)
    session.change("Supplier", supplier, is_active=0)
    assert changes(session, "Supplier", supplier) == []
