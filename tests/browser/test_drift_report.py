"""The HTML report of `itsmng drift`, as people use it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from pulumi_itsmng.drift import Blame, FieldDrift, Report, Status
from pulumi_itsmng.drift.reports import RENDERERS
from tests.drift.test_reports import NASTY, item, report

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 640}
SCREEN = {"width": 1_280, "height": 800}


class Shown:
    """A report in a browser, with everything that the browser complains of."""

    def __init__(self, page: Page, shown: Report, file: Path) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        page.on("request", lambda request: self.requests.append(request.url))
        file.write_text(RENDERERS["html"](shown), encoding="utf-8")
        page.goto(file.as_uri())

    def headings(self) -> list[str]:
        """The resources that are to be seen."""
        return [one.inner_text() for one in self.page.locator("article:visible h2").all()]

    def style(self, selector: str, name: str) -> str:
        return str(self.page.locator(selector).first.evaluate(f"one => getComputedStyle(one)['{name}']"))


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport=SCREEN)
    yield page
    page.close()


def computers(*names: str) -> Report:
    blame = Blame(who="Ada (7)", when="2026-01-31 08:00:00")
    drifts = [FieldDrift(field="serial", expected="S1", actual=f"of {name}", blame=blame) for name in names]
    found = tuple(item(name, Status.CHANGED, drift) for name, drift in zip(names, drifts, strict=True))
    return report("plain").model_copy(update={"items": (*found, item("gone", Status.MISSING)), "unmanaged": ()})


def test_it_shows_every_finding_and_loads_nothing_else(page: Page, tmp_path: Path) -> None:
    shown = Shown(page, report("plain"), tmp_path / "report.html")
    assert len(shown.headings()) == 6
    assert shown.requests == [(tmp_path / "report.html").as_uri()]
    assert shown.complaints == []
    assert (
        page.locator("#summary").inner_text()
        == "2 in sync, 1 changed, 1 trashed, 1 missing, 1 unreadable, 9 unmanaged, 1 itemtype not listed"
    )


def test_texts_of_the_server_stay_texts(page: Page, tmp_path: Path) -> None:
    shown = Shown(page, report(NASTY), tmp_path / "report.html")
    assert shown.complaints == []
    assert page.locator("img").count() == 0
    assert "<img src=x onerror=alert(1)>" in page.locator("article").first.inner_text()


def test_the_search_finds_names_values_and_people(page: Page, tmp_path: Path) -> None:
    shown = Shown(page, computers("pc-1", "pc-2", "pc-3"), tmp_path / "report.html")
    for words, found in (("PC-2", 1), ("of pc-3", 1), ("ada", 3), ("ada pc-1", 1), ("nobody", 0), ("", 4)):
        page.fill("#search", words)
        assert len(shown.headings()) == found, words
    assert page.locator("#shown").inner_text() == "4 of 4"


def test_the_filter_shows_one_status(page: Page, tmp_path: Path) -> None:
    shown = Shown(page, computers("pc-1"), tmp_path / "report.html")
    page.select_option("#status", "missing")
    assert [heading.split()[2] for heading in shown.headings()] == ["gone"]


def test_the_address_keeps_the_search(page: Page, tmp_path: Path) -> None:
    shown = Shown(page, computers("pc-1", "pc-2"), tmp_path / "report.html")
    page.fill("#search", "pc-1")
    page.select_option("#status", "changed")
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    assert page.input_value("#search") == "pc-1"
    assert len(shown.headings()) == 1


def test_it_fits_a_phone(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size(PHONE)
    shown = Shown(page, report("long " * 5 + "unbroken" * 40), tmp_path / "report.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert shown.style("td", "display") == "block"
    assert not page.locator("thead").first.is_visible()


def test_the_status_of_an_item_stands_below_its_heading(page: Page, tmp_path: Path) -> None:
    Shown(page, computers(), tmp_path / "report.html")
    heading, cell = (
        page.locator("th", has_text="actual").bounding_box(),
        page.get_by_text("is gone for good").bounding_box(),
    )
    assert heading is not None
    assert cell is not None
    assert heading["x"] == cell["x"]


def test_it_is_light_or_dark_as_the_reader_likes(page: Page, tmp_path: Path) -> None:
    shown = Shown(page, report("plain"), tmp_path / "report.html")
    page.emulate_media(color_scheme="light")
    light = shown.style("body", "backgroundColor"), shown.style("body", "color")
    page.emulate_media(color_scheme="dark")
    dark = shown.style("body", "backgroundColor"), shown.style("body", "color")
    assert light == ("rgb(255, 255, 255)", "rgb(28, 33, 38)")
    assert dark == ("rgb(20, 24, 28)", "rgb(227, 232, 236)")


def test_a_thousand_findings_are_searched_through(page: Page, tmp_path: Path) -> None:
    shown = Shown(page, computers(*(f"pc-{n:04}" for n in range(1_000))), tmp_path / "report.html")
    page.fill("#search", "pc-0777")
    assert len(shown.headings()) == 1
