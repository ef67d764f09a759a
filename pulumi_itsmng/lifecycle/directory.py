"""What names and ids mean on this server: each is looked up once per run.

A reference leads to an item that must exist and be visible where it is used: in the entity of the item that refers
to it, or above and open to the entities below. The server checks neither.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, auto
from typing import Any, TypeVar

from pulumi_itsmng.api import Client, Forbidden, ItsmngError, NotFound, Stage
from pulumi_itsmng.api.batching.multi_get import Row
from pulumi_itsmng.api.codec import Folded, fold
from pulumi_itsmng.catalog import CATALOG, Field
from pulumi_itsmng.lifecycle.errors import ItemError, NotThere, NotVisible
from pulumi_itsmng.lifecycle.hidden import WHY_HIDDEN
from pulumi_itsmng.lifecycle.names import SEPARATOR, can_mean, searchable
from pulumi_itsmng.lifecycle.spelling import id_in

T = TypeVar("T")

_WITH_TRASH = frozenset(itemtype.in_api for itemtype in CATALOG.values() if itemtype.has_trash)

_EVERYWHERE = frozenset({"Entity", "User"})
"""Itemtypes that have an entity, but are not shown or hidden by it."""


@dataclass(frozen=True)
class Target:
    """What a reference led to.

    Attributes:
        id: its id.
        name: its complete name, or its login, or its name.
    """

    id: int
    name: str


NOTHING = Target(0, "")


class Unseen(Enum):
    """Why the server shows no item of an id."""

    GONE = auto()
    REFUSED = auto()
    OF_UNREADABLE_KIND = auto()


class Directory:
    """Looks up what references lead to, for one process.

    Args:
        client: the client.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._known: dict[Hashable, asyncio.Future[Any]] = {}

    async def active_entity(self) -> int:
        """The entity in which items are created that name none."""

        async def ask() -> int:
            return (await self._client.account.active_entities()).entity_id

        return await self._once("active entity", ask)

    async def sees_all_entities(self) -> bool:
        """Whether the session works in the root entity and all below it."""

        async def ask() -> bool:
            active = await self._client.account.active_entities()
            return active.entity_id == 0 and active.recursive

        return await self._once("sees all entities", ask)

    async def why_hidden(self) -> str:
        """Why an item of a state may be refused, to append to the error; nothing for an account that sees less."""
        try:
            return WHY_HIDDEN if await self.sees_all_entities() else ""
        except ItsmngError:
            return ""  # Nobody knows, and this question only serves to explain another error.

    async def own_account(self) -> int:
        """The id of the account that the provider uses."""
        return await self._once("own account", self._client.account.user_id)

    async def default_profiles(self) -> frozenset[int]:
        """The profile that the server gives new users by itself, if there is one."""

        async def ask() -> frozenset[int]:
            return frozenset(row["id"] for row in await self._client.items("Profile").find({"is_default": 1}))

        return await self._once(("Profile", "default"), ask)

    async def configuration(self) -> dict[str, Any]:
        """The server's settings, by name."""
        return await self._once("configuration", self._client.account.configuration)

    async def meant(self, field: Field, text: str, entity: int | None, *, create_missing: bool = False) -> Target:
        """What a text leads to, from an item of an entity: a name, or where nobody has that, the id that it is.

        Args:
            field: the reference.
            text: a complete name, or the end of one where only one item of a tree has it; a login; a name; an id.
            entity: the entity of the item that refers to it; None if it is in none, or that is not known.
            create_missing: whether to make it if there is none and its name is all that it needs.

        Raises:
            NotThere: there is none; the error names near ones.
            ItemError: there are several, or the text can mean two, which it names; or it is not visible there, or
                nobody may look.
        """
        if id_in(field, text) is not None and (found := await self._in_digits(field, text, entity)) is not None:
            return found
        return await self.named(field, text, entity, create_missing=create_missing)

    async def _in_digits(self, field: Field, digits: str, entity: int | None) -> Target | None:
        """What digits lead to as a name or as an id, looked up at the same time; None if it is neither's."""
        item_id = id_in(field, digits) or 0
        called, numbered = await asyncio.gather(
            self._called_so(field, digits, entity), self.by_id(field, item_id, entity), return_exceptions=True
        )
        if isinstance(called, Target) and isinstance(numbered, Target) and called.id != numbered.id:
            complete = f"the complete name {called.name!r}, " if called.name != digits else ""
            raise ItemError(
                f"{field.name}: {digits!r} can mean the {field.target} {called.id}, which is called so, and the "
                f"{field.target} {item_id} ({numbered.name!r}): give the resource, {complete}or the id as a number, "
                f"{called.id} or {item_id}"
            )
        for outcome in (called, numbered):
            if isinstance(outcome, BaseException) and not isinstance(outcome, (NotThere, NotVisible)):
                raise outcome
        if isinstance(called, Target):
            return called
        if isinstance(numbered, NotVisible) and called is None:
            raise numbered
        return numbered if isinstance(numbered, Target) else None

    async def named(self, field: Field, name: str, entity: int | None, *, create_missing: bool = False) -> Target:
        """What a name leads to, from an item of an entity; arguments and errors as `meant`."""
        itemtype = field.target or ""
        if (found := await self._called_so(field, name, entity)) is not None:
            return found
        if create_missing and field.creatable:
            made = await self._once((itemtype, "made", fold(name)), lambda: self._make(itemtype, name, entity))
            _refuse_other_spelling(itemtype, name, made)
            if not await self._is_visible(itemtype, made, entity):  # it was made for an item of another entity
                raise NotVisible(f"{field.name}: {await self._why_invisible(itemtype, made, entity)}")
            return Target(made["id"], name)
        if itemtype in _WITH_TRASH and (trashed := await self.find_named(itemtype, name, trash=True)):
            raise NotThere(
                f"{field.name}: {itemtype} {trashed[0]['id']} ({called(trashed[0])!r}) lies in the trash: restore "
                "it, or choose another"
            )
        nor = ", and none with that id" if id_in(field, name) is not None else ""
        raise NotThere(f"{field.name}: there is no {itemtype} {name!r}{nor}{await self.near(itemtype, name)}")

    async def _called_so(self, field: Field, name: str, entity: int | None) -> Target | None:
        """The one item that is called by a name and visible from an item of an entity; None if nobody is called so."""
        itemtype = field.target or ""
        try:
            rows = await self._once((itemtype, "named", name), lambda: self.find_named(itemtype, name))
        except Forbidden as error:
            raise ItemError(
                f"{field.name}: the account's profile may not read items of {itemtype}, so no name of one can be "
                "looked up: give the profile that right in ITSM-NG, or give the id as a number"
            ) from error
        if not rows:  # it may be made later in this run
            self._known.pop((itemtype, "named", name), None)
            return await self._above_session(name) if itemtype == "Entity" else None
        visible = [row for row in rows if await self._is_visible(itemtype, row, entity)]
        if not visible:
            raise NotVisible(f"{field.name}: {await self._why_invisible(itemtype, rows[0], entity)}")
        exact = [row for row in visible if called(row) == name] or visible
        if len(exact) > 1:
            several = ", ".join(f"{called(row)!r} ({row['id']})" for row in exact)
            raise ItemError(
                f"{field.name}: several are called {name!r}: {several}; give the complete name, or the id as a number"
            )
        return Target(exact[0]["id"], called(exact[0]))

    async def by_id(self, field: Field, item_id: int, entity: int | None) -> Target:
        """What an id leads to, from an item of an entity; without a name where nobody may look up any of its kind.

        Raises:
            NotThere: there is no such item.
            ItemError: it is not visible there.
        """
        itemtype = field.target or ""
        row = await self._row(itemtype, item_id)
        if row is Unseen.GONE:
            raise NotThere(f"{field.name}: there is no {itemtype} {item_id}")
        if row is Unseen.REFUSED:
            for known in await self._of_session_below_root() if itemtype == "Entity" else ():
                if known["entities_id"] == item_id:
                    return Target(item_id, called(known).rpartition(SEPARATOR)[0])
            raise NotVisible(f"{field.name}: the account may not see {itemtype} {item_id}{await self.why_hidden()}")
        if row is Unseen.OF_UNREADABLE_KIND:  # the server takes it all the same, as reading it back will show
            return Target(item_id, "")
        if not await self._is_visible(itemtype, row, entity):
            raise NotVisible(f"{field.name}: {await self._why_invisible(itemtype, row, entity)}")
        return Target(item_id, called(row))

    async def still(self, field: Field, known: Target) -> Target:
        """What a reference has led to before, under its present name where the account may see that.

        Raises:
            NotThere: there is no such item any more.
        """
        row = await self._row(field.target or "", known.id)
        if row is Unseen.GONE:
            raise NotThere(f"{field.name}: there is no {field.target} {known.id}")
        return known if isinstance(row, Unseen) else Target(known.id, called(row))

    async def above(self, field: Field, item_id: int) -> list[int]:
        """The ids of all above an item of a tree, as far as the account may see them."""
        found: list[int] = []
        while item_id >= (field.minimum or 0):
            row = await self._row(field.target or "", item_id)
            item_id = -1 if isinstance(row, Unseen) else row[field.column or ""]
            if item_id in found:
                break
            found.append(item_id)
        return found

    async def name_of(self, field: Field, item_id: int) -> str:
        """What an item is called that a live item refers to; empty if it is gone."""
        row = await self._row(field.target or "", item_id)
        return "" if isinstance(row, Unseen) else called(row)

    def learn(self, itemtype: str, row: Row) -> None:
        """Take note of an item that was just read, so that whoever refers to it need not ask for it."""
        known: asyncio.Future[Row] = asyncio.get_running_loop().create_future()
        known.set_result(row)
        self._known[itemtype, row["id"]] = known

    def forget(self, itemtype: str) -> None:
        """Look up anew what concerns an itemtype of which something was written."""
        self._known = {
            key: known for key, known in self._known.items() if not (isinstance(key, tuple) and key[0] == itemtype)
        }

    async def see_new_entities(self) -> None:
        """Let the session see entities that others have made since it began; all is looked up anew."""
        await self._once("new entities", self._client.account.reload_entities)
        self._known.clear()

    async def _row(self, itemtype: str, item_id: int) -> Row | Unseen:
        async def ask() -> Row | Unseen:
            try:
                return await self._client.items(itemtype).get(item_id, stage=Stage.RESOLVE)
            except NotFound:
                return Unseen.GONE
            except Forbidden:
                return Unseen.REFUSED if await self._may_read(itemtype) else Unseen.OF_UNREADABLE_KIND

        return await self._once((itemtype, item_id), ask)

    async def _may_read(self, itemtype: str) -> bool:
        """Whether the account's profile may read items of an itemtype at all."""

        async def ask() -> bool:
            try:
                await self._client.items(itemtype).find({"id": 0})
            except Forbidden:
                return False
            return True

        return await self._once((itemtype, "readable"), ask)

    async def find_named(self, itemtype: str, name: str, *, trash: bool = False) -> list[Row]:
        """The items that a name can mean: a complete name, the end of one, or a name."""
        items = self._client.items(itemtype)
        last = name.rpartition(SEPARATOR)[2]
        rows = _meant(
            itemtype, name, await items.find({"name": searchable(itemtype, last)}, trash=trash, stage=Stage.RESOLVE)
        )
        if not rows and last != name:  # a name may itself hold what stands between the names of a tree
            rows = _meant(itemtype, name, await items.find({"name": name}, trash=trash, stage=Stage.RESOLVE))
        return rows

    async def _make(self, itemtype: str, name: str, entity: int | None) -> Row:
        if SEPARATOR in name:
            raise ItemError(f"there is no {itemtype} {name!r}, and only one at the top can be made by its name")
        for known in await self._client.items(itemtype).find({"name": Folded(name)}, stage=Stage.RESOLVE):
            if fold(called(known)) == fold(name) and await self._is_visible(itemtype, known, entity):
                _refuse_other_spelling(itemtype, name, known)
        row: dict[str, Any] = {"name": name}
        if itemtype == "State":
            row |= {"states_id": 0, "entities_id": entity or 0, "is_recursive": 1}
        return row | {"id": await self._client.items(itemtype).create(row)}

    async def near(self, itemtype: str, name: str, column: str | None = None) -> str:
        """Names like that one, or values of a column, for the error."""

        async def ask() -> list[str]:
            rows = self._client.items(itemtype).list()
            items = [row async for row in rows if not row.get("is_template")]
            return [str(row.get(column) or "") if column else called(row) for row in items]

        names = await self._once((itemtype, "names", column), ask)
        near = get_close_matches(name, names, n=3) or [one for one in names if name.lower() in one.lower()][:3]
        return f"; near ones: {', '.join(map(repr, near))}" if near else ""

    async def _is_visible(self, itemtype: str, row: Row, entity: int | None) -> bool:
        own = row.get("entities_id")
        if entity is None or itemtype in _EVERYWHERE or own is None or own == entity:
            return True
        return bool(row.get("is_recursive")) and (
            own in await self._entities_above(entity) or await self._is_from_above(own)
        )

    async def _why_invisible(self, itemtype: str, row: Row, entity: int | None) -> str:
        tree = await self._entities()
        there, here = (called(tree[one]) if one in tree else str(one) for one in (row["entities_id"], entity or 0))
        return (
            f"{itemtype} {called(row)!r} belongs to the entity {there!r} and is not visible in {here!r}, where the "
            "item is; choose one that is, or open it to child entities"
        )

    async def _entities_above(self, entity: int) -> set[int]:
        tree = await self._entities()
        if entity not in tree:  # perhaps it was made since
            self.forget("Entity")
            tree = await self._entities()
        above: set[int] = set()
        while entity in tree and (entity := tree[entity]["entities_id"]) not in above:
            above.add(entity)
        return above

    async def _above_session(self, name: str) -> Target | None:
        """An entity above one of the session's, by its complete name: the server does not show it to the session."""
        for row in await self._of_session_below_root():
            above, separator, _ = called(row).rpartition(SEPARATOR)
            if separator and above == name:
                return Target(row["entities_id"], above)
            if separator and above.partition(SEPARATOR)[0] == name:
                return Target(0, name)
        return None

    async def _of_session_below_root(self) -> list[Row]:
        """The entities of a session below the root; none of one that sees the root, to which others are hidden."""
        tree = await self._entities()
        return [] if 0 in tree else list(tree.values())

    async def _is_from_above(self, entity: int) -> bool:
        """Whether an entity of which the server shows an item is above those of the session.

        Of those above it shows none, and just the items that are open to the entities below them.
        """
        tree = await self._entities()
        return entity not in tree and 0 not in tree

    async def _entities(self) -> dict[int, Row]:
        async def ask() -> dict[int, Row]:
            return {row["id"]: row async for row in self._client.items("Entity").list()}

        return await self._once(("Entity", "all"), ask)

    async def _once(self, key: Hashable, ask: Callable[[], Awaitable[T]]) -> T:
        """The answer to a question that is asked once, however many want to know at the same time."""
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = asyncio.ensure_future(ask())
            known.add_done_callback(lambda done: self._drop_failed(key, done))
        answer: T = await asyncio.shield(known)
        return answer

    def _drop_failed(self, key: Hashable, done: asyncio.Future[Any]) -> None:
        if (done.cancelled() or done.exception() is not None) and self._known.get(key) is done:
            del self._known[key]


def _refuse_other_spelling(itemtype: str, name: str, row: Row) -> None:
    """Nobody wants a manufacturer Dell beside a DELL, and of some kinds the server makes none."""
    if row["name"] != name:
        raise ItemError(
            f"{itemtype} {name!r} is not made: there is {called(row)!r}, which differs only in case or accents; write "
            "it like that, or rename that one"
        )


def _meant(itemtype: str, name: str, rows: list[Row]) -> list[Row]:
    return [row for row in rows if can_mean(itemtype, name, called(row))]


def called(row: Row) -> str:
    """What an item is called: its complete name in a tree, else its name (of a user, the login)."""
    return str(row.get("completename") or row.get("name") or "")
