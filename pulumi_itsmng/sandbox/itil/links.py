"""Links of tickets, problems and changes: to who has to do with them, to things, and to each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.items import history, rights
from pulumi_itsmng.sandbox.items.attached import LinkBehaviour
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.itil.actors import Actors
from pulumi_itsmng.sandbox.itil.duplicates import DUPLICATE, linked_tickets
from pulumi_itsmng.sandbox.itil.kinds import CHANGE, KINDS, TICKET, Status
from pulumi_itsmng.sandbox.itil.object import ItilBehaviour, itil_behaviour
from pulumi_itsmng.sandbox.itil.roles import Role
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_TICKET_OPTIONS: Mapping[str, Mapping[int, int]] = {
    "Ticket_User": {Role.REQUESTER: 4, Role.OBSERVER: 66, Role.ASSIGNED: 5},
    "Group_Ticket": {Role.REQUESTER: 71, Role.OBSERVER: 65, Role.ASSIGNED: 8},
    "Supplier_Ticket": {Role.ASSIGNED: 6},
}
"""The fields that the history of a ticket takes its new actors for."""
_ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_SIMPLE = 1
_SON = 3
_PARENT = 4


class ActorBehaviour(LinkBehaviour):
    """A user, group or supplier with a part to play; one can also be a mere mail address."""

    tells_both = False
    announces = False

    def __init__(self, itemtype: Itemtype) -> None:
        super().__init__(itemtype)
        links = {link: kind for kind in KINDS.values() for link in (kind.users, kind.groups, kind.suppliers)}
        self.kind = links[itemtype.name]
        self.actor = self.attachments[1]

    def can(self, context: RequestContext, right: int, row: Row) -> bool:
        """A user may change and remove the links to himself."""
        if super().can(context, right, row):
            return True
        own = right in (rights.UPDATE, rights.DELETE) and row.get("users_id") == context.session.user_id
        return own and self.can_any(context, right)

    def in_scope(self, context: RequestContext, right: int, row: Row) -> bool:
        """Whoever is at a mail address need not be known."""
        if not self._is_address(row):
            return super().in_scope(context, right, row)
        item = self.parent(context, self.attachments[0], row)
        needed = rights.READ if right == rights.READ else rights.UPDATE
        return item is not None and context.behaviour(item[0]).can(context, needed, item[1])

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse what is no mail address."""
        if "alternative_email" not in self.itemtype.columns:
            return wanted
        address = wanted.get("alternative_email")
        if address is None:
            return wanted | {"alternative_email": ""}
        return _with_valid_address(context, wanted)

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """A new object that somebody works on is new no longer."""
        item_id = row[self.kind.foreign_key]
        behaviour = itil_behaviour(context, self.kind)
        behaviour.touch(context, item_id, by_support=row["type"] == Role.ASSIGNED)
        item = context.database.get(self.kind.itemtype, item_id)
        moves = Status.ASSIGNED in self.kind.statuses and wanted.get("_from_object") is None
        if item and moves and item["status"] in self.kind.new:
            behaviour.move(context, item_id, Status.ASSIGNED, _from_assignment=True)
        option = _TICKET_OPTIONS.get(self.itemtype.name, {}).get(row["type"], 0)
        self._tell(context, row, history.ADD_RELATION, new=self._entry(context, row), option=option)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """Without a mail address the one of the user or supplier is taken."""
        if wanted.get("alternative_email") == "":
            wanted = wanted | self._own_address(context, wanted)
        prepared = super().prepare_update(context, row, wanted)
        return None if prepared is None else _with_valid_address(context, prepared)

    def purged(self, context: RequestContext, row: Row) -> None:
        """An object that nobody works on any more is new again."""
        behaviour = itil_behaviour(context, self.kind)
        item = context.database.get(self.kind.itemtype, row[self.kind.foreign_key])
        if item and not Actors(context, self.kind, item["id"]).assigned and item["status"] not in TICKET.done:
            status = item["status"] if item["status"] in CHANGE.new else Status.INCOMING
            behaviour.move(context, item["id"], status)
        elif item:
            behaviour.touch(context, item["id"])
        self._tell(context, row, history.DELETE_RELATION, old=self._entry(context, row))

    def _tell(self, context: RequestContext, row: Row, action: int, **entry: Any) -> None:
        """Write into the history of the object, not into the actor's."""
        actor = self.parent(context, self.actor, row)
        if actor:
            item_id, link = row[self.kind.foreign_key], actor[0].name
            history.write(context, self.kind.itemtype, item_id, action, link=link, **entry)

    def _entry(self, context: RequestContext, row: Row) -> str:
        actor = self.parent(context, self.actor, row)
        return f"{context.behaviour(actor[0]).announced(context, actor[1])} ({actor[1]['id']})" if actor else ""

    def _is_address(self, row: Row) -> bool:
        named = row.get(self.actor.column)
        return named is not None and as_id(named) == 0 and bool(row.get("alternative_email"))

    def _own_address(self, context: RequestContext, wanted: Input) -> Input:
        if wanted.get("users_id") is not None:
            emails = context.database.find(REGISTRY["UserEmail"], users_id=as_id(wanted["users_id"]), is_default=1)
            return {"alternative_email": emails[0]["email"] if emails else ""}
        if wanted.get("suppliers_id") is not None:
            supplier = context.database.get(REGISTRY["Supplier"], as_id(wanted["suppliers_id"]))
            return {"alternative_email": (supplier or {}).get("email") or ""}
        return {}


