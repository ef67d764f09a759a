"""Markdown, for a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from pulumi_itsmng.drift.report import Report
from pulumi_itsmng.drift.reports.words import called, further, lines_of, names, summary


def render(report: Report) -> str:
    """A report as Markdown; values stand as code, so that nothing in them is markup or calls anybody."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"### ITSM-NG drift: {code(report.stack)}" if report.stack else "### ITSM-NG drift"
    yield ""
    yield f"{summary(report)} on {code(report.server)}."
    for sentence in further(report):
        yield f"\n{code(sentence)}"
    if report.findings:
        yield "\n| resource | status | field | expected | actual | changed by |\n| --- | --- | --- | --- | --- | --- |"
        for item in report.findings:
            for line in lines_of(item):
                values = (called(item), item.status.value, line.field, line.expected, line.actual, line.changed_by)
                yield f"| {' | '.join(code(value) for value in values)} |"
    if report.unmanaged:
        yield "\nDeclared by no resource:\n\n| itemtype | in | count | first |\n| --- | --- | --- | --- |"
        for found in report.unmanaged:
            yield f"| {found.itemtype} | {found.where} | {found.count} | {code(names(found))} |"


def code(text: str) -> str:
    """A text as code that fits into a cell of a table."""
    flat = " ⏎ ".join(text.splitlines()).replace("|", "\\|")
    if not flat.strip():
        return ""
    fence = "`"
    while fence in flat:
        fence += "`"
    edge = " " if flat[0] in "` " or flat[-1] in "` " else ""
    return f"{fence}{edge}{flat}{edge}{fence}"
