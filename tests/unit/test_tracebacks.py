"""What newer versions of Pulumi's SDK show of an error in a provider."""

from __future__ import annotations

import traceback
from types import ModuleType

from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.provider.tracebacks import show_only_messages


def told(error: Exception) -> str:
    """What the SDK's program makes of an error, as those do that show tracebacks."""
    program = ModuleType("program")
    vars(program)["traceback"] = traceback
    show_only_messages(program)
    try:
        fail(error)
    except Exception:  # noqa: BLE001 - as there
        return str(program.traceback.format_exc())
    return ""


def fail(error: Exception) -> None:
    raise error


def test_an_error_for_people_is_its_sentence() -> None:
    assert told(ItemError("Computer 7: not updated: it is gone")) == "Computer 7: not updated: it is gone"


def test_a_bug_is_shown_with_the_lines_that_led_to_it() -> None:
    assert told(KeyError("x")).startswith("Traceback (most recent call last):")


def test_a_program_that_shows_no_traceback_stays_as_it_is() -> None:
    program = ModuleType("program")

    show_only_messages(program)

    assert not hasattr(program, "traceback")
