"""Whether everything exists that the program refers to by name or by id."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pulumi_itsmng.api import Forbidden, ItsmngError
from pulumi_itsmng.catalog import Field, ItemType
from pulumi_itsmng.catalog.itemtype import CREATE_MISSING, RESOLVED
from pulumi_itsmng.doctor.check_context import CheckContext
from pulumi_itsmng.doctor.result import Finding, failure, ok, skipped
from pulumi_itsmng.lifecycle.errors import ItemError, ReferenceNotFound
from pulumi_itsmng.lifecycle.name_resolver import NameResolver
from pulumi_itsmng.lifecycle.names import SEPARATOR, comparable
from pulumi_itsmng.lifecycle.target import Target
from pulumi_itsmng.stack.cli import UNKNOWN, PulumiCliError
from pulumi_itsmng.stack.state import item_resources
from pulumi_itsmng.text import joined, pluralize


async def check_names(context: CheckContext) -> list[Finding]:
    """Every name and id in the program leads to one item that is visible there, or to what the program declares.

    The program is run in a preview, which tells what each resource would be made of; then each reference is looked
    up as `up` does. Nothing is created, not even with `create_missing`.
    """
    if context.stack is None:
        return [skipped("no program here to look into")]
    try:
        declared = Declarations(context.stack.preview())
    except PulumiCliError as error:
        return [failure(f"the program cannot be previewed: {error.sentence}", "correct it: `pulumi preview` says more")]
    names = NameResolver(context.client)
    references = declared.references()
    with context.client.working():
        problems = await asyncio.gather(*(_problem(reference, declared, names) for reference in references))
    fix = "correct it in the program, declare what it means before it, or make that in ITSM-NG"
    # The engine's order is not the same each time.
    found = [failure(problem, joined(hint, fix)) for problem, hint in sorted(filter(None, problems))]
    return found or [ok(f"what the program refers to is there: {pluralize(len(references), 'reference')}")]


@dataclass(frozen=True)
class Reference:
    """What a resource of the program says in one of its references.

    Attributes:
        itemtype: the resource's itemtype.
        resource: the resource in the preview.
        field: the reference.
        value: the name or id.
    """

    itemtype: ItemType
    resource: Mapping[str, Any]
    field: Field
    value: str | int

    @property
    def known(self) -> Target | None:
        """What it has led to since it was looked up, whoever is called so now; None if it is new or has changed."""
        outputs = self.resource.get("outputs") or {}
        led_to = (outputs.get(RESOLVED.key) or {}).get(self.field.key)
        unchanged = outputs.get(self.field.key) == self.value
        return Target(int(led_to["id"]), str(led_to["name"])) if led_to and unchanged else None


class Declarations:
    """The resources of a program, as a preview shows them.

    Args:
        resources: the resources that the preview ends with.
    """

    def __init__(self, resources: list[dict[str, Any]]) -> None:
        self._items = item_resources(resources)
        self._by_urn = {str(one["urn"]): (itemtype, one) for itemtype, one in self._items}

    def references(self) -> list[Reference]:
        """The references that say something which must be there already."""
        found = [
            Reference(itemtype, one, field.for_values(one["inputs"]), one["inputs"][field.key])
            for itemtype, one in self._items
            for field in itemtype.references.values()
            if field.key in one["inputs"]
        ]
        return [one for one in found if _says_something(one) and not self.declares(one)]

    def declares(self, reference: Reference) -> bool:
        """Whether the program itself makes what a name leads to: then the resource depends on that."""
        if reference.value == UNKNOWN:
            return True
        if not isinstance(reference.value, str):  # a number is an id
            return False
        target = reference.field.target
        names = {comparable(target, name) for name in (reference.value, reference.value.rpartition(SEPARATOR)[2])}
        before = (self._by_urn.get(urn) for urn in reference.resource.get("dependencies") or ())
        return any(
            itemtype.api_itemtype == target and comparable(target, str(_name_of(itemtype, one))) in names
            for itemtype, one in filter(None, before)
        )


async def _problem(reference: Reference, declared: Declarations, names: NameResolver) -> tuple[str, str] | None:
    """What is wrong with a reference, and what to do about it; None if nothing is."""
    resource, field = reference.resource, reference.field
    try:
        if await _is_known(reference, names):
            return None
        entity = await _entity(reference, declared, names)
        if isinstance(reference.value, str):
            await names.resolve_name(field, reference.value, entity)
        else:
            await names.resolve_id(field, int(reference.value), entity)
    except ReferenceNotFound as error:
        made = field.creatable and resource["inputs"].get(CREATE_MISSING.key)
        return None if made else _about(reference, error)
    except (ItemError, Forbidden) as error:
        return _about(reference, error)
    return None


async def _is_known(reference: Reference, names: NameResolver) -> bool:
    """Whether a reference that has not changed leads to what it led to: then `up` looks up no name."""
    with suppress(ReferenceNotFound):
        return reference.known is not None and bool(await names.recheck(reference.field, reference.known))
    return False


def _about(reference: Reference, error: ItsmngError) -> tuple[str, str]:
    resource = str(reference.resource["urn"]).rpartition("::")[2]
    return f"{reference.itemtype.name} {resource!r}: {error.sentence}", error.hint


async def _entity(reference: Reference, declared: Declarations, names: NameResolver) -> int | None:
    """The entity that the resource is in; None if it is in none, or in one that is not there yet.

    Nobody can say then what would not be visible in it.
    """
    itemtype = reference.itemtype
    if not itemtype.has_entity:
        return None
    field = itemtype.references[itemtype.entity] if itemtype.entity else None
    value = reference.resource["inputs"].get(field.key) if field else None
    if field is None or value in (None, ""):
        return await names.active_entity()
    if field is reference.field:
        return 0
    entity = Reference(itemtype, reference.resource, field, value)
    if declared.declares(entity):
        return None
    if isinstance(value, str):
        return entity.known.id if entity.known else (await names.resolve_name(field, value, 0)).id
    return int(value)


def _says_something(reference: Reference) -> bool:
    """Whether a reference leads to an item: it is not empty, and no word such as `inherit`."""
    value, field = reference.value, reference.field
    if isinstance(value, str):
        return value != "" and value not in dict(field.named_values)
    return value >= (field.minimum or 0)


def _name_of(itemtype: ItemType, resource: Mapping[str, Any]) -> Any:
    """By what others refer to an item: its name, or a user's login."""
    field = next(field for field in itemtype.fields if field.column == "name")
    return resource["inputs"].get(field.key)
