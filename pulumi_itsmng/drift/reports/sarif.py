"""SARIF 2.1.0, for code scanning and security dashboards."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from pulumi_itsmng.drift.report import ItemDrift, Report, Status, Unlisted, Unmanaged
from pulumi_itsmng.drift.reports.words import called, lines_of, names, not_listed

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_INFORMATION = "https://www.itsm-ng.com"

_RULES = {
    "changed": ("error", "A declared field was changed behind the program's back."),
    "trashed": ("error", "A declared item lies in the trash."),
    "missing": ("error", "A declared item is gone for good."),
    "unreadable": ("error", "A declared item, or a field of it, could not be compared."),
    "unmanaged": ("note", "Items that no resource declares."),
    "unlisted": ("error", "An itemtype of which unmanaged items cannot be listed."),
}

_PROGRAM = "Pulumi.yaml"
"""The file that the findings are shown at: a state does not tell the line of a declaration."""

JSON = dict[str, Any]


def render(report: Report) -> str:
    """A report as SARIF: a result for each resource that is not in sync and for each itemtype with unmanaged items.

    An itemtype that cannot be listed has a result, too.
    """
    results = [_of_item(item) for item in report.findings]
    results += [_of_unmanaged(found) for found in report.unmanaged or ()]
    results += [_of_unlisted(one) for one in report.unlisted]
    name, _, version = report.generator.partition(" ")
    rules = [{"id": rule, "shortDescription": {"text": text}} for rule, (_, text) in _RULES.items()]
    driver = {"name": name, "version": version, "informationUri": _INFORMATION, "rules": rules}
    run = {"tool": {"driver": driver}, "automationDetails": {"id": f"drift/{report.stack}/"}, "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _of_item(item: ItemDrift) -> JSON:
    rule = Status.UNREADABLE.value if item.status is Status.IN_SYNC else item.status.value
    said = "; ".join(str(line) for line in lines_of(item))
    return _result(rule, f"{called(item)}: {said}", item.urn, item.urn)


def _of_unmanaged(found: Unmanaged) -> JSON:
    text = f"no resource declares {found.count} {found.itemtype} of {found.where}: {names(found)}"
    return _result("unmanaged", text, found.itemtype, f"unmanaged/{found.itemtype}")


def _of_unlisted(one: Unlisted) -> JSON:
    return _result("unlisted", not_listed(one), one.itemtype, f"unlisted/{one.itemtype}")


def _result(rule: str, text: str, place: str, identity: str) -> JSON:
    return {
        "ruleId": rule,
        "level": _RULES[rule][0],
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": _PROGRAM}, "region": {"startLine": 1}},
                "logicalLocations": [{"fullyQualifiedName": place, "kind": "resource"}],
            }
        ],
        "partialFingerprints": {"resource/v1": hashlib.sha256(f"{rule} {identity}".encode()).hexdigest()},
    }
