"""What becomes of an entity's assets by itself: dates that are filled in, and where software is created."""

from pulumi_itsmng.catalog.entity_settings import INHERIT
from pulumi_itsmng.catalog.fields import Field, date_source, reference

_COPIES = {
    "copy_warranty_start_date": 1,
    "copy_purchase_date": 2,
    "copy_order_date": 3,
    "copy_delivery_date": 4,
}


def _autofill(name: str, called: str, column: str, *copied: str, at_status: bool = True) -> Field:
    spelled = ", ".join(f"`{word}`" for word in ("no", *copied))
    shifting = ", `STATUS_` and the id of a status for when an item gets that status" if at_status else ""
    return date_source(
        name,
        f"How {called} of an item is filled in: {spelled}{shifting}, or `inherit` as the parent entity has it.",
        column=column,
        named_values=INHERIT | {"no": 0} | {word: _COPIES[word] for word in copied},
        enum_only=not at_status,
    )


_WARRANTY, _PURCHASE, _ORDER, _DELIVERY = _COPIES

ASSETS = (
    _autofill("autofill_purchase_date", "the date of purchase", "autofill_buy_date", _WARRANTY),
    _autofill("autofill_order_date", "the order date", "autofill_order_date", _WARRANTY, _PURCHASE),
    _autofill("autofill_delivery_date", "the delivery date", "autofill_delivery_date", _WARRANTY, _PURCHASE, _ORDER),
    _autofill("autofill_startup_date", "the startup date", "autofill_use_date", *_COPIES),
    _autofill(
        "autofill_warranty_start_date",
        "the start date of the warranty",
        "autofill_warranty_date",
        _PURCHASE,
        _ORDER,
        _DELIVERY,
        at_status=False,
    ),
    _autofill(
        "autofill_decommission_date",
        "the decommission date",
        "autofill_decommission_date",
        _PURCHASE,
        _ORDER,
        _DELIVERY,
    ),
    reference(
        "software_entity",
        "The entity in which software of the inventory is created: one of them, `no_change` for that of the computer, "
        "or `inherit` as the parent entity has it.",
        to="Entity",
        column="entities_id_software",
        minimum=0,
        named_values=INHERIT | {"no_change": -10},
        default=-2,
    ),
)
