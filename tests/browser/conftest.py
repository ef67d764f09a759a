"""A real browser, from the system's packages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium without a window; a test that needs it fails where it is absent."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "there is no Chromium on PATH: install it from the system's packages (apt-get install chromium)"
    with sync_playwright() as playwright:
        # The sandbox of its own needs rights that a container does not give; the pages are ours.
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()
