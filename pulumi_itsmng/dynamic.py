"""The provider classes that Pulumi's engine drives.

Pulumi pickles a dynamic provider into the state of every resource: by reference, as long as the class can be imported
and the instance has no attributes. So the classes are stateless, and **their import path never changes**: every state
file in the world refers to it.

Property keys are camelCase in Pulumi and snake_case in here; numbers arrive as floats; values that are not known
before `up` arrive as `Unknown`. All of that is settled in this file and nowhere else.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, TypeVar

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

from pulumi_itsmng.api import LoginRefused, UnexpectedAnswer, Unreachable
from pulumi_itsmng.catalog import CATALOG, ItemType
from pulumi_itsmng.catalog.itemtype import ADOPT, UNVERIFIED
from pulumi_itsmng.config.settings import load_settings
from pulumi_itsmng.lifecycle import (
    Failure,
    ItemError,
    ItemLifecycle,
    changed_inputs,
    check,
    how_to_adopt,
    keep_ids,
    refuse_flat_name,
)
from pulumi_itsmng.lifecycle.spelling import whole_number
from pulumi_itsmng.provider.runtime import Host
from pulumi_itsmng.provider.shutdown import end_with_the_engine
from pulumi_itsmng.provider.tracebacks import tell_only_sentences

T = TypeVar("T")

PROVIDER_KEY = "__provider"
"""The property in which Pulumi keeps the pickled provider; it comes and goes with every bag of properties."""

STALE_SETTINGS = (
    "if address or token have changed: `pulumi refresh`, `pulumi up --refresh` and `pulumi destroy` take them from the "
    "stack's state, as of the last `pulumi up`, unless they are run with --run-program; tokens and passwords in the "
    "environment (ITSMNG_USER_TOKEN, ITSMNG_PASSWORD, ITSMNG_APP_TOKEN) go before those"
)
"""What to know of an error that stale settings may have caused."""

_host: Host | None = None
_host_lock = threading.Lock()


class ItemProvider(ResourceProvider):
    """Create, read, update and delete items of one itemtype for Pulumi's engine."""

    # The pickled class holds no secret, and encrypting it for thousands of resources takes minutes.
    serialize_as_secret_always = False

    itemtype: ClassVar[ItemType]

    def configure(self, req: ConfigureRequest) -> None:
        """Take the provider's settings from the stack's configuration and the environment."""
        global _host  # noqa: PLW0603 - the process is what the session is one per
        with _host_lock:
            if _host is None:
                tell_only_sentences(sys.modules["__main__"])
                host = Host(load_settings(req.config.get, os.environ))
                end_with_the_engine(sys.__stdout__.fileno() if sys.__stdout__ else -1)
                _host = host

    def check(self, olds: dict[str, Any], news: dict[str, Any]) -> CheckResult:
        """Validate inputs; sends nothing.

        A new resource must not stand for the same item as another one. When one is replaced, it is checked a second
        time, then as a new one, with the same inputs.
        """
        given, before = self._by_name(news), self._by_name(olds)
        unknown = {name: value for name, value in given.items() if isinstance(value, Unknown)}
        known = {name: value for name, value in given.items() if name not in unknown}
        inputs, failures = check(self.itemtype, known, frozenset(unknown))
        inputs = keep_ids(self.itemtype, before, inputs)
        if ADOPT.name not in unknown:
            failures += refuse_flat_name(self.itemtype, before, inputs, _configured().claims.names)
        if not failures and (twin := self._twin(inputs, frozenset(unknown), new=olds.keys() <= {PROVIDER_KEY})):
            failures = [twin]
        return CheckResult(self._by_key(inputs | unknown), [self._failure(failure, known) for failure in failures])

    def diff(self, id_: str, olds: dict[str, Any], news: dict[str, Any]) -> DiffResult:
        """Tell whether anything means something else than before; what, the engine shows. Sends nothing.

        `check` has brought every input to one spelling, and `read` has projected the live item onto the inputs, so
        that comparing old and new inputs, as the engine does, says all, field by field. But a name, a complete name
        and an id can mean the same: where nothing else differs, nothing does. What was created and could not be
        verified asks for an update, which does so, though no input differs. So does a name that now means another
        item, as the one of before was replaced in this run.

        A resource that stays as it is keeps its item: no other one takes that over in this run.
        """
        state, inputs, claims = self._by_name(olds), self._by_name(news), _configured().claims
        changed = changed_inputs(self.itemtype, state, inputs)
        claims.know(self.itemtype.name, self._item_id(id_))
        claims.renames.note(self.itemtype, self._item_id(id_), state, inputs, changed)
        lost = claims.lost_references(self.itemtype, state)
        fixed = [field.key for name, field in self.itemtype.stored.items() if name in changed | lost and field.fixed]
        changes = True if state.get(UNVERIFIED.name) or lost else None if changed else False
        if changes is not False and not fixed:
            claims.renames.announce(self.itemtype, self._item_id(id_))
        if changes is False:
            self._hold(self._item_id(id_))
        return DiffResult(changes=changes, replaces=fixed, delete_before_replace=True)

    def create(self, props: dict[str, Any]) -> CreateResult:
        """Create the item."""
        item_id, state = self._run(lambda item: item.create(self._by_name(props)))
        return CreateResult(str(item_id), self._by_key(state))

    def read(self, id_: str, props: dict[str, Any]) -> ReadResult:
        """Read the item, for a refresh or for `get`."""
        state = self._by_name(props)
        with _told_where_settings_come_from():
            snapshot = self._run(lambda item: item.read(self._item_id(id_), state))
        if snapshot is not None:
            return ReadResult(id_, self._by_key(snapshot.state), self._by_key(snapshot.inputs))
        if "item_id" in state:
            return ReadResult(None, {})  # Gone since it was last seen.
        raise ItemError(f"there is no {self.itemtype.name} with the id {id_}: check the id given to get()")

    def update(self, id_: str, olds: dict[str, Any], news: dict[str, Any]) -> UpdateResult:
        """Change the item."""
        state = self._run(lambda item: item.update(self._item_id(id_), self._by_name(olds), self._by_name(news)))
        return UpdateResult(self._by_key(state))

    def delete(self, id_: str, props: dict[str, Any]) -> None:
        """Trash or purge the item."""
        with _told_where_settings_come_from():
            self._run(lambda item: item.delete(self._item_id(id_), self._by_name(props)))

    def _twin(self, inputs: dict[str, Any], unknown: frozenset[str], *, new: bool) -> Failure | None:
        host = _configured()
        if how_to_adopt(self.itemtype, inputs, host.settings.adopt) == "duplicate":
            return None
        return host.twins.note(self.itemtype, inputs, unknown, new=new)

    def _failure(self, failure: Failure, given: dict[str, Any]) -> CheckFailure:
        """Name the property that failed, so that the engine does not print a text in clear.

        The engine quotes the value of the property that it is told, even if the program made it a secret. So it is
        told none where the value is a text.
        """
        key = self._key(failure.name)
        if isinstance(given.get(failure.name), str):
            return CheckFailure("", f"{key}: {failure.reason}")
        return CheckFailure(key, failure.reason)

    def _hold(self, item_id: int) -> None:
        try:
            _configured().claims.hold(self.itemtype.name, item_id)
        except ItemError as error:
            raise ItemError(f"{self.itemtype.name} {item_id}: {error}") from error

    def _run(self, operation: Callable[[ItemLifecycle], Awaitable[T]]) -> T:
        """Do something with the itemtype's lifecycle in the event loop of this process."""
        host = _configured()
        wishes = host.settings.model_dump(include={"on_destroy", "adopt"})
        return host.run(lambda *shared: operation(ItemLifecycle(self.itemtype, *shared, **wishes)))

    def _item_id(self, id_: str) -> int:
        item_id = whole_number(id_)
        if item_id is None or item_id < 0:
            raise ItemError(f"{id_!r} is not the id of a {self.itemtype.name}: ids are whole numbers")
        if item_id < self.itemtype.first_id:  # the server would answer with a list
            raise ItemError(f"there is no {self.itemtype.name} with the id {id_}: ids begin with 1")
        return item_id

    def _by_name(self, props: dict[str, Any]) -> dict[str, Any]:
        """Pulumi's bag of properties, by the names of the catalogue."""
        names = {field.key: field.name for field in self.itemtype.properties.values()}
        return {names.get(key, key): restore_integers(value) for key, value in props.items() if key != PROVIDER_KEY}

    def _by_key(self, values: dict[str, Any]) -> dict[str, Any]:
        """Values as Pulumi's bag of properties."""
        return {self._key(name): value for name, value in values.items()}

    def _key(self, name: str) -> str:
        field = self.itemtype.properties.get(name)
        return field.key if field else name


