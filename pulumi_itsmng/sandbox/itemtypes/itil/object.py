"""The life of tickets, problems and changes, as far as it is the same for all three."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.adding import add
from pulumi_itsmng.sandbox.items.behaviour import Behaviour
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.itemtypes.itil import naming, priority
from pulumi_itsmng.sandbox.itemtypes.itil.actors import Actors
from pulumi_itsmng.sandbox.itemtypes.itil.dates import are_consistent, first_dates
from pulumi_itsmng.sandbox.itemtypes.itil.delays import taken_into_account
from pulumi_itsmng.sandbox.itemtypes.itil.editable import editable
from pulumi_itsmng.sandbox.itemtypes.itil.solutions import Verdict, judge_last_solution
from pulumi_itsmng.sandbox.itemtypes.itil.templates import lacks_mandatory_fields, template_in_use
from pulumi_itsmng.sandbox.itemtypes.itil.title import title_from
from pulumi_itsmng.sandbox.itemtypes.itil.transition import Transition
from pulumi_itsmng.sandbox.itemtypes.itil.uploaded import attach_uploads
from pulumi_itsmng.sandbox.itil.kinds import KINDS, Kind, Status
from pulumi_itsmng.sandbox.itil.roles import Role
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
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

    def may_choose_priority(self, call: Call) -> bool:  # noqa: ARG002
        """Whether the session may set a priority that does not follow from urgency and impact.

        Returns:
            Whether it may; everybody may, unless a kind says otherwise.
        """
        return True

    def prepare_addition(self, call: Call, wanted: Input) -> Input | None:
        """Fill in what a client leaves out: title, levels, dates, who asks."""
        if not are_consistent(call, wanted):
            return None
        prepared = priority.with_defaults(call, wanted, may_choose=self.may_choose_priority(call))
        me = call.session.user_id
        prepared |= {"users_id_lastupdater": me, "users_id_recipient": me}
        for name, default in (("_users_id_requester", me), ("itilcategories_id", 0), ("status", Status.INCOMING)):
            if prepared.get(name) is None:
                prepared[name] = default
        prepared |= {name: as_text(prepared.get(name)).lstrip(_SPACES) for name in ("name", "content")}
        template_id = as_id(prepared.get(f"_{self.kind.right}template") or 0)
        if template_id and lacks_mandatory_fields(call, self.kind, template_id, prepared):
            return None
        prepared["name"] = prepared["name"] or title_from(prepared["content"])
        return first_dates(call, self.kind, prepared)

    def added(self, call: Call, row: Row, wanted: Input) -> None:
        """Add the files, the actors and the things it is about."""
        attach_uploads(call, self.itemtype, row, wanted, of=row)
        super().added(call, row, wanted)
        naming.add_named(call, self.kind, row["id"], wanted)
        for itemtype, item_id in _things(wanted.get("items_id")):
            self.link(call, row["id"], itemtype, item_id)

    def prepare_update(self, call: Call, row: Row, wanted: Input) -> Input | None:
        """Let dates, delays and solutions follow, and leave out what the session may not change."""
        prepared = self.permitted(call, row, wanted) if are_consistent(call, wanted) else None
        if prepared is None:
            return None
        naming.refuse_objects(prepared)
        naming.add_additional(call, self.kind, row["id"], prepared)
        prepared = prepared | {"users_id_lastupdater": call.session.user_id}
        self._solve_by_type(call, row, prepared)
        transition = Transition(call, self.kind, row, prepared)
        complete = transition.complete()
        if transition.reopens:
            judge_last_solution(call, self.kind, row["id"], Verdict.REFUSED)
            self.reopened(call, row)
        if complete.get("_accepted") is not None:
            judge_last_solution(call, self.kind, row["id"], Verdict.ACCEPTED)
        return complete

    def permitted(self, call: Call, row: Row, wanted: Input) -> Input | None:
        """The part of a change that the session may make.

        Returns:
            That part; None to refuse.
        """
        kept = editable(call, self.kind, row, wanted)
        if kept is None:
            return None
        template_id = template_in_use(call, self.kind, row, kept)
        return None if lacks_mandatory_fields(call, self.kind, template_id, kept) else kept

    def updated(self, call: Call, before: Row, row: Row, changed: list[str]) -> None:
        """Take costs and approvals along to another entity."""
        super().updated(call, before, row, changed)
        if "entities_id" not in changed:
            return
        attached = filter(None, (REGISTRY.find(self.kind.name + suffix) for suffix in _FORWARDS_ITS_ENTITY))
        for itemtype in attached:
            for child in call.database.find(itemtype, **{self.kind.foreign_key: row["id"]}):
                update(call, itemtype, child, {"id": child["id"], "entities_id": row["entities_id"]})

    def reopened(self, call: Call, row: Row) -> None:
        """Do what follows when it is no longer solved or closed."""

    def touch(self, call: Call, item_id: int, *, by_support: bool = True) -> None:
        """Note that something about it changed.

        Args:
            call: The request.
            item_id: The object.
            by_support: Whether that can be what a ticket waited for.
        """
        row = call.database.get(self.itemtype, item_id)
        if row is None:
            return
        taken = taken_into_account(call, self.kind, row) if by_support else {}
        if taken:
            update(call, self.itemtype, row, {"id": item_id} | taken)
            return
        call.database.set_column(self.itemtype, item_id, "date_mod", call.now)
        call.database.set_column(self.itemtype, item_id, "users_id_lastupdater", call.session.user_id)

    def sum_up_action_time(self, call: Call, item_id: int) -> None:
        """Keep how long all its tasks took together."""
        tasks = call.database.find(self.kind.tasks, **{self.kind.foreign_key: item_id})
        call.database.set_column(self.itemtype, item_id, "actiontime", sum(task["actiontime"] for task in tasks))

    def move(self, call: Call, item_id: int, status: object, **orders: Any) -> bool:
        """Give it another status.

        Returns:
            Whether the server says it was done.
        """
        row = call.database.get(self.itemtype, item_id)
        return row is not None and update(call, self.itemtype, row, {"id": item_id, "status": status} | orders)

    def link(self, call: Call, item_id: int, itemtype: object, thing_id: object) -> None:
        """Note what it is about."""
        link = {self.kind.foreign_key: item_id, "itemtype": itemtype, "items_id": thing_id}
        add(call, REGISTRY[self.kind.items], link)

    def may_solve(self, call: Call, row: Row) -> bool:
        """Whether the session may solve it, if it is not closed."""
        works_on_it = Actors(call, self.kind, row["id"]).include(call.session, Role.ASSIGNED)
        allowed = self.kind.allows(call.session, row["status"], Status.SOLVED)
        return allowed and (works_on_it or call.session.has_right(self.kind.right, rights.UPDATE))

    def _solve_by_type(self, call: Call, row: Row, wanted: Input) -> None:
        """A kind of solution named with a change is a solution."""
        solution_type = wanted.get("solutiontypes_id")
        if solution_type is None or as_id(wanted.get("status", 0)) in self.kind.done:
            return
        found = call.database.get(REGISTRY["SolutionType"], as_id(solution_type))
        name = found["name"] if found else ""
        solution = {"itemtype": self.kind.name, "items_id": row["id"], "solutiontypes_id": solution_type}
        add(call, REGISTRY["ITILSolution"], solution | {"content": f"Solved using type {name}"})


def itil_behaviour(call: Call, kind: Kind) -> ItilBehaviour:
    """The rules of a kind."""
    behaviour = call.behaviour(kind.itemtype)
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
