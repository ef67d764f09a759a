"""What names and ids mean on this server: each is looked up once per run.

A reference leads to an item that must exist and be visible where it is used: in the entity of the item that refers
to it, or above and open to the entities below. The server checks neither.
"""

from __future__ import annotations

import asyncio
from enum import Enum, auto
from typing import Any

from pulumi_itsmng.api import Client, Forbidden, ItsmngError, NotFound, Stage
from pulumi_itsmng.api.batching.multi_get import Row
from pulumi_itsmng.api.codec import Folded, fold
from pulumi_itsmng.api.errors import Subject
from pulumi_itsmng.catalog import CATALOG, Field
from pulumi_itsmng.lifecycle.errors import ItemError, NotVisible, ReferenceNotFound
from pulumi_itsmng.lifecycle.hidden import WHY_HIDDEN
from pulumi_itsmng.lifecycle.names import SEPARATOR, called, can_mean, searchable
from pulumi_itsmng.lifecycle.normalize import id_in
from pulumi_itsmng.lifecycle.once import Once
from pulumi_itsmng.lifecycle.target import Target
from pulumi_itsmng.lifecycle.visibility import Visibility
from pulumi_itsmng.text import did_you_mean

_WITH_TRASH = frozenset(itemtype.api_itemtype for itemtype in CATALOG.values() if itemtype.has_trash)


class Unseen(Enum):
    """Why the server shows no item of an id."""

    GONE = auto()
    REFUSED = auto()
    OF_UNREADABLE_KIND = auto()


