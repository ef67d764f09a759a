"""What all steps in the life of a managed item have in common.

State is a plain dictionary: exactly the inputs that the program gave, plus the outputs that only the server sets. An
input that was not given is not filled in from the live item: whether it was never set or removed could not be told
apart afterwards.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pulumi_itsmng.api import ApiError, Client, ItsmngError, NotFound, Stage
from pulumi_itsmng.api.errors import Subject
from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.catalog.itemtype import RESOLVED
from pulumi_itsmng.lifecycle.another import ANOTHER, is_another, leads_elsewhere
from pulumi_itsmng.lifecycle.asking import Asked
from pulumi_itsmng.lifecycle.claims import Claims
from pulumi_itsmng.lifecycle.compare import Difference, differences
from pulumi_itsmng.lifecycle.directory import Directory
from pulumi_itsmng.lifecycle.errors import ItemError, not_done
from pulumi_itsmng.lifecycle.live import LiveItem, Values

LOGGER = logging.getLogger("pulumi_itsmng.lifecycle")
"""At level WARNING, what the user should know although nothing failed. In a provider's process it goes to standard
error, which Pulumi shows."""


class Item:
    """The items of one itemtype on one server.

    Args:
        itemtype: the itemtype.
        client: the client.
        directory: what names mean on the server; one for all items of a run.
        claims: which items the resources of a run stand for; one for all items of a run.
        on_destroy: what becomes of items that are deleted, unless their own state says otherwise.
        adopt: what to do about items that are there already, unless a program says otherwise.
    """

    def __init__(
        self,
        itemtype: ItemType,
        client: Client,
        directory: Directory,
        claims: Claims,
        *,
        on_destroy: str,
        adopt: str,
    ) -> None:
        self.itemtype = itemtype
        self._client = client
        self._items = client.items(itemtype.in_api)
        self._directory = directory
        self._claims = claims
        self._on_destroy = on_destroy
        self._adopt = adopt

    async def _read(self, item_id: int, *, verify: bool = False) -> LiveItem:
        row = await (self._items.get(item_id, stage=Stage.VERIFY) if verify else self._items.peek(item_id))
        if verify:
            self._directory.learn(self.itemtype.in_api, row)
        return LiveItem.from_row(self.itemtype, row)

    async def _has_another(self, item_id: int, state: Mapping[str, Any]) -> bool:
        """Whether another item than the one that a state knows has its id.

        None has where the server refuses to show it: what is done with it is refused, too. An answer that did not come
        is an error: nothing is changed or deleted on a guess.
        """
        try:
            live = await self._read(item_id)
        except ApiError:
            return False
        return is_another(state, live) or leads_elsewhere(self.itemtype, state, live)

    def _leave_to_others(self, item_id: int) -> None:
        LOGGER.warning("%s: %s", self._called(item_id), ANOTHER)

    async def _is_gone(self, item_id: int, *, purge: bool) -> bool:
        try:
            live = await self._read(item_id, verify=True)
        except NotFound:
            return True
        except ItsmngError:
            return False
        return live.is_deleted and not purge

    async def _differences(self, asked: Values, live: LiveItem) -> list[Difference]:
        """The fields in which an item is not as it was asked for.

        What the server keeps as nothing because it equals the setting that holds where nothing is set is no
        difference.
        """
        found = differences(self.itemtype, asked, live.values)
        return [one for one in found if not await self._is_the_setting(one)]

    async def _is_the_setting(self, found: Difference) -> bool:
        name = found.field.setting
        return name is not None and not found.got and found.asked == (await self._directory.configuration()).get(name)

    async def _refused(self, error: ItsmngError) -> ItemError:
        """A refusal to show an item, with what may hide it from an account that sees every entity."""
        return ItemError(error.message, hint=error.hint).with_hint(await self._directory.why_hidden())

    def _is_synchronised(self, outputs: Mapping[str, Any]) -> bool:
        """Whether a directory or a rule keeps what belongs to a user: its row is never touched from here."""
        of_directory = bool(outputs.get("is_dynamic")) and not outputs.get("is_default_profile")
        return self.itemtype.always_adopts and of_directory

    def _refuse_if_synchronised(self, item_id: int, outputs: Mapping[str, Any]) -> None:
        if self._is_synchronised(outputs):
            raise self._error(
                item_id,
                "not changed: a directory or a rule made it, and keeps it as it says",
                hint="change it there, or declare it as it is",
            )

    def _state(self, inputs: dict[str, Any], asked: Asked, live: LiveItem) -> dict[str, Any]:
        return inputs | live.outputs | self._resolved(asked)

    def _resolved(self, asked: Asked) -> dict[str, Any]:
        return {RESOLVED.name: asked.resolved} if self.itemtype.references else {}

    def _called(self, item_id: int | None = None) -> str:
        return self.itemtype.name if item_id is None else f"{self.itemtype.name} {item_id}"

    def _error(self, item_id: int | None, message: str, *, hint: str = "") -> ItemError:
        return ItemError(message, hint=hint, subject=self._subject(item_id))

    def _subject(self, item_id: int | None) -> Subject:
        return Subject(self.itemtype.name, item_id)

    @contextmanager
    def _about(self, item_id: int | None, what: str) -> Iterator[None]:
        """Say of an error which item it is about and what was not done, unless it says so itself."""
        try:
            yield
        except ItemError as error:
            if error.itemtype == self.itemtype.name:
                raise
            raise not_done(self.itemtype, item_id, what, error) from error.__cause__
        except ItsmngError as error:
            raise not_done(self.itemtype, item_id, what, error) from error
