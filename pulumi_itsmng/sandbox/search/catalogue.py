"""All search options of an itemtype: its own, and those of what can hang on it.

The options are in the files below `options/`. A line there is `[number, table.field, datatype, name, words, more]`.
A table without a name is the itemtype's own. Of the words `forcegroupby` is true, `!massiveaction` is false, `unit=%`
has that value, and `linkfield=users_id_tech` names the column that leads to the table. A `joinparams` of `@infocom` is
the way to join of that name in `joins.json`. `[number, "right computer", itemtype, name, words]` is a right of a
profile. `$itemtype` stands for the itemtype, `$users` and the like for what `placeholders.json` says.

A line of two is a heading, a text such as `+location` stands for lines of `shared.json`, and a number that begins
with `?` is there only if the itemtype has the column.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from pulumi_itsmng.sandbox.schema import REGISTRY, Itemtype
from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS
from pulumi_itsmng.sandbox.search.option import ALL_ASSETS, UNION_TABLE, Option, foreign_key

if TYPE_CHECKING:
    from collections.abc import Iterator

Line = list[Any]

_FAMILIES = (
    "assets",
    "infrastructure",
    "components",
    "administration",
    "assistance",
    "management",
    "dropdowns",
    "links",
)
_ADDED_TO = {
    "+tracking": "ticket_types",
    "+network": "networkport_types",
    "+contract": "contract_types",
    "+document": "document_types",
    "+financial": "infocom_types",
    "+domain": "domain_types",
    "+appliance": "appliance_types",
    "+link": "link_types",
}
_NOT_IN_ALL_ASSETS = ("+tracking", "+link")
_PLAIN_HEADINGS = ("tracking", "link")
_PLACEHOLDER = re.compile(r"\$(\w+)")


class Catalogue(NamedTuple):
    """The options of an itemtype.

    Attributes:
        options: The options by number.
        headings: What the server lists between them, by name.
    """

    options: dict[int, Option]
    headings: dict[str, Any]


def options_of(itemtype: str) -> dict[int, Option]:
    """The options of an itemtype.

    Args:
        itemtype: Its name, or AllAssets.

    Returns:
        The options by number; none if there is no such itemtype.
    """
    return catalogue_of(itemtype).options


def catalogue_of(itemtype: str) -> Catalogue:
    """The options of an itemtype with their headings.

    Args:
        itemtype: Its name, or AllAssets.

    Returns:
        The options; none if there is no such itemtype.
    """
    kind = REGISTRY.find(itemtype)
    return _catalogue(kind.name if kind else ALL_ASSETS) if kind or itemtype == ALL_ASSETS else Catalogue({}, {})


@cache
def _catalogue(itemtype: str) -> Catalogue:
    kind = REGISTRY.find(itemtype)
    catalogue = Catalogue({}, {})
    section = ""
    for line in _lines(kind):
        if len(line) == 2:
            section = line[0]
            catalogue.headings[section] = line[1] if section in _PLAIN_HEADINGS or kind is None else {"name": line[1]}
        elif option := _option(kind, line, section):
            catalogue.options.setdefault(option.number, option)
    return catalogue


def _read(name: str) -> Any:
    return json.loads(files(__package__).joinpath(f"options/{name}.json").read_text(encoding="utf-8"))


_SHARED: dict[str, Any] = _read("shared")
_JOINS: dict[str, Any] = _read("joins")
_PLACEHOLDERS: dict[str, dict[str, str]] = _read("placeholders")
_OWN: dict[str, list[Any]] = {name: lines for family in _FAMILIES for name, lines in _read(family).items()}


def _lines(itemtype: Itemtype | None) -> Iterator[Line]:
    if itemtype is None:
        yield from _expanded([*_OWN[ALL_ASSETS], *(block for block in _ADDED_TO if block not in _NOT_IN_ALL_ASSETS)])
        return
    yield from _expanded(_OWN.get(itemtype.name) or _derived(itemtype))
    yield from _expanded([block for block, types in _ADDED_TO.items() if itemtype.name in ITEMTYPE_LISTS[types]])


def _expanded(lines: list[Any]) -> Iterator[Line]:
    for line in lines:
        if isinstance(line, str):
            yield from _expanded(_SHARED[line.removeprefix("+")])
        else:
            yield line


def _derived(itemtype: Itemtype) -> list[Any]:
    """The options of an itemtype that no file lists: those all of its family have."""
    if itemtype.tree:
        return ["+tree"]
    if itemtype.dropdown:
        return ["+dropdown"]
    return ["+rule"] if itemtype.name.startswith("Rule") else ["+named"]


def _option(itemtype: Itemtype | None, line: Line, section: str) -> Option | None:
    owner = itemtype.name if itemtype else ALL_ASSETS
    names = {"itemtype": owner, **_PLACEHOLDERS.get(owner, {})}
    number, place, datatype, name, *rest = _filled_in(line, names)
    extras = _extras(rest)
    if place.startswith("right "):
        place, datatype, extras = "profilerights.rights", "right", _right(place[6:], datatype) | extras
    table, _, field = place.rpartition(".")
    own = itemtype.table if itemtype else UNION_TABLE
    table = f"glpi_{table}" if table else own
    join = extras.pop("joinparams", {})
    default_link = field if table == own and not join else foreign_key(table)
    link = extras.pop("linkfield", "") or default_link
    if number.startswith("?") and (itemtype is None or (field if table == own else link) not in itemtype.columns):
        return None
    return Option(owner, int(number.lstrip("?")), table, field, name, datatype, link, join, extras, section)


def _right(name: str, itemtype: str) -> dict[str, Any]:
    """What distinguishes the rights of a profile: which of its rows is meant."""
    condition = f"AND `NEWTABLE`.`name`= '{name}'"
    return {
        "rightclass": itemtype,
        "rightname": name,
        "joinparams": {"jointype": "child", "condition": condition},
    }


def _extras(rest: list[Any]) -> dict[str, Any]:
    """The words and the object at the end of a line."""
    extras: dict[str, Any] = {}
    for part in rest:
        if isinstance(part, dict):
            extras |= part
            continue
        for word in part.split():
            key, equals, value = word.partition("=")
            if word.startswith("!"):
                extras[word[1:]] = False
            else:
                extras[key] = value if equals else True
    return extras


def _filled_in(value: Any, names: dict[str, str]) -> Any:
    """A line with the ways to join it names and the names it leaves open."""
    if isinstance(value, dict):
        return {key: _filled_in(inner, names) for key, inner in value.items()}
    if isinstance(value, list):
        return [_filled_in(inner, names) for inner in value]
    if not isinstance(value, str):
        return value
    if value.startswith("@"):
        return _filled_in(_JOINS[value[1:]], names)
    return _PLACEHOLDER.sub(lambda match: names.get(match[1], match[0]), value) if "$" in value else value
