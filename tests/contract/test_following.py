"""The entity of what hangs on an item: which items it follows, when it is made and when they move."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.assets import hung
from tests.contract.session import Session, unique


def place_of(session: Session, itemtype: str, item_id: int) -> tuple[int, int]:
    """Entity and recursion of an item."""
    row = session.read(itemtype, item_id)
    return row["entities_id"], row["is_recursive"]


def asset_elsewhere(session: Session, itemtype: str = "Computer") -> tuple[int, int]:
    """An asset in an entity of its own that is seen below it: the asset and the entity."""
    entity = session.create_entity()
    return session.create(itemtype, name=unique(), entities_id=entity, is_recursive=1), entity


@pytest.mark.parametrize("itemtype", ["Infocom", "NetworkPort", "ReservationItem"])
def test_what_hangs_on_an_asset_is_where_the_asset_is(session: Session, itemtype: str) -> None:
    asset, entity = asset_elsewhere(session)

    item = hung(session, itemtype, "Computer", asset)

    assert place_of(session, itemtype, item) == (entity, 1)


@pytest.mark.parametrize("itemtype", ["Infocom", "NetworkPort"])
def test_who_names_no_entity_has_no_say_in_the_recursion(session: Session, itemtype: str) -> None:
    asset = session.create("Computer", name=unique())

    for nowhere in ({}, {"entities_id": None}):
        item = hung(session, itemtype, "Computer", asset, is_recursive=1, **nowhere)
        assert place_of(session, itemtype, item) == (0, 0)
        session.purge(itemtype, item)


def test_who_names_the_entity_decides_on_the_recursion(session: Session) -> None:
    asset = session.create("Computer", name=unique())

    port = hung(session, "NetworkPort", "Computer", asset, entities_id=0, is_recursive=1)

    assert place_of(session, "NetworkPort", port) == (0, 1)


def test_a_version_is_where_its_software_is(session: Session) -> None:
    entity = session.create_entity()
    software = session.create("Software", name=unique(), entities_id=entity, is_recursive=1)

    version = session.create("SoftwareVersion", name="1", softwares_id=software, is_recursive=0)

    assert place_of(session, "SoftwareVersion", version) == (entity, 1)


def test_an_operating_system_is_where_its_asset_is(session: Session) -> None:
    asset, entity = asset_elsewhere(session)
    system = session.create("OperatingSystem", name=unique())

    installed = hung(
        session, "Item_OperatingSystem", "Computer", asset, operatingsystems_id=system, entities_id=0, is_recursive=0
    )

    assert place_of(session, "Item_OperatingSystem", installed) == (entity, 1)


def test_a_link_to_a_document_is_where_the_document_is(session: Session) -> None:
    asset, _ = asset_elsewhere(session)
    document = session.create("Document", name=unique(), entities_id=0, is_recursive=1)

    link = hung(session, "Document_Item", "Computer", asset, documents_id=document)

    assert place_of(session, "Document_Item", link) == (0, 1)


def test_a_component_is_where_its_kind_is(session: Session) -> None:
    asset, _ = asset_elsewhere(session)
    kind = session.create("DeviceCase", designation=unique(), entities_id=0, is_recursive=1)

    built_in = hung(session, "Item_DeviceCase", "Computer", asset, devicecases_id=kind)

    assert place_of(session, "Item_DeviceCase", built_in) == (0, 1)


@pytest.mark.parametrize(
    ("owner", "itemtype", "wanted"),
    [("Rack", "Infocom", {}), ("Certificate", "Infocom", {}), ("Enclosure", "NetworkPort", {})],
)
def test_what_follows_nothing_is_in_the_root_entity(
    session: Session, owner: str, itemtype: str, wanted: dict[str, Any]
) -> None:
    asset, _ = asset_elsewhere(session, owner)

    item = hung(session, itemtype, owner, asset, **wanted)
    assert place_of(session, itemtype, item) == (0, 0)

    session.change(owner, asset, is_recursive=0)
    assert place_of(session, itemtype, item) == (0, 0)


def test_what_hangs_on_an_asset_moves_with_it(session: Session) -> None:
    asset, _ = asset_elsewhere(session)
    elsewhere = session.create_entity()
    hanging = [(itemtype, hung(session, itemtype, "Computer", asset)) for itemtype in ("Infocom", "NetworkPort")]

    session.change("Computer", asset, entities_id=elsewhere, is_recursive=0)

    assert [place_of(session, *item) for item in hanging] == [(elsewhere, 0)] * 2


def test_links_to_a_document_move_with_it(session: Session) -> None:
    asset = session.create("Computer", name=unique())
    document = session.create("Document", name=unique(), is_recursive=1)
    link = hung(session, "Document_Item", "Computer", asset, documents_id=document)

    session.change("Document", document, is_recursive=0)

    assert place_of(session, "Document_Item", link) == (0, 0)
