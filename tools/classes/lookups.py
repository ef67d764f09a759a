"""`lookups.py`: for each itemtype, what a lookup gives, and the functions that look an item up."""

from __future__ import annotations

from pulumi_itsmng.catalog import CATALOG, Field, ItemType
from pulumi_itsmng.catalog.itemtype import RESOLVED, UNVERIFIED
from tools.classes.source import argument_docs, indented, module, snake_case
from tools.classes.types import found_type, input_type, known_type

_IMPORTS = """\
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pulumi import Input, Output

from pulumi_itsmng.sdk.lookup_result import FoundItem, GetItemResult
from pulumi_itsmng.sdk.lookups import get_item, get_item_output, look_up, look_up_output, search, search_output

if TYPE_CHECKING:
    from pulumi_itsmng.args import {references}
"""
_KINDS = {name: itemtype for name, itemtype in CATALOG.items() if not itemtype.always_adopts}
"""A link between two items has nothing that it could be looked up by."""

_GENERAL = ("GetItemResult", "get_item", "get_item_output", "search", "search_output")


def lookups_source() -> str:
    """The source of `lookups.py`."""
    references = {input_type(one.key[name]) for one in _KINDS.values() for name in one.key if name in one.references}
    functions = [f"get_{snake_case(name)}{form}" for name in _KINDS for form in ("", "_output")]
    return module(
        "Lookups: items that a program refers to and does not manage.",
        _IMPORTS.format(references=", ".join(sorted(references))),
        [*_GENERAL, *functions, *(f"Get{name}Result" for name in _KINDS)],
        map(_lookup, _KINDS.values()),
    )


def _lookup(itemtype: ItemType) -> str:
    name = snake_case(itemtype.name)
    article = "an" if itemtype.name[0] in "AEIO" else "a"
    told = itemtype.stored | itemtype.outputs
    fields = [field for field in told.values() if field.name not in ("item_id", UNVERIFIED.name, RESOLVED.name)]
    attributes = "".join(f"{field.name}: {found_type(field)}\n" for field in fields)
    docs = argument_docs({field.name: _sought(field) for field in itemtype.key.values()})
    known = "".join(f"{field.name}: {known_type(field)} | None = None,\n" for field in itemtype.key.values())
    later = "".join(f"{field.name}: {input_type(field)} | None = None,\n" for field in itemtype.key.values())
    passed = ", ".join(f"{key}={key}" for key in itemtype.key)
    return f'''
@dataclass(frozen=True, kw_only=True)
class Get{itemtype.name}Result(FoundItem):
    """What a lookup gives; the documentation of `{itemtype.name}` says what each attribute means."""

    itemtype = "{itemtype.name}"

{indented(attributes)}

def get_{name}(
    id: int | str | None = None,
    *,
{indented(known)}) -> Get{itemtype.name}Result:
    """Look up {article} {itemtype.name} by its id, or by what tells it from others; what is left out may be any.

    Args:
        id: the item's id.
{indented(docs, 2)}
    Raises:
        LookupFailed: there is none, or there are several; the error names near ones, or them.
    """
    return look_up(Get{itemtype.name}Result, id, {passed})


def get_{name}_output(
    id: Input[int | str] | None = None,
    *,
{indented(later)}) -> Output[Get{itemtype.name}Result]:
    """`get_{name}` by what is known only later, such as outputs of resources."""
    return look_up_output(Get{itemtype.name}Result, id, {passed})
'''


def _sought(field: Field) -> str:
    """Only the first sentence tells what a field is; those after it speak of setting it."""
    return f"{field.description.partition('. ')[0].rstrip('.')}."
