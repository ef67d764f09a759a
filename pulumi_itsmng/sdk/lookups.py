"""What the typed lookups have in common: they run in the program's own process, as dynamic providers have no functions.

One session serves all lookups of a run; those that are under way at the same time travel together.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import fields
from typing import Any, TypeVar

from pulumi import Input, Output
from pulumi.runtime.config import get_config
from pulumi.runtime.settings import get_monitor, is_dry_run

from pulumi_itsmng.api import Criteria, ItsmngError
from pulumi_itsmng.api.criteria import FieldName
from pulumi_itsmng.catalog import CATALOG, ItemType
from pulumi_itsmng.catalog.fields import item_name
from pulumi_itsmng.config.settings import load_settings
from pulumi_itsmng.lifecycle.look_up import Query
from pulumi_itsmng.lifecycle.look_up import look_up as look_up_item
from pulumi_itsmng.lifecycle.run import Run
from pulumi_itsmng.provider.runtime import Runtime
from pulumi_itsmng.sdk.errors import LookupFailed, ProgramError
from pulumi_itsmng.sdk.lookup_result import GetItemResult, LookupResult
from pulumi_itsmng.sdk.program_config import check_configuration
from pulumi_itsmng.sdk.references import by_id
from pulumi_itsmng.sdk.registry import registry

T = TypeVar("T")
Result = TypeVar("Result", bound=LookupResult)
Rows = list[dict[FieldName, Any]]

_run: tuple[Any, Runtime | None] = (None, None)


def look_up(result: type[Result], item_id: Any, **key: Any) -> Result:
    """Look up an item by its id, or by those parts of its key that are not None."""
    return _typed(result, *_known_now(result.itemtype, item_id, key)).result()


def look_up_output(result: type[Result], item_id: Any, **key: Any) -> Output[Result]:
    """Look up an item once its id or key is known."""
    return _once_known(
        lambda known, secret: _typed(result, known.pop("item_id", None), known, secret=secret, late=True),
        item_id=item_id,
        **key,
    )


def get_item(itemtype: str, id: int | str | None = None, **key: Any) -> GetItemResult:  # noqa: A002 - as resources say
    """Look up an item of any itemtype.

    Args:
        itemtype: its name, such as `Computer`; also one that is no resource, such as `Profile`.
        id: the item's id; without it, what tells it from others is needed.
        key: as in the lookup of that itemtype; `name` where it is no resource.

    Raises:
        LookupFailed: there is none, or there are several; the error names similar ones, or them.
    """
    return _untyped(itemtype, *_known_now(itemtype, id, key)).result()


def get_item_output(
    itemtype: str,
    id: Input[int | str] | None = None,  # noqa: A002 - as above
    **key: Any,
) -> Output[GetItemResult]:
    """`get_item` by what is known only later."""
    return _once_known(
        lambda known, secret: _untyped(itemtype, known.pop("item_id", None), known, secret=secret, late=True),
        item_id=id,
        **key,
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
        LookupFailed: there is no such field, which names similar ones; or as every request.
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
    # No error quotes what is searched.
    return _once_known(
        lambda known, _: _searched(itemtype, known.get("criteria"), late=True, **options), criteria=criteria
    )


def _once_known(begin: Callable[[dict[str, Any], bool], Future[T]], **given: Any) -> Output[T]:
    """Begin when the values are known, which are told with whether any of them is secret."""
    known = Output.all(**{name: by_id(value) for name, value in given.items() if value is not None})

    async def answer(values: dict[str, Any]) -> T:
        return await asyncio.wrap_future(begin(dict(values), await known.is_secret()))

    return known.apply(answer)


def _known_now(itemtype: str, item_id: Any, key: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """An id and a key as they are now.

    Raises:
        ProgramError: some of it is known only later.
    """
    given = {name: by_id(value) for name, value in {"id": item_id, **key}.items()}
    if later := [name for name, value in given.items() if isinstance(value, Output)]:
        raise ProgramError(
            f"the lookup of a {itemtype}: {' and '.join(later)} may be known only later: use the `_output` form of it"
        )
    return given.pop("id"), given


def _typed(
    result: type[Result], item_id: Any, key: dict[str, Any], *, late: bool = False, secret: bool = False
) -> Future[Result]:
    names = [field.name for field in fields(result)]

    async def call(run: Run) -> Result:
        query = Query(CATALOG[result.itemtype], item_id, _given(key), secret)
        values = await look_up_item(run.client, run.names, query)
        return result(**{name: values[name] for name in names})

    return _submit(call, late=late)


def _untyped(
    itemtype: str, item_id: Any, key: dict[str, Any], *, late: bool = False, secret: bool = False
) -> Future[GetItemResult]:
    async def call(run: Run) -> GetItemResult:
        query = Query(CATALOG.get(itemtype) or _only_named(itemtype), item_id, _given(key), secret)
        values = await look_up_item(run.client, run.names, query)
        return GetItemResult(item_id=values["item_id"], properties=values)

    return _submit(call, late=late)


def _given(key: dict[str, Any]) -> dict[str, Any]:
    return {name: by_id(value) for name, value in key.items() if value is not None}


def _only_named(itemtype: str) -> ItemType:
    """An itemtype of which nothing is known but that its items have names."""
    return ItemType(
        name=itemtype,
        description="Items that are no resources.",
        identified_by=("name",),
        unique_within=(),
        has_dates=False,
        has_entity=False,
        fields=(item_name(trimmed=False),),
    )


def _searched(itemtype: str, criteria: Criteria | None, *, late: bool = False, **options: Any) -> Future[Rows]:
    async def call(run: Run) -> Rows:
        return [row async for row in run.client.search(itemtype).find(criteria, **options)]

    return _submit(call, late=late)


def _submit(call: Callable[[Run], Awaitable[T]], *, late: bool) -> Future[T]:
    """Begin to look something up.

    Args:
        call: does so.
        late: whether this run may have made it since the session began, which does not see an entity made since.

    Raises:
        LookupFailed: the settings are wrong; all other errors are those of the result.
    """
    reload = late and registry().has("Entity") and not is_dry_run()

    async def told(run: Run) -> T:
        with _told():
            if reload:
                await run.names.reload_entities()
            return await call(run)

    with _told():
        return _runtime().submit(told)


@contextmanager
def _told() -> Iterator[None]:
    """Let Pulumi show of an error just what it says."""
    try:
        yield
    except ItsmngError as error:
        raise LookupFailed(error.message, hint=error.hint, subject=error.subject) from error
    except LookupError as error:
        if type(error) is not LookupError:
            raise
        raise LookupFailed(str(error)) from error


def _runtime() -> Runtime:
    """What the program that runs now shares; each run has an engine's monitor, and settings, of its own."""
    global _run  # noqa: PLW0603 - Pulumi runs one program at a time in a process
    monitor, runtime = _run
    if runtime is None or monitor is not get_monitor():
        check_configuration()
        if runtime is not None:
            runtime.close()
        runtime = Runtime(load_settings(get_config, os.environ))
        _run = (get_monitor(), runtime)
    return runtime
