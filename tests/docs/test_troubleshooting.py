"""The messages in the page about troubleshooting are those that people see."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "troubleshooting.md").read_text(encoding="utf-8")
SOMETHING = "…"
"""What stands in the page for what is different each time."""


def text(node: ast.expr) -> str:
    """A text in the code, with what is put into it at run time left open."""
    if isinstance(node, ast.JoinedStr):
        return "".join(map(text, node.values))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else SOMETHING


def sentences() -> Iterator[str]:
    """Every text in the code, and every message of an error with its hint."""
    for path in (ROOT / "pulumi_itsmng").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr | ast.Constant):
                yield text(node)
            elif isinstance(node, ast.Call):
                yield from (
                    ": ".join(map(text, [*node.args[:1], one.value])) for one in node.keywords if one.arg == "hint"
                )


SENTENCES = list(sentences())


def messages() -> list[str]:
    cells = re.findall(r"^\| (`.*?`) \| ", PAGE, re.MULTILINE)
    return [message for cell in cells for message in re.findall(r"`([^`]+)`", cell)]


def test_the_page_has_messages() -> None:
    assert len(messages()) > 40


@pytest.mark.parametrize("message", messages())
def test_a_message_in_the_page_is_one_of_the_code(message: str) -> None:
    for part in filter(None, (part.strip() for part in message.split(SOMETHING))):
        assert any(part in sentence for sentence in SENTENCES), part
