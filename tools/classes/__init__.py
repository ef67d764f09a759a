"""The classes and functions that programs use, derived from the catalogue: modules of `pulumi_itsmng`."""

from __future__ import annotations

from tools.classes.arguments import arguments_source
from tools.classes.lookups import lookups_source
from tools.classes.resources import resources_source
from tools.classes.source import formatted


def class_modules() -> dict[str, str]:
    """The sources of all derived modules, by file name."""
    sources = {
        "args.py": arguments_source(),
        "lookups.py": lookups_source(),
        "resources.py": resources_source(),
    }
    return {name: formatted(source) for name, source in sources.items()}
