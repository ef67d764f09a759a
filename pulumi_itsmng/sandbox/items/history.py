"""The history of an item: who changed what, when, from what to what."""

# ruff: noqa: S608 - names of tables and columns are the schema's own; values are always bound

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pulumi_itsmng.sandbox.items.names import reference_name
from pulumi_itsmng.sandbox.items.search_options import option_of
from pulumi_itsmng.sandbox.items.values import means_null
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.search.option import target_of
from pulumi_itsmng.sandbox.storage import StatementRefusedError
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Subject
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.search.option import Option
    from pulumi_itsmng.sandbox.storage import Row

UPDATE_ITEM: Final = 0
ADD_DEVICE: Final = 1
UPDATE_DEVICE: Final = 2
DELETE_DEVICE: Final = 3
INSTALL_SOFTWARE: Final = 4
UNINSTALL_SOFTWARE: Final = 5
DISCONNECT_DEVICE: Final = 6
CONNECT_DEVICE: Final = 7
MESSAGE: Final = 12
DELETE_ITEM: Final = 13
ADD_RELATION: Final = 15
DELETE_RELATION: Final = 16
ADD_SUBITEM: Final = 17
UPDATE_SUBITEM: Final = 18
DELETE_SUBITEM: Final = 19
CREATE_ITEM: Final = 20
UPDATE_RELATION: Final = 21

_LOG = REGISTRY["Log"]
_LONGEST_VALUE = 180
_LONGEST_ESCAPED = 255
_CUT_ESCAPED = 250
_ESCAPES = str.maketrans({character: f"\\{character}" for character in "\\'\"\0\n\r\x1a"})
_UNESCAPED_LINES = str.maketrans({"\n": "n", "\r": "r", "\x1a": "Z"})
_ONE_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
NAMELESS: Final = "N/A"


def entry(context: RequestContext, itemtype: Itemtype, row: Row) -> str:
    """How an item is written into the history of another.

    Returns:
        Its own name, with that of what it belongs to, and its id.
    """
    return f"{context.behaviour(itemtype).full_name(context, row) or NAMELESS} ({row['id']})"


def write(
    context: RequestContext,
    itemtype: Itemtype,
    item_id: int,
    action: int,
    *,
    option: int = 0,
    old: str = "",
    new: str = "",
    link: str = "",
) -> None:
    """Add an entry, if the itemtype has a history.

    Args:
        context: The request; its user is the one who did it.
        action: What happened, one of the constants above.
        option: The search option of the changed field.
        old: The value before.
        new: The value after.
        link: The itemtype of the other item, where there is one.
    """
    if itemtype.history:
        _write(context, (itemtype.name, item_id), action, option=option, old=old, new=new, link=link)


def _write(
    context: RequestContext,
    subject: Subject,
    action: int,
    *,
    option: int = 0,
    old: str = "",
    new: str = "",
    link: str = "",
) -> None:
    try:
        values = {"old_value": _kept(old), "new_value": _kept(new)}
    except StatementRefusedError as refused:
        context.refuse(refused)
        return
    context.database.insert(
        _LOG,
        {
            "itemtype": subject[0],
            "items_id": subject[1],
            "itemtype_link": link,
            "linked_action": action,
            "user_name": context.session.name,
            "date_mod": context.now,
            "id_search_option": option,
            **values,
        },
    )


def _kept(value: str) -> str | None:
    """A value as an entry keeps it: cut, and cut again where escapes make it too long for the server.

    Raises:
        StatementRefusedError: The second cut leaves half of an escape, which breaks the server's statement.
    """
    value = value[:_LONGEST_VALUE]
    escaped = value.translate(_ESCAPES)
    if len(escaped) > _LONGEST_ESCAPED:
        escaped = escaped[:_CUT_ESCAPED]
        if (len(escaped) - len(escaped.rstrip("\\"))) % 2:
            raise StatementRefusedError("You have an error in your SQL syntax")
        value = _ONE_ESCAPED.sub(r"\1", escaped)
    return None if means_null(value) else value


def write_creation(context: RequestContext, itemtype: Itemtype, item_id: int) -> None:
    """Note that an item was created."""
    write(context, itemtype, item_id, CREATE_ITEM, link="0")


def write_changes(context: RequestContext, itemtype: Itemtype, before: Row, after: Row, changed: Iterable[str]) -> None:
    """Note the changes of an item, those of fields that can be searched.

    Args:
        before: The item as it was.
        after: The item as it was to become.
    """
    if not itemtype.history:
        return
    subject = context.behaviour(itemtype).subject(before)
    for name in changed:
        option = option_of(itemtype, name, before, subject[0])
        if option is not None:
            old, new = (_shown(context, option, itemtype, row[name]) for row in (before, after))
            if option.table == itemtype.table:
                new = new.translate(_UNESCAPED_LINES)  # the server takes the slash from its escapes of these
            _write(context, subject, UPDATE_ITEM, option=option.number, old=old, new=new)


def _shown(context: RequestContext, option: Option, itemtype: Itemtype, value: object) -> str:
    """A value as the history shows it: a key of another table by name and id, a complete name as in a page."""
    text = as_text(value)
    if option.table != itemtype.table:
        return f"{reference_name(context, target_of(option.table), value) or '&nbsp;'} ({text})"
    return text.replace(" > ", " &gt; ") if option.field == "completename" else text


def forget(context: RequestContext, itemtype: Itemtype, item_id: int) -> None:
    """Remove the history of an item that is purged."""
    if itemtype.history:
        context.database.execute(
            f"DELETE FROM {_LOG.table} WHERE itemtype = ? AND items_id = ?", (itemtype.name, item_id)
        )
