"""The tree of criteria as a condition in SQL.

Links bind as in SQL: AND before OR. What is counted over several rows can only be asked of the groups, so
those criteria are gathered apart from the others, and all of both must hold whatever links them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items import values
from pulumi_itsmng.sandbox.php.values import truthy
from pulumi_itsmng.sandbox.search import totals
from pulumi_itsmng.sandbox.search.catalogue import options_of
from pulumi_itsmng.sandbox.search.conditions import Condition
from pulumi_itsmng.sandbox.search.sql import Sql, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.search.joins import Place
    from pulumi_itsmng.sandbox.search.option import Option

Criterion = dict[str, Any]

_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
_LINKS = {"AND": ("AND", False), "OR": ("OR", False), "AND NOT": ("AND", True), "OR NOT": ("OR", True)}


def listed(criteria: object) -> list[Criterion]:
    """The criteria of a list or an object.

    Args:
        criteria: What a client sent.

    Raises:
        ServerBrokeError: It is neither, or something in it is no criterion.
    """
    found = list(criteria.values()) if isinstance(criteria, dict) else criteria
    if not isinstance(found, list) or not all(isinstance(criterion, dict) for criterion in found):
        raise ServerBrokeError
    return found


def flat(criteria: list[Criterion]) -> Iterator[Criterion]:
    """All criteria, those in groups too.

    Yields:
        Each that is no group.
    """
    for criterion in criteria:
        if criterion.get("criteria") is not None:
            yield from flat(listed(criterion["criteria"]))
        else:
            yield criterion


def text_of(criterion: Criterion) -> str:
    """The value of a criterion as text; empty if there is none, which leaves the criterion out."""
    return values.text_of(criterion.get("value"))


def is_meta(criterion: Criterion) -> bool:
    """Whether a criterion is about other items than those that are searched."""
    return truthy(criterion.get("meta")) and truthy(criterion.get("itemtype"))


class Search(Protocol):
    """The search that criteria are part of."""

    context: RequestContext
    options: dict[int, Option]
    shown: list[Option]

    def place(self, option: Option, *, meta: bool) -> Place | None:
        """Where the field of an option is."""


def condition_of(statement: Search, criteria: list[Criterion], *, of_groups: bool) -> Sql:
    """The criteria as one condition.

    Args:
        statement: The search they are part of.
        of_groups: Whether those are meant that are asked of groups of rows, or the others.

    Returns:
        The condition; empty if there is none.
    """
    condition = Sql("")
    for criterion in criteria:
        link, negative = _LINKS.get(str(criterion.get("link")), ("AND", False))
        one = _one(statement, criterion, negative=negative, of_groups=of_groups)
        if one is None:
            continue
        if condition.text:
            condition = Sql(f"{condition.text} {link} ({one.text})", condition.values + one.values)
        else:
            condition = Sql(f"({one.text})", one.values)
    return condition


def _one(statement: Search, criterion: Criterion, *, negative: bool, of_groups: bool) -> Sql | None:
    if criterion.get("criteria") is not None:
        inner = condition_of(statement, listed(criterion["criteria"]), of_groups=of_groups)
        return (inner.negated if negative else inner) if inner.text else None
    value = text_of(criterion)
    if value and criterion.get("field") in ("view", "all"):
        return None if of_groups else _any_of(statement, criterion, value, negative=negative)
    if not value:
        return None
    option = meta_option(criterion) if is_meta(criterion) else numbered(statement.options, criterion.get("field"))
    if option is None or _is_asked_of_groups(option, criterion) != of_groups:
        return None
    search_type = str(criterion.get("searchtype"))
    place = statement.place(option, meta=is_meta(criterion))
    if of_groups:
        return totals.condition(option, place, search_type, value, negative=negative)
    return Condition(statement.context, option, place, search_type, value, negative=negative).sql()


def _is_asked_of_groups(option: Option, criterion: Criterion) -> bool:
    return "usehaving" in option.extras or (is_meta(criterion) and criterion.get("link") == "AND NOT")


def _any_of(statement: Search, criterion: Criterion, value: str, *, negative: bool) -> Sql | None:
    """Whether any of the shown fields, or of all fields, matches; or none of them."""
    options: Iterable[Option] = statement.shown if criterion["field"] == "view" else statement.options.values()
    found = [
        one
        for option in options
        if not option.extras.get("nosearch") and "usehaving" not in option.extras
        if (one := _searched(statement, option, str(criterion.get("searchtype")), value, negative=negative))
    ]
    pieces = [Sql(f"({one.text})", one.values) for one in found]
    return joined(" AND " if negative else " OR ", pieces) if pieces else None


def _searched(statement: Search, option: Option, search_type: str, value: str, *, negative: bool) -> Sql | None:
    place = statement.place(option, meta=False)
    return Condition(statement.context, option, place, search_type, value, negative=negative).sql()


def meta_option(criterion: Criterion) -> Option:
    """The option a criterion about other items names.

    Raises:
        ServerBrokeError: There is no such itemtype, or no such option.
    """
    option = numbered(options_of(str(criterion["itemtype"])), criterion.get("field"))
    if option is None:
        raise ServerBrokeError
    return option


def numbered(options: dict[int, Option], number: object) -> Option | None:
    """The option of a number as a client writes it.

    Returns:
        The option; None if there is none, or the number is none.
    """
    text = "" if isinstance(number, bool) else str(number)
    return options.get(int(text)) if _NUMBER.fullmatch(text) else None
