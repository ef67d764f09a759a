"""What Pulumi's engine asks of a provider: check, diff, create, read, update and delete, over property maps.

The dynamic providers translate between these and the SDK's own classes. Nothing here knows Pulumi's SDK.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pulumi_itsmng.api import AuthenticationFailed, ConnectionFailed, UnexpectedResponse
from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.catalog.itemtype import ADOPT, UNVERIFIED
from pulumi_itsmng.lifecycle.check import Failure, check, keep_ids, refuse_flat_name
from pulumi_itsmng.lifecycle.compare import changed_inputs
from pulumi_itsmng.lifecycle.create_or_adopt import create_or_adopt
from pulumi_itsmng.lifecycle.delete import delete
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.item import Item
from pulumi_itsmng.lifecycle.normalize import whole_number
from pulumi_itsmng.lifecycle.policy import adoption_policy
from pulumi_itsmng.lifecycle.read import read
from pulumi_itsmng.lifecycle.update import update
from pulumi_itsmng.provider.properties import PROVIDER_KEY, from_engine, key_of, to_engine
from pulumi_itsmng.provider.runtime import Runtime

T = TypeVar("T")
Properties = dict[str, Any]
"""A property map."""

STALE_SETTINGS = (
    "if address or token have changed: `pulumi refresh`, `pulumi up --refresh` and `pulumi destroy` take them from the "
    "stack's state, as of the last `pulumi up`, unless they are run with --run-program; tokens and passwords in the "
    "environment (ITSMNG_USER_TOKEN, ITSMNG_PASSWORD, ITSMNG_APP_TOKEN) go before those"
)
"""What to know of an error that stale settings may have caused."""


@dataclass(frozen=True)
class Checked:
    """The outcome of a check.

    Attributes:
        inputs: the inputs, each in its one spelling.
        failures: what is wrong with them: a key, empty if the engine must not quote its value, and the reason.
    """

    inputs: Properties = field(repr=False)
    failures: list[tuple[str, str]]


@dataclass(frozen=True)
class Changes:
    """The outcome of a diff.

    Attributes:
        changes: whether an update is needed; None leaves it to the engine's own comparison of the inputs.
        replaces: the keys of changed inputs for which the item has to be replaced.
    """

    changes: bool | None
    replaces: list[str]


@dataclass(frozen=True)
class Live:
    """The outcome of a read.

    Attributes:
        inputs: the inputs, as the live item has them.
        state: these and the outputs.
    """

    inputs: Properties = field(repr=False)
    state: Properties = field(repr=False)


class Operations:
    """The engine's operations on the items of one itemtype.

    Args:
        itemtype: the itemtype.
        runtime: what the operations of one process share.
    """

    def __init__(self, itemtype: ItemType, runtime: Runtime) -> None:
        self._itemtype = itemtype
        self._runtime = runtime

    def check(self, olds: Properties, news: Properties, unknown: frozenset[str]) -> Checked:
        """Validate inputs; sends nothing.

        A new resource must not stand for the same item as another one. When one is replaced, it is checked a second
        time, then as a new one, with the same inputs.

        Args:
            olds: the inputs of before.
            news: the inputs.
            unknown: the keys of those whose values are not known before `up`; they stay as they are.
        """
        later = from_engine(self._itemtype, {key: news[key] for key in unknown})
        known = from_engine(self._itemtype, {key: value for key, value in news.items() if key not in unknown})
        before = from_engine(self._itemtype, olds)
        inputs, failures = check(self._itemtype, known, frozenset(later))
        inputs = keep_ids(self._itemtype, before, inputs)
        if ADOPT.name not in later:
            failures += refuse_flat_name(self._itemtype, before, inputs, self._runtime.claims.names)
        if not failures and (twin := self._twin(inputs, frozenset(later), new=olds.keys() <= {PROVIDER_KEY})):
            failures = [twin]
        return Checked(
            to_engine(self._itemtype, inputs | later), [self._without_value(failure, known) for failure in failures]
        )

    def diff(self, id_: str, olds: Properties, news: Properties) -> Changes:
        """Tell whether anything means something else than before; what, the engine shows. Sends nothing.

        `check` has brought every input to one spelling, and `read` has projected the live item onto the inputs, so
        that comparing old and new inputs, as the engine does, says all, field by field. But a name, a complete name
        and an id can mean the same: where nothing else differs, nothing does. What was created and could not be
        verified asks for an update, which does so, though no input differs. So does a name that now means another
        item, as the one of before was replaced in this run.

        A resource that stays as it is keeps its item: no other one takes that over in this run.
        """
        itemtype, item_id, claims = self._itemtype, self._item_id(id_), self._runtime.claims
        state, inputs = from_engine(itemtype, olds), from_engine(itemtype, news)
        changed = changed_inputs(itemtype, state, inputs)
        claims.know(itemtype.name, item_id)
        claims.renames.note(itemtype, item_id, state, inputs, changed)
        lost = claims.stale_references(itemtype, state)
        different = [field for name, field in itemtype.readable.items() if name in changed | lost]
        replaces = [field.key for field in different if field.replace_on_change]
        changes = True if state.get(UNVERIFIED.name) or lost else None if changed else False
        if changes is not False and not replaces:
            claims.renames.announce(itemtype, item_id)
        if changes is False:
            self._claim_unchanged(item_id)
        return Changes(changes, replaces)

    def create(self, props: Properties) -> tuple[str, Properties]:
        """Create the item; its id, and its state."""
        inputs = from_engine(self._itemtype, props)
        item_id, state = self._runtime.run(lambda run: create_or_adopt(run, self._itemtype, inputs))
        return str(item_id), to_engine(self._itemtype, state)

    def read(self, id_: str, props: Properties) -> Live | None:
        """Read the item, for a refresh or for `get`; None if it is gone since it was last seen."""
        state = from_engine(self._itemtype, props)
        with _hint_stale_settings():
            item = self._item(id_)
            snapshot = self._runtime.run(lambda run: read(run, item, state))
        if snapshot is not None:
            return Live(to_engine(self._itemtype, snapshot.inputs), to_engine(self._itemtype, snapshot.state))
        if "item_id" in state:
            return None
        message = f"there is no {self._itemtype.name} with the id {id_}"
        raise ItemError(message, hint="check the id given to get()")

    def update(self, id_: str, olds: Properties, news: Properties) -> Properties:
        """Change the item; its new state."""
        item, state, inputs = self._item(id_), from_engine(self._itemtype, olds), from_engine(self._itemtype, news)
        return to_engine(self._itemtype, self._runtime.run(lambda run: update(run, item, state, inputs)))

    def delete(self, id_: str, props: Properties) -> None:
        """Trash or purge the item."""
        with _hint_stale_settings():
            item, state = self._item(id_), from_engine(self._itemtype, props)
            self._runtime.run(lambda run: delete(run, item, state))

    def _twin(self, inputs: Properties, unknown: frozenset[str], *, new: bool) -> Failure | None:
        runtime = self._runtime
        if adoption_policy(self._itemtype, inputs, runtime.settings.adopt) == "duplicate":
            return None
        return runtime.checked_keys.add(self._itemtype, inputs, unknown, new=new)

    def _without_value(self, failure: Failure, given: Mapping[str, Any]) -> tuple[str, str]:
        """Name the property that failed, so that the engine does not print a text in clear.

        The engine quotes the value of the property that it is told, even if the program made it a secret. So it is
        told none where the value is a text.
        """
        key = key_of(self._itemtype, failure.name)
        return ("", f"{key}: {failure.reason}") if isinstance(given.get(failure.name), str) else (key, failure.reason)

    def _claim_unchanged(self, item_id: int) -> None:
        try:
            self._runtime.claims.keep(self._itemtype.name, item_id)
        except ItemError as error:
            raise error.with_context(self._itemtype.name, item_id) from error

    def _item(self, id_: str) -> Item:
        return Item(self._itemtype, self._item_id(id_))

    def _item_id(self, id_: str) -> int:
        item_id = whole_number(id_)
        if item_id is None or item_id < 0:
            raise ItemError(f"{id_!r} is not the id of a {self._itemtype.name}", hint="ids are whole numbers")
        if item_id < self._itemtype.first_id:  # the server would answer with a list
            raise ItemError(f"there is no {self._itemtype.name} with the id {id_}", hint="ids begin with 1")
        return item_id


@contextmanager
def _hint_stale_settings() -> Iterator[None]:
    """Say of an error that a wrong address or token may have caused where a refresh or a destroy has them from."""
    try:
        yield
    except ItemError as error:
        if not isinstance(error.__cause__, (AuthenticationFailed, ConnectionFailed, UnexpectedResponse)):
            raise
        raise error.with_hint(STALE_SETTINGS) from error.__cause__
