"""The searches that tell what depends on an item find that, and nothing else."""

from __future__ import annotations

import pytest

from pulumi_itsmng.api import Client
from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.catalog.itemtype import Dependents
from tests.support.client import run
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer


def found(sandbox: SandboxServer, itemtype: str, item_id: int) -> dict[str, list[str]]:
    """What each search of an itemtype finds, sorted."""

    async def ask(client: Client) -> dict[str, list[str]]:
        return {kind.plural: sorted(await names(client, kind, item_id)) for kind in CATALOG[itemtype].dependents}

    return run(sandbox.url, ask)


async def names(client: Client, kind: Dependents, item_id: int) -> list[str]:
    return await client.referring(kind.itemtype, kind.options, item_id, below=kind.below, shown=kind.shown, first=9)


@pytest.mark.parametrize("itemtype", ["Location", "Group"])
def test_dependents_are_the_direct_contents_of_a_place_or_group(
    itemtype: str, sandbox: SandboxServer, colleague: Colleague
) -> None:
    column = {"Location": "locations_id", "Group": "groups_id"}[itemtype]
    parent = colleague.create(itemtype, name="parent")
    other = colleague.create(itemtype, name="other")
    child = colleague.create(itemtype, name="child", **{column: parent})
    for item_id, name in ((parent, "in it"), (other, "elsewhere"), (child, "below it")):
        colleague.create("Computer", name=name, **{column: item_id})
        colleague.create("Monitor", name=name, **{column: item_id})
        if itemtype == "Location":
            colleague.create("User", name=name, locations_id=item_id)
        else:
            colleague.create("Group_User", groups_id=item_id, users_id=colleague.create("User", name=name))
            colleague.create("Printer", name=f"its charge: {name}", groups_id_tech=item_id)

    assert found(sandbox, itemtype, parent) == {
        f"{itemtype.lower()}s": ["child"],
        "users": ["in it"],
        "assets": ["in it", "in it", *(["its charge: in it"] if itemtype == "Group" else [])],
    }


def test_dependents_are_the_direct_contents_of_an_entity(sandbox: SandboxServer, colleague: Colleague) -> None:
    parent = colleague.create_entity("parent")
    other = colleague.create_entity("other")
    child = colleague.create_entity("child", parent)
    with Colleague(sandbox.url) as later:  # an entity's maker does not see it until the next session
        for entity, name in ((parent, "in it"), (other, "elsewhere"), (child, "below it")):
            later.create("Computer", name=name, entities_id=entity)
            user = later.create("User", name=name)
            later.create("Profile_User", users_id=user, profiles_id=1, entities_id=entity)

    assert found(sandbox, "Entity", parent) == {"entities": ["child"], "users": ["in it"], "assets": ["in it"]}


@pytest.mark.parametrize("itemtype", ["Location", "Group", "Entity"])
def test_a_new_item_has_no_dependents(itemtype: str, sandbox: SandboxServer, colleague: Colleague) -> None:
    item_id = colleague.create(itemtype, name="new")

    assert set(map(tuple, found(sandbox, itemtype, item_id).values())) == {()}
