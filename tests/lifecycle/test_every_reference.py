"""Every reference of every kind of item, by its declaration: where it leads to nothing, and what it makes."""

from __future__ import annotations

import re

import pytest

from pulumi_itsmng.catalog import CATALOG, ItemType
from pulumi_itsmng.lifecycle.errors import ItemError
from tests.lifecycle.conftest import Managed
from tests.support.values import all_fields, every_itemtype, telling
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

pytestmark = pytest.mark.heavy

CREATING = [itemtype for itemtype in CATALOG.values() if any(field.creatable for field in itemtype.references.values())]


def ids_of(itemtype: ItemType, colleague: Colleague) -> list[int]:
    return [row["id"] for row in colleague.list(itemtype.api_itemtype)]


@every_itemtype
def test_an_unknown_reference_names_its_field_and_makes_nothing(
    sandbox: SandboxServer, colleague: Colleague, itemtype: ItemType
) -> None:
    managed = Managed(sandbox.url, itemtype)
    base = telling(itemtype, all_fields(itemtype, colleague), 0)
    before = ids_of(itemtype, colleague)

    for field in itemtype.references.values():
        for value in ("Nowhere", 4711):
            sentence = f"{itemtype.name}: not created: {field.name}: there is no {field.target} {value!r}"
            with pytest.raises(ItemError, match=f"^{re.escape(sentence)}"):
                managed.create(**base | {field.name: value})

    assert ids_of(itemtype, colleague) == before


@pytest.mark.parametrize("itemtype", CREATING, ids=lambda itemtype: itemtype.name)
def test_create_missing_makes_each_named_item_once(
    sandbox: SandboxServer, colleague: Colleague, itemtype: ItemType
) -> None:
    creatable = [field for field in itemtype.references.values() if field.creatable]
    wanted = {field.name: f"New <{field.name}>" for field in creatable} | {"create_missing": True}
    base = telling(itemtype, all_fields(itemtype, colleague), 0) | wanted

    made = Managed(sandbox.url, itemtype).create_many(
        [base | dict.fromkeys(itemtype.identified_by, owner) for owner in ("one", "other")]
    )

    for field in creatable:
        (new,) = [row["id"] for row in colleague.list(field.target or "") if row["name"].startswith("New")]
        assert [state["resolved"][field.key]["id"] for _, state in made] == [new, new]
