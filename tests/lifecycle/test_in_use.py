"""Places, groups and entities that are in use: not deleted, whoever uses them, and little asked to find that out."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.lifecycle.errors import ItemError
from tests.lifecycle.conftest import Managed
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

TECH = 4
"""The id of the user `tech` of a fresh installation."""


class Use(NamedTuple):
    """Something that uses an item.

    Attributes:
        used: what is used.
        user: what uses it.
        column: the column of the user that says so.
        row: what else must be said of the user.
        told: how the error calls it.
    """

    used: str
    user: str
    column: str
    row: dict[str, Any]
    told: str


USES = [
    Use("Location", "Location", "locations_id", {"name": "Room"}, "locations 'Room'"),
    Use("Location", "User", "locations_id", {"name": "ada"}, "users 'ada'"),
    Use("Location", "Monitor", "locations_id", {"name": "Screen"}, "assets 'Screen'"),
    Use("Group", "Group", "groups_id", {"name": "Team"}, "groups 'Team'"),
    Use("Group", "Group_User", "groups_id", {"users_id": TECH}, "users 'tech'"),
    Use("Group", "Computer", "groups_id", {"name": "PC"}, "assets 'PC'"),
    Use("Group", "Computer", "groups_id_tech", {"name": "PC"}, "assets 'PC'"),
    Use("Entity", "Profile_User", "entities_id", {"users_id": TECH, "profiles_id": 1}, "users 'tech'"),
    Use("Entity", "Phone", "entities_id", {"name": "Phone"}, "assets 'Phone'"),
]


@pytest.mark.parametrize("use", USES, ids=lambda use: f"{use.used} by {use.user}.{use.column}")
def test_deleting_an_item_in_use_needs_force(sandbox: SandboxServer, colleague: Colleague, use: Use) -> None:
    managed = Managed(sandbox.url, CATALOG[use.used])
    item_id, state = managed.create(name="Used")
    colleague.see_all().create(use.user, **use.row, **{use.column: item_id})
    before = searches(sandbox)

    with pytest.raises(ItemError, match=rf"^{use.used} {item_id}: not deleted: it is in use by {use.told}: move these"):
        managed.delete(item_id, state)

    assert 0 < searches(sandbox) - before <= 3
    assert colleague.get(use.used, item_id) is not None
    managed.delete(item_id, state | {"force": True})
    assert colleague.get(use.used, item_id) is None


@pytest.mark.parametrize("force", [False, True])
def test_an_entity_with_others_below_it_is_never_deleted(entities: Managed, colleague: Colleague, force: bool) -> None:
    item_id, state = entities.create(name="Used")
    annex = colleague.see_all().create("Entity", name="Annex", entities_id=item_id)
    state |= {"force": force}

    with pytest.raises(
        ItemError, match=rf"^Entity {item_id}: not deleted: below it are the entities 'Annex': ITSM-NG would lose them"
    ):
        entities.delete(item_id, state)

    colleague.see_all().purge("Entity", annex)
    entities.delete(item_id, state)
    assert colleague.get("Entity", item_id) is None


def test_the_first_of_many_are_named(groups: Managed, colleague: Colleague) -> None:
    item_id, state = groups.create(name="Used")
    for number in range(1, 6):
        colleague.create("Computer", name=f"PC {number}", **{("groups_id", "groups_id_tech")[number % 2]: item_id})

    with pytest.raises(ItemError, match="in use by assets 'PC 1', 'PC 2', 'PC 3' and more: move these"):
        groups.delete(item_id, state)


def test_what_lies_in_the_trash_uses_nothing(locations: Managed, colleague: Colleague) -> None:
    item_id, state = locations.create(name="Used")
    colleague.trash("Computer", colleague.create("Computer", name="PC", locations_id=item_id))

    locations.delete(item_id, state)

    assert colleague.get("Location", item_id) is None


def searches(sandbox: SandboxServer) -> int:
    return sum(count for request, count in sandbox.requests()["requests"].items() if "/search/" in request)
