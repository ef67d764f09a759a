"""Items by id, in lists, and below another item: GET, POST, PUT and DELETE on an itemtype."""

from __future__ import annotations

from datetime import datetime, timezone
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.endpoints.batch import Batch
from pulumi_itsmng.sandbox.endpoints.download import document_file
from pulumi_itsmng.sandbox.errors import (
    ITEM_NOT_FOUND,
    RIGHT_MISSING,
    ServerBrokeError,
    bad_array,
    item_not_found,
    right_missing,
)
from pulumi_itsmng.sandbox.http.answers import Answer, FileSentError
from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.adding import add
from pulumi_itsmng.sandbox.items.deleting import delete
from pulumi_itsmng.sandbox.items.listing import page
from pulumi_itsmng.sandbox.items.reading import Reader
from pulumi_itsmng.sandbox.items.related import related
from pulumi_itsmng.sandbox.items.text import sanitize
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.items.values import as_id, refuse_structures, with_objects
from pulumi_itsmng.sandbox.php.query import Array
from pulumi_itsmng.sandbox.php.values import truthy
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_LARGEST_PAGE = 1000
_ROOT = 0


def get_item(context: RequestContext, itemtype: Itemtype, item_id: int) -> Answer:
    """One item, wherever it is, in the trash too."""
    row = readable(context, itemtype, item_id)
    shown = Reader(context).show_alone(itemtype, row)
    headers = {}
    if isinstance(shown, dict) and shown.get("date_mod"):
        headers["Last-Modified"] = _http_date(shown["date_mod"])
    return Answer(shown, headers=headers)


def readable(context: RequestContext, itemtype: Itemtype, item_id: int) -> Row:
    """An item the session may read.

    Returns:
        The item, with what is shown only of a single item.

    Raises:
        ApiError: There is none, or the session may not read it.
    """
    row = _loaded(context, itemtype, item_id)
    if row is None:
        raise item_not_found()
    if not context.behaviour(itemtype).can(context, rights.READ, row):
        raise right_missing()
    return row | context.behaviour(itemtype).extras(context, row) | related(context, itemtype, row)


def get_items(context: RequestContext, itemtype: Itemtype, parent: tuple[Itemtype, int] | None = None) -> Answer:
    """The list of an itemtype, or of those of its items that hang on another item."""
    part = page(context, itemtype, parent)
    reader = Reader(context)
    headers = {"Accept-Range": f"{itemtype.name} {_LARGEST_PAGE}"}
    if part.total:
        headers["Content-Range"] = f"{part.range.start}-{part.range.end}/{part.total}"
    shown = [reader.show(itemtype, row) for row in part.rows]
    return Answer(shown, 206 if part.partial else 200, headers)


def create_items(context: RequestContext, itemtype: Itemtype) -> Answer:
    """Create one item, or a list of them."""
    behaviour = context.behaviour(itemtype)
    batch = Batch("ADD")
    entity = context.session.active_entity
    inputs, several = _inputs(context)
    for position, given in enumerate(inputs):
        if not isinstance(given, dict):
            raise ServerBrokeError
        refuse_structures(itemtype.columns.keys() - behaviour.encodes, given)
        wanted = behaviour.complete(context, given)
        # The right to create is asked with the entity of the item before, where this one names none. A null, which is
        # the root there, stays until an item has been made.
        if "entities_id" in wanted and entity is not None:
            entity = wanted["entities_id"]
        if not behaviour.can_create(context, wanted | {"entities_id": _ROOT if entity is None else entity}):
            batch.fail({"id": False, "message": RIGHT_MISSING})
            continue
        entity = _entity(context, wanted)
        item_id = add(context, itemtype, sanitize(wanted | {"entities_id": entity}))
        if item_id is not None and behaviour.announces:
            row = context.database.get(itemtype, item_id) or {}
            context.add_message(f"Item successfully added: {behaviour.announced(context, row)}")
        result = {"id": item_id or False, "message": context.last_message()} | _upload_result(context, position)
        batch.count(result, done=item_id is not None)
    results = batch.results(several=several)
    address = f"{context.request.base_url}/{itemtype.name}"
    if not several:
        return Answer(results[0], 201, {"Location": f"{address}/{results[0]['id']}"})
    return Answer(results, 201, {"Link": ",".join(f"{address}/{result['id']}" for result in results)})


