"""What becomes of the solutions of an object when it goes on."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.itil.kinds import Kind

_SOLUTION = REGISTRY["ITILSolution"]


class Verdict(IntEnum):
    """What is thought of a solution, or of what an approval is asked for."""

    NONE = 1
    WAITING = 2
    ACCEPTED = 3
    REFUSED = 4


def judge_last_solution(call: Call, kind: Kind, item_id: int, verdict: Verdict) -> None:
    """Accept or refuse the latest solution of an object."""
    solutions = call.database.find(_SOLUTION, itemtype=kind.name, items_id=item_id)
    if not solutions:
        return
    last = max(solutions, key=lambda solution: (solution["date_creation"] or "", solution["id"]))
    judged = {"status": verdict, "users_id_approval": call.session.user_id, "date_approval": call.now}
    for name, value in judged.items():
        call.database.set_column(_SOLUTION, last["id"], name, value)
