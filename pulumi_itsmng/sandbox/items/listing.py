"""Lists of items: which ones a session sees, and which of these a request wants."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.errors import ServerBrokeError, bad_request, item_not_found, right_missing
from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.conditions import Conditions
from pulumi_itsmng.sandbox.items.patterns import like_pattern
from pulumi_itsmng.sandbox.items.values import number_of, text_of

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_RANGE = re.compile(r"(\d{1,18})-(\d{1,18})")


@dataclass(slots=True)
class Range:
    """Which positions of a list a request wants, both ends included.

    Attributes:
        start: The first.
        end: The last.
    """

    start: int
    end: int

    @classmethod
    def of(cls, context: RequestContext) -> Range:
        """The range of a request; the session's page if it names none.

        Raises:
            ApiError: It is none.
        """
        text = context.parameters.get("range")
        if text is None:
            return cls(0, context.session.page)
        match = _RANGE.fullmatch(text_of(text))
        if match is None:
            raise bad_request("range must be in format : [start-end] with integers")
        return cls(int(match[1]), int(match[2]))


@dataclass(slots=True)
class Page:
    """A part of a list.

    Attributes:
        rows: The items.
        total: How many the whole list has.
        range: Which part it is; its end never beyond the end of the list.
        partial: Whether it is less than the whole.
    """

    rows: list[Row]
    total: int
    range: Range
    partial: bool


def page(context: RequestContext, itemtype: Itemtype, parent: tuple[Itemtype, int] | None = None) -> Page:
    """The items of an itemtype that a request wants.

    Args:
        parent: Itemtype and id of the item they hang on, if the path names one.

    Raises:
        ApiError: Something about the request is wrong, or the session may not read such items.
        ServerBrokeError: The server's own query breaks on it.
    """
    behaviour = context.behaviour(itemtype)
    if not behaviour.can_any(context, rights.READ):
        raise right_missing()
    wanted = Range.of(context)
    order = _order(context, itemtype)
    conditions = Conditions()
    if itemtype.trash:
        conditions.add(f"{itemtype.table}.is_deleted = ?", number_of(context.parameters.get("is_deleted", 0)))
    if parent:
        _restrict_to_parent(context, itemtype, parent, conditions)
    _restrict_to_search_text(context, itemtype, conditions)
    behaviour.restrict(context, conditions)
    return _fetch(context, itemtype, conditions, order, wanted)


def _fetch(context: RequestContext, itemtype: Itemtype, conditions: Conditions, order: str, wanted: Range) -> Page:
    table = itemtype.table
    source = f"FROM {table} {conditions.join} WHERE {conditions.where}"
    total: int = context.database.value(f"SELECT count(*) {source}", conditions.parameters)
    if wanted.start > total:
        error = bad_request(f"Provided range exceed total count of data: {total}")
        error.code = "ERROR_RANGE_EXCEED_TOTAL"
        raise error
    count = wanted.end - wanted.start + 1
    if count < 0 and context.installation.strict_sql:
        raise ServerBrokeError
    only_id = context.request.flag("only_id")
    columns = f"{table}.id" if only_id else f"{table}.*"
    rows = context.database.rows(
        f"SELECT DISTINCT {columns} {source} ORDER BY {order} LIMIT ? OFFSET ?",
        (*conditions.parameters, max(count, 0), wanted.start),
    )
    wanted.end = min(wanted.end, total - 1)
    return Page(rows, total, wanted, partial=wanted.end - wanted.start + 1 < total)


def _order(context: RequestContext, itemtype: Itemtype) -> str:
    direction = text_of(context.parameters.get("order", "ASC")).upper()
    if direction not in ("ASC", "DESC"):
        raise bad_request("order must be DESC or ASC")
    sort = text_of(context.parameters.get("sort", "id"))
    if sort not in itemtype.columns:
        raise bad_request(f"sort param is not a field of {itemtype.table}")
    return f"{itemtype.table}.{sort} {direction}, {itemtype.table}.id {direction}"


def _restrict_to_parent(
    context: RequestContext, itemtype: Itemtype, parent: tuple[Itemtype, int], conditions: Conditions
) -> None:
    above, parent_id = parent
    row = context.database.get(above, parent_id)
    if row is None:
        raise item_not_found()
    if not context.behaviour(above).can(context, rights.READ, row):
        raise right_missing()
    table = itemtype.table
    if above.foreign_key in itemtype.columns:
        conditions.add(f"{table}.{above.foreign_key} = ?", parent_id)
    elif itemtype.polymorphic:
        conditions.add(f"{table}.itemtype = ? AND {table}.items_id = ?", above.name, parent_id)
    elif itemtype.foreign_key in above.columns:
        conditions.add(f"{table}.id = ?", row[itemtype.foreign_key])
    elif above.polymorphic:
        conditions.add(f"{table}.id = ?", row["items_id"] if row["itemtype"] == itemtype.name else None)


def _restrict_to_search_text(context: RequestContext, itemtype: Itemtype, conditions: Conditions) -> None:
    texts = context.parameters.get("searchText")
    if not isinstance(texts, dict):
        return
    for name, text in texts.items():
        if text in ("", "0", None):
            continue
        if name not in itemtype.columns or isinstance(text, (dict, list)):
            raise ServerBrokeError
        column = f"{itemtype.table}.{name}"
        pattern = like_pattern(str(text))
        if pattern is None:
            conditions.add(f"{column} IS NULL")
        else:
            conditions.add(f"{column} LIKE ?", pattern)
