"""One HTML file that needs nothing else: to search and filter, on a large screen or a small one, light or dark."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.resources import files
from string import Template

from pulumi_itsmng.drift.report import ItemDrift, Report, Status, Unmanaged
from pulumi_itsmng.drift.reports.words import called, further, lines_of, names, summary


def render(report: Report) -> str:
    """A report as HTML. Every text is escaped, and the page's policy lets no other script run and nothing be loaded."""
    script, style = _file("report.js"), _file("report.css")
    return Template(_file("report.html")).substitute(
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        stack=escape(report.stack),
        server=escape(report.server),
        checked_at=escape(report.checked_at),
        generator=escape(report.generator),
        summary=escape(summary(report)),
        notes="".join(f"<p>{escape(sentence)}</p>" for sentence in further(report)),
        options="".join(_option(report, status) for status in Status if status is not Status.IN_SYNC),
        items="".join(map(_item, report.findings)),
        unmanaged="".join(map(_unmanaged, report.unmanaged or ())),
    )


def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _option(report: Report, status: Status) -> str:
    return f'<option value="{status.value}">{status.value} ({report.counts[status]})</option>'


def _item(item: ItemDrift) -> str:
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td data-label="{label}">{escape(value)}</td>'
            for label, value in (
                ("field", line.field),
                ("expected", line.expected),
                ("actual", line.actual),
                ("changed by", line.changed_by),
            )
        )
        + "</tr>"
        for line in lines_of(item)
    )
    status = item.status.value
    return (
        f'<article data-status="{status}"><h2><span class="status">{status}</span> {escape(called(item))}</h2>'
        f"<table><thead><tr><th>field</th><th>expected</th><th>actual</th><th>changed by</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></article>"
    )


def _unmanaged(found: Unmanaged) -> str:
    return (
        f'<article data-status="unmanaged"><h2><span class="status">unmanaged</span> {escape(found.itemtype)}: '
        f"{found.count} of {escape(found.where)}</h2><p>{escape(names(found))}</p></article>"
    )
