"""What follows from a change of an object: dates, delays and waiting go with its status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.items.values import as_id, differs, means_null
from pulumi_itsmng.sandbox.itil.actors import Actors
from pulumi_itsmng.sandbox.itil.delays import later, seconds_between, taken_into_account
from pulumi_itsmng.sandbox.itil.kinds import Status
from pulumi_itsmng.sandbox.storage.coercion import as_text, coerce

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.itil.kinds import Kind
    from pulumi_itsmng.sandbox.storage import Row

_TO_THE_MINUTE = 16
_DUE_DATES = ("time_to_resolve", "internal_time_to_resolve")
_INVALID = "Invalid dates. Update cancelled."


class Transition:
    """A change of an object on its way, with the columns that are to change."""

    def __init__(self, context: RequestContext, kind: Kind, row: Row, wanted: Input) -> None:
        self.context = context
        self.kind = kind
        self.row = row
        self.wanted = dict(wanted)
        self.ordered_status = as_id(wanted["status"]) if wanted.get("status") is not None else None

    def complete(self) -> Input:
        """Add what follows."""
        self._clear_dates_of_what_is_open()
        self._ignore_seconds()
        if self.ordered_status is not None:
            self._keep_new_without_anybody_to_work()
            self._note_when_it_is_done()
        self._refuse_impossible_dates()
        if any(self.changes(name) for name in self.kind.itemtype.columns):
            self.wanted |= taken_into_account(self.context, self.kind, self.row)
        if self.changes("status"):
            self._end_waiting()
            self._begin_waiting()
        self._measure_delays()
        return self.wanted

    @property
    def reopens(self) -> bool:
        """Whether it was solved or closed and is to be so no longer."""
        done = self.kind.done
        return self.changes("status") and self.row["status"] in done and self.status not in done

    @property
    def status(self) -> int:
        """The status it is to have."""
        return as_id(self.value("status"))

    def changes(self, name: str) -> bool:
        """Whether a column is to change."""
        if self.wanted.get(name) is None or name not in self.kind.itemtype.columns or name == "id":
            return False
        return differs(self.kind.itemtype.columns[name], self.row[name], self.wanted[name])

    def value(self, name: str) -> Any:
        """What a column is to hold; a date as the client writes it, even if the database cannot keep it."""
        wanted = self.wanted.get(name)
        if wanted is None:
            return self.row.get(name)
        column = self.kind.itemtype.columns[name]
        return None if means_null(wanted) else wanted if column.kind == "timestamp" else coerce(column, wanted)

    def _clear_dates_of_what_is_open(self) -> None:
        for name in ("date", "closedate", "solvedate"):
            if self.wanted.get(name) is not None and as_text(self.wanted[name]) in ("", "0"):
                del self.wanted[name]
        if self.ordered_status is None:
            return
        if self.ordered_status not in self.kind.done:
            self.wanted["solvedate"] = "NULL"
        if self.ordered_status not in self.kind.closed:
            self.wanted["closedate"] = "NULL"

    def _ignore_seconds(self) -> None:
        """Forms show no seconds, so a date that differs only in these did not change."""
        for name in ("date", "closedate", "time_to_resolve", "solvedate"):
            old, new = (as_text(value)[:_TO_THE_MINUTE] for value in (self.row[name], self.value(name)))
            if self.changes(name) and old == new:
                del self.wanted[name]

    def _keep_new_without_anybody_to_work(self) -> None:
        """Only somebody to work on it makes a new object other than new; it can wait or be done without."""
        if self.ordered_status == Status.WAITING or self.status in self.kind.done:
            return
        becomes_old = self.row["status"] in self.kind.new and self.ordered_status not in self.kind.new
        if becomes_old and not Actors(self.context, self.kind, self.row["id"]).assigned:
            del self.wanted["status"]

    def _note_when_it_is_done(self) -> None:
        if not self.changes("status"):
            return
        moment = max(self.context.now, as_text(self.value("date")))
        if self.ordered_status in self.kind.solved:
            self.wanted["solvedate"] = moment
        if self.ordered_status in self.kind.closed:
            self.wanted["closedate"] = moment
            if not self.value("solvedate"):
                self.wanted["solvedate"] = moment

    def _refuse_impossible_dates(self) -> None:
        """What is due, solved or closed before it began keeps its dates."""
        for name in _DUE_DATES:
            if name in self.row:
                self._refuse_order("date", name)
        if self.status in self.kind.closed:
            self._refuse_order("solvedate", "closedate", dropped=("closedate",))
            self._refuse_order("date", "closedate")
        if self.status in self.kind.solved:
            self._refuse_order("date", "solvedate")

    def _refuse_order(self, first: str, second: str, dropped: tuple[str, ...] | None = None) -> None:
        dropped = (first, second) if dropped is None else dropped
        begin, end = as_text(self.value(first)), as_text(self.value(second))
        if begin and end and end < begin and any(self.changes(name) for name in ("date", second)):
            self.context.add_message(_INVALID)
            for name in dropped:
                self.wanted.pop(name, None)

    def _end_waiting(self) -> None:
        """Add the time it waited, for others or for an approval, and put off what is due by as much."""
        begin, old = self.row["begin_waiting_date"], self.row["status"]
        was_done = old in self.kind.done
        goes_on = was_done and self.status not in (self.kind.closed if old in self.kind.solved else self.kind.done)
        if begin is None or not (old == Status.WAITING or goes_on):
            return
        waited = seconds_between(begin, self.context.now)
        for name in _DUE_DATES:
            if name in self.row and self.value(name):
                self.wanted[name] = later(self.value(name), waited)
        self.wanted |= {"waiting_duration": self.row["waiting_duration"] + waited, "begin_waiting_date": "NULL"}

    def _begin_waiting(self) -> None:
        if self.status == Status.WAITING or self.status in self.kind.solved:
            self.wanted["begin_waiting_date"] = self.context.now

    def _measure_delays(self) -> None:
        for name, delay in (("solvedate", "solve_delay_stat"), ("closedate", "close_delay_stat")):
            if self.changes(name):
                waited = as_id(self.value("waiting_duration"))
                self.wanted[delay] = max(0, seconds_between(self.value("date"), self.value(name)) - waited)
