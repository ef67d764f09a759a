"""Errors on their way to whoever reads them."""

from __future__ import annotations

import ast
import copy
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pulumi_itsmng
from pulumi_itsmng.api import AmbiguousWrite, ConnectionLost, ItsmngError, NotFound, Overloaded, SettingsError
from pulumi_itsmng.api.errors import Subject
from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.lifecycle.errors import not_done

ERRORS = [
    NotFound(status=404, code="ERROR_ITEM_NOT_FOUND"),
    ConnectionLost("slow", timed_out=True),
    Overloaded("busy", status=503, retry_after=7.0),
    AmbiguousWrite("cut", finished=True),
]


@pytest.mark.parametrize("passed_on", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_can_be_passed_on_to_another_process(
    error: ItsmngError, passed_on: Callable[[Any], ItsmngError]
) -> None:
    sent = error.with_context("Computer", 7)

    came = passed_on(sent)

    assert (type(came), str(came), vars(came)) == (type(sent), str(sent), vars(sent))
    assert (came.itemtype, came.item_id) == ("Computer", 7)
    assert error.itemtype is None


def test_an_error_is_data_and_one_line() -> None:
    subject = Subject("Computer", 7, "location")
    error = ItsmngError("there is no Location 'Pariss'", hint="did you mean 'Paris'?", subject=subject)

    assert (error.message, error.hint, error.subject) == (
        "there is no Location 'Pariss'",
        "did you mean 'Paris'?",
        subject,
    )
    assert str(error) == "Computer 7: there is no Location 'Pariss': did you mean 'Paris'?"
    assert error.sentence == "Computer 7: there is no Location 'Pariss'"
    assert (error.itemtype, error.item_id) == ("Computer", 7)
    assert str(ItsmngError("it is gone")) == "it is gone"
    assert str(ItsmngError("it is gone", subject=Subject(field="user"))) == "user: it is gone"


@pytest.mark.parametrize("error", [*ERRORS, SettingsError("no URL")], ids=lambda error: type(error).__name__)
def test_each_item_of_a_batch_gets_an_error_of_its_own(error: ItsmngError) -> None:
    first, second = (error.with_context("Computer", item_id) for item_id in (1, 2))

    assert len({id(error), id(first), id(second)}) == 3
    assert second.__cause__ is error.__cause__


def test_an_error_gets_further_hints() -> None:
    error = NotFound(status=404, code="ERROR_ITEM_NOT_FOUND")

    assert error.with_hint("").hint == error.hint == "there is no such item"
    assert str(error.with_hint("refresh the stack")).endswith("(HTTP 404): there is no such item; refresh the stack")
    assert str(ItsmngError("cut").with_hint("run it again")) == "cut: run it again"


def test_the_error_of_an_operation_names_what_is_not_its_item() -> None:
    computer, refused = CATALOG["Computer"], NotFound(status=404, code="ERROR_ITEM_NOT_FOUND")
    said = "the server answered ERROR_ITEM_NOT_FOUND (HTTP 404): there is no such item"

    assert (
        str(not_done(computer, 7, "not read", refused.with_context("Computer", 7))) == f"Computer 7: not read: {said}"
    )
    assert str(not_done(computer, 7, "not updated", refused.with_context("Location", 3))) == (
        f"Computer 7: not updated: Location 3: {said}"
    )


MODULES = [path for path in Path(pulumi_itsmng.__file__).parent.rglob("*.py") if "sandbox" not in path.parts]
TEXTS = {"message", "hint", "sentence", "explanation", "args"}
OF_OTHERS = {"organization/document.py", "sdk/components/organization/resolve.py"}
"""Modules that read the errors of libraries."""


def is_message(node: ast.expr) -> bool:
    """Whether an expression is the text of an error, or a part of it."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "str":
        return bool(node.args) and ast.unparse(node.args[0]) in ("e", "error", "cause", "unknown")
    return isinstance(node, ast.Attribute) and node.attr in TEXTS and ast.unparse(node.value) in ("e", "error", "cause")


def reads(tree: ast.AST) -> list[str]:
    """Where the text of an error is taken to pieces, searched or compared."""
    found: list[ast.expr] = []
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=read, attr=name) if name not in ("join", "format"):
                found += [node] if is_message(read) else []
            case ast.Subscript(value=read):
                found += [node] if is_message(read) else []
            case ast.Compare(left=left, comparators=others):
                found += [node] if any(map(is_message, [left, *others])) else []
            case ast.Call(func=function, args=arguments) if ast.unparse(function).startswith("re."):
                found += [node] if any(map(is_message, arguments)) else []
    return [ast.unparse(node) for node in found]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_code_reads_a_message(path: Path) -> None:
    if not any(path.as_posix().endswith(one) for one in OF_OTHERS):
        assert reads(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "code",
    [
        'str(error).partition(": ")',
        'str(e).partition(": ")',
        '"gone" in str(error)',
        're.search("gone", str(error))',
        'error.args[0] == "gone"',
        'e.message.split(": ")',
        "error.message[:3]",
        'error.hint.startswith("run")',
    ],
)
def test_reading_a_message_is_found(code: str) -> None:
    assert reads(ast.parse(code))
