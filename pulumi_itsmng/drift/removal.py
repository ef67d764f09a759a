"""Who removed what is gone for good: its own history went with it, but what it belonged to tells of it."""

from __future__ import annotations

from pulumi_itsmng.api.batching.multi_get import Row
from pulumi_itsmng.catalog import Field, ItemType
from pulumi_itsmng.drift.live import Key
from pulumi_itsmng.lifecycle.desired import known_values
from pulumi_itsmng.stack.state import Managed

COME, GONE = (15, 17), (16, 19)
"""What an entry says was done (`linked_action`): a link or a part came, or went.

ITSM-NG notes an authorization as a part. It notes neither that somebody joins a group, nor that a group is purged with
its members.
"""


def owner_of(itemtype: ItemType) -> Field | None:
    """The reference to the user that an item is a part of."""
    telling = (*itemtype.identified_by, *itemtype.unique_within)
    owners = (field for name, field in itemtype.references.items() if field.target == "User" and name in telling)
    return next(owners, None)


def history_owner(item: Managed) -> Key | None:
    """Itemtype and id of the item whose history tells of an item that is gone: its user, or the one above it."""
    itemtype = item.itemtype
    owner = owner_of(itemtype) or itemtype.references.get(itemtype.parent or "")
    known = known_values(itemtype, item.state).get(owner.name) if owner else None
    return (owner.target or "", known) if owner and known is not None and known >= (owner.minimum or 0) else None


def removal(item: Managed, history: list[Row]) -> Row | None:
    """The entry that tells of the removal of an item, if one surely does.

    Args:
        item: the item.
        history: that of the item that tells of it, the newest entry first.
    """
    itemtype, known = item.itemtype, known_values(item.itemtype, item.state)
    part = [row for row in history if row["itemtype_link"] == itemtype.api_itemtype]
    lost = next((row for row in part if str(row["old_value"]).endswith(f" ({item.item_id})")), None)
    if lost or itemtype.parent:
        name = known.get("name")
        mine = [row for row in part if name and name in (row["old_value"], row["new_value"])]
        return lost or _newest(mine)
    other = _other_end(itemtype)
    if other is None:
        return None
    linked = [
        row
        for row in history
        if row["itemtype_link"] == other.target
        and f"{row['old_value']}{row['new_value']}".endswith(f" ({known.get(other.name)})")
    ]
    # The entry does not tell in which entity: only where there was one removal, it is this one.
    removals = sum(int(row["linked_action"]) in GONE for row in linked)
    return _newest(linked) if removals == 1 or itemtype.entity is None else None


def _newest(rows: list[Row]) -> Row | None:
    """The newest entry, if it says that something went."""
    newest = next((row for row in rows if int(row["linked_action"]) in COME + GONE), None)
    return newest if newest and int(newest["linked_action"]) in GONE else None


def _other_end(itemtype: ItemType) -> Field | None:
    """Of a link between a user and something else, the reference to that."""
    names = [name for name in (*itemtype.identified_by, *itemtype.unique_within) if name in itemtype.references]
    ends = [itemtype.references[name] for name in names if name != itemtype.entity]
    return next((field for field in ends if field.target != "User"), None)
