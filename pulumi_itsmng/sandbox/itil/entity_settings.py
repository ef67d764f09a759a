"""Settings of entities, which the entities below inherit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext

NEVER = -10
_AS_THE_PARENT = -2
_ENTITY = REGISTRY["Entity"]


def entity_setting(
    context: RequestContext, entity_id: int, name: str, value_name: str | None = None, default: Any = None
) -> Any:
    """A setting as it holds in an entity.

    Args:
        name: The column that may say that the parent's setting holds.
        value_name: The column with the value, if that is another one.
        default: What holds where no entity says anything.
    """
    seen: set[int] = set()
    entity = context.database.get(_ENTITY, entity_id)
    while entity is not None and entity["id"] not in seen:
        if entity[name] != _AS_THE_PARENT:
            return entity[value_name or name]
        seen.add(entity["id"])
        entity = context.database.get(_ENTITY, entity["entities_id"])
    return default
