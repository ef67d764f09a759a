"""What the typed resource classes have in common."""

from __future__ import annotations

from typing import Any, ClassVar

from pulumi import Input, Output, ResourceOptions
from pulumi.dynamic import Resource
from typing_extensions import Self

from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.dynamic import PROVIDERS
from pulumi_itsmng.provider.properties import restore_ints
from pulumi_itsmng.sdk.args import given_inputs
from pulumi_itsmng.sdk.errors import ProgramError
from pulumi_itsmng.sdk.lookup_result import LookupResult
from pulumi_itsmng.sdk.program_config import check_configuration
from pulumi_itsmng.sdk.references import as_number, by_id
from pulumi_itsmng.sdk.registry import registry


class _WithIntegers:
    """An attribute whose whole numbers are integers again: the engine hands every number over as a float.

    Only what is asked for is translated: most programs use few of the outputs of their many resources.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._translated = f"_{name}_with_integers"

    def __get__(self, resource: Any, _: type | None = None) -> Any:
        if resource is None:
            return self
        members = vars(resource)
        if self._name not in members:
            raise AttributeError(self._name)
        if self._translated not in members:
            members[self._translated] = members[self._name].apply(restore_ints)
        return members[self._translated]

    def __set__(self, resource: Any, value: Any) -> None:
        vars(resource)[self._name] = value


class ItemResource(Resource):
    """A resource that stands for an item of ITSM-NG."""

    itemtype: ClassVar[str]
    """The itemtype's name in the API."""

    def __init_subclass__(cls, module: str = "", name: str = "Resource", **keywords: Any) -> None:
        """Give the class attributes for what may hold a whole number."""
        super().__init_subclass__(module=module, name=name, **keywords)
        for field in CATALOG[cls.itemtype].properties.values():
            if field.kind in _NUMBERS:
                setattr(cls, field.name, _WithIntegers(field.name))

    def __init__(
        self, resource_name: str, args: Any = None, opts: ResourceOptions | None = None, **keywords: Any
    ) -> None:
        """Register the resource.

        Args:
            resource_name: its name in the stack.
            args: its inputs, as an object of its args class or a dictionary; or Pulumi's resource options.
            opts: Pulumi's resource options.
            keywords: the values of its inputs, where there are no `args`; None for those that are not set.

        Raises:
            ProgramError: there is no such input, or it is to be imported, or a resource before it refers to it by
                name, or stands for the same item; or the stack's configuration has a key that is no setting.
        """
        check_configuration()
        itemtype = CATALOG[self.itemtype]
        inputs, opts = given_inputs(f"{self.itemtype} {resource_name!r}", itemtype.inputs, args, opts, keywords)
        if opts is not None and opts.import_ is not None:  # the engine would ask for it without the provider
            adopt = "" if itemtype.is_link else f", and set adopt={opts.import_}"
            raise ProgramError(
                f"{self.itemtype} {resource_name!r}: Pulumi imports no dynamic resource; take import_ out{adopt}"
            )
        # Without a value, too, a key must be passed to become an attribute.
        inputs = dict.fromkeys(itemtype.inputs) | {
            name: value.item_id if isinstance(value, LookupResult) else value for name, value in inputs.items()
        }
        outputs = dict.fromkeys(itemtype.outputs)
        # Two live items with one natural key must not meet: where a resource is replaced, the old one goes first.
        opts = ResourceOptions.merge(ResourceOptions(delete_before_replace=True), opts)
        secrets = itemtype.secrets
        if secrets:
            opts = ResourceOptions.merge(ResourceOptions(additional_secret_outputs=list(secrets)), opts)
        given = inputs | {name: by_id(inputs[name]) for name in itemtype.references}
        given |= {name: Output.secret(given[name]) for name in secrets if given.get(name) is not None}
        if opts.id is None:
            known = registry()
            before = known.dependencies_of(itemtype, resource_name, inputs)
            opts = ResourceOptions.merge(opts, ResourceOptions(depends_on=list(before)))
            known.register(itemtype, resource_name, self, inputs)
        super().__init__(PROVIDERS[self.itemtype](), resource_name, given | outputs, opts)

    @classmethod
    def get(
        cls,
        resource_name: str,
        id: Input[int | str | LookupResult],  # noqa: A002 - as Pulumi says
        opts: ResourceOptions | None = None,
    ) -> Self:
        """Read an item that this program does not manage.

        Args:
            resource_name: a name for it in the stack.
            id: the item's id, or what a lookup gave.
            opts: Pulumi's resource options.
        """
        given = by_id(id)
        text = given.apply(_as_text) if isinstance(given, Output) else _as_text(given)
        return cls(resource_name, ResourceOptions.merge(opts, ResourceOptions(id=text)))

    def translate_input_property(self, prop: str) -> str:
        """The key in state and schema of a Python name: `inventory_number` is `inventoryNumber`."""
        return _KEYS[self.itemtype].get(prop, prop)

    def translate_output_property(self, prop: str) -> str:
        """The Python name of a key in state and schema."""
        return _NAMES[self.itemtype].get(prop, prop)


def _as_text(item_id: Any) -> str:
    """An id as Pulumi takes it, which takes no numbers."""
    return str(as_number(item_id))


_NUMBERS = frozenset({"integer", "reference", "choice", "resolved"})
"""The kinds of field that may hold a whole number."""

# Keys of Pulumi's own, such as `__provider`, are in neither and stay as they are.
_KEYS = {item.name: {field.name: field.key for field in item.properties.values()} for item in CATALOG.values()}
_NAMES = {itemtype: {key: name for name, key in keys.items()} for itemtype, keys in _KEYS.items()}
