"""Functions that look up what a program does not manage."""

from __future__ import annotations

from typing import Any, get_args

from pulumi_itsmng.api.criteria import SearchType
from pulumi_itsmng.catalog import CATALOG, Field, ItemType
from pulumi_itsmng.catalog.itemtype import RESOLVED, UNVERIFIED
from pulumi_itsmng.schema.properties import outputs
from pulumi_itsmng.schema.types import ANY, NUMBER_OR_TEXT, named, token, type_of, words

_ITEMTYPE = {"type": "string", "description": "The itemtype's name, such as `Printer`."}
_ID = NUMBER_OR_TEXT | {"description": "The item's id."}
_ROW = {"type": "object", "additionalProperties": ANY}

_CRITERION = "SearchCriterion"


def functions() -> dict[str, dict[str, Any]]:
    """All of them."""
    lookups = {f"get{name}": _lookup(itemtype) for name, itemtype in CATALOG.items()}
    described = lookups | {"getItem": _lookup_of_any_kind(), "search": _search()}
    return {token(name): function for name, function in described.items()}


def criteria() -> dict[str, dict[str, Any]]:
    """The types of what a search asks for."""
    properties = {
        "link": named("SearchLink") | {"description": "How it is linked to those before it. Default: `AND`."},
        "field": NUMBER_OR_TEXT
        | {"description": "The field: its name, such as `Location.completename`, or its number."},
        "searchType": named("SearchType") | {"description": "How the field is compared."},
        "value": ANY | {"description": "What it is compared with; of a reference, the id."},
        "criteria": {
            "type": "array",
            "items": named(_CRITERION),
            "description": "Criteria that belong together, instead of a field.",
        },
    }
    return {
        token("SearchType"): words("How a field is compared.", *get_args(SearchType)),
        token("SearchLink"): words("How criteria are linked.", "AND", "OR", "AND NOT", "OR NOT"),
        token(_CRITERION): {"type": "object", "description": "What a search asks for.", "properties": properties},
    }


def _lookup(itemtype: ItemType) -> dict[str, Any]:
    keys = [itemtype.readable[name] for name in (*itemtype.identified_by, *itemtype.unique_within)]
    known = [*itemtype.readable.values(), *itemtype.outputs.values()]
    shown = [field for field in known if field not in (RESOLVED, UNVERIFIED)]
    return {
        "description": f"Look up {_article(itemtype.name)} by its id, or by what tells it from others; what is left "
        "out may be any. None or several of them is an error.",
        "inputs": {"properties": {"id": _ID} | {field.key: _key(itemtype, field) for field in keys}},
        "outputs": {
            "properties": outputs(itemtype, shown) | {field.key: _led_to(field) for field in shown if _leads(field)},
            # A reference that leads nowhere, and a time that is not set, are left out.
            "required": sorted(field.key for field in shown if not _leads(field) and field.kind != "timestamp"),
        },
    }


def _key(itemtype: ItemType, field: Field) -> dict[str, Any]:
    """Only the first sentence tells what a field is; those after it speak of setting it."""
    return type_of(itemtype, field) | {"description": _first_sentence(field)}


def _leads(field: Field) -> bool:
    return field.kind == "reference"


def _led_to(field: Field) -> dict[str, Any]:
    """What a reference leads to: an id, or a word for one."""
    described = f"{_first_sentence(field)} Its id. API column: `{field.column}`."
    return (NUMBER_OR_TEXT if field.named_values else {"type": "integer"}) | {"description": described}


def _first_sentence(field: Field) -> str:
    return field.description.partition(". ")[0].rstrip(".") + "."


def _article(name: str) -> str:
    return f"an {name}" if name[0] in "AEIO" else f"a {name}"


def _lookup_of_any_kind() -> dict[str, Any]:
    key = "What tells it from others, as in the lookup of its itemtype; of an itemtype that is no resource, `name`."
    known = "All that is known of it, by name; of an itemtype that is no resource, `name` alone."
    return {
        "description": "Look up an item of any itemtype by its id, or by what tells it from others. None or several "
        "of them is an error.",
        "inputs": {
            "properties": {"itemtype": _ITEMTYPE, "id": _ID, "key": _ROW | {"description": key}},
            "required": ["itemtype"],
        },
        "outputs": {
            "properties": {
                "itemId": {"type": "integer", "description": "The item's id, as a number."},
                "properties": _ROW | {"description": known},
            },
            "required": ["itemId", "properties"],
        },
    }


def _search() -> dict[str, Any]:
    asked = {
        "itemtype": {"type": "string", "description": "The itemtype's name in the API, or `AllAssets`."},
        "criteria": {
            "type": "array",
            "items": named(_CRITERION),
            "description": "What must hold; without any, all items are found.",
        },
        "show": {
            "type": "array",
            "items": NUMBER_OR_TEXT,
            "description": "The fields that each item shall have, by names or numbers; `id` comes along.",
        },
        "sort": NUMBER_OR_TEXT | {"description": "The field to sort by, by its name or number."},
        "descending": {"type": "boolean", "description": "Whether the last come first."},
        "trash": {"type": "boolean", "description": "Those in the trash instead of the others."},
    }
    found = {"type": "array", "items": _ROW, "description": "What was found: values by field."}
    return {
        "description": "Search items of any itemtype with the server's own search.",
        "inputs": {"properties": asked, "required": ["itemtype"]},
        "outputs": {"properties": {"items": found}, "required": ["items"]},
    }
