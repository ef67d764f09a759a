"""A cell of the answer as a page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.search.columns import ShownField
    from pulumi_itsmng.sandbox.storage import Row


def cell(field: ShownField, row: Row, position: int) -> str:
    """A value as HTML: the name of an item is a link to its form, several values have a line each.

    Args:
        position: Which of its columns it is.
    """
    value = field.read(row.get(f"c{position}"))
    text = "<br>".join(_text(one) for one in (value if isinstance(value, list) else [value]))
    if field.option.datatype != "itemlink" or not field.option.is_own:
        return text
    form = f"/front/{field.option.itemtype.lower()}.form.php?id={row['id']}"
    return f"<a id='{field.option.itemtype}_{row['id']}' href='{form}'>{text}</a>"


def _text(value: Any) -> str:
    return "" if value is None else str(value)
