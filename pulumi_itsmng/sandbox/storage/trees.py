"""What is below and above the items of a tree: computed once, then remembered in two places, as the server does.

The server keeps both lists in columns of the item (`sons_cache`, `ancestors_cache`), and in front of them in its user
data cache, which is shared by all sessions, outlives them, and is gone when the cache is reset, or, where it is APCu,
PHP is restarted. Where it updates that cache wrongly, what it believes of a tree is wrong until then. So this keeps the
same books in the same way, and the wrong answers follow.
"""

# ruff: noqa: S608 - names of tables and columns are the schema's own; values are always bound

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pulumi_itsmng.sandbox.schema import Itemtype

_BELOW = "sons_cache"
_ABOVE = "ancestors_cache"
CACHE_COLUMNS = (_BELOW, _ABOVE)

_WITH_A_ROOT = "Entity"
"""The itemtype whose tree has an item 0; elsewhere 0 means no parent."""

_Key = tuple[str, str, int]


class Store(Protocol):
    """Where the items of trees are kept: the database."""

    def get(self, itemtype: Itemtype, item_id: int) -> dict[str, Any] | None: ...  # noqa: D102
    def rows(self, statement: str, parameters: Sequence[object] = ()) -> list[dict[str, Any]]: ...  # noqa: D102
    def execute(self, statement: str, parameters: Sequence[object] = ()) -> int: ...  # noqa: D102


