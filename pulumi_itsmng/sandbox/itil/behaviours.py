"""Which rules hold for which of these itemtypes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.itil.category import CategoryBehaviour
from pulumi_itsmng.sandbox.itil.cost import CostBehaviour
from pulumi_itsmng.sandbox.itil.followup import FollowupBehaviour
from pulumi_itsmng.sandbox.itil.kinds import KINDS
from pulumi_itsmng.sandbox.itil.links import ActorBehaviour, ThingBehaviour, TicketLinkBehaviour
from pulumi_itsmng.sandbox.itil.problem_change import ChangeBehaviour, ProblemBehaviour
from pulumi_itsmng.sandbox.itil.satisfaction import SatisfactionBehaviour
from pulumi_itsmng.sandbox.itil.solution import SolutionBehaviour
from pulumi_itsmng.sandbox.itil.task import TaskBehaviour, TicketTaskBehaviour
from pulumi_itsmng.sandbox.itil.ticket import TicketBehaviour
from pulumi_itsmng.sandbox.itil.validation import TicketValidationBehaviour, ValidationBehaviour

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pulumi_itsmng.sandbox.items.behaviour import Behaviour

ITIL_BEHAVIOURS: Mapping[str, type[Behaviour]] = {
    "Ticket": TicketBehaviour,
    "Problem": ProblemBehaviour,
    "Change": ChangeBehaviour,
    **{link: ActorBehaviour for kind in KINDS.values() for link in (kind.users, kind.groups, kind.suppliers)},
    **{kind.items: ThingBehaviour for kind in KINDS.values()},
    **{f"{name}Cost": CostBehaviour for name in KINDS},
    "ITILCategory": CategoryBehaviour,
    "ITILFollowup": FollowupBehaviour,
    "ITILSolution": SolutionBehaviour,
    "TicketSatisfaction": SatisfactionBehaviour,
    "TicketTask": TicketTaskBehaviour,
    "ProblemTask": TaskBehaviour,
    "ChangeTask": TaskBehaviour,
    "TicketValidation": TicketValidationBehaviour,
    "ChangeValidation": ValidationBehaviour,
    "Ticket_Ticket": TicketLinkBehaviour,
}
