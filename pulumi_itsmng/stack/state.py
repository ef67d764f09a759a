"""What a stack's state says of its items: an exported deployment."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pulumi_itsmng.api import ItsmngError
from pulumi_itsmng.catalog import CATALOG, ItemType
from pulumi_itsmng.catalog.itemtype import RESOLVED
from pulumi_itsmng.lifecycle.live import IN_TRASH
from pulumi_itsmng.stack.secrets import JSON, is_encrypted, is_secret, reveal

DYNAMIC = "pulumi-python:dynamic/itsmng:"
"""How the types of this package's resources begin in a state; the itemtype follows."""

_PROVIDER = "pulumi:providers:pulumi-python"

_ALL = "*"

_NEEDED = {
    *("urn", "type", "id", "inputs", "outputs", "external", "retainOnDelete", "ignoreChanges"),
    *("delete", "pendingReplacement"),
}
"""What is needed of a resource: most of a state are traces of where the program declared it."""


class StateError(ItsmngError):
    """What was given is not the exported state of a stack."""


@dataclass(frozen=True)
class Managed:
    """An item that a resource stands for.

    Attributes:
        itemtype: its itemtype.
        urn: the resource's name in the world.
        item_id: its id.
        state: inputs and outputs by name, secrets in clear, without what is ignored or sealed.
        name: what it is called; empty if that is a secret, or if it has no name.
        secrets: names of inputs whose values must not be shown.
        sealed: names of fields that cannot be compared, as the state holds them encrypted.
        ignores_trash: whether the program says that it may lie in the trash.
        external: whether the program reads it (`get`) and does not manage it.
        retained: whether it outlives its resource (`retain_on_delete`).
    """

    itemtype: ItemType
    urn: str
    item_id: int
    state: JSON
    name: str = ""
    secrets: frozenset[str] = frozenset()
    sealed: tuple[str, ...] = ()
    ignores_trash: bool = False
    external: bool = False
    retained: bool = False

    @property
    def resource(self) -> str:
        """The resource's name in the program."""
        return self.urn.rpartition("::")[2]


@dataclass(frozen=True)
class State:
    """A stack's state.

    Attributes:
        stack: the stack's name; empty if nothing tells it.
        items: the items that it knows.
        passing: how many further resources are about to go: they wait for their deletion, or to be replaced.
        settings: what of the provider's configuration it holds in clear, by key, which `refresh` and `destroy` use
            unless they run the program; None if nothing was deployed yet.
    """

    stack: str = ""
    items: tuple[Managed, ...] = ()
    passing: int = 0
    settings: Mapping[str, str] | None = None


def read_state(text: str) -> State:
    """Read what `pulumi stack export` writes.

    Raises:
        StateError: it is something else.
    """
    try:
        resources = json.loads(text, object_hook=_lean)["deployment"].get("resources") or []
        ours = [one for one in resources if one["type"].startswith(DYNAMIC)]
        # What waits for its deletion or its replacement is no longer what the program wants.
        staying = [one for one in ours if not one.get("delete") and not one.get("pendingReplacement")]
        items = [_managed(one) for one in staying if one["type"].removeprefix(DYNAMIC) in CATALOG]
        stack = resources[0]["urn"].split(":")[2] if resources else ""
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise StateError("this is not the state of a stack", hint="write it with `pulumi stack export`") from None
    return State(stack, tuple(items), len(ours) - len(staying), _settings(resources))


def _lean(member: JSON) -> JSON:
    """Drop what is not needed while it is being read: a state of thousands of resources has tens of megabytes."""
    return {key: member[key] for key in _NEEDED & member.keys()} if "urn" in member and "type" in member else member


def _managed(resource: JSON) -> Managed:
    itemtype = CATALOG[resource["type"].removeprefix(DYNAMIC)]
    names = {field.key: field.name for field in itemtype.properties.values()}
    bag = {names[key]: value for key, value in resource.get("outputs", {}).items() if key in names}
    marked = {names[key] for key, value in resource.get("inputs", {}).items() if key in names and is_secret(value)}
    secrets = marked | {name for name, value in bag.items() if is_secret(value)}
    opened = {name: reveal(value) for name, value in bag.items() if not is_encrypted(value)}
    sealed = bag.keys() - opened.keys()
    if RESOLVED.name in sealed:  # a name means nothing without the id that it led to
        sealed |= itemtype.references.keys() & opened.keys()
    ignored = _ignored(resource.get("ignoreChanges") or (), names)
    hidden = itemtype.readable.keys() & (sealed - ignored)
    return Managed(
        itemtype=itemtype,
        urn=resource["urn"],
        item_id=int(resource["id"]),
        state={name: value for name, value in opened.items() if name not in ignored | sealed or name == IN_TRASH},
        name="" if itemtype.name_field in secrets else str(opened.get(itemtype.name_field or "", "")),
        secrets=frozenset(secrets),
        sealed=tuple(name for name in itemtype.readable if name in hidden),
        ignores_trash=IN_TRASH in ignored,
        external=bool(resource.get("external")),
        retained=bool(resource.get("retainOnDelete")),
    )


def _ignored(paths: Any, names: Mapping[str, str]) -> set[str]:
    """The names that `ignore_changes` leaves out; it holds keys, or `*` for all of them."""
    return set(names.values()) - {RESOLVED.name} if _ALL in paths else {names.get(path, path) for path in paths}


def _settings(resources: list[JSON]) -> dict[str, str] | None:
    inputs = next((one.get("inputs") or {} for one in resources if one["type"] == _PROVIDER), None)
    return inputs and {key: str(reveal(value)) for key, value in inputs.items() if not is_encrypted(value)}


def item_resources(resources: Iterable[JSON]) -> list[tuple[ItemType, JSON]]:
    """Those resources that stand for items, each with its itemtype."""
    found = [(CATALOG.get(str(one["type"]).removeprefix(DYNAMIC)), one) for one in resources]
    return [(itemtype, one) for itemtype, one in found if itemtype is not None]
