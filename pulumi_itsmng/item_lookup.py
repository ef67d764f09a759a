"""What the typed lookups have in common: they run in the program's own process, as dynamic providers have no functions.

One session serves all lookups of a run; those that are under way at the same time travel together.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import Future
from dataclasses import fields
from typing import Any, TypeVar

from pulumi import Input, Output
from pulumi.runtime.config import get_config
from pulumi.runtime.settings import get_monitor

from pulumi_itsmng.api import Client, Criteria
from pulumi_itsmng.api.criteria import FieldName
from pulumi_itsmng.catalog import CATALOG, ItemType
from pulumi_itsmng.catalog.fields import title
from pulumi_itsmng.found import FoundItem, GetItemResult
from pulumi_itsmng.host import Host
from pulumi_itsmng.lifecycle import Claims, Directory, ItemLifecycle
from pulumi_itsmng.references import by_id
from pulumi_itsmng.settings import load_settings

T = TypeVar("T")
Result = TypeVar("Result", bound=FoundItem)
Rows = list[dict[FieldName, Any]]

_run: tuple[Any, Host | None] = (None, None)


def look_up(result: type[Result], item_id: Any, **key: Any) -> Result:
    """Look up an item by its id, or by those parts of its key that are not None."""
    return _typed(result, item_id, key).result()


def look_up_output(result: type[Result], item_id: Any, **key: Any) -> Output[Result]:
    """Look up an item once its id or key is known."""
    return _once_known(
        lambda known, secret: _typed(result, known.pop("item_id", None), known, secret=secret), item_id=item_id, **key
    )


def get_item(itemtype: str, id: int | str | None = None, **key: Any) -> GetItemResult:  # noqa: A002 - as resources say
    """Look up an item of any itemtype.

    Args:
        itemtype: its name, such as `Computer`; also one that is no resource, such as `Profile`.
        id: the item's id; without it, what tells it from others is needed.
        key: as in the lookup of that itemtype; `name` where it is no resource.

    Raises:
        ItsmngError: there is none, or there are several; the error names near ones, or them.
    """
    return _untyped(itemtype, id, key).result()


def get_item_output(
    itemtype: str,
    id: Input[int | str] | None = None,  # noqa: A002 - as above
    **key: Any,
) -> Output[GetItemResult]:
    """`get_item` by what is known only later."""
    return _once_known(
        lambda known, secret: _untyped(itemtype, known.pop("item_id", None), known, secret=secret), item_id=id, **key
    )


def search(
    itemtype: str,
    criteria: Criteria | None = None,
    *,
    show: Iterable[FieldName] = (),
    sort: FieldName | None = None,
    descending: bool = False,
    trash: bool = False,
) -> Rows:
    """Search items.

    Args:
        itemtype: the itemtype's name in the API, or `AllAssets`.
        criteria: made with `where`; without any, all items are found.
        show: the fields that each row shall have, by the names or numbers of the search options; `id` comes along.
        sort: the field to sort by.
        descending: whether the last come first.
        trash: those in the trash instead of the others.

    Returns:
        The items, each a dictionary by the names of the fields.

    Raises:
        LookupError: there is no such field; the error names near ones.
        ItsmngError: as every request.
    """
    return _searched(itemtype, criteria, show=show, sort=sort, descending=descending, trash=trash).result()


def search_output(
    itemtype: str,
    criteria: Input[Criteria] | None = None,
    *,
    show: Iterable[FieldName] = (),
    sort: FieldName | None = None,
    descending: bool = False,
    trash: bool = False,
) -> Output[Rows]:
    """`search` by criteria that are known only later."""
    options = {"show": show, "sort": sort, "descending": descending, "trash": trash}
    return _once_known(
        lambda known, _: _searched(itemtype, known.get("criteria"), **options),  # no error quotes what is searched
        criteria=criteria,
    )


def _once_known(begin: Callable[[dict[str, Any], bool], Future[T]], **given: Any) -> Output[T]:
    """Begin when the values are known, which are told with whether any of them is secret."""
    known = Output.all(**{name: by_id(value) for name, value in given.items() if value is not None})

    async def answer(values: dict[str, Any]) -> T:
        return await asyncio.wrap_future(begin(dict(values), await known.is_secret()))

    return known.apply(answer)


def _typed(result: type[Result], item_id: Any, key: dict[str, Any], *, secret: bool = False) -> Future[Result]:
    names = [field.name for field in fields(result)]

    async def call(item: ItemLifecycle) -> Result:
        values = await item.look_up(item_id, _given(key), secret=secret)
        return result(**{name: values[name] for name in names})

    return _begun(CATALOG[result.itemtype], call)


def _untyped(itemtype: str, item_id: Any, key: dict[str, Any], *, secret: bool = False) -> Future[GetItemResult]:
    async def call(item: ItemLifecycle) -> GetItemResult:
        values = await item.look_up(item_id, _given(key), secret=secret)
        return GetItemResult(item_id=values["item_id"], properties=values)

    return _begun(CATALOG.get(itemtype) or _only_named(itemtype), call)


def _given(key: dict[str, Any]) -> dict[str, Any]:
    return {name: by_id(value) for name, value in key.items() if value is not None}


def _only_named(itemtype: str) -> ItemType:
    """An itemtype of which nothing is known but that its items have names."""
    return ItemType(
        name=itemtype,
        description="Items that are no resources.",
        identified_by=("name",),
        identified_within=(),
        has_dates=False,
        has_entity=False,
        fields=(title(trimmed=False),),
    )


def _searched(itemtype: str, criteria: Criteria | None, **options: Any) -> Future[Rows]:
    async def call(client: Client, _directory: Directory, _claims: Claims) -> Rows:
        return [row async for row in client.search(itemtype).find(criteria, **options)]

    return _host().begin(call)


def _begun(itemtype: ItemType, call: Callable[[ItemLifecycle], Awaitable[T]]) -> Future[T]:
    host = _host()
    wishes = host.settings.model_dump(include={"on_destroy", "adopt"})
    return host.begin(lambda *shared: call(ItemLifecycle(itemtype, *shared, **wishes)))


def _host() -> Host:
    """What the program that runs now shares; each run has an engine's monitor, and settings, of its own."""
    global _run  # noqa: PLW0603 - Pulumi runs one program at a time in a process
    monitor, host = _run
    if host is None or monitor is not get_monitor():
        if host is not None:
            host.close()
        host = Host(load_settings(get_config, os.environ))
        _run = (get_monitor(), host)
    return host