def name_in_input(context: RequestContext, itemtype: Itemtype, item_id: int | None) -> None:
    """Write the id of an update's path into its input, which the server does before it looks at any token.

    To it no id at all is 0, and so an id: the root entity's.

    Raises:
        ApiError: There is no input.
        ServerBrokeError: The input can take no id.
    """
    given = context.parameters.get("input")
    if given is None:
        raise bad_array()
    if not (item_id and item_id > 0) and (item_id or itemtype.name != "Entity"):
        return
    if isinstance(given, dict) and given.get("id") is not None:
        return
    if not isinstance(given, dict) or isinstance(given, Array):
        raise ServerBrokeError
    context.parameters["input"] = given | {"id": False if item_id is None else item_id}


def update_items(context: RequestContext, itemtype: Itemtype, *, is_below: bool = False) -> Answer:
    """Change one item, or a list of them; below another item the server's program ends on it."""
    batch = Batch("UPDATE")
    inputs, several = _inputs(context)
    for wanted in inputs:
        if not _names_an_item(wanted):
            batch.count([], done=True)
            continue
        row = _loaded(context, itemtype, as_id(wanted["id"])) if as_text(wanted["id"]) else None
        if row is None:
            batch.fail()
        elif not context.behaviour(itemtype).can(context, rights.UPDATE, row):
            batch.fail({str(wanted["id"]): False, "message": RIGHT_MISSING})
        elif is_below:
            raise ServerBrokeError
        else:
            done = update(
                context, itemtype, row, sanitize({name: with_objects(value) for name, value in wanted.items()})
            )
            batch.count({str(row["id"]): done, "message": context.last_message()}, done=done)
    return Answer(batch.results(several=several))


def delete_items(context: RequestContext, itemtype: Itemtype, item_id: int | None) -> Answer:
    """Delete one item, or a list of them: into the trash if there is one, for good on request.

    In a list, what has no trash makes all after it be purged as well.
    """
    behaviour = context.behaviour(itemtype)
    batch = Batch("DELETE")
    inputs, several = ([{"id": item_id}], False) if item_id is not None else _inputs(context)
    purge = _is_true(context.parameters.get("force_purge"))
    for orders in inputs:
        if not _names_an_item(orders):
            batch.skip()
            continue
        key = str(orders["id"])
        row = _loaded(context, itemtype, as_id(orders["id"]))
        if row is None:
            batch.fail({key: False, "message": ITEM_NOT_FOUND})
            continue
        purge = purge or behaviour.skips_the_trash(row)
        if not behaviour.can(context, rights.PURGE if purge else rights.DELETE, row):
            batch.fail({key: False, "message": RIGHT_MISSING})
            continue
        done = delete(context, itemtype, row, orders, purge=purge)
        batch.count({key: done, "message": context.last_message()}, done=done)
    return Answer(batch.results(several=several))


def _loaded(context: RequestContext, itemtype: Itemtype, item_id: int) -> Row | None:
    """An item; where files are wanted, the server sends a document's as soon as it loads it."""
    row = context.database.get(itemtype, item_id)
    if row and itemtype.name == "Document" and context.request.wants_file:
        raise FileSentError(document_file(context, row))
    return row


def _inputs(context: RequestContext) -> tuple[list[Any], bool]:
    """What a request is about, and whether it names that in a list; a form's brackets always make one."""
    given = context.parameters.get("input")
    if isinstance(given, Array):
        return list(given.values()), True
    if isinstance(given, dict):
        return [dict(given)], False
    if not isinstance(given, list):
        raise bad_array()
    return given, True


def _names_an_item(wanted: Any) -> bool:
    """Whether it is an object with an id; an array is none."""
    return isinstance(wanted, dict) and not isinstance(wanted, Array) and wanted.get("id") is not None


def _upload_result(context: RequestContext, position: int) -> dict[str, Any]:
    """What became of the files that came with the item."""
    results = context.parameters.get("upload_result")
    if not isinstance(results, list) or position >= len(results):
        return {}
    return {"upload_result": results[position]}


def _entity(context: RequestContext, wanted: Input) -> Any:
    return context.session.active_entity if wanted.get("entities_id") is None else wanted["entities_id"]


def _is_true(value: object) -> bool:
    """Whether a flag of a deletion is set; here the words yes and on count too."""
    if isinstance(value, str):
        return value.lower() in ("1", "true", "on", "yes")
    return truthy(value)


def _http_date(timestamp: Any) -> str:
    try:
        moment = datetime.fromisoformat(timestamp)
    except ValueError:
        moment = datetime.fromtimestamp(0)
    return format_datetime(moment.astimezone(timezone.utc), usegmt=True)
