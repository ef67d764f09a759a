"""The formats that machines read: each is valid, whatever texts the server has."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulumi_itsmng.drift import Blame, FieldDrift, ItemDrift, Report, Status, Unlisted, Unmanaged
from pulumi_itsmng.drift.reports import RENDERERS
from pulumi_itsmng.drift.reports.markdown import code

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
NASTY = "</script><img src=x onerror=alert(1)> | `` ` \x1b[2J \x00 @all ]]> &amp; \n # \ufffe"


def item(resource: str, status: Status, *fields: FieldDrift, **more: Any) -> ItemDrift:
    urn = f"urn:pulumi:test::inventory::pulumi-python:dynamic/itsmng:Computer::{resource}"
    return ItemDrift(
        resource=resource, urn=urn, itemtype="Computer", item_id=1, name="PC", status=status, fields=fields, **more
    )


def report(text: str) -> Report:
    """One finding of every status, with a text wherever one can come from the server or from the program."""
    blame = Blame(who=text, when="2026-01-31 08:00:00", before=text, after=text)
    changed = FieldDrift(field="comment", expected=text, actual=text, blame=blame)
    return Report(
        generator="pulumi-itsmng 0",
        stack=text,
        server="https://itsm.example.org/apirest.php",
        checked_at="2026-01-31T08:00:00+00:00",
        items=(
            item("same", Status.IN_SYNC),
            item("changed", Status.CHANGED, changed, not_comparable=("serial",)),
            item(f"trashed {text}", Status.TRASHED, blame=blame),
            item("missing", Status.MISSING),
            item("unreadable", Status.UNREADABLE, reason=text),
            item("sealed", Status.IN_SYNC, not_comparable=("serial",)),
        ),
        passing=2,
        unmanaged=(Unmanaged(itemtype="Group", where="entities", count=9, first=(text, "Admins (4)")),),
        unlisted=(Unlisted(itemtype="Location", right="location", reason=text),),
        notes=(text,),
    )


def test_json_is_read_back_as_it_was() -> None:
    assert Report.model_validate_json(RENDERERS["json"](report(NASTY))) == report(NASTY)


def test_junit_counts_drift_as_failures_and_doubt_as_errors() -> None:
    root = ET.fromstring(RENDERERS["junit"](report(NASTY)))
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("7", "3", "3")
    cases = {case.get("name", ""): [found.tag for found in case] for case in root.iter("testcase")}
    assert cases["same"] == []
    assert cases["changed"] == cases["missing"] == ["failure"]
    assert cases["unreadable"] == cases["sealed"] == cases["unmanaged Location"] == ["error"]


def test_sarif_declares_its_rules_and_keeps_its_fingerprints() -> None:
    (run,) = json.loads(RENDERERS["sarif"](report(NASTY)))["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    found = [result["ruleId"] for result in run["results"]]
    assert found == ["changed", "trashed", "missing", "unreadable", "unreadable", "unmanaged", "unlisted"]
    assert rules >= set(found)
    (again,) = json.loads(RENDERERS["sarif"](report("another text")))["runs"]
    prints = [
        [one["partialFingerprints"] for one in two["results"] if "trashed" not in one["ruleId"]] for two in (run, again)
    ]
    assert prints[0] == prints[1]


@given(TEXTS)
def test_every_format_can_say_any_text(text: str) -> None:
    shown = report(text)
    ET.fromstring(RENDERERS["junit"](shown))
    json.loads(RENDERERS["sarif"](shown))
    assert Report.model_validate_json(RENDERERS["json"](shown)) == shown


@given(TEXTS)
def test_a_cell_of_a_markdown_table_stays_one_cell_of_code(text: str) -> None:
    cell = code(text)
    assert "\n" not in cell
    assert re.search(r"(?<!\\)\|", cell) is None
    if cell:
        fence = re.match("`+", cell)
        assert fence is not None
        assert cell.count(fence.group()) == 2


def test_markdown_calls_nobody_and_has_no_markup_of_others() -> None:
    text = RENDERERS["markdown"](report(NASTY))
    bare = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text)
    assert "@" not in bare
    assert "<" not in bare


@pytest.mark.parametrize("name", ["html", "markdown", "junit", "sarif"])
def test_every_finding_is_in_every_format(name: str) -> None:
    text = RENDERERS[name](report("plain"))
    for resource in ("changed", "missing", "unreadable", "sealed"):
        assert resource in text
    assert "Location items cannot be listed" in text
    assert ("same" in text) is (name == "junit")


def test_html_escapes_every_text_and_loads_nothing() -> None:
    page = RENDERERS["html"](report(NASTY))
    assert "onerror=alert(1)>" not in page.replace("&gt;", "")
    assert page.count("<script") == page.count("</script") == 1
    assert re.search(r"""(src|href)\s*=|@import|url\(""", re.sub(r"<img src=x", "", page.replace("&lt;", "<"))) is None


@pytest.mark.parametrize(("passing", "said"), [(1, "1 resource left out"), (2, "2 resources left out")])
def test_what_is_left_out_is_counted(passing: int, said: str) -> None:
    assert said in RENDERERS["markdown"](report("x").model_copy(update={"passing": passing}))
