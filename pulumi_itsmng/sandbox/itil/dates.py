"""The dates of a new object."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.itil.kinds import Status

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.itil.kinds import Kind

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}")


def are_consistent(context: RequestContext, wanted: Input) -> bool:
    """Whether the opening date, if there is one, is a whole one.

    Args:
        context: The request, which gets a message otherwise.
    """
    date = wanted.get("date")
    if not date or date == "0" or (isinstance(date, str) and _MOMENT.fullmatch(date)):
        return True
    context.add_message("Incorrect value for date field.")
    return False


def first_dates(context: RequestContext, kind: Kind, wanted: Input) -> Input:
    """Date a new object, one that is solved, closed or waiting from the beginning too."""
    date = wanted.get("date")
    date = context.now if not date or date == "0" else date
    status = as_id(wanted["status"])
    dated = wanted | {"date": date}
    if status in kind.done:
        dated["solvedate"] = date
    if status in kind.closed:
        dated["closedate"] = date
    if status == Status.WAITING:
        dated["begin_waiting_date"] = date
    return dated