class Trees:
    """The trees of all itemtypes, as the server sees them."""

    def __init__(self, database: Store) -> None:
        self._database = database
        self._user_data_cache: dict[_Key, list[int]] = {}

    def clear_user_data_cache(self) -> None:
        """Forget what is not in the database, as a restart of PHP with APCu does."""
        self._user_data_cache.clear()

    def below(self, itemtype: Itemtype, item_id: int) -> list[int]:
        """An item and all below it.

        Args:
            item_id: Its id; there need be no such item.
        """
        key = (_BELOW, itemtype.table, item_id)
        known = self._user_data_cache.get(key)
        if known is None:
            known = self._kept(itemtype, item_id, _BELOW) if item_id > 0 else None
            if known is None:
                known = self._find_below(itemtype, item_id)
                if item_id > 0:
                    self._keep(itemtype, item_id, _BELOW, known)
            self._user_data_cache[key] = known
        return list(known)

    def above(self, itemtype: Itemtype, item_id: int) -> list[int]:
        """The items above one.

        Args:
            item_id: Its id; there need be no such item.
        """
        key = (_ABOVE, itemtype.table, item_id)
        known = self._user_data_cache.get(key)
        if known is None:
            known = self._user_data_cache[key] = self._look_above(itemtype, item_id)
        return list(known)

    def added(self, itemtype: Itemtype, item_id: int) -> None:
        """Take note of a new item."""
        above = self.above(itemtype, item_id)
        self._forget_below(itemtype, above)
        self._enter(itemtype, item_id, above)

    def moving(self, itemtype: Itemtype, item_id: int) -> None:
        """Take note that an item is about to get another parent."""
        self._user_data_cache.pop((_ABOVE, itemtype.table, item_id), None)

    def moved(self, itemtype: Itemtype, item_id: int, old_parent: int, new_parent: int) -> None:
        """Take note of an item that has another parent, and knows nothing of those above it any more.

        It is entered nowhere where the new parent is 0, not even below the root entity: so later sessions do not see
        an entity that was moved there. What is below it stays entered below its old ancestors.

        Args:
            old_parent: The parent it had.
            new_parent: The parent it has.
        """
        self.moving(itemtype, item_id)
        if old_parent > 0:
            self._strike(itemtype, item_id, [*self.above(itemtype, old_parent), old_parent])
        if new_parent > 0:
            above = self.above(itemtype, item_id)
            self._forget_below(itemtype, above)
            self._enter(itemtype, item_id, above)
        self.above(itemtype, item_id)

    def carried(self, itemtype: Itemtype, item_id: int) -> None:
        """Take note of an item that moved with the one above it."""
        self.moving(itemtype, item_id)
        self._execute(itemtype, f"{_ABOVE} = NULL", [item_id])

    def purging(self, itemtype: Itemtype, item_id: int) -> None:
        """Take note of an item that is about to go; those below it stay entered."""
        self._strike(itemtype, item_id, self.above(itemtype, item_id))
        if itemtype.name == _WITH_A_ROOT:
            self.moving(itemtype, item_id)

    def _find_below(self, itemtype: Itemtype, item_id: int) -> list[int]:
        rows = self._database.rows(
            f"""WITH RECURSIVE below (id) AS (
                SELECT ?1 UNION SELECT child.id FROM {itemtype.table} AS child
                JOIN below ON child.{itemtype.foreign_key} = below.id
            ) SELECT id FROM below ORDER BY id != ?1, id""",
            (item_id,),
        )
        return [row["id"] for row in rows]

    def _look_above(self, itemtype: Itemtype, item_id: int) -> list[int]:
        row = self._database.get(itemtype, item_id) if item_id > 0 else None
        if row is None:
            return []
        known = self._kept(itemtype, item_id, _ABOVE)
        if known is None:
            parent = row[itemtype.foreign_key]
            known = self.above(itemtype, parent) if parent > 0 else []
            if parent not in known and (parent > 0 or itemtype.name == _WITH_A_ROOT):
                known.append(parent)
            self._keep(itemtype, item_id, _ABOVE, known)
        return known

    def _enter(self, itemtype: Itemtype, item_id: int, above: list[int]) -> None:
        for ancestor in above:
            known = self._user_data_cache.get((_BELOW, itemtype.table, ancestor))
            if known is not None and item_id not in known:
                known.append(item_id)

    def _strike(self, itemtype: Itemtype, item_id: int, above: list[int]) -> None:
        self._forget_below(itemtype, above)
        for ancestor in above:
            known = self._user_data_cache.get((_BELOW, itemtype.table, ancestor))
            if known is not None and item_id in known:
                known.remove(item_id)

    def _forget_below(self, itemtype: Itemtype, ids: list[int]) -> None:
        self._execute(itemtype, f"{_BELOW} = NULL", ids)

    def _kept(self, itemtype: Itemtype, item_id: int, column: str) -> list[int] | None:
        """What a column of the item remembers; None if nothing."""
        row = self._database.get(itemtype, item_id) if column in itemtype.columns else None
        text = (row[column] or "").strip() if row else ""
        return _read(text) if text not in ("", "0") else None

    def _keep(self, itemtype: Itemtype, item_id: int, column: str, ids: list[int]) -> None:
        self._execute(itemtype, f"{column} = '{_written(ids)}'", [item_id])

    def _execute(self, itemtype: Itemtype, change: str, ids: list[int]) -> None:
        column = change.partition(" ")[0]
        if ids and column in itemtype.columns:
            marks = ", ".join("?" * len(ids))
            self._database.execute(f"UPDATE {itemtype.table} SET {change} WHERE id IN ({marks})", ids)


def _written(ids: list[int]) -> str:
    """An array whose keys are its values, in JSON as PHP writes it: a list only if the keys are 0, 1, 2 and so on."""
    if ids == list(range(len(ids))):
        return json.dumps(ids, separators=(",", ":"))
    return json.dumps({str(one): one for one in ids}, separators=(",", ":"))


def _read(text: str) -> list[int] | None:
    """What such a text holds; None for a text that is none, which a client may have written."""
    try:
        content = json.loads(text)
    except ValueError:
        return None
    if not isinstance(content, (dict, list)):
        return None
    keys = content if isinstance(content, dict) else range(len(content))
    return [int(key) for key in keys if str(key).lstrip("-").isdigit()]
