"""Waiting and delays, in seconds."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.itil.actors import Actors
from pulumi_itsmng.sandbox.itil.kinds import TICKET, Kind
from pulumi_itsmng.sandbox.itil.roles import Role
from pulumi_itsmng.sandbox.storage.coercion import ZERO_DATE

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_ZERO_DATE = timedelta(days=-398)
"""Where PHP has day 0 of month 0 of year 0: that far before the first day that Python knows."""
_ADD_TO_ALL = 4096
_ADD_TO_OWN = 4
_ADD_TO_THOSE_OF_GROUPS = 2048


def seconds_between(begin: object, end: object) -> int:
    """How long it was from one moment to another.

    Args:
        begin: A timestamp; the one of zeros is before all others.
        end: A later one.

    Returns:
        The seconds; 0 if one of them is no moment.
    """
    try:
        return int((_since_the_first(end) - _since_the_first(begin)).total_seconds())
    except ValueError:
        return 0


def _since_the_first(moment: object) -> timedelta:
    return _ZERO_DATE if str(moment) == ZERO_DATE else datetime.fromisoformat(str(moment)) - datetime.min


def later(moment: object, seconds: int) -> str:
    """A moment put off.

    Returns:
        The new one; the same if it is no moment.
    """
    try:
        return str(datetime.fromisoformat(str(moment)) + timedelta(seconds=seconds))
    except (ValueError, OverflowError):
        return str(moment)


def taken_into_account(context: RequestContext, kind: Kind, row: Row) -> Input:
    """Note how long a ticket waited for somebody of the support to touch it, when that happens first.

    Args:
        kind: The object's kind; only tickets keep this.
        row: The object as it is.
    """
    if kind is not TICKET or row["takeintoaccount_delay_stat"]:
        return {}
    if not _may_take_into_account(context, Actors(context, kind, row["id"])):
        return {}
    return {"takeintoaccount_delay_stat": max(1, seconds_between(row["date"], context.now)) if row["date"] else 0}


def _may_take_into_account(context: RequestContext, actors: Actors) -> bool:
    """Whether the user counts as support: who is to work on it, or who could, but did not ask for it."""
    if actors.include(context.session, Role.ASSIGNED):
        return True
    if actors.include(context.session, Role.REQUESTER):
        return False
    adds_followups = _ADD_TO_ALL | _ADD_TO_OWN | _ADD_TO_THOSE_OF_GROUPS
    return context.session.has_right("task", _ADD_TO_ALL) or context.session.has_right("followup", adds_followups)
