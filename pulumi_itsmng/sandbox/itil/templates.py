"""Fields that a template makes mandatory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.values import as_id, means_null
from pulumi_itsmng.sandbox.itil.entity_settings import entity_setting
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.itil.kinds import Kind
    from pulumi_itsmng.sandbox.storage import Row

_FIELDS = {
    1: "name",
    3: "priority",
    7: "itilcategories_id",
    9: "requesttypes_id",
    10: "urgency",
    11: "impact",
    12: "status",
    14: "type",
    15: "date",
    18: "time_to_resolve",
    21: "content",
    45: "actiontime",
    52: "global_validation",
    83: "locations_id",
    155: "time_to_own",
    180: "internal_time_to_resolve",
    185: "internal_time_to_own",
}


def lacks_mandatory_fields(context: RequestContext, kind: Kind, template_id: int, wanted: Input) -> bool:
    """Whether a field that a template makes mandatory is named, but empty.

    Args:
        context: The request, which gets a message then.
        kind: The object's kind.
    """
    table = REGISTRY[f"{kind.name}TemplateMandatoryField"]
    column = f"{kind.right}templates_id"
    fields = [_FIELDS.get(row["num"], "") for row in context.database.find(table, **{column: template_id})]
    missing = [name for name in fields if wanted.get(name) is not None and _is_empty(wanted[name])]
    if missing:
        context.add_message(f"Mandatory fields are not filled. Please correct: {', '.join(missing)}")
    return bool(missing)


def template_in_use(context: RequestContext, kind: Kind, row: Row, wanted: Input) -> int:
    """The template an object follows: its category's, the profile's, or the entity's."""
    after = row | {name: value for name, value in wanted.items() if value is not None}
    column = f"{kind.right}templates_id"
    category = context.database.get(REGISTRY["ITILCategory"], as_id(after["itilcategories_id"]))
    # The type of a ticket counts only where the client names it.
    suffix = {"Ticket": {1: "_incident", 2: "_demand"}.get(as_id(wanted.get("type", 0)))}.get(kind.name, "")
    if category and suffix is not None and category[column + suffix]:
        return int(category[column + suffix])
    of_profile = context.session.profile.get(column)
    if of_profile:
        return int(of_profile)
    return int(entity_setting(context, as_id(after["entities_id"]), column, default=0))


def _is_empty(value: object) -> bool:
    return means_null(value) or as_text(value) in ("", "0")
