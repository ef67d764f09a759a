"""The answer of a search: the rows of a page and how many there are."""

# ruff: noqa: S608 - the statements inside are built of the schema's own names; values are always bound

from __future__ import annotations

from sqlite3 import OperationalError
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.errors import ServerBrokeError, bad_request
from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.php.output import as_php_array
from pulumi_itsmng.sandbox.php.values import truthy
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS
from pulumi_itsmng.sandbox.search import criteria as tree
from pulumi_itsmng.sandbox.search.columns import ShownField
from pulumi_itsmng.sandbox.search.html import cell
from pulumi_itsmng.sandbox.search.option import ALL_ASSETS
from pulumi_itsmng.sandbox.search.sql import Sql, joined
from pulumi_itsmng.sandbox.search.statement import Statement

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.search.request import SearchRequest
    from pulumi_itsmng.sandbox.storage import Row

_WITHOUT_END = 2**62


def search(context: RequestContext, request: SearchRequest) -> dict[str, Any]:
    """Search.

    Raises:
        ApiError: The page begins beyond the end.
        ServerBrokeError: The server's query breaks on it.
    """
    statements = [Statement(context, itemtype, request) for itemtype in _itemtypes(context, request)]
    if not statements:
        raise ServerBrokeError
    rows, total = _fetch(context, request, statements)
    if request.start > total:
        error = bad_request(f"Provided range exceed total count of data: {total}")
        error.code = "ERROR_RANGE_EXCEED_TOTAL"
        raise error
    answer: dict[str, Any] = {
        "totalcount": total,
        "count": len(rows),
        "sort": request.sort_text,
        "order": request.order,
    }
    fields = statements[0].fields + _columns_only(request)
    if rows:
        answer["data"] = _by_index(context, rows, _lines(context, request, fields, rows))
    if "giveItems" in context.parameters:
        html = [{str(field.option.number): cell(field, row, at) for at, field in enumerate(fields)} for row in rows]
        answer["data_html"] = _by_index(context, rows, html)
    if context.request.flag("rawdata"):
        answer["rawdata"] = {"itemtype": request.itemtype, "data": {"totalcount": total, "rows": rows}}
    answer["content-range"] = f"{request.start}-{min(request.end, total - 1)}/{total}"
    return answer


def _itemtypes(context: RequestContext, request: SearchRequest) -> list[Itemtype]:
    if request.itemtype != ALL_ASSETS:
        return [REGISTRY[request.itemtype]]
    assets = (REGISTRY[name] for name in ITEMTYPE_LISTS["asset_types"])
    return [itemtype for itemtype in assets if context.behaviour(itemtype).can_any(context, rights.READ)]


def _fetch(context: RequestContext, request: SearchRequest, statements: list[Statement]) -> tuple[list[Row], int]:
    """The rows of the page and the number of all."""
    found = joined(" UNION ALL ", [statement.sql() for statement in statements])
    order = ", ".join([*(f"{column} {request.order}" for column in statements[0].order), "id"])
    page = Sql(
        f"SELECT *, count(*) OVER () AS total FROM ({found.text}) ORDER BY {order} LIMIT ? OFFSET ?",
        (*found.values, _limit(request), request.start),
    )
    try:
        rows = context.database.rows(page.text, page.values)
        total = (
            rows[0]["total"] if rows else context.database.value(f"SELECT count(*) FROM ({found.text})", found.values)
        )
    except OperationalError as error:  # more tables, criteria or values than a statement can have
        raise ServerBrokeError from error
    return rows, total


def _limit(request: SearchRequest) -> int:
    """How many rows to fetch. A range that ends before it begins is no SQL, and one of nothing is no limit."""
    if request.filters:
        return max(request.limit, 0)
    if request.limit < 0:
        raise ServerBrokeError
    return request.limit or _WITHOUT_END


def _columns_only(request: SearchRequest) -> list[ShownField]:
    """The columns of criteria in the old form, which nothing fills."""
    wanted = [one for one in request.metacriteria if truthy(one.get("itemtype")) and tree.text_of(one)]
    return [ShownField(tree.meta_option(criterion), meta=True, selected=False) for criterion in wanted]


def _lines(
    context: RequestContext, request: SearchRequest, fields: list[ShownField], rows: list[Row]
) -> list[dict[str, Any]]:
    """The rows of the answer. Two columns with one name are one, with the value of the last."""
    named = "uid_cols" in context.parameters
    columns = [(_name(request, field, named=named), f"c{at}", field.read) for at, field in enumerate(fields)]
    lines = [{name: read(row.get(key)) for name, key, read in columns} for row in rows]
    if request.itemtype == ALL_ASSETS:
        for line, row in zip(lines, rows, strict=True):
            line |= {"id": row["id"], "itemtype": row["itemtype"]}
    return lines


def _name(request: SearchRequest, field: ShownField, *, named: bool) -> str:
    """The name of a column: its option's number, or the uid of what has that number where one searches."""
    number = field.option.number
    if not named:
        return str(number)
    return request.options[number].uid if number in request.options else ""


def _by_index(context: RequestContext, rows: list[Row], lines: list[Any]) -> Any:
    if "withindexes" not in context.parameters:
        return lines
    return as_php_array({row["id"]: line for row, line in zip(rows, lines, strict=True)})
