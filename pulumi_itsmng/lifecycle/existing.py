"""Whether an item is there already that a program is about to create, and what to say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pulumi_itsmng.api.batching.multi_get import Row
from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.catalog.itemtype import IDENTIFIED_BY
from pulumi_itsmng.lifecycle.claims import ALIASES
from pulumi_itsmng.lifecycle.desired import Desired
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.identity import SPELLINGS, Identity
from pulumi_itsmng.lifecycle.item import Item
from pulumi_itsmng.lifecycle.name_resolver import NameResolver
from pulumi_itsmng.lifecycle.run import Run
from pulumi_itsmng.lifecycle.state import State


@dataclass(frozen=True)
class Creation:
    """An item that a program is about to create.

    Attributes:
        itemtype: its itemtype.
        inputs: what the program gives.
        desired: what that means on the server.
        identity: what tells it from others.
        policy: what to do about one that is there: `never`, `matching` or `duplicate`, or the id of the one to adopt.
    """

    itemtype: ItemType
    inputs: State = field(repr=False)
    desired: Desired
    identity: Identity
    policy: int | str


async def find_existing(run: Run, creation: Creation) -> int | None:
    """The id of the item to adopt, if one is there.

    Raises:
        ItemError: one is there, and it must not be adopted; or several are, and it is not said which.
    """
    itemtype, identity, policy = creation.itemtype, creation.identity, creation.policy
    if policy == "duplicate":
        return None
    if not identity.fields and not isinstance(policy, int):
        raise _nothing_tells(itemtype)
    there = await identity.find(run.client)
    if isinstance(policy, int):
        await _refuse_others(run, Item(itemtype, policy), [row for row in there if row["id"] != policy], identity)
        return policy
    if len(there) > 1 and not itemtype.is_link:
        raise await _several(run, there, identity)
    if policy == "never":
        if there:
            raise ItemError(
                await describe_existing(run.names, there, identity), hint=await how_to_proceed(run, there[0], identity)
            )
        return None
    found = there or (await identity.find(run.client, trash=True) if itemtype.has_trash else [])
    if found and itemtype.is_link:  # what nobody else keeps goes first
        return int(min(found, key=lambda row: (row["is_dynamic"], row["id"]))["id"])
    if len(found) > 1:
        raise ItemError(
            f"{await describe_existing(run.names, found, identity)} in the trash",
            hint=f"say which to take over, as adopt=ID{_or_tell_apart(found, identity)}",
        )
    return int(found[0]["id"]) if found else None


async def describe_existing(names: NameResolver, rows: Sequence[Row], identity: Identity) -> str:
    """Say of items that they are there already."""
    are = "is" if len(rows) == 1 else "are"
    listed = ", ".join([await _described(names, row, identity) for row in rows])
    same = f"there {are} {identity.itemtype.name} {listed} with the same {identity.words}"
    if any(identity.spelled_otherwise(row) for row in rows):
        return f"{same} already, as {identity.spelled}, for {SPELLINGS}"
    return f"{same} already"


async def how_to_proceed(run: Run, row: Row, identity: Identity) -> str:
    """What to do about an item that is there and must not be adopted without a word."""
    apart = _or_tell_apart([row], identity) if _is_elsewhere(row, identity) else ""
    if await run.claims.is_of_another(identity.itemtype.name, row["id"]):
        return (
            f"another resource of this program stands for it: {ALIASES}; or run `pulumi up` again if that one "
            f"gives it up in this run; or choose another{apart}"
        )
    setting = "" if identity.spelled_otherwise(row) else " (the setting itsmng:adopt does so for all: matching)"
    return f"{ALIASES}; else take it over with adopt={row['id']}{setting}, or choose another{apart}"


async def entity_name(names: NameResolver, itemtype: ItemType, entity: int) -> str:
    """What an entity is called, or its id if nobody knows."""
    field = itemtype.references[itemtype.entity or ""]
    return await names.display_name(field, entity) or str(entity)


async def _refuse_others(run: Run, item: Item, others: Sequence[Row], identity: Identity) -> None:
    """The natural key of other items cannot be given to the one that was chosen."""
    if others:
        raise ItemError(
            await describe_existing(run.names, others, identity),
            hint=f"it cannot be given to {item} too{_or_tell_apart(others, identity)}",
        )


async def _several(run: Run, there: Sequence[Row], identity: Identity) -> ItemError:
    """The error of a natural key that several items have."""
    said = await describe_existing(run.names, there, identity)
    if ours := [row for row in there if await run.claims.is_of_another(identity.itemtype.name, row["id"])]:
        return ItemError(said, hint=await how_to_proceed(run, ours[0], identity))
    return ItemError(
        said,
        hint=f"give all but one of them another {identity.words} in ITSM-NG, and take that one over with adopt=ID, or "
        f"choose another{_or_tell_apart(there, identity)}",
    )


async def _described(names: NameResolver, row: Row, identity: Identity) -> str:
    """An item by its id, and by what a person needs to find it: its name, its spelling, its entity."""
    spelled = identity.spelled_otherwise(row)
    said = [repr(row["name"])] if row.get("name") and "name" not in spelled else []
    said += [f"{name} {text!r}" for name, text in spelled.items()]
    if _is_elsewhere(row, identity):
        said.append(f"in the entity {await entity_name(names, identity.itemtype, row['entities_id'])!r}")
    return f"{row['id']} ({', '.join(said)})" if said else str(row["id"])


def _or_tell_apart(rows: Sequence[Row], identity: Identity) -> str:
    """The way out where other fields may tell items apart."""
    itemtype = identity.itemtype
    others = [name for name in itemtype.identified_by if name not in identity.fields]
    if any(_is_elsewhere(row, identity) for row in rows) and itemtype.identified_everywhere:
        others += itemtype.unique_within
    if not others or IDENTIFIED_BY.name not in itemtype.provider_options:
        return ""
    return f", or tell them apart, as with identified_by={[*identity.fields, others[-1]]}"


def _nothing_tells(itemtype: ItemType) -> ItemError:
    """Why an item is not created that could be made again and again."""
    return ItemError(
        "many items have what it says of itself, and nothing tells it from others",
        hint=f"give another of {', '.join(itemtype.identified_by)}, or say by what it is recognised, with "
        "identified_by, or that another may be made, with adopt='duplicate'",
    )


def _is_elsewhere(row: Row, identity: Identity) -> bool:
    """Whether an item is in another entity than it is asked for."""
    return identity.entity is not None and row.get("entities_id") not in (None, identity.entity)