class NameResolver:
    """Looks up what references lead to, for one process.

    Args:
        client: the client.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._once = Once()
        self._visibility = Visibility(client, self._once)

    async def active_entity(self) -> int:
        """The entity in which items are created that name none."""

        async def ask() -> int:
            return (await self._client.account.active_entities()).entity_id

        return await self._once.answer("active entity", ask)

    async def sees_all_entities(self) -> bool:
        """Whether the session works in the root entity and all below it."""

        async def ask() -> bool:
            active = await self._client.account.active_entities()
            return active.entity_id == 0 and active.recursive

        return await self._once.answer("sees all entities", ask)

    async def why_hidden(self) -> str:
        """Why an item of a state may be refused, to append to the error; nothing for an account that sees less."""
        try:
            return WHY_HIDDEN if await self.sees_all_entities() else ""
        except ItsmngError:
            return ""  # Nobody knows, and this question only serves to explain another error.

    async def own_account(self) -> int:
        """The id of the account that the provider uses."""
        return await self._once.answer("own account", self._client.account.user_id)

    async def default_profiles(self) -> frozenset[int]:
        """The profile that the server gives new users by itself, if there is one."""

        async def ask() -> frozenset[int]:
            return frozenset(row["id"] for row in await self._client.items("Profile").find({"is_default": 1}))

        return await self._once.answer(("Profile", "default"), ask)

    async def configuration(self) -> dict[str, Any]:
        """The server's settings, by name."""
        return await self._once.answer("configuration", self._client.account.configuration)

    async def resolve_name(
        self, field: Field, text: str, entity: int | None, *, create_missing: bool = False
    ) -> Target:
        """What a text leads to, from an item of an entity: a name, or where nobody has that, the id that it is.

        Args:
            field: the reference.
            text: a complete name, or the end of one where only one item of a tree has it; a login; a name; an id.
            entity: the entity of the item that refers to it; None if it is in none, or that is not known.
            create_missing: whether to make it if there is none and its name is all that it needs.

        Raises:
            ReferenceNotFound: there is none; the error names similar ones.
            ItemError: there are several, or the text can mean two, which it names; or it is not visible there, or
                nobody may look.
        """
        if id_in(field, text) is not None and (found := await self._in_digits(field, text, entity)) is not None:
            return found
        return await self._named(field, text, entity, create_missing=create_missing)

    async def _in_digits(self, field: Field, digits: str, entity: int | None) -> Target | None:
        """What digits lead to as a name or as an id, looked up at the same time; None if it is neither's."""
        item_id = id_in(field, digits) or 0
        called, numbered = await asyncio.gather(
            self._called_so(field, digits, entity), self.resolve_id(field, item_id, entity), return_exceptions=True
        )
        if isinstance(called, Target) and isinstance(numbered, Target) and called.id != numbered.id:
            complete = f"the complete name {called.name!r}, " if called.name != digits else ""
            raise ItemError(
                f"{digits!r} can mean the {field.target} {called.id}, which is called so, and the "
                f"{field.target} {item_id} ({numbered.name!r})",
                hint=f"give the resource, {complete}or the id as a number, {called.id} or {item_id}",
                subject=_subject(field),
            )
        for outcome in (called, numbered):
            if isinstance(outcome, BaseException) and not isinstance(outcome, (ReferenceNotFound, NotVisible)):
                raise outcome
        if isinstance(called, Target):
            return called
        if isinstance(numbered, NotVisible) and called is None:
            raise numbered
        return numbered if isinstance(numbered, Target) else None

    async def _named(self, field: Field, name: str, entity: int | None, *, create_missing: bool = False) -> Target:
        """What a name leads to, from an item of an entity; arguments and errors as `resolve_name`."""
        itemtype = field.target or ""
        if (found := await self._called_so(field, name, entity)) is not None:
            return found
        if create_missing and field.creatable:
            try:
                made = await self._once.answer(
                    (itemtype, "made", fold(name)), lambda: self._make(itemtype, name, entity)
                )
                _refuse_other_spelling(itemtype, name, made)
            except ItsmngError as error:
                raise ItemError(error.sentence, hint=error.hint, subject=_subject(field)) from error
            if not await self._visibility.is_visible(
                itemtype, made, entity
            ):  # it was made for an item of another entity
                raise await self._visibility.not_visible(field, made, entity)
            return Target(made["id"], name)
        if itemtype in _WITH_TRASH and (trashed := await self.find_by_name(itemtype, name, trash=True)):
            raise ReferenceNotFound(
                f"{itemtype} {trashed[0]['id']} ({called(trashed[0])!r}) lies in the trash",
                hint="restore it, or choose another",
                subject=_subject(field),
            )
        nor = ", and none with that id" if id_in(field, name) is not None else ""
        near = await self.suggestions(itemtype, name)
        raise ReferenceNotFound(f"there is no {itemtype} {name!r}{nor}", hint=near, subject=_subject(field))

    async def _called_so(self, field: Field, name: str, entity: int | None) -> Target | None:
        """The one item that is called by a name and visible from an item of an entity; None if nobody is called so."""
        itemtype = field.target or ""
        try:
            rows = await self._once.answer((itemtype, "named", name), lambda: self.find_by_name(itemtype, name))
        except Forbidden as error:
            raise ItemError(
                f"the account's profile may not read items of {itemtype}, so no name of one can be looked up",
                hint="give the profile that right in ITSM-NG, or give the id as a number",
                subject=_subject(field),
            ) from error
        if not rows:  # it may be made later in this run
            self._once.drop((itemtype, "named", name))
            return await self._visibility.above_session(name) if itemtype == "Entity" else None
        visible = [row for row in rows if await self._visibility.is_visible(itemtype, row, entity)]
        if not visible:
            raise await self._visibility.not_visible(field, rows[0], entity)
        exact = [row for row in visible if called(row) == name] or visible
        if len(exact) > 1:
            several = ", ".join(f"{called(row)!r} ({row['id']})" for row in exact)
            raise ItemError(
                f"several are called {name!r}: {several}",
                hint="give the complete name, or the id as a number",
                subject=_subject(field),
            )
        return Target(exact[0]["id"], called(exact[0]))

    async def resolve_id(self, field: Field, item_id: int, entity: int | None) -> Target:
        """What an id leads to, from an item of an entity; without a name where nobody may look up any of its kind.

        Raises:
            ReferenceNotFound: there is no such item.
            ItemError: it is not visible there.
        """
        itemtype = field.target or ""
        row = await self._row(itemtype, item_id)
        if row is Unseen.GONE:
            raise ReferenceNotFound(f"there is no {itemtype} {item_id}", subject=_subject(field))
        if row is Unseen.REFUSED:
            for known in await self._visibility.of_session_below_root() if itemtype == "Entity" else ():
                if known["entities_id"] == item_id:
                    return Target(item_id, called(known).rpartition(SEPARATOR)[0])
            hint = await self.why_hidden()
            raise NotVisible(f"the account may not see {itemtype} {item_id}", hint=hint, subject=_subject(field))
        if row is Unseen.OF_UNREADABLE_KIND:  # the server takes it all the same, as reading it back will show
            return Target(item_id, "")
        if not await self._visibility.is_visible(itemtype, row, entity):
            raise await self._visibility.not_visible(field, row, entity)
        return Target(item_id, called(row))

    async def recheck(self, field: Field, known: Target) -> Target:
        """What a reference has led to before, under its present name where the account may see that.

        Raises:
            ReferenceNotFound: there is no such item any more.
        """
        row = await self._row(field.target or "", known.id)
        if row is Unseen.GONE:
            raise ReferenceNotFound(f"there is no {field.target} {known.id}", subject=_subject(field))
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

    async def display_name(self, field: Field, item_id: int) -> str:
        """What an item is called that a live item refers to; empty if it is gone."""
        row = await self._row(field.target or "", item_id)
        return "" if isinstance(row, Unseen) else called(row)

    def cache(self, itemtype: str, row: Row) -> None:
        """Take note of an item that was just read, so that whoever refers to it need not ask for it."""
        self._once.learn((itemtype, row["id"]), row)

    def invalidate(self, itemtype: str) -> None:
        """Look up anew what concerns an itemtype of which something was written."""
        self._once.forget(itemtype)

    async def reload_entities(self) -> None:
        """Let the session see entities that others have made since it began; all is looked up anew."""
        await self._once.answer("new entities", self._client.account.reload_entities)
        self._once.clear()

    async def _row(self, itemtype: str, item_id: int) -> Row | Unseen:
        async def ask() -> Row | Unseen:
            try:
                return await self._client.items(itemtype).get(item_id, stage=Stage.RESOLVE)
            except NotFound:
                return Unseen.GONE
            except Forbidden:
                return Unseen.REFUSED if await self._may_read(itemtype) else Unseen.OF_UNREADABLE_KIND

        return await self._once.answer((itemtype, item_id), ask)

    async def _may_read(self, itemtype: str) -> bool:
        """Whether the account's profile may read items of an itemtype at all."""

        async def ask() -> bool:
            try:
                await self._client.items(itemtype).find({"id": 0})
            except Forbidden:
                return False
            return True

        return await self._once.answer((itemtype, "readable"), ask)

    async def find_by_name(self, itemtype: str, name: str, *, trash: bool = False) -> list[Row]:
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
            if fold(called(known)) == fold(name) and await self._visibility.is_visible(itemtype, known, entity):
                _refuse_other_spelling(itemtype, name, known)
        row: dict[str, Any] = {"name": name}
        if itemtype == "State":
            row |= {"states_id": 0, "entities_id": entity or 0, "is_recursive": 1}
        return row | {"id": await self._client.items(itemtype).create(row)}

    async def suggestions(self, itemtype: str, name: str, column: str | None = None) -> str:
        """Whether a name like that one was meant, or a value of a column, for the error; empty if none is like it."""

        async def ask() -> list[str]:
            rows = self._client.items(itemtype).list()
            items = [row async for row in rows if not row.get("is_template")]
            return [str(row.get(column) or "") if column else called(row) for row in items]

        return did_you_mean(name, await self._once.answer((itemtype, "names", column), ask))


def _refuse_other_spelling(itemtype: str, name: str, row: Row) -> None:
    """Nobody wants a manufacturer Dell beside a DELL, and of some kinds the server makes none."""
    if row["name"] != name:
        raise ItemError(
            f"{itemtype} {name!r} is not made: there is {called(row)!r}, which differs only in case or accents",
            hint="write it like that, or rename that one",
        )


def _subject(field: Field) -> Subject:
    return Subject(field=field.name)


def _meant(itemtype: str, name: str, rows: list[Row]) -> list[Row]:
    return [row for row in rows if can_mean(itemtype, name, called(row))]
