"""`__init__.py` of the derived modules: which name is in which of them."""

from __future__ import annotations

from collections.abc import Mapping

from tools.classes.source import Module

_LOOKUPS = ("get_item", "get_item_output", "search", "search_output")
"""Those that are of no kind."""


def index_module(modules: Mapping[str, Module]) -> str:
    """The source of the index.

    Args:
        modules: the modules, by their names.
    """
    homes = {name: f"pulumi_itsmng.sdk.generated.{module}" for module, one in modules.items() for name in one.exported}
    homes = {name: home for name, home in homes.items() if not name.endswith("Handle") and not name.startswith("Found")}
    homes |= dict.fromkeys(_LOOKUPS, "pulumi_itsmng.sdk.lookups")
    homes["GetItemResult"] = "pulumi_itsmng.sdk.lookup_result"
    names = sorted(homes)
    imports = "".join(f"    from {homes[name]} import {name}\n" for name in names)
    return f'''\
"""The classes and functions that programs use, one module for each kind of item, loaded when it is first used.

Derived from the catalogue by `make generate`; change the declarations there, not this file.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
{imports}
__all__ = [
{"".join(f'    "{name}",' for name in names)}
]

_HOMES = {{
{"".join(f'    "{name}": "{homes[name]}",' for name in names)}
}}


if not TYPE_CHECKING:  # it would make every name a good one

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {{__name__!r}} has no attribute {{name!r}}")
        return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
'''
