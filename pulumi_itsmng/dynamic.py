"""Pulumi's dynamic providers, one class for each itemtype: `provider.operations`, as Pulumi's SDK calls them.

Pulumi pickles a dynamic provider into the state of every resource: by reference, as long as the class can be imported
and the instance has no attributes. So the classes are stateless, and **their import path never changes**: every state
in the world refers to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pulumi.dynamic import (
    CheckFailure,
    CheckResult,
    ConfigureRequest,
    CreateResult,
    DiffResult,
    ReadResult,
    ResourceProvider,
    UpdateResult,
)
from pulumi.output import Unknown

from pulumi_itsmng.catalog import CATALOG, ItemType

if TYPE_CHECKING:
    from pulumi_itsmng.provider.operations import Operations


class ItemProvider(ResourceProvider):
    """Create, read, update and delete items of one itemtype for Pulumi's engine."""

    # The pickled class holds no secret, and encrypting it for thousands of resources takes minutes.
    serialize_as_secret_always = False

    itemtype: ClassVar[ItemType]

    def configure(self, req: ConfigureRequest) -> None:
        """Take the provider's settings from the stack's configuration and the environment."""
        from pulumi_itsmng.provider.process import configure  # noqa: PLC0415 - programs load these classes, too

        configure(req.config.get)

    def check(self, olds: dict[str, Any], news: dict[str, Any]) -> CheckResult:
        """Validate inputs."""
        unknown = frozenset(key for key, value in news.items() if isinstance(value, Unknown))
        checked = self._operations().check(olds, news, unknown)
        return CheckResult(checked.inputs, [CheckFailure(key, reason) for key, reason in checked.failures])

    def diff(self, id_: str, olds: dict[str, Any], news: dict[str, Any]) -> DiffResult:
        """Tell whether anything means something else than before."""
        found = self._operations().diff(id_, olds, news)
        return DiffResult(changes=found.changes, replaces=found.replaces, delete_before_replace=True)

    def create(self, props: dict[str, Any]) -> CreateResult:
        """Create the item."""
        return CreateResult(*self._operations().create(props))

    def read(self, id_: str, props: dict[str, Any]) -> ReadResult:
        """Read the item, for a refresh or for `get`."""
        live = self._operations().read(id_, props)
        return ReadResult(id_, live.state, live.inputs) if live else ReadResult(None, {})

    def update(self, id_: str, olds: dict[str, Any], news: dict[str, Any]) -> UpdateResult:
        """Change the item."""
        return UpdateResult(self._operations().update(id_, olds, news))

    def delete(self, id_: str, props: dict[str, Any]) -> None:
        """Trash or purge the item."""
        self._operations().delete(id_, props)

    def _operations(self) -> Operations:
        from pulumi_itsmng.provider.process import operations  # noqa: PLC0415 - as above

        return operations(self.itemtype)


def _provider_class(itemtype: ItemType) -> type[ItemProvider]:
    name = f"{itemtype.name}Provider"
    doc = f"The provider of `{itemtype.name}` resources."
    return type(name, (ItemProvider,), {"itemtype": itemtype, "__doc__": doc, "__module__": __name__})


PROVIDERS: dict[str, type[ItemProvider]] = {name: _provider_class(itemtype) for name, itemtype in CATALOG.items()}
"""The provider class of each itemtype, by the itemtype's name."""

globals().update({provider.__name__: provider for provider in PROVIDERS.values()})
