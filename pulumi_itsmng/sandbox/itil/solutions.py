"""What becomes of the solutions of an object when it goes on."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.itil.kinds import Kind

_SOLUTION = REGISTRY["ITILSolution"]


class Verdict(IntEnum):
    """What is thought of a solution, or of what an approval is asked for."""

    NONE = 1
    WAITING = 2
    ACCEPTED = 3
    REFUSED = 4


def judge_last_solution(context: RequestContext, kind: Kind, item_id: int, verdict: Verdict) -> None:
    """Accept or refuse the latest solution of an object."""
    solutions = context.database.find(_SOLUTION, itemtype=kind.name, items_id=item_id)
    if not solutions:
        return
    last = max(solutions, key=lambda solution: (solution["date_creation"] or "", solution["id"]))
    judged = {"status": verdict, "users_id_approval": context.session.user_id, "date_approval": context.now}
    for name, value in judged.items():
        context.database.set_column(_SOLUTION, last["id"], name, value)
