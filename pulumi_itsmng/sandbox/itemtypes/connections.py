"""Computers and what is connected to them: what moves with a computer, and what a connection changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.config import setting
from pulumi_itsmng.sandbox.items.attached import LinkBehaviour
from pulumi_itsmng.sandbox.items.behaviour import Behaviour
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.itemtypes.installations import note_trash
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_CONNECTION = REGISTRY["Computer_Item"]
_FOLLOWED = {
    "locations_id": "location",
    "users_id": "user",
    "groups_id": "group",
    "contact": "contact",
    "contact_num": "contact",
}
"""What connected items take over from their computer, and the setting that says whether they do."""


class ComputerBehaviour(Behaviour):
    """What is connected to a computer, and built into it, goes where it goes."""

    def name(self, context: RequestContext, row: Row) -> str:
        """One without a name goes by its id."""
        name = super().name(context, row)
        return f"({row['id']})" if name in ("", "0") else name

    def own_name(self, context: RequestContext, row: Row) -> str:
        """By itself it has none, then."""
        return super().name(context, row)

    def updated(self, context: RequestContext, before: Row, row: Row, changed: list[str]) -> None:
        """Change location, user and the like of all that is the computer's own."""
        super().updated(context, before, row, changed)
        followed = {name: row[name] for name in changed if _follows(context, name)}
        if not followed:
            return
        own = [end for end in _connected(context, row) if not _is_global(end[1])]
        for itemtype, item in own:
            update(context, itemtype, item, {"id": item["id"]} | followed)
        moved = {name: value for name, value in followed.items() if name in ("locations_id", "states_id")}
        built_in = _built_in(context, row) if moved else []
        for itemtype, item in built_in:
            update(context, itemtype, item, {"id": item["id"]} | moved)
        if moved and (own or built_in):
            context.add_message("What is connected to the computer or built into it has been moved with it")

    def trashed(self, context: RequestContext, row: Row) -> None:
        """Note it in its installations."""
        super().trashed(context, row)
        note_trash(context, self.itemtype.name, row)


class ComputerItemBehaviour(LinkBehaviour):
    """A connection: an item has one computer at most unless it is managed globally."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse a second connection, and let the item take over what its computer has."""
        computer, connected = (self.parent(context, attachment, wanted) for attachment in self.attachments)
        if computer is None or connected is None:
            return None
        itemtype, item = connected
        keys = {"itemtype": itemtype.name, "items_id": item["id"]}
        if not _is_global(item):
            if context.database.find(_CONNECTION, **keys):
                return None
        elif context.database.find(_CONNECTION, **keys, computers_id=computer[1]["id"]):
            return None
        if not _is_global(item):
            _take_over(context, computer[1], itemtype, item)
        return super().prepare_addition(context, wanted)

    def purged(self, context: RequestContext, row: Row) -> None:
        """Take from the item what it had from its computer, where the settings say so."""
        super().purged(context, row)
        connected = self.parent(context, self.attachments[1], row)
        if connected is None or _is_global(connected[1]):
            return
        itemtype, item = connected
        lost: Row = {
            name: 0 if name.endswith("_id") else ""
            for name, subject in _FOLLOWED.items()
            if name in itemtype.columns and setting(context.database, f"is_{subject}_autoclean")
        }
        lost |= _state(context, "state_autoclean_mode", 0)
        if lost:
            update(context, itemtype, item, {"id": item["id"]} | lost)


def _follows(context: RequestContext, name: str) -> bool:
    """Whether connected items take over a change of that field."""
    if name == "states_id":
        return as_id(setting(context.database, "state_autoupdate_mode")) < 0
    return name in _FOLLOWED and setting(context.database, f"is_{_FOLLOWED[name]}_autoupdate") is not None


def _take_over(context: RequestContext, computer: Row, itemtype: Itemtype, item: Row) -> None:
    """Give a newly connected item its computer's location, user and the like."""
    taken = {name: computer[name] for name in _FOLLOWED if _follows(context, name)}
    taken |= _state(context, "state_autoupdate_mode", computer["states_id"])
    update(context, itemtype, item, {"id": item["id"]} | taken)


def _state(context: RequestContext, name: str, own: int) -> Row:
    """The state a setting wants: none, the one it names, or with a negative number that of the item's own case."""
    mode = as_id(setting(context.database, name))
    return {"states_id": own if mode < 0 else mode} if mode else {}


def _is_global(item: Row) -> bool:
    """Whether many computers may have it; an itemtype that does not know the difference counts as such."""
    return bool(item.get("is_global", True))


def _connected(context: RequestContext, computer: Row) -> list[tuple[Itemtype, Row]]:
    """What is connected to a computer."""
    links = context.database.find(_CONNECTION, computers_id=computer["id"], is_deleted=0)
    ends = [
        (REGISTRY[name], link["items_id"])
        for name in ITEMTYPE_LISTS["directconnect_types"]
        for link in links
        if link["itemtype"] == name
    ]
    return [(itemtype, item) for itemtype, item_id in ends if (item := context.database.get(itemtype, item_id))]


def _built_in(context: RequestContext, computer: Row) -> list[tuple[Itemtype, Row]]:
    """The components of a computer."""
    keys = {"itemtype": "Computer", "items_id": computer["id"], "is_deleted": 0}
    kinds = [REGISTRY[name] for name in ITEMTYPE_LISTS["itemdevices"]]
    return [(itemtype, item) for itemtype in kinds for item in context.database.find(itemtype, **keys)]
