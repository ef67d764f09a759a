"""JUnit XML, for CI systems that show tests: a test for each resource."""

from __future__ import annotations

import re
from itertools import groupby
from xml.etree import ElementTree as ET

from pulumi_itsmng.drift.report import ItemDrift, Report, Unlisted
from pulumi_itsmng.drift.reports.words import lines_of, not_listed

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd]")
"""What XML 1.0 has no way to write."""


def render(report: Report) -> str:
    """A report as JUnit XML: drift is a failure; what could not be told is an error."""
    counts = _counts(report.items, report.unlisted)
    root = ET.Element("testsuites", {"name": _text(f"ITSM-NG drift of {report.stack}"), **counts})
    ordered = sorted(report.items, key=lambda item: item.itemtype)
    for itemtype, group in groupby(ordered, key=lambda item: item.itemtype):
        items = tuple(group)
        suite = ET.SubElement(root, "testsuite", {"name": itemtype, "timestamp": report.checked_at, **_counts(items)})
        for item in items:
            _add(suite, item)
    if report.unlisted:
        counts = _counts((), report.unlisted)
        suite = ET.SubElement(root, "testsuite", {"name": "unmanaged", "timestamp": report.checked_at, **counts})
        for one in report.unlisted:
            _add_unlisted(suite, one)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _add(suite: ET.Element, item: ItemDrift) -> None:
    case = ET.SubElement(suite, "testcase", classname=f"itsmng.{item.itemtype}", name=_text(item.resource))
    said = [str(line) for line in lines_of(item)]
    for kind, applies in (("failure", item.is_drift), ("error", item.is_doubtful and not item.is_drift)):
        if applies:
            found = ET.SubElement(case, kind, type=item.status.value, message=_text("; ".join(said)))
            found.text = _text("\n".join([item.urn, *said]))


def _add_unlisted(suite: ET.Element, one: Unlisted) -> None:
    case = ET.SubElement(suite, "testcase", classname=f"itsmng.{one.itemtype}", name=f"unmanaged {one.itemtype}")
    ET.SubElement(case, "error", type="unlisted", message=_text(not_listed(one))).text = _text(one.reason)


def _counts(items: tuple[ItemDrift, ...], unlisted: tuple[Unlisted, ...] = ()) -> dict[str, str]:
    failures = sum(item.is_drift for item in items)
    errors = sum(item.is_doubtful and not item.is_drift for item in items) + len(unlisted)
    return {"tests": str(len(items) + len(unlisted)), "failures": str(failures), "errors": str(errors)}


def _text(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
