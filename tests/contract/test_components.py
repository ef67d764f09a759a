"""Components: who may change one, and where it is built in."""

from __future__ import annotations

from tests.contract.assets import hung
from tests.contract.people import log_in_with
from tests.contract.session import Session, code, unique


def component(session: Session, computer: int) -> int:
    """A case built into a computer."""
    kind = session.create("DeviceCase", designation=unique())
    return hung(session, "Item_DeviceCase", "Computer", computer, devicecases_id=kind)


def test_a_component_can_become_one_of_another_kind_or_of_none(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    item, kind = component(session, computer), session.create("DeviceCase", designation=unique())

    for other in (kind, 0):
        session.change("Item_DeviceCase", item, devicecases_id=other, serial="S")
        row = session.read("Item_DeviceCase", item)
        assert (row["devicecases_id"], row["serial"], row["items_id"]) == (other, "S", computer)


def test_a_component_can_be_built_into_another_asset(session: Session) -> None:
    old, new = session.create("Computer", name=unique()), session.create("Computer", name=unique())
    item = component(session, old)

    session.change("Item_DeviceCase", item, items_id=new)

    assert session.read("Item_DeviceCase", item)["items_id"] == new


def test_who_sees_asset_and_kind_may_write_a_component(session: Session) -> None:
    """The server asks the kind of component only whether it is in an entity that may be written."""
    item = component(session, session.create("Computer", name=unique()))

    log_in_with(session, computer=1, device=1).change("Item_DeviceCase", item, serial="S")
    for rights in ({"computer": 31}, {"device": 31}):
        blind = log_in_with(session, **rights)
        assert code(blind.update("Item_DeviceCase", item, serial="T")) == (400, "ERROR_GLPI_UPDATE")
    assert session.read("Item_DeviceCase", item)["serial"] == "S"
