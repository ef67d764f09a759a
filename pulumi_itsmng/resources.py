"""The resources that a program declares.

Derived from the catalogue by `make generate`; change the declarations there, not this file.
"""

# Annotations are no strings here: Pulumi evaluates them anew for every resource.
from collections.abc import Sequence
from typing import Any

from pulumi import Input, Output, ResourceOptions

from pulumi_itsmng.item_resource import ItemResource

__all__ = [
    "Computer",
]


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
    on_destroy: Output[str | None]
    """What becomes of the item when the resource leaves the program: `trash` or `purge`. The default is the
    provider's `onDestroy` setting. Kinds of item without a trash are always purged."""
    identified_by: Output[Sequence[str] | None]
    """The fields by which the item is recognised, instead of the first of those that are set."""
    create_missing: Output[bool | None]
    """Make what a type, model, manufacturer, status or network names if there is none of that name yet."""
    item_id: Output[int]
    """The item's id, as a number. API column: `id`."""
    is_deleted: Output[bool]
    """Whether the item lies in the trash. API column: `is_deleted`."""
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
        entity: Input[int | str] | ItemResource | None = None,
        child_entities: Input[bool] | None = None,
        location: Input[int | str] | ItemResource | None = None,
        status: Input[int | str] | ItemResource | None = None,
        type: Input[int | str] | ItemResource | None = None,
        model: Input[int | str] | ItemResource | None = None,
        manufacturer: Input[int | str] | ItemResource | None = None,
        network: Input[int | str] | ItemResource | None = None,
        user: Input[int | str] | ItemResource | None = None,
        group: Input[int | str] | ItemResource | None = None,
        technician: Input[int | str] | ItemResource | None = None,
        technician_group: Input[int | str] | ItemResource | None = None,
        update_source: Input[int | str] | ItemResource | None = None,
        on_destroy: Input[str] | None = None,
        identified_by: Input[str | Sequence[str]] | None = None,
        create_missing: Input[bool] | None = None,
    ) -> None:
        """Declare a Computer.

        Args:
            resource_name: its name in the stack.
            opts: Pulumi's resource options.
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
            on_destroy: What becomes of the item when the resource leaves the program: `trash` or `purge`. The
                default is the provider's `onDestroy` setting. Kinds of item without a trash are always purged.
            identified_by: The fields by which the item is recognised, instead of the first of those that are set.
            create_missing: Make what a type, model, manufacturer, status or network names if there is none of that
                name yet.
        """
        super().__init__(
            resource_name,
            opts,
            name=name,
            serial=serial,
            inventory_number=inventory_number,
            alternate_username=alternate_username,
            alternate_username_number=alternate_username_number,
            comment=comment,
            uuid=uuid,
            entity=entity,
            child_entities=child_entities,
            location=location,
            status=status,
            type=type,
            model=model,
            manufacturer=manufacturer,
            network=network,
            user=user,
            group=group,
            technician=technician,
            technician_group=technician_group,
            update_source=update_source,
            on_destroy=on_destroy,
            identified_by=identified_by,
            create_missing=create_missing,
        )
