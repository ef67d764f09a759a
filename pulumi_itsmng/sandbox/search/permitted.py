"""Which options a session may search by and see."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.search.catalogue import Catalogue, catalogue_of
from pulumi_itsmng.sandbox.search.visibility import spelled_out

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.search.option import Option

_READ_ALL, _READ_ASSIGNED, _OWN = 1024, 4096, 32768
_LISTED_WITH = {
    ("Software", "license"): ("license", rights.READ),
    ("Ticket", "linktickets"): ("ticket", _READ_ALL | _READ_ASSIGNED | _OWN),
    ("Ticket", "solution"): ("ticket", _READ_ALL | _READ_ASSIGNED | _OWN),
    ("Ticket", "cost"): ("ticketcost", rights.READ),
    ("Ticket", "problem"): ("problem", rights.READ),
}
_ANYWHERE = {section: (section, rights.READ) for section in ("domain", "certificate")}
_SHOWN_WITH = {
    "financial": "infocom",
    "contract": "contract",
    "document": "document",
}
_SEARCHED_BY_REQUESTERS = ("common", "requester", "satisfaction", "validation")


def listed(context: RequestContext, itemtype: str) -> Catalogue:
    """The options a session knows of. Without some rights whole sections are missing.

    Args:
        itemtype: The itemtype's name, or AllAssets.
    """
    catalogue = catalogue_of(itemtype)
    missing = {section for section in catalogue.headings if not _is_listed(context, itemtype, section)}
    simplified = itemtype == "Ticket" and context.session.profile.get("interface") == "helpdesk"
    if not (missing or simplified):
        return catalogue
    options = {number: option for number, option in catalogue.options.items() if option.section not in missing}
    if simplified:
        options = {number: _for_requesters(option) for number, option in options.items()}
    headings = {section: text for section, text in catalogue.headings.items() if section not in missing}
    return Catalogue(options, headings)


def raw(context: RequestContext, option: Option) -> dict[str, Any]:
    """All a session may know of an option."""
    return {key: _spelled_out(context, value) for key, value in option.raw.items()}


def may_be_shown(context: RequestContext, option: Option) -> bool:
    """Whether a session sees what is in the column of an option; if not, the column is left out."""
    if (option.itemtype, option.section) == ("Computer", "network"):
        return context.session.has_right("networking", rights.READ)
    right = _SHOWN_WITH.get(option.section)
    return right is None or context.session.has_right(right, rights.READ)


def _spelled_out(context: RequestContext, value: Any) -> Any:
    """What is said of an option, with the session's entities in the conditions of its joins."""
    if isinstance(value, dict):
        return {key: _spelled_out(context, inner) for key, inner in value.items()}
    return spelled_out(context, value) if isinstance(value, str) else value


def _is_listed(context: RequestContext, itemtype: str, section: str) -> bool:
    needed = _ANYWHERE.get(section) or _LISTED_WITH.get((itemtype, section))
    return needed is None or context.session.has_right(*needed)


def _for_requesters(option: Option) -> Option:
    """An option of the tickets as the simplified interface has it: few can be searched by."""
    if option.section in _SEARCHED_BY_REQUESTERS:
        return option
    return replace(option, extras=option.extras | {"nosearch": True})
