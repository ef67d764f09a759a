"""Hooks of MkDocs, which builds the site as the repository is read: the examples are pages, and links lead there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"(?<=\]\()(?![a-z]+:|#)[^)\s]+")


def on_config(config: MkDocsConfig) -> None:
    """Put the pages of a folder where the navigation names it with a slash at its end."""
    config.nav = [_with_pages(entry) for entry in config.nav or []]


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the examples to the files of the site."""
    for path in _examples():
        files.append(File.generated(config, path.relative_to(ROOT).as_posix(), abs_src_path=str(path)))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - by name
    """Turn a page's links, which lead through the repository, into links of the site; show the example's program."""
    uri = page.file.src_uri
    is_example = uri.startswith("examples/")
    here = posixpath.dirname(uri if is_example else f"docs/{uri}")
    linked = LINK.sub(lambda link: _on_site(posixpath.join(here, link[0]), posixpath.dirname(uri)), markdown)
    return linked + _program(ROOT / uri) if is_example else linked


def _with_pages(entry: Any) -> Any:
    """An entry of the navigation, in which `{"Examples": "examples/"}` is all pages of that folder."""
    match list(entry.items()) if isinstance(entry, dict) else []:
        case [(title, str(folder))] if folder.endswith("/"):
            pages = ROOT.glob(f"{folder}*/README.md") if folder == "examples/" else (ROOT / "docs" / folder).glob("*")
            start = ROOT if folder == "examples/" else ROOT / "docs"
            return {title: [path.relative_to(start).as_posix() for path in sorted(pages)]}
    return entry


def _on_site(path: str, start: str) -> str:
    return posixpath.relpath(posixpath.normpath(path).removeprefix("docs/"), start or ".")


def _program(page: Path) -> str:
    program = page.with_name("__main__.py").read_text(encoding="utf-8")
    return f"\n\n## The program\n\n```python\n{program}```\n"


def _examples() -> Iterator[Path]:
    """The pages of the examples, and the files that they speak of; no settings of somebody's own stacks."""
    for path in sorted((ROOT / "examples").rglob("*")):
        parts = path.relative_to(ROOT).parts
        if path.is_file() and not any(part.startswith((".", "__pycache__", "Pulumi.")) for part in parts):
            yield path
