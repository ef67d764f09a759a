"""The documentation as a site."""

import html
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.examples import EXAMPLES

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as strictly as `make docs` does: each link and each anchor leads somewhere."""
    folder = tmp_path_factory.mktemp("site")
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(mkdocs, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def text_of(page: Path) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8")))


def test_every_page_is_on_the_site_as_it_is_meant(site: Path) -> None:
    for page in (ROOT / "docs").rglob("*.md"):
        built = site / page.relative_to(ROOT / "docs").with_suffix(".html")
        built = built.with_name("index.html") if page.name == "README.md" else built
        text = text_of(built)
        assert "```" not in text, f"{page} has a block that is none to MkDocs"
        assert not re.search(r"^\s*\| ", text, re.MULTILINE), f"{page} has a table that is none to MkDocs"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_every_example_is_on_the_site_with_its_program(site: Path, example: Path) -> None:
    text = text_of(site / "examples" / example.name / "index.html")

    assert (example / "__main__.py").read_text(encoding="utf-8").strip() in text


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        loaded = re.findall(r'<(?:link|script|img|iframe)\b[^>]*(?:href|src)="(https?:[^"]+)"', page.read_text("utf-8"))
        assert loaded == [], page
