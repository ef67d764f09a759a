"""The sandbox's tables against the catalogue: two accounts of the same server, made apart."""

from __future__ import annotations

from typing import Any

import pytest

from pulumi_itsmng.catalog import CATALOG, Field, ItemType, Kind
from pulumi_itsmng.sandbox.schema.registry import REGISTRY
from tests.support.colleague import Colleague

ITEMTYPES = [pytest.param(itemtype, id=itemtype.name) for itemtype in CATALOG.values()]
FIELDS = [
    pytest.param(itemtype.name, field, id=f"{itemtype.name}.{field.name}")
    for itemtype in CATALOG.values()
    for field in itemtype.properties.values()
    if field.column and (itemtype.has_trash or field.name != "is_deleted")
]

KINDS: dict[Kind, str] = {
    "text": "text",
    "flag": "integer",
    "integer": "integer",
    "reference": "integer",
    "decimal": "decimal",
    "timestamp": "timestamp",
}

CHECKED_AS_A_LINE = {("Location", "address"), ("Entity", "ldap_filter")}
"""Texts whose columns are wider than what the server's check of values lets through."""

NOT_DECLARED = {
    "ancestors_cache": "kept by the server for itself",
    "sons_cache": "kept by the server for itself",
    "is_template": "templates are not managed",
    "template_name": "templates are not managed",
    "max_closedate": "set by the server when the survey changes",
}

NOT_IN_THE_SANDBOX = {"AuthLDAP": "it has no directory to ask"}


@pytest.mark.parametrize(("itemtype", "field"), FIELDS)
def test_a_field_is_a_column_that_fits_it(itemtype: str, field: Field) -> None:
    column = REGISTRY[itemtype].columns[field.column or ""]

    assert column.kind == KINDS[field.kind]
    assert column.refers_to == field.target
    if field.kind == "flag":
        assert column.highest == 127
    if field.kind == "text" and not field.computed:
        width = field.max_length or field.max_bytes
        assert width == 255 if (itemtype, field.name) in CHECKED_AS_A_LINE else width == column.width
    if field.kind == "integer":
        numbers = [number for _, number in field.words]
        assert column.lowest <= min([field.minimum or 0, *numbers])
        assert column.highest >= max([field.maximum or 0, *numbers])


@pytest.mark.parametrize("itemtype", ITEMTYPES)
def test_every_column_that_a_user_can_set_is_declared(itemtype: ItemType) -> None:
    declared = {field.column for field in itemtype.properties.values()}

    assert REGISTRY[itemtype.name].columns.keys() - declared - NOT_DECLARED.keys() == set()


@pytest.mark.parametrize("itemtype", ITEMTYPES)
def test_the_trash_and_the_tree_are_those_of_the_itemtype(itemtype: ItemType) -> None:
    assert itemtype.has_trash == REGISTRY[itemtype.name].trash
    assert (itemtype.parent is not None) == REGISTRY[itemtype.name].tree


@pytest.mark.parametrize("itemtype", ITEMTYPES)
def test_a_new_item_has_the_defaults(itemtype: ItemType, colleague: Colleague) -> None:
    if itemtype.name == "Entity":
        item_id = colleague.create_entity("new")
    else:
        item_id = colleague.create(itemtype.name, name="new")

    row = colleague.get(itemtype.name, item_id) or {}
    found = {field.name: in_the_catalogue(field, row[field.column or ""]) for field in itemtype.fields}

    assert found == {field.name: field.default for field in itemtype.fields} | {"name": "new"}


def test_the_sandbox_has_an_itemtype_for_every_reference() -> None:
    targets = {field.target for itemtype in CATALOG.values() for field in itemtype.references.values()}

    assert {target for target in targets if not REGISTRY.find(target or "")} == NOT_IN_THE_SANDBOX.keys()


def test_all_itemtypes_are_there() -> None:
    assert len(list(REGISTRY)) >= 100


def in_the_catalogue(field: Field, value: Any) -> Any:
    """A value of the server's as the catalogue writes it."""
    if field.kind == "flag":
        return bool(value)
    return "" if value is None else value
