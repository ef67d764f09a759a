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
    FileSentError,
    ServerBrokeError,
    bad_array,
    item_not_found,
    right_missing,
)
from pulumi_itsmng.sandbox.http.answers import Answer
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
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_LARGEST_PAGE = 1000
_ROOT = 0


def get_item(call: Call, itemtype: Itemtype, item_id: int) -> Answer:
    """One item, wherever it is, in the trash too."""
    row = readable(call, itemtype, item_id)
    shown = Reader(call).show_alone(itemtype, row)
    headers = {}
    if isinstance(shown, dict) and shown.get("date_mod"):
        headers["Last-Modified"] = _http_date(shown["date_mod"])
    return Answer(shown, headers=headers)


def readable(call: Call, itemtype: Itemtype, item_id: int) -> Row:
    """An item the session may read.

    Args:
        call: The request.
        itemtype: The itemtype.
        item_id: The id.

    Returns:
        The item, with what is shown only of a single item.

    Raises:
        ApiError: There is none, or the session may not read it.
    """
    row = _loaded(call, itemtype, item_id)
    if row is None:
        raise item_not_found()
    if not call.behaviour(itemtype).can(call, rights.READ, row):
        raise right_missing()
    return row | call.behaviour(itemtype).extras(call, row) | related(call, itemtype, row)


def get_items(call: Call, itemtype: Itemtype, parent: tuple[Itemtype, int] | None = None) -> Answer:
    """The list of an itemtype, or of those of its items that hang on another item."""
    part = page(call, itemtype, parent)
    reader = Reader(call)
    headers = {"Accept-Range": f"{itemtype.name} {_LARGEST_PAGE}"}
    if part.total:
        headers["Content-Range"] = f"{part.range.start}-{part.range.end}/{part.total}"
    shown = [reader.show(itemtype, row) for row in part.rows]
    return Answer(shown, 206 if part.partial else 200, headers)


def create_items(call: Call, itemtype: Itemtype) -> Answer:
    """Create one item, or a list of them."""
    behaviour = call.behaviour(itemtype)
    batch = Batch("ADD")
    entity = call.session.active_entity
    inputs, several = _inputs(call)
    for position, given in enumerate(inputs):
        if not isinstance(given, dict):
            raise ServerBrokeError
        refuse_structures(itemtype.columns.keys() - behaviour.encodes, given)
        wanted = behaviour.complete(call, given)
        # The right to create is asked with the entity of the item before, where this one names none. A null, which is
        # the root there, stays until an item has been made.
        if "entities_id" in wanted and entity is not None:
            entity = wanted["entities_id"]
        if not behaviour.can_create(call, wanted | {"entities_id": _ROOT if entity is None else entity}):
            batch.fail({"id": False, "message": RIGHT_MISSING})
            continue
        entity = _entity(call, wanted)
        item_id = add(call, itemtype, sanitize(wanted | {"entities_id": entity}))
        if item_id is not None and behaviour.announces:
            row = call.database.get(itemtype, item_id) or {}
            call.say(f"Item successfully added: {behaviour.announced(call, row)}")
        result = {"id": item_id or False, "message": call.last_message()} | _upload_result(call, position)
        batch.count(result, done=item_id is not None)
    results = batch.results(several=several)
    address = f"{call.request.base_url}/{itemtype.name}"
    if not several:
        return Answer(results[0], 201, {"Location": f"{address}/{results[0]['id']}"})
    return Answer(results, 201, {"Link": ",".join(f"{address}/{result['id']}" for result in results)})


def name_in_input(call: Call, itemtype: Itemtype, item_id: int | None) -> None:
    """Write the id of an update's path into its input, which the server does before it looks at any token.

    To it no id at all is 0, and so an id: the root entity's.

    Args:
        call: The request.
        itemtype: The itemtype.
        item_id: The id of the path.

    Raises:
        ApiError: There is no input.
        ServerBrokeError: The input can take no id.
    """
    given = call.parameters.get("input")
    if given is None:
        raise bad_array()
    if not (item_id and item_id > 0) and (item_id or itemtype.name != "Entity"):
        return
    if isinstance(given, dict) and given.get("id") is not None:
        return
    if not isinstance(given, dict) or isinstance(given, Array):
        raise ServerBrokeError
    call.parameters["input"] = given | {"id": False if item_id is None else item_id}


def update_items(call: Call, itemtype: Itemtype, *, is_below: bool = False) -> Answer:
    """Change one item, or a list of them; below another item the server's program ends on it."""
    batch = Batch("UPDATE")
    inputs, several = _inputs(call)
    for wanted in inputs:
        if not _names_an_item(wanted):
            batch.count([], done=True)
            continue
        row = _loaded(call, itemtype, as_id(wanted["id"])) if as_text(wanted["id"]) else None
        if row is None:
            batch.fail()
        elif not call.behaviour(itemtype).can(call, rights.UPDATE, row):
            batch.fail({str(wanted["id"]): False, "message": RIGHT_MISSING})
        elif is_below:
            raise ServerBrokeError
        else:
            done = update(call, itemtype, row, sanitize({name: with_objects(value) for name, value in wanted.items()}))
            batch.count({str(row["id"]): done, "message": call.last_message()}, done=done)
    return Answer(batch.results(several=several))


def delete_items(call: Call, itemtype: Itemtype, item_id: int | None) -> Answer:
    """Delete one item, or a list of them: into the trash if there is one, for good on request.

    In a list, what has no trash makes all after it be purged as well.
    """
    behaviour = call.behaviour(itemtype)
    batch = Batch("DELETE")
    inputs, several = ([{"id": item_id}], False) if item_id is not None else _inputs(call)
    purge = _is_true(call.parameters.get("force_purge"))
    for orders in inputs:
        if not _names_an_item(orders):
            batch.skip()
            continue
        key = str(orders["id"])
        row = _loaded(call, itemtype, as_id(orders["id"]))
        if row is None:
            batch.fail({key: False, "message": ITEM_NOT_FOUND})
            continue
        purge = purge or behaviour.skips_the_trash(row)
        if not behaviour.can(call, rights.PURGE if purge else rights.DELETE, row):
            batch.fail({key: False, "message": RIGHT_MISSING})
            continue
        done = delete(call, itemtype, row, orders, purge=purge)
        batch.count({key: done, "message": call.last_message()}, done=done)
    return Answer(batch.results(several=several))


def _loaded(call: Call, itemtype: Itemtype, item_id: int) -> Row | None:
    """An item; where files are wanted, the server sends a document's as soon as it loads it."""
    row = call.database.get(itemtype, item_id)
    if row and itemtype.name == "Document" and call.request.wants_file:
        raise FileSentError(document_file(call, row))
    return row


def _inputs(call: Call) -> tuple[list[Any], bool]:
    """What a request is about, and whether it names that in a list; a form's brackets always make one."""
    given = call.parameters.get("input")
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


def _upload_result(call: Call, position: int) -> dict[str, Any]:
    """What became of the files that came with the item."""
    results = call.parameters.get("upload_result")
    if not isinstance(results, list) or position >= len(results):
        return {}
    return {"upload_result": results[position]}


def _entity(call: Call, wanted: Input) -> Any:
    return call.session.active_entity if wanted.get("entities_id") is None else wanted["entities_id"]


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
