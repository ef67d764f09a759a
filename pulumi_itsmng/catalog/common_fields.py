"""Fields that itemtypes have in common: where an item belongs, and where it is in the world."""

from pulumi_itsmng.catalog.fields import flag, reference, text

ENTITY = reference(
    "entity",
    "The entity it belongs to. Without it: the entity that the provider is active in.",
    to="Entity",
    column="entities_id",
    minimum=0,
)

CHILD_ENTITIES = flag(
    "child_entities",
    "Whether it is visible in the child entities of its entity, too.",
    column="is_recursive",
)

TOWN = (
    text("postal_code", "Postal code.", column="postcode"),
    text("town", "Town."),
    text("state", "State or region of the country."),
    text("country", "Country."),
)

COORDINATES = (
    text("latitude", "Latitude in degrees, from -90 (south) to 90 (north).", format="latitude"),
    text("longitude", "Longitude in degrees, from -180 (west) to 180 (east).", format="longitude"),
    text("altitude", "Altitude in metres.", format="number"),
)
