"""The sandbox's tables against the catalogue: two accounts of the same server, made apart."""

import pytest

from pulumi_itsmng.catalog import CATALOG, Field
from pulumi_itsmng.sandbox.schema.registry import REGISTRY

FIELDS = [
    pytest.param(itemtype.name, field, id=f"{itemtype.name}.{field.name}")
    for itemtype in CATALOG.values()
    for field in itemtype.properties.values()
    if field.column
]


@pytest.mark.parametrize(("itemtype", "field"), FIELDS)
def test_a_field_is_a_column_that_fits_it(itemtype: str, field: Field) -> None:
    column = REGISTRY[itemtype].columns[field.column or ""]

    assert column.refers_to == field.target
    if field.max_length is not None:
        assert column.width == field.max_length


def test_the_sandbox_has_an_itemtype_for_every_reference() -> None:
    for itemtype in CATALOG.values():
        for field in itemtype.fields:
            assert field.target is None or REGISTRY.find(field.target)


def test_all_itemtypes_are_there() -> None:
    assert len(list(REGISTRY)) >= 100
