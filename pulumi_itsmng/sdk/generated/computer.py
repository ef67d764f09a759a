"""Computer: the resource, its inputs, and its lookup.

Derived from the catalogue by `make generate`; change the declarations there, not this file.
"""

# Annotations are no strings here: Pulumi evaluates them anew for every resource.
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, overload

from pulumi import Input, Output, ResourceOptions
from typing_extensions import TypedDict

from pulumi_itsmng.sdk.generated.handles import (
    EntityReference,
    FoundEntity,
    GroupReference,
    ItemReference,
    LocationReference,
    UserReference,
)
from pulumi_itsmng.sdk.lookup_result import GetItemResult, LookupResult
from pulumi_itsmng.sdk.lookups import look_up, look_up_output
from pulumi_itsmng.sdk.resource import ItemResource

__all__ = [
    "Computer",
    "ComputerArgs",
    "ComputerArgsDict",
    "GetComputerResult",
    "get_computer",
    "get_computer_output",
]


@dataclass(kw_only=True)
class ComputerArgs:
    """The inputs of a `Computer`, whose documentation says what each means."""

    name: Input[str] | None = None
    serial: Input[str] | None = None
    inventory_number: Input[str] | None = None
    alternate_username: Input[str] | None = None
    alternate_username_number: Input[str] | None = None
    comment: Input[str] | None = None
    uuid: Input[str] | None = None
    entity: EntityReference | None = None
    child_entities: Input[bool] | None = None
    location: LocationReference | None = None
    status: ItemReference | None = None
    type: ItemReference | None = None
    model: ItemReference | None = None
    manufacturer: ItemReference | None = None
    network: ItemReference | None = None
    user: UserReference | None = None
    group: GroupReference | None = None
    technician: UserReference | None = None
    technician_group: GroupReference | None = None
    update_source: ItemReference | None = None
    adopt: Input[int | str] | None = None
    on_destroy: Input[str] | None = None
    identified_by: Input[str | Sequence[str]] | None = None
    create_missing: Input[bool] | None = None


class ComputerArgsDict(TypedDict, total=False):
    """The inputs of a `Computer` as a dictionary."""

    name: Input[str]
    serial: Input[str]
    inventory_number: Input[str]
    alternate_username: Input[str]
    alternate_username_number: Input[str]
    comment: Input[str]
    uuid: Input[str]
    entity: EntityReference
    child_entities: Input[bool]
    location: LocationReference
    status: ItemReference
    type: ItemReference
    model: ItemReference
    manufacturer: ItemReference
    network: ItemReference
    user: UserReference
    group: GroupReference
    technician: UserReference
    technician_group: GroupReference
    update_source: ItemReference
    adopt: Input[int | str]
    on_destroy: Input[str]
    identified_by: Input[str | Sequence[str]]
    create_missing: Input[bool]


