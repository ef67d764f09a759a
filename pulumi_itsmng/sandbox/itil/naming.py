"""Actors named with an object: in fields of its own creation or change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items.adding import add
from pulumi_itsmng.sandbox.items.values import as_id, refuse_object
from pulumi_itsmng.sandbox.itil.actors import Actors
from pulumi_itsmng.sandbox.itil.roles import Role
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.itil.kinds import Kind
    from pulumi_itsmng.sandbox.storage import Row


@dataclass(frozen=True, slots=True)
class _Naming:
    """A field that names actors, and those an update adds to them."""

    party: str
    role: Role
    word: str

    @property
    def column(self) -> str:
        return f"{self.party}s_id"

    @property
    def field(self) -> str:
        return f"_{self.column}_{self.word}"

    @property
    def additional(self) -> str:
        return f"_additional_{self.word}s" if self.party == "user" else f"_additional_{self.party}s_{self.word}s"

    def link(self, kind: Kind) -> str:
        return {"user": kind.users, "group": kind.groups, "supplier": kind.suppliers}[self.party]


_NAMINGS = (
    _Naming("user", Role.REQUESTER, "requester"),
    _Naming("user", Role.OBSERVER, "observer"),
    _Naming("user", Role.ASSIGNED, "assign"),
    _Naming("group", Role.REQUESTER, "requester"),
    _Naming("group", Role.ASSIGNED, "assign"),
    _Naming("group", Role.OBSERVER, "observer"),
    _Naming("supplier", Role.ASSIGNED, "assign"),
)
_ASSIGNMENTS = ("_users_id_assign", "_groups_id_assign", "_suppliers_id_assign")


def assigns_somebody(wanted: Input) -> bool:
    """Whether a new object names somebody to work on it."""
    return any(
        bool(named) if isinstance(named, (list, dict)) else as_id(named) > 0
        for named in (wanted.get(field) for field in _ASSIGNMENTS)
        if named is not None
    )


def add_named(context: RequestContext, kind: Kind, item_id: int, wanted: Input) -> None:
    """Add the actors a new object names, once each."""
    for naming in _NAMINGS:
        seen = set()
        for position, actor in _listed(wanted.get(naming.field)):
            actor_id = as_id(actor)
            link = {naming.column: actor} | _notification(wanted.get(f"{naming.field}_notif"), position)
            if actor_id in seen or (actor_id == 0 and not link.get("alternative_email")):
                continue
            if actor_id:
                seen.add(actor_id)
            _add(context, kind, item_id, naming, link)
    add_additional(context, kind, item_id, wanted)


def add_additional(context: RequestContext, kind: Kind, item_id: int, wanted: Input) -> None:
    """Add the actors that fields such as `_additional_observers` name."""
    for naming in _NAMINGS:
        given = wanted.get(naming.additional)
        for _, named in _listed(given) if isinstance(given, (list, dict)) else ():
            refuse_object(named)
            if naming.party == "group" and not isinstance(named, dict):
                link = {naming.column: named} if as_id(named) > 0 else {}
            else:
                link = named if isinstance(named, dict) else {}
            if link.get(naming.column) is not None:
                _add(context, kind, item_id, naming, link)


def refuse_objects(wanted: Input) -> None:
    """End a change that names actors in `_itil_assign` and the like: these are for the server's own forms."""
    for word in ("requester", "observer", "assign"):
        refuse_object(wanted.get(f"_itil_{word}"))


def as_additional(context: RequestContext, kind: Kind, row: Row, wanted: Input) -> Input:
    """Read the fields for actors of a new object, where they come with a change, as additional ones.

    Only tickets know that, and not where somebody plays the part already.

    Raises:
        ServerBrokeError: Somebody plays the part already.
    """
    actors = Actors(context, kind, row["id"])
    parties = {"user": actors.users, "group": actors.groups, "supplier": actors.suppliers}
    for naming in _NAMINGS:
        named = wanted.get(naming.field)
        if named is None:
            continue
        others = wanted.get(naming.additional) or []
        refuse_object(named)
        several = isinstance(named, list)
        if not isinstance(others, list) or (parties[naming.party].get(naming.role) and not several):
            raise ServerBrokeError
        entry = {naming.column: 0 if several else named} if naming.party == "user" or several else named
        wanted = wanted | {naming.additional: [*others, entry]}
    return wanted


def _add(context: RequestContext, kind: Kind, item_id: int, naming: _Naming, link: Input) -> None:
    keys = {kind.foreign_key: item_id, "type": naming.role, "_from_object": True}
    add(context, REGISTRY[naming.link(kind)], link | keys)


def _listed(named: Any) -> Iterator[tuple[str, Any]]:
    """The actors a field names, one or several, each with its position."""
    if isinstance(named, dict):
        yield from named.items()
    elif isinstance(named, list):
        yield from ((str(position), actor) for position, actor in enumerate(named))
    elif named is not None:
        yield "0", named


def _notification(options: Any, position: str) -> Input:
    """How the actor of that position is to be told: the options are lists, one entry per actor."""
    if not isinstance(options, dict):
        return {}
    entries = {name: dict(_listed(values)).get(position) for name, values in options.items()}
    return {name: value for name, value in entries.items() if value is not None}