def _configured() -> Host:
    if _host is None:
        raise ItemError("the provider was used before it was configured")
    return _host


@contextmanager
def _told_where_settings_come_from() -> Iterator[None]:
    """Say of an error that a wrong address or token may have caused where a refresh or a destroy has them from."""
    try:
        yield
    except ItemError as error:
        if not isinstance(error.__cause__, (LoginRefused, Unreachable, UnexpectedAnswer)):
            raise
        raise ItemError(f"{error}; {STALE_SETTINGS}") from error


def restore_integers(value: Any) -> Any:
    """A value as it was before it went through protobuf, which has only floats."""
    if isinstance(value, dict):
        return {key: restore_integers(member) for key, member in value.items()}
    if isinstance(value, list):
        return [restore_integers(member) for member in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _provider_class(itemtype: ItemType) -> type[ItemProvider]:
    name = f"{itemtype.name}Provider"
    doc = f"The provider of `{itemtype.name}` resources."
    return type(name, (ItemProvider,), {"itemtype": itemtype, "__doc__": doc, "__module__": __name__})


PROVIDERS: dict[str, type[ItemProvider]] = {name: _provider_class(itemtype) for name, itemtype in CATALOG.items()}
"""The provider class of each itemtype, by the itemtype's name."""

globals().update({provider.__name__: provider for provider in PROVIDERS.values()})
