"""What a person sees of an error: its message, and no traceback.

Pulumi's SDK 3.259 tells the engine the message; a later one, such as 3.272, what `traceback.format_exc` makes of it.
"""

from __future__ import annotations

import sys
import traceback
from types import ModuleType, SimpleNamespace

from pulumi_itsmng.api import ItsmngError


def show_only_messages(program: ModuleType) -> None:
    """Let the program that runs the providers tell of the errors that are meant for people only what they say.

    Args:
        program: the SDK's program, `pulumi.dynamic.__main__`; one that shows no traceback stays as it is.
    """
    if hasattr(program, "traceback"):
        vars(program)["traceback"] = SimpleNamespace(**vars(traceback) | {"format_exc": _shown})


def _shown() -> str:
    """The error that is being handled: one of ours as its message, another one, which is a bug, with its traceback."""
    error = sys.exc_info()[1]
    return str(error) if isinstance(error, ItsmngError) else traceback.format_exc()
