"""The life of tickets, problems and changes, as far as it is the same for all three."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.adding import add
from pulumi_itsmng.sandbox.items.behaviour import Behaviour
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.itil import naming, priority
from pulumi_itsmng.sandbox.itil.actors import Actors
from pulumi_itsmng.sandbox.itil.dates import are_consistent, first_dates
from pulumi_itsmng.sandbox.itil.delays import taken_into_account
from pulumi_itsmng.sandbox.itil.editable import editable
from pulumi_itsmng.sandbox.itil.kinds import KINDS, Kind, Status
from pulumi_itsmng.sandbox.itil.roles import Role
from pulumi_itsmng.sandbox.itil.solutions import Verdict, judge_last_solution
from pulumi_itsmng.sandbox.itil.templates import lacks_mandatory_fields, template_in_use
from pulumi_itsmng.sandbox.itil.title import title_from
from pulumi_itsmng.sandbox.itil.transition import Transition
from pulumi_itsmng.sandbox.itil.uploaded import attach_uploads
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_SPACES = " \t\v"
"""What is cut before title and text: a line's end has a backslash there already, and stays."""
_FORWARDS_ITS_ENTITY = ("Validation", "Cost")


class ItilBehaviour(Behaviour):
    """An object: somebody asks, somebody works on it, and it ends solved and closed."""

    def __init__(self, itemtype: Itemtype) -> None:
        super().__init__(itemtype)
        self.kind = KINDS[itemtype.name]

    def may_choose_priority(self, context: RequestContext) -> bool:  # noqa: ARG002
        """Whether the session may set a priority that does not follow from urgency and impact.

        Returns:
            Whether it may; everybody may, unless a kind says otherwise.
        """
        return True

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Fill in what a client leaves out: title, levels, dates, who asks."""
        if not are_consistent(context, wanted):
            return None
        prepared = priority.with_defaults(context, wanted, may_choose=self.may_choose_priority(context))
        me = context.session.user_id
        prepared |= {"users_id_lastupdater": me, "users_id_recipient": me}
        for name, default in (("_users_id_requester", me), ("itilcategories_id", 0), ("status", Status.INCOMING)):
            if prepared.get(name) is None:
                prepared[name] = default
        prepared |= {name: as_text(prepared.get(name)).lstrip(_SPACES) for name in ("name", "content")}
        template_id = as_id(prepared.get(f"_{self.kind.right}template") or 0)
        if template_id and lacks_mandatory_fields(context, self.kind, template_id, prepared):
            return None
        prepared["name"] = prepared["name"] or title_from(prepared["content"])
        return first_dates(context, self.kind, prepared)

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Add the files, the actors and the things it is about."""
        attach_uploads(context, self.itemtype, row, wanted, of=row)
        super().added(context, row, wanted)
        naming.add_named(context, self.kind, row["id"], wanted)
        for itemtype, item_id in _things(wanted.get("items_id")):
            self.link(context, row["id"], itemtype, item_id)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """Let dates, delays and solutions follow, and leave out what the session may not change."""
        prepared = self.permitted(context, row, wanted) if are_consistent(context, wanted) else None
        if prepared is None:
            return None
        naming.refuse_objects(prepared)
        naming.add_additional(context, self.kind, row["id"], prepared)
        prepared = prepared | {"users_id_lastupdater": context.session.user_id}
        self._solve_by_type(context, row, prepared)
        transition = Transition(context, self.kind, row, prepared)
        complete = transition.complete()
        if transition.reopens:
            judge_last_solution(context, self.kind, row["id"], Verdict.REFUSED)
            self.reopened(context, row)
        if complete.get("_accepted") is not None:
            judge_last_solution(context, self.kind, row["id"], Verdict.ACCEPTED)
        return complete

    def permitted(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """The part of a change that the session may make."""
        kept = editable(context, self.kind, row, wanted)
        if kept is None:
            return None
        template_id = template_in_use(context, self.kind, row, kept)
        return None if lacks_mandatory_fields(context, self.kind, template_id, kept) else kept

    def updated(self, context: RequestContext, before: Row, row: Row, changed: list[str]) -> None:
        """Take costs and approvals along to another entity."""
        super().updated(context, before, row, changed)
        if "entities_id" not in changed:
            return
        attached = filter(None, (REGISTRY.find(self.kind.name + suffix) for suffix in _FORWARDS_ITS_ENTITY))
        for itemtype in attached:
            for child in context.database.find(itemtype, **{self.kind.foreign_key: row["id"]}):
                update(context, itemtype, child, {"id": child["id"], "entities_id": row["entities_id"]})

    def reopened(self, context: RequestContext, row: Row) -> None:
        """Do what follows when it is no longer solved or closed."""

    def touch(self, context: RequestContext, item_id: int, *, by_support: bool = True) -> None:
        """Note that something about it changed.

        Args:
            item_id: The object.
            by_support: Whether that can be what a ticket waited for.
        """
        row = context.database.get(self.itemtype, item_id)
        if row is None:
            return
        taken = taken_into_account(context, self.kind, row) if by_support else {}
        if taken:
            update(context, self.itemtype, row, {"id": item_id} | taken)
            return
        context.database.set_column(self.itemtype, item_id, "date_mod", context.now)
        context.database.set_column(self.itemtype, item_id, "users_id_lastupdater", context.session.user_id)

    def sum_up_action_time(self, context: RequestContext, item_id: int) -> None:
        """Keep how long all its tasks took together."""
        tasks = context.database.find(self.kind.tasks, **{self.kind.foreign_key: item_id})
        context.database.set_column(self.itemtype, item_id, "actiontime", sum(task["actiontime"] for task in tasks))

    def move(self, context: RequestContext, item_id: int, status: object, **orders: Any) -> bool:
        """Give it another status."""
        row = context.database.get(self.itemtype, item_id)
        return row is not None and update(context, self.itemtype, row, {"id": item_id, "status": status} | orders)

    def link(self, context: RequestContext, item_id: int, itemtype: object, thing_id: object) -> None:
        """Note what it is about."""
        link = {self.kind.foreign_key: item_id, "itemtype": itemtype, "items_id": thing_id}
        add(context, REGISTRY[self.kind.items], link)

    def may_solve(self, context: RequestContext, row: Row) -> bool:
        """Whether the session may solve it, if it is not closed."""
        works_on_it = Actors(context, self.kind, row["id"]).include(context.session, Role.ASSIGNED)
        allowed = self.kind.allows(context.session, row["status"], Status.SOLVED)
        return allowed and (works_on_it or context.session.has_right(self.kind.right, rights.UPDATE))

    def _solve_by_type(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """A kind of solution named with a change is a solution."""
        solution_type = wanted.get("solutiontypes_id")
        if solution_type is None or as_id(wanted.get("status", 0)) in self.kind.done:
            return
        found = context.database.get(REGISTRY["SolutionType"], as_id(solution_type))
        name = found["name"] if found else ""
        solution = {"itemtype": self.kind.name, "items_id": row["id"], "solutiontypes_id": solution_type}
        add(context, REGISTRY["ITILSolution"], solution | {"content": f"Solved using type {name}"})


def itil_behaviour(context: RequestContext, kind: Kind) -> ItilBehaviour:
    """The rules of a kind."""
    behaviour = context.behaviour(kind.itemtype)
    if not isinstance(behaviour, ItilBehaviour):
        raise TypeError(kind.name)
    return behaviour


def _things(named: Any) -> list[tuple[object, object]]:
    """What `items_id` names: ids by itemtype."""
    if not isinstance(named, dict):
        return []
    return [
        (itemtype, item_id)
        for itemtype, ids in named.items()
        for item_id in (ids.values() if isinstance(ids, dict) else ids if isinstance(ids, list) else [])
    ]
