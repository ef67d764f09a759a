"""Location: the places where things stand and people work."""

from pulumi_itsmng.catalog.common_fields import CHILD_ENTITIES, COORDINATES, ENTITY, TOWN
from pulumi_itsmng.catalog.fields import item_name, long_text, reference, text
from pulumi_itsmng.catalog.itemtype import Dependents, ItemType

LOCATION = ItemType(
    name="Location",
    description="A place, in a tree of places.",
    required=("name",),
    identified_by=("name",),
    unique_within=("parent", "entity"),
    unique=True,
    parent="parent",
    fields=(
        item_name("Name, without those of the places above it."),
        reference(
            "parent",
            "The place that it is a part of. Without it: a place at the top of the tree.",
            to="Location",
            column="locations_id",
        ),
        ENTITY,
        CHILD_ENTITIES,
        long_text("comment", "Comments."),
        # Its column is wider, but the server checks it as a line.
        text("address", "Street and number."),
        *TOWN,
        text("building_number", "Building number.", column="building"),
        text("room_number", "Room number.", column="room"),
        *COORDINATES,
    ),
    dependents=(
        Dependents(plural="locations", itemtype="Location", options=("completename",), below=True),
        Dependents(plural="users", itemtype="User", options=("Location.completename",)),
        Dependents(plural="assets", itemtype="AllAssets", options=("Location.completename",)),
    ),
)
