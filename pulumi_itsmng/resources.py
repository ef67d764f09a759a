"""The resources that a program declares.

Derived from the catalogue by `make generate`; change the declarations there, not this file.
"""

# Annotations are no strings here: Pulumi evaluates them anew for every resource.
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
    """Alternate username number. API column: `contact_num`."""
    comment: Output[str | None]
    """Comments. API column: `comment`."""
    uuid: Output[str | None]
    """UUID, as the firmware tells it. API column: `uuid`."""
    entity: Output[int | None]
    """The entity it belongs to, by id (the root entity is 0). Without it: the entity that the provider is active in.
    API column: `entities_id`."""
    location: Output[int | None]
    """The place where it stands, by id. API column: `locations_id`."""
    on_destroy: Output[str | None]
    """What becomes of the item when the resource leaves the program: `trash` or `purge`. The default is the
    provider's `onDestroy` setting."""
    item_id: Output[int]
    """The item's id, as a number. API column: `id`."""
    is_deleted: Output[bool]
    """Whether the item lies in the trash. API column: `is_deleted`."""
    date_creation: Output[str]
    """When the item was created, in the server's time zone. API column: `date_creation`."""
    date_mod: Output[str]
    """When the item was last changed, in the server's time zone, as of the last change of a declared field. API
    column: `date_mod`."""

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
        entity: Input[int | str] | None = None,
        location: Input[int | str] | None = None,
        on_destroy: Input[str] | None = None,
    ) -> None:
        """Declare a Computer.

        Args:
            resource_name: its name in the stack.
            opts: Pulumi's resource options.
            name: Name. API column: `name`.
            serial: Serial number. API column: `serial`.
            inventory_number: Inventory number. API column: `otherserial`.
            alternate_username: Alternate username: who uses it, as free text. API column: `contact`.
            alternate_username_number: Alternate username number. API column: `contact_num`.
            comment: Comments. API column: `comment`.
            uuid: UUID, as the firmware tells it. API column: `uuid`.
            entity: The entity it belongs to, by id (the root entity is 0). Without it: the entity that the provider
                is active in. API column: `entities_id`.
            location: The place where it stands, by id. API column: `locations_id`.
            on_destroy: What becomes of the item when the resource leaves the program: `trash` or `purge`. The
                default is the provider's `onDestroy` setting.
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
            location=location,
            on_destroy=on_destroy,
        )
