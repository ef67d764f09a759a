"""Computer: the machines of the inventory."""

from pulumi_itsmng.catalog.common_fields import CHILD_ENTITIES, ENTITY
from pulumi_itsmng.catalog.fields import computed, item_name, long_text, reference, text
from pulumi_itsmng.catalog.itemtype import ItemType

COMPUTER = ItemType(
    name="Computer",
    description="A computer of the inventory.",
    identified_by=("serial", "inventory_number", "uuid", "name"),
    unique_within=("entity",),
    identified_everywhere=("serial", "uuid"),
    has_trash=True,
    fields=(
        item_name(trimmed=False),
        text("serial", "Serial number."),
        text("inventory_number", "Inventory number.", column="otherserial"),
        text("alternate_username", "Alternate username: who uses it, as free text.", column="contact"),
        text(
            "alternate_username_number",
            "Alternate username number: where to reach that person, as free text.",
            column="contact_num",
        ),
        long_text("comment", "Comments."),
        text("uuid", "UUID, as the firmware tells it."),
        ENTITY,
        CHILD_ENTITIES,
        reference("location", "The place where it stands.", to="Location", column="locations_id"),
        reference("status", "Its status, such as in use.", to="State", column="states_id", creatable=True),
        reference("type", "What type of computer it is.", to="ComputerType", column="computertypes_id", creatable=True),
        reference("model", "The model.", to="ComputerModel", column="computermodels_id", creatable=True),
        reference("manufacturer", "Who made it.", to="Manufacturer", column="manufacturers_id", creatable=True),
        reference("network", "The network it is in.", to="Network", column="networks_id", creatable=True),
        reference("user", "The user it was given to.", to="User", column="users_id"),
        reference("group", "The group it was given to.", to="Group", column="groups_id"),
        reference("technician", "The technician in charge of the hardware.", to="User", column="users_id_tech"),
        reference("technician_group", "The group in charge of the hardware.", to="Group", column="groups_id_tech"),
        reference("update_source", "Where its data come from.", to="AutoUpdateSystem", column="autoupdatesystems_id"),
    ),
    extra_outputs=(
        computed("is_dynamic", "Whether an inventory agent keeps it up to date.", kind="flag"),
        computed("ticket_tco", "What its tickets have cost.", kind="decimal"),
    ),
)
