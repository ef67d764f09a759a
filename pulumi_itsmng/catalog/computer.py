"""Computer: the machines of the inventory."""

from pulumi_itsmng.catalog.fields import long_text, reference, text
from pulumi_itsmng.catalog.itemtype import ItemType

COMPUTER = ItemType(
    name="Computer",
    description="A computer of the inventory.",
    identified_by=("serial", "inventory_number", "uuid", "name"),
    fields=(
        text("name", "Name."),
        text("serial", "Serial number."),
        text("inventory_number", "Inventory number.", column="otherserial"),
        text("alternate_username", "Alternate username: who uses it, as free text.", column="contact"),
        text("alternate_username_number", "Alternate username number.", column="contact_num"),
        long_text("comment", "Comments."),
        text("uuid", "UUID, as the firmware tells it."),
        reference(
            "entity",
            "The entity it belongs to, by id (the root entity is 0). Without it: the entity that the provider "
            "is active in.",
            to="Entity",
            column="entities_id",
            minimum=0,
        ),
        reference("location", "The place where it stands, by id.", to="Location", column="locations_id"),
    ),
)
