"""`handles.py`: what can refer to an item of each kind."""

from __future__ import annotations

from pulumi_itsmng.catalog import CATALOG
from tools.classes.source import Module, article, module

_IMPORTS = """\
from pulumi import Input
from typing_extensions import TypeAliasType

from pulumi_itsmng.sdk.lookup_result import LookupResult, GetItemResult
"""

_GENERAL = '''
ItemReference = TypeAliasType("ItemReference", Input[int | str | GetItemResult])
"""A reference to an item of a kind that is no resource."""
'''

TARGETS = sorted({field.target or "" for one in CATALOG.values() for field in one.references.values()} & CATALOG.keys())
"""The itemtypes that something refers to."""


def handle_names() -> list[str]:
    """All names of the module."""
    return [
        "ItemReference",
        *(one for name in TARGETS for one in (f"{name}Handle", f"{name}Reference", f"Found{name}")),
    ]


def handles_module() -> Module:
    """The module of handles: it imports none of the others, so that each of those can import it."""
    return module(
        "What an input that refers to an item can be: beside an id or a name, a resource or what a lookup found.",
        _IMPORTS,
        handle_names(),
        [*map(_handle, TARGETS), *map(_found, TARGETS), _GENERAL, *map(_reference, TARGETS)],
    )


def _handle(name: str) -> str:
    kind = f"{article(name).capitalize()} {name}" + (", as a resource or an `Account`," if name == "User" else "")
    return f'class {name}Handle:\n    """{kind} of this program, or one that was looked up."""\n'


def _found(name: str) -> str:
    kind = f"{article(name).capitalize()} {name}"
    return f'class Found{name}({name}Handle, LookupResult):\n    """{kind} that was looked up."""\n'


def _reference(name: str) -> str:
    return (
        f'{name}Reference = TypeAliasType("{name}Reference", Input[int | str | {name}Handle | GetItemResult])\n'
        f'"""A reference to {article(name)} {name}."""\n'
    )
