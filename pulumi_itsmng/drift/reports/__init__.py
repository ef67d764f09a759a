"""A report in the formats that people and machines read."""

from collections.abc import Callable

from pulumi_itsmng.drift.report import Report
from pulumi_itsmng.drift.reports import html, junit, markdown, sarif
from pulumi_itsmng.drift.reports.table import show


def _json(report: Report) -> str:
    return report.model_dump_json(by_alias=True, indent=2) + "\n"


RENDERERS: dict[str, Callable[[Report], str]] = {
    "json": _json,
    "markdown": markdown.render,
    "junit": junit.render,
    "sarif": sarif.render,
    "html": html.render,
}
"""What writes each format, by its name; the table is for terminals and knows their width."""

__all__ = ["RENDERERS", "show"]