class Computer(ItemResource, module="itsmng", name="Computer"):
    """A computer of the inventory."""

    itemtype = "Computer"

    name: Output[str | None]
    """Name. API column: `name`."""
    serial: Output[str | None]
    """Serial number. API column: `serial`."""
    inventory_number: Output[str | None]
    """Inventory number. API column: `otherserial`."""
    alternate_username: Output[str | None]
    """Alternate username: who uses it, as free text. API column: `contact`."""
    alternate_username_number: Output[str | None]
    """Alternate username number: where to reach that person, as free text. API column: `contact_num`."""
    comment: Output[str | None]
    """Comments. API column: `comment`."""
    uuid: Output[str | None]
    """UUID, as the firmware tells it. API column: `uuid`."""
    entity: Output[int | str | None]
    """The entity it belongs to. Without it: the entity that the provider is active in. API column: `entities_id`."""
    child_entities: Output[bool | None]
    """Whether it is visible in the child entities of its entity, too. API column: `is_recursive`."""
    location: Output[int | str | None]
    """The place where it stands. API column: `locations_id`."""
    status: Output[int | str | None]
    """Its status, such as in use. API column: `states_id`."""
    type: Output[int | str | None]
    """What type of computer it is. API column: `computertypes_id`."""
    model: Output[int | str | None]
    """The model. API column: `computermodels_id`."""
    manufacturer: Output[int | str | None]
    """Who made it. API column: `manufacturers_id`."""
    network: Output[int | str | None]
    """The network it is in. API column: `networks_id`."""
    user: Output[int | str | None]
    """The user it was given to. API column: `users_id`."""
    group: Output[int | str | None]
    """The group it was given to. API column: `groups_id`."""
    technician: Output[int | str | None]
    """The technician in charge of the hardware. API column: `users_id_tech`."""
    technician_group: Output[int | str | None]
    """The group in charge of the hardware. API column: `groups_id_tech`."""
    update_source: Output[int | str | None]
    """Where its data come from. API column: `autoupdatesystems_id`."""
    adopt: Output[int | str | None]
    """What to do if the item is there already when the resource is created: `never` is an error, `matching` takes
    over the one with the same natural key, out of the trash if need be, and changes what differs; an id takes
    over just that one; `duplicate` does not look, and creates another. The default is the provider's `adopt`
    setting."""
    on_destroy: Output[str | None]
    """What becomes of the item when the resource leaves the program: `trash` or `purge`. The default is the
    provider's `onDestroy` setting. Kinds of item without a trash are always purged."""
    identified_by: Output[Sequence[str] | None]
    """The fields by which the item is recognised, instead of the first of those that are set. One or more of
    `serial`, `inventory_number`, `uuid`, `name`, `entity`. With `serial` and `uuid`, `entity` says that there may
    be another elsewhere."""
    create_missing: Output[bool | None]
    """Make what a type, model, manufacturer, status, network, title or category names if there is none of that name
    yet."""
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
    is_dynamic: Output[bool]
    """Whether an inventory agent keeps it up to date. API column: `is_dynamic`."""
    ticket_tco: Output[str]
    """What its tickets have cost. API column: `ticket_tco`."""
    resolved: Output[dict[str, Any]]
    """What its references led to: `id` and `name` of each, by the reference."""

    @overload
    def __init__(
        self, resource_name: str, args: ComputerArgs | ComputerArgsDict, opts: ResourceOptions | None = None
    ) -> None: ...
    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        name: Input[str] | None = None,
        serial: Input[str] | None = None,
        inventory_number: Input[str] | None = None,
        alternate_username: Input[str] | None = None,
        alternate_username_number: Input[str] | None = None,
        comment: Input[str] | None = None,
        uuid: Input[str] | None = None,
        entity: EntityReference | None = None,
        child_entities: Input[bool] | None = None,
        location: LocationReference | None = None,
        status: ItemReference | None = None,
        type: ItemReference | None = None,
        model: ItemReference | None = None,
        manufacturer: ItemReference | None = None,
        network: ItemReference | None = None,
        user: UserReference | None = None,
        group: GroupReference | None = None,
        technician: UserReference | None = None,
        technician_group: GroupReference | None = None,
        update_source: ItemReference | None = None,
        adopt: Input[int | str] | None = None,
        on_destroy: Input[str] | None = None,
        identified_by: Input[str | Sequence[str]] | None = None,
        create_missing: Input[bool] | None = None,
    ) -> None: ...
    def __init__(self, resource_name: str, *args: Any, **inputs: Any) -> None:
        """Declare it.

        Args:
            resource_name: its name in the stack.
            args: all of its inputs, if they do not come as keywords; Pulumi's resource options.
            inputs: its inputs as keywords:
            name: Name. API column: `name`.
            serial: Serial number. API column: `serial`.
            inventory_number: Inventory number. API column: `otherserial`.
            alternate_username: Alternate username: who uses it, as free text. API column: `contact`.
            alternate_username_number: Alternate username number: where to reach that person, as free text. API
                column: `contact_num`.
            comment: Comments. API column: `comment`.
            uuid: UUID, as the firmware tells it. API column: `uuid`.
            entity: The entity it belongs to. Without it: the entity that the provider is active in. API column:
                `entities_id`.
            child_entities: Whether it is visible in the child entities of its entity, too. API column:
                `is_recursive`.
            location: The place where it stands. API column: `locations_id`.
            status: Its status, such as in use. API column: `states_id`.
            type: What type of computer it is. API column: `computertypes_id`.
            model: The model. API column: `computermodels_id`.
            manufacturer: Who made it. API column: `manufacturers_id`.
            network: The network it is in. API column: `networks_id`.
            user: The user it was given to. API column: `users_id`.
            group: The group it was given to. API column: `groups_id`.
            technician: The technician in charge of the hardware. API column: `users_id_tech`.
            technician_group: The group in charge of the hardware. API column: `groups_id_tech`.
            update_source: Where its data come from. API column: `autoupdatesystems_id`.
            adopt: What to do if the item is there already when the resource is created: `never` is an error,
                `matching` takes over the one with the same natural key, out of the trash if need be, and changes what
                differs; an id takes over just that one; `duplicate` does not look, and creates another. The default is
                the provider's `adopt` setting.
            on_destroy: What becomes of the item when the resource leaves the program: `trash` or `purge`. The
                default is the provider's `onDestroy` setting. Kinds of item without a trash are always purged.
            identified_by: The fields by which the item is recognised, instead of the first of those that are set.
                One or more of `serial`, `inventory_number`, `uuid`, `name`, `entity`. With `serial` and `uuid`,
                `entity` says that there may be another elsewhere.
            create_missing: Make what a type, model, manufacturer, status, network, title or category names if there
                is none of that name yet.
        """
        super().__init__(resource_name, *args, **inputs)


