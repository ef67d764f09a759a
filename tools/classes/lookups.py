"""The lookup of a kind of item: what it gives, and the functions that look an item up."""

from __future__ import annotations

from pulumi_itsmng.catalog import Field, ItemType
from pulumi_itsmng.catalog.itemtype import RESOLVED, UNVERIFIED
from tools.classes.handles import TARGETS
from tools.classes.source import argument_docs, article, indented, snake_case
from tools.classes.types import found_type, input_type, known_type


def lookup_functions(itemtype: ItemType) -> str:
    """The class of what is found, and the two functions."""
    name = snake_case(itemtype.name)
    one = f"{article(itemtype.name)} {itemtype.name}"
    found = f"Found{itemtype.name}" if itemtype.name in TARGETS else "LookupResult"
    told = itemtype.readable | itemtype.outputs
    fields = [field for field in told.values() if field.name not in ("item_id", UNVERIFIED.name, RESOLVED.name)]
    attributes = "".join(f"{field.name}: {found_type(field)}\n" for field in fields)
    keys = itemtype.lookup_fields.values()
    docs = argument_docs({field.name: _sought(field) for field in keys})
    known = "".join(f"{field.name}: {known_type(field)} | None = None,\n" for field in keys)
    later = "".join(f"{field.name}: {input_type(field)} | None = None,\n" for field in keys)
    passed = ", ".join(f"{key}={key}" for key in itemtype.lookup_fields)
    return f'''
@dataclass(frozen=True, kw_only=True)
class Get{itemtype.name}Result({found}):
    """What a lookup gives; the documentation of `{itemtype.name}` says what each attribute means."""

    itemtype = "{itemtype.name}"

{indented(attributes)}

def get_{name}(
    id: int | str | None = None,
    *,
{indented(known)}) -> Get{itemtype.name}Result:
    """Look up {one} by its id, or by what tells it from others; what is left out may be any.

    Args:
        id: the item's id.
{indented(docs, 2)}
    Raises:
        LookupFailed: there is none, or there are several; the error names similar ones, or them.
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
