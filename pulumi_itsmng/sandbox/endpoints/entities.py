"""getMyEntities, getActiveEntities and changeActiveEntities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.errors import bad_request
from pulumi_itsmng.sandbox.http.answers import Answer
from pulumi_itsmng.sandbox.items.names import reference_name
from pulumi_itsmng.sandbox.items.values import is_numeric, number_of
from pulumi_itsmng.sandbox.login import entities

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext


def get_my_entities(context: RequestContext) -> Answer:
    """The entities of the active profile; on request also those below, each before its own entity."""
    ids: list[int] = []
    recursive = _is_one(context.parameters.get("is_recursive"))
    for entity in context.session.profile["entities"].values():
        if recursive and entity["is_recursive"]:
            ids += [below for below in entities.below(context.database, entity["id"]) if below != entity["id"]]
        ids.append(entity["id"])
    return Answer({"myentities": [{"id": one, "name": reference_name(context, "Entity", one)} for one in ids]})


def _is_one(value: object) -> bool:
    """Whether a value equals 1, which is not the same as being true."""
    return value == 1 or (isinstance(value, str) and is_numeric(value) and float(value) == 1)


def get_active_entities(context: RequestContext) -> Answer:
    """The entities whose items the session reads and writes."""
    session = context.session
    active = {
        "id": session.active_entity,
        "active_entity_recursive": session.active_recursive,
        "active_entities": [{"id": entity_id} for entity_id in session.active_entities],
    }
    return Answer({"active_entity": active})


def change_active_entities(context: RequestContext) -> Answer:
    """Switch to one entity, with those below it or without; to all of them if none is named."""
    entity_id = context.parameters.get("entities_id")
    recursive = context.parameters.get("is_recursive", False)
    if not isinstance(recursive, bool):
        raise bad_request()
    if entity_id is None:
        entities.activate_all(context.database, context.session)
    elif not entities.activate(context.database, context.session, number_of(entity_id), recursive=recursive):
        raise bad_request()
    return Answer(True)
