"""What the typed resource classes have in common."""

from __future__ import annotations

from typing import Any, ClassVar

from pulumi import Input, Output, ResourceOptions
from pulumi.dynamic import Resource
from typing_extensions import Self

from pulumi_itsmng.account import AccountComponent
from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.declared import declared
from pulumi_itsmng.dynamic import PROVIDERS


class ItemResource(Resource):
    """A resource that stands for an item of ITSM-NG."""

    itemtype: ClassVar[str]
    """The itemtype's name in the API."""

    def __init__(self, resource_name: str, opts: ResourceOptions | None, **inputs: Any) -> None:
        """Register the resource.

        Args:
            resource_name: its name in the stack.
            opts: Pulumi's resource options.
            inputs: the values of its inputs, by name; None for those that are not set.

        Raises:
            ValueError: a resource before it refers to it by name, or stands for the same item.
        """
        # Without a value, too, a key must be passed for an output to become an attribute.
        outputs = dict.fromkeys(CATALOG[self.itemtype].outputs)
        # Two live items with one natural key must not meet: where a resource is replaced, the old one goes first.
        opts = ResourceOptions.merge(ResourceOptions(delete_before_replace=True), opts)
        secrets = CATALOG[self.itemtype].secrets
        if secrets:
            opts = ResourceOptions.merge(ResourceOptions(additional_secret_outputs=list(secrets)), opts)
        given = {name: _by_id(value) for name, value in inputs.items()}
        given |= {name: Output.secret(given[name]) for name in secrets if given.get(name) is not None}
        if opts.id is None:
            known, itemtype = declared(), CATALOG[self.itemtype]
            before = known.references(itemtype, resource_name, inputs)
            opts = ResourceOptions.merge(opts, ResourceOptions(depends_on=list(before)))
            known.add(itemtype, resource_name, self, inputs)
        super().__init__(PROVIDERS[self.itemtype](), resource_name, given | outputs, opts)

    @classmethod
    def get(cls, resource_name: str, id: Input[str], opts: ResourceOptions | None = None) -> Self:  # noqa: A002
        """Read an item that this program does not manage.

        Args:
            resource_name: a name for it in the stack.
            id: the item's id.
            opts: Pulumi's resource options.
        """
        return cls(resource_name, ResourceOptions.merge(opts, ResourceOptions(id=id)))

    def translate_input_property(self, prop: str) -> str:
        """The key in state and schema of a Python name: `inventory_number` is `inventoryNumber`."""
        return _KEYS[self.itemtype].get(prop, prop)

    def translate_output_property(self, prop: str) -> str:
        """The Python name of a key in state and schema."""
        return _NAMES[self.itemtype].get(prop, prop)


def _by_id(value: Any) -> Any:
    """A resource that an input refers to, by its id: that is known even while the resource is being updated."""
    value = value.user if isinstance(value, AccountComponent) else value
    return value.id if isinstance(value, Resource) else value


# Keys of Pulumi's own, such as `__provider`, are in neither and stay as they are.
_KEYS = {item.name: {field.name: field.key for field in item.properties.values()} for item in CATALOG.values()}
_NAMES = {itemtype: {key: name for name, key in keys.items()} for itemtype, keys in _KEYS.items()}