@dataclass(frozen=True, kw_only=True)
class GetComputerResult(LookupResult):
    """What a lookup gives; the documentation of `Computer` says what each attribute means."""

    itemtype = "Computer"

    name: str
    serial: str
    inventory_number: str
    alternate_username: str
    alternate_username_number: str
    comment: str
    uuid: str
    entity: int | None
    child_entities: bool
    location: int | None
    status: int | None
    type: int | None
    model: int | None
    manufacturer: int | None
    network: int | None
    user: int | None
    group: int | None
    technician: int | None
    technician_group: int | None
    update_source: int | None
    is_deleted: bool
    date_creation: str | None
    date_mod: str | None
    is_dynamic: bool
    ticket_tco: str


def get_computer(
    id: int | str | None = None,
    *,
    serial: str | None = None,
    inventory_number: str | None = None,
    uuid: str | None = None,
    name: str | None = None,
    entity: int | str | GetItemResult | FoundEntity | None = None,
) -> GetComputerResult:
    """Look up a Computer by its id, or by what tells it from others; what is left out may be any.

    Args:
        id: the item's id.
        serial: Serial number.
        inventory_number: Inventory number.
        uuid: UUID, as the firmware tells it.
        name: Name.
        entity: The entity it belongs to.

    Raises:
        LookupFailed: there is none, or there are several; the error names similar ones, or them.
    """
    return look_up(
        GetComputerResult, id, serial=serial, inventory_number=inventory_number, uuid=uuid, name=name, entity=entity
    )


def get_computer_output(
    id: Input[int | str] | None = None,
    *,
    serial: Input[str] | None = None,
    inventory_number: Input[str] | None = None,
    uuid: Input[str] | None = None,
    name: Input[str] | None = None,
    entity: EntityReference | None = None,
) -> Output[GetComputerResult]:
    """`get_computer` by what is known only later, such as outputs of resources."""
    return look_up_output(
        GetComputerResult, id, serial=serial, inventory_number=inventory_number, uuid=uuid, name=name, entity=entity
    )