class ThingBehaviour(LinkBehaviour):
    """A thing that an object is about, linked once."""

    def __init__(self, itemtype: Itemtype) -> None:
        super().__init__(itemtype)
        self.kind = next(kind for kind in KINDS.values() if kind.items == itemtype.name)

    def in_scope(self, context: RequestContext, right: int, row: Row) -> bool:
        """What a closed ticket is about does not change; who may change a ticket may say what it is about."""
        if self.kind is TICKET and right == rights.CREATE:
            ticket = context.database.get(TICKET.itemtype, as_id(row.get("tickets_id") or 0))
            if ticket and ticket["status"] in TICKET.closed:
                return False
            if ticket and context.behaviour(TICKET.itemtype).in_scope(context, rights.UPDATE, ticket):
                return True
        return super().in_scope(context, right, row)

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse a second link to the same thing."""
        keys: dict[str, Any] = {name: as_id(wanted.get(name) or 0) for name in (self.kind.foreign_key, "items_id")}
        return None if context.database.find(self.itemtype, itemtype=wanted.get("itemtype"), **keys) else wanted

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Let the ticket know."""
        self._date(context, row)
        super().added(context, row, wanted)

    def purged(self, context: RequestContext, row: Row) -> None:
        """Let the ticket know."""
        self._date(context, row)
        super().purged(context, row)

    def _date(self, context: RequestContext, row: Row) -> None:
        ticket = context.database.get(TICKET.itemtype, row["tickets_id"]) if self.kind is TICKET else None
        if ticket:
            update(context, TICKET.itemtype, ticket, {"id": ticket["id"], "date_mod": context.now})


class TicketLinkBehaviour(LinkBehaviour):
    """A link between two tickets; a parent is kept as the other way round, a son."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse a second link between the two, unless it tells more: that one duplicates the other."""
        ends = {name: as_id(wanted.get(name) or 0) for name in ("tickets_id_1", "tickets_id_2")}
        if ends["tickets_id_1"] == ends["tickets_id_2"]:
            return None
        link = wanted.get("link")
        prepared = _as_son(wanted | ends | {"link": _SIMPLE if link is None else link})
        for old, other in linked_tickets(context, prepared["tickets_id_1"]):
            if other != prepared["tickets_id_2"]:
                continue
            if as_id(prepared["link"]) != DUPLICATE or old["link"] != _SIMPLE:
                return None
            context.database.delete(self.itemtype, old["id"])
        return prepared

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:  # noqa: ARG002
        """Keep a parent as a son."""
        return _as_son(wanted)

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Let both tickets know."""
        self._touch(context, row)
        super().added(context, row, wanted)

    def purged(self, context: RequestContext, row: Row) -> None:
        """Let both tickets know."""
        self._touch(context, row)
        super().purged(context, row)

    def _touch(self, context: RequestContext, row: Row) -> None:
        behaviour = context.behaviour(TICKET.itemtype)
        if isinstance(behaviour, ItilBehaviour):
            for end in ("tickets_id_1", "tickets_id_2"):
                behaviour.touch(context, row[end])


def _as_son(wanted: Input) -> Input:
    if as_id(wanted.get("link") or 0) != _PARENT:
        return wanted
    ends = {"tickets_id_1": wanted.get("tickets_id_2"), "tickets_id_2": wanted.get("tickets_id_1")}
    return wanted | ends | {"link": _SON}


def _with_valid_address(context: RequestContext, wanted: Input) -> Input | None:
    address = wanted.get("alternative_email")
    if address in (None, "") or _ADDRESS.fullmatch(str(address)):
        return wanted
    context.add_message("Invalid email address")
    return None
