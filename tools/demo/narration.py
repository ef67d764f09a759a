"""What the demo says between the commands, and the facts that it insists on."""

from __future__ import annotations

from collections.abc import Collection

from rich.markup import escape

from tools.console import console


class StepFailedError(Exception):
    """A step did not do what the demo says it does."""


def heading(title: str, explanation: str) -> None:
    """Open a step."""
    console.print(f"\n[bold cyan]{escape(title)}[/]\n{escape(explanation)}", soft_wrap=True)


def command(line: str) -> None:
    """Show what is typed next."""
    console.print(f"\n[bold]$ {escape(line)}[/]", soft_wrap=True)


def tell(sentence: str) -> None:
    """Say one thing about the step."""
    console.print(escape(sentence), soft_wrap=True)


def expect(fact: bool, sentence: str, found: object = "") -> None:
    """Say a fact, and insist on it.

    Raises:
        StepFailedError: it is none.
    """
    if not fact:
        raise StepFailedError(f"expected: {sentence}" + (f"; found: {found}" if found != "" else ""))
    console.print(f"[green]✓[/] {escape(sentence)}", soft_wrap=True)


def expect_same(found: Collection[object], wanted: Collection[object], sentence: str) -> None:
    """Say a fact about two collections without an order, and insist that they are equal.

    Raises:
        StepFailedError: they differ; the text has only what does.
    """
    missing = [one for one in wanted if one not in found]
    surplus = [one for one in found if one not in wanted]
    expect(not missing and not surplus, sentence, f"missing {missing[:5]}, instead {surplus[:5]}")
