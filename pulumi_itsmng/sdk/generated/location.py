"""Location: the resource, its inputs, and its lookup.

Derived from the catalogue by `make generate`; change the declarations there, not this file.
"""

# Annotations are no strings here: Pulumi evaluates them anew for every resource.
from dataclasses import dataclass
from typing import Any, overload

from pulumi import Input, Output, ResourceOptions
from typing_extensions import Required, TypedDict

from pulumi_itsmng.sdk.generated.handles import (
    EntityReference,
    FoundEntity,
    FoundLocation,
    LocationHandle,
    LocationReference,
)
from pulumi_itsmng.sdk.lookup_result import GetItemResult
from pulumi_itsmng.sdk.lookups import look_up, look_up_output
from pulumi_itsmng.sdk.resource import ItemResource

__all__ = [
    "GetLocationResult",
    "Location",
    "LocationArgs",
    "LocationArgsDict",
    "get_location",
    "get_location_output",
]


@dataclass(kw_only=True)
class LocationArgs:
    """The inputs of a `Location`, whose documentation says what each means."""

    name: Input[str]
    parent: LocationReference | None = None
    entity: EntityReference | None = None
    child_entities: Input[bool] | None = None
    comment: Input[str] | None = None
    address: Input[str] | None = None
    postal_code: Input[str] | None = None
    town: Input[str] | None = None
    state: Input[str] | None = None
    country: Input[str] | None = None
    building_number: Input[str] | None = None
    room_number: Input[str] | None = None
    latitude: Input[str] | None = None
    longitude: Input[str] | None = None
    altitude: Input[str] | None = None
    adopt: Input[int | str] | None = None
    force: Input[bool] | None = None


class LocationArgsDict(TypedDict, total=False):
    """The inputs of a `Location` as a dictionary."""

    name: Required[Input[str]]
    parent: LocationReference
    entity: EntityReference
    child_entities: Input[bool]
    comment: Input[str]
    address: Input[str]
    postal_code: Input[str]
    town: Input[str]
    state: Input[str]
    country: Input[str]
    building_number: Input[str]
    room_number: Input[str]
    latitude: Input[str]
    longitude: Input[str]
    altitude: Input[str]
    adopt: Input[int | str]
    force: Input[bool]


