"""A table for people at a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pulumi_itsmng.drift.report import Report, Status
from pulumi_itsmng.drift.reports.words import called, further, lines_of, names, summary

_STYLES = {
    Status.IN_SYNC: "green",
    Status.CHANGED: "yellow",
    Status.TRASHED: "magenta",
    Status.MISSING: "red",
    Status.UNREADABLE: "red",
}


def show(report: Report, console: Console) -> None:
    """Print a report as wide as the terminal is."""
    for items in (_findings(report), _unmanaged(report)):
        if items.row_count:
            console.print(items)
    style = _STYLES[Status.CHANGED if report.findings or report.unlisted else Status.IN_SYNC]
    console.print(Text(summary(report), style), soft_wrap=True)
    for sentence in further(report):
        console.print(Text(sentence), soft_wrap=True)


def _findings(report: Report) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=False)
    for heading in ("resource", "status", "field", "expected", "actual", "changed by"):
        table.add_column(heading, overflow="fold")
    for item in report.findings:
        head = (Text(called(item)), Text(item.status.value, _STYLES[item.status]))
        for line in lines_of(item):
            table.add_row(*head, *map(Text, (line.field, line.expected, line.actual, line.changed_by)))
            head = (Text(), Text())
    return table


def _unmanaged(report: Report) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title="declared by no resource", title_justify="left", expand=False)
    for heading in ("itemtype", "in", "count", "first"):
        table.add_column(heading, overflow="fold", justify="right" if heading == "count" else "left")
    for found in report.unmanaged or ():
        table.add_row(*map(Text, (found.itemtype, found.where, str(found.count), names(found))))
    return table
