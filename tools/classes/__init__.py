"""The classes and functions that programs use, derived from the catalogue: `pulumi_itsmng/sdk/generated`."""

from __future__ import annotations

from pulumi_itsmng.catalog import CATALOG
from tools.classes.account import account_module
from tools.classes.handles import handles_module
from tools.classes.index import index_module
from tools.classes.kind import kind_module
from tools.classes.source import Module, formatted, snake_case


def class_modules() -> dict[str, str]:
    """The sources of all derived modules, by file name."""
    modules = {snake_case(name): kind_module(itemtype) for name, itemtype in CATALOG.items()}
    modules |= {"account": account_module(), "handles": handles_module()}
    sources = {"__init__": index_module(modules)} | {name: one.source for name, one in modules.items()}
    return dict(zip((f"{name}.py" for name in sources), formatted(list(sources.values())), strict=True))


__all__ = ["Module", "class_modules"]
