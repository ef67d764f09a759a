"""Functions that look up what a program does not manage."""

from __future__ import annotations

from typing import Any, get_args

from pulumi_itsmng.api.criteria import SearchType
from pulumi_itsmng.catalog import CATALOG, Field, ItemType
from pulumi_itsmng.catalog.itemtype import RESOLVED, UNVERIFIED
from pulumi_itsmng.schema.properties import outputs
from pulumi_itsmng.schema.types import ANY, NUMBER_OR_TEXT, named, token, type_of, words

_ITEMTYPE = {"type": "string", "description": "The itemtype's name in the API, such as `Printer`."}
_ID = NUMBER_OR_TEXT | {"description": "The item's id."}
_ROW = {"type": "object", "additionalProperties": ANY}

_CRITERION = "SearchCriterion"


def functions() -> dict[str, dict[str, Any]]:
    """All of them: a link between two items has nothing that it could be looked up by."""
    lookups = {f"get{name}": _lookup(itemtype) for name, itemtype in CATALOG.items() if not itemtype.always_adopts}
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
    keys = [itemtype.stored[name] for name in (*itemtype.identified_by, *itemtype.identified_within)]
    known = [*itemtype.stored.values(), *itemtype.outputs.values()]
    shown = [field for field in known if field not in (RESOLVED, UNVERIFIED)]
    return {
        "description": f"Look up {_article(itemtype.name)} by its id, or by what tells it from others. "
        "None or several of them is an error.",
        "inputs": {"properties": {"id": _ID} | {field.key: _key(itemtype, field) for field in keys}},
        "outputs": {
            "properties": outputs(itemtype, shown),
            "required": sorted(field.key for field in shown if field.computed),
        },
    }


def _key(itemtype: ItemType, field: Field) -> dict[str, Any]:
    """Only the first sentence tells what a field is; those after it speak of setting it."""
    return type_of(itemtype, field) | {"description": field.description.partition(". ")[0].rstrip(".") + "."}


def _article(name: str) -> str:
    return f"an {name}" if name[0] in "AEIO" else f"a {name}"


def _lookup_of_any_kind() -> dict[str, Any]:
    exact = {"description": "Values by API column: the item is the only one that has them all."}
    return {
        "description": "Look up an item of any itemtype by its id, or by values. None or several of them is an error.",
        "inputs": {
            "properties": {"itemtype": _ITEMTYPE, "id": _ID, "criteria": _ROW | exact},
            "required": ["itemtype"],
        },
        "outputs": {
            "properties": {
                "itemId": {"type": "integer", "description": "The item's id, as a number."},
                "values": _ROW | {"description": "Its values by API column."},
            },
            "required": ["itemId", "values"],
        },
    }


def _search() -> dict[str, Any]:
    asked = {"type": "array", "items": named(_CRITERION), "description": "What must hold; without any, all are found."}
    shown = {
        "type": "array",
        "items": NUMBER_OR_TEXT,
        "description": "Fields that each of them shall have, beside `id`.",
    }
    found = {"type": "array", "items": _ROW, "description": "What was found: values by field."}
    return {
        "description": "Search items of any itemtype with the server's own search.",
        "inputs": {
            "properties": {"itemtype": _ITEMTYPE, "criteria": asked, "show": shown},
            "required": ["itemtype"],
        },
        "outputs": {"properties": {"items": found}, "required": ["items"]},
    }