class Location(ItemResource, LocationHandle, module="itsmng", name="Location"):
    """A place, in a tree of places."""

    itemtype = "Location"

    name: Output[str | None]
    """Name, without those of the places above it. API column: `name`."""
    parent: Output[int | str | None]
    """The place that it is a part of. Without it: a place at the top of the tree. API column: `locations_id`."""
    entity: Output[int | str | None]
    """The entity it belongs to. Without it: the entity that the provider is active in. API column: `entities_id`."""
    child_entities: Output[bool | None]
    """Whether it is visible in the child entities of its entity, too. API column: `is_recursive`."""
    comment: Output[str | None]
    """Comments. API column: `comment`."""
    address: Output[str | None]
    """Street and number. API column: `address`."""
    postal_code: Output[str | None]
    """Postal code. API column: `postcode`."""
    town: Output[str | None]
    """Town. API column: `town`."""
    state: Output[str | None]
    """State or region of the country. API column: `state`."""
    country: Output[str | None]
    """Country. API column: `country`."""
    building_number: Output[str | None]
    """Building number. API column: `building`."""
    room_number: Output[str | None]
    """Room number. API column: `room`."""
    latitude: Output[str | None]
    """Latitude in degrees, from -90 (south) to 90 (north). API column: `latitude`."""
    longitude: Output[str | None]
    """Longitude in degrees, from -180 (west) to 180 (east). API column: `longitude`."""
    altitude: Output[str | None]
    """Altitude in metres. API column: `altitude`."""
    adopt: Output[int | str | None]
    """What to do if the item is there already when the resource is created: `never` is an error, `matching` takes
    over the one with the same natural key, out of the trash if need be, and changes what differs; an id takes
    over just that one; `duplicate` does not look, and creates another. The default is the provider's `adopt`
    setting."""
    force: Output[bool | None]
    """Delete it although others are in it or refer to it: the server moves or clears them. An entity that has
    entities below it is not deleted all the same."""
    item_id: Output[int]
    """The item's id, as a number. API column: `id`."""
    is_deleted: Output[bool]
    """Whether the item lies in the trash. API column: `is_deleted`."""
    unverified: Output[bool]
    """Whether the item was created, but could not be read afterwards: the next update verifies it."""
    date_creation: Output[str]
    """When the item was created, in the server's time zone. API column: `date_creation`."""
    date_mod: Output[str]
    """When the item was last changed, in the server's time zone, as of the last change of a declared field. API
    column: `date_mod`."""
    complete_name: Output[str]
    """Its name after those of all above it. API column: `completename`."""
    level: Output[int]
    """How deep it lies: 1 at the top. API column: `level`."""
    resolved: Output[dict[str, Any]]
    """What its references led to: `id` and `name` of each, by the reference."""

    @overload
    def __init__(
        self, resource_name: str, args: LocationArgs | LocationArgsDict, opts: ResourceOptions | None = None
    ) -> None: ...
    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        name: Input[str],
        parent: LocationReference | None = None,
        entity: EntityReference | None = None,
        child_entities: Input[bool] | None = None,
        comment: Input[str] | None = None,
        address: Input[str] | None = None,
        postal_code: Input[str] | None = None,
        town: Input[str] | None = None,
        state: Input[str] | None = None,
        country: Input[str] | None = None,
        building_number: Input[str] | None = None,
        room_number: Input[str] | None = None,
        latitude: Input[str] | None = None,
        longitude: Input[str] | None = None,
        altitude: Input[str] | None = None,
        adopt: Input[int | str] | None = None,
        force: Input[bool] | None = None,
    ) -> None: ...
    def __init__(self, resource_name: str, *args: Any, **inputs: Any) -> None:
        """Declare it.

        Args:
            resource_name: its name in the stack.
            args: all of its inputs, if they do not come as keywords; Pulumi's resource options.
            inputs: its inputs as keywords:
            name: Name, without those of the places above it. API column: `name`.
            parent: The place that it is a part of. Without it: a place at the top of the tree. API column:
                `locations_id`.
            entity: The entity it belongs to. Without it: the entity that the provider is active in. API column:
                `entities_id`.
            child_entities: Whether it is visible in the child entities of its entity, too. API column:
                `is_recursive`.
            comment: Comments. API column: `comment`.
            address: Street and number. API column: `address`.
            postal_code: Postal code. API column: `postcode`.
            town: Town. API column: `town`.
            state: State or region of the country. API column: `state`.
            country: Country. API column: `country`.
            building_number: Building number. API column: `building`.
            room_number: Room number. API column: `room`.
            latitude: Latitude in degrees, from -90 (south) to 90 (north). API column: `latitude`.
            longitude: Longitude in degrees, from -180 (west) to 180 (east). API column: `longitude`.
            altitude: Altitude in metres. API column: `altitude`.
            adopt: What to do if the item is there already when the resource is created: `never` is an error,
                `matching` takes over the one with the same natural key, out of the trash if need be, and changes what
                differs; an id takes over just that one; `duplicate` does not look, and creates another. The default is
                the provider's `adopt` setting.
            force: Delete it although others are in it or refer to it: the server moves or clears them. An entity
                that has entities below it is not deleted all the same.
        """
        super().__init__(resource_name, *args, **inputs)


@dataclass(frozen=True, kw_only=True)
class GetLocationResult(FoundLocation):
    """What a lookup gives; the documentation of `Location` says what each attribute means."""

    itemtype = "Location"

    name: str
    parent: int | None
    entity: int | None
    child_entities: bool
    comment: str
    address: str
    postal_code: str
    town: str
    state: str
    country: str
    building_number: str
    room_number: str
    latitude: str
    longitude: str
    altitude: str
    is_deleted: bool
    date_creation: str | None
    date_mod: str | None
    complete_name: str
    level: int


def get_location(
    id: int | str | None = None,
    *,
    name: str | None = None,
    parent: int | str | GetItemResult | FoundLocation | None = None,
    entity: int | str | GetItemResult | FoundEntity | None = None,
) -> GetLocationResult:
    """Look up a Location by its id, or by what tells it from others; what is left out may be any.

    Args:
        id: the item's id.
        name: Name, without those of the places above it.
        parent: The place that it is a part of.
        entity: The entity it belongs to.

    Raises:
        LookupFailed: there is none, or there are several; the error names similar ones, or them.
    """
    return look_up(GetLocationResult, id, name=name, parent=parent, entity=entity)


def get_location_output(
    id: Input[int | str] | None = None,
    *,
    name: Input[str] | None = None,
    parent: LocationReference | None = None,
    entity: EntityReference | None = None,
) -> Output[GetLocationResult]:
    """`get_location` by what is known only later, such as outputs of resources."""
    return look_up_output(GetLocationResult, id, name=name, parent=parent, entity=entity)
