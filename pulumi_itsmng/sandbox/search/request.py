"""What a request wants to search for, checked as the server checks it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.errors import ServerBrokeError, bad_request
from pulumi_itsmng.sandbox.items.values import as_id, number_of, text_of
from pulumi_itsmng.sandbox.php.values import truthy
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.search import criteria as tree
from pulumi_itsmng.sandbox.search.option import ALL_ASSETS
from pulumi_itsmng.sandbox.search.permitted import listed, may_be_shown
from pulumi_itsmng.sandbox.search.preferences import DEFAULT_COLUMNS

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.search.criteria import Criterion
    from pulumi_itsmng.sandbox.search.option import Option

_RANGE = re.compile(r"(\d{1,18})-(\d{1,18})")
_NAME, _ID, _ENTITY = 1, 2, 80


@dataclass(slots=True)
class SearchRequest:
    """A search.

    Attributes:
        itemtype: The name of what is searched.
        options: Its options, as far as the session knows of them.
        criteria: What to search for.
        metacriteria: The same in the old form, which only adds columns.
        shown: The options of the columns.
        sort: The option to sort by.
        order: ASC or DESC.
        sort_text: The option to sort by, as the answer repeats it.
        is_deleted: 1 for what is in the trash.
        start: The first position.
        end: The last position.
        limit: How many rows the answer has at most.
    """

    itemtype: str
    options: dict[int, Option]
    criteria: list[Criterion] = field(default_factory=list)
    metacriteria: list[Criterion] = field(default_factory=list)
    shown: list[Option] = field(default_factory=list)
    sort: int = _NAME
    order: str = "ASC"
    sort_text: int | str = str(_NAME)
    is_deleted: int = 0
    start: int = 0
    end: int = 0
    limit: int = 0

    @property
    def filters(self) -> bool:
        """Whether there is anything to search for; if not, the server lets its database cut the page."""
        return bool(self.metacriteria) or any(tree.text_of(criterion) for criterion in tree.flat(self.criteria))

    @property
    def meta_criteria(self) -> list[Criterion]:
        """The criteria about other items, each of which adds a column."""
        return [one for one in tree.flat(self.criteria) if tree.is_meta(one) and tree.text_of(one)]


def search_request(context: RequestContext, itemtype: str) -> SearchRequest:
    """Read what a request wants.

    Args:
        itemtype: The name of what is searched.

    Raises:
        ApiError: Something about it is wrong.
        ServerBrokeError: The server's program ends on it.
    """
    parameters = context.parameters
    options = listed(context, itemtype).options
    criteria = parameters.get("criteria", [])
    if isinstance(criteria, (dict, list)):
        _check(options, criteria)
    forced = _forced(options, parameters.get("forcedisplay"))
    request = SearchRequest(itemtype, options)
    _read_range(context, request)
    if parameters.get("order") in ("ASC", "DESC"):
        request.order = parameters["order"]
    if "sort" in parameters:
        request.sort = _sort(parameters["sort"])
        request.sort_text = request.sort
    request.is_deleted = int(parameters.get("is_deleted") in (1, "1") and itemtype != ALL_ASSETS)
    request.criteria = tree.listed(criteria)
    request.metacriteria = tree.listed(parameters.get("metacriteria", []))
    request.shown = _shown(context, request, forced)
    return request


def _check(options: dict[int, Option], criteria: Any) -> bool:
    """Refuse criteria that make no sense; behind the first group of each list nothing is checked."""
    for criterion in criteria.values() if isinstance(criteria, dict) else criteria:
        if not isinstance(criterion, dict):
            raise bad_request("Malformed search criteria")
        if criterion.get("criteria") is not None:
            inner = criterion["criteria"]
            if not isinstance(inner, (dict, list)):
                raise ServerBrokeError
            return _check(options, inner)
        if any(criterion.get(name) is None for name in ("field", "searchtype", "value")):
            raise bad_request("Malformed search criteria")
        option = tree.numbered(options, criterion["field"])
        if option is None:
            raise bad_request("Bad field ID in search criteria")
        if option.extras.get("nosearch"):
            raise bad_request("Forbidden field ID in search criteria")
    return True


def _forced(options: dict[int, Option], wanted: Any) -> list[object]:
    if wanted is None:
        return []
    numbers = list(wanted.values()) if isinstance(wanted, dict) else wanted
    numbers = numbers if isinstance(numbers, list) else [as_id(numbers)]
    if any(isinstance(number, (dict, list)) for number in numbers):
        raise ServerBrokeError
    for number in numbers:
        option = tree.numbered(options, number)
        if option is not None and option.extras.get("nodisplay"):
            raise bad_request("ID is forbidden along with 'forcedisplay' parameter.")
    return numbers


def _read_range(context: RequestContext, request: SearchRequest) -> None:
    text = context.parameters.get("range")
    if text is None:
        request.end = context.session.page
        request.limit = context.session.page
        return
    match = _RANGE.fullmatch(text_of(text))
    if match is None:
        raise bad_request("range must be in format : [start-end] with integers")
    request.start, request.end = int(match[1]), int(match[2])
    request.limit = request.end - request.start + 1


def _sort(wanted: object) -> int:
    number = number_of(wanted or 0)
    return number if number >= 0 else _NAME


def _shown(context: RequestContext, request: SearchRequest, forced: list[object]) -> list[Option]:
    """The options of the columns: the name, the entity if there are several, those wanted, searched and sorted by."""
    numbers: list[object] = [_NAME]
    if _shows_entity(context, request.itemtype):
        numbers.append(_ENTITY)
    numbers += forced or DEFAULT_COLUMNS.get(request.itemtype, ())
    numbers += [
        criterion.get("field") for criterion in tree.flat(request.criteria) if not truthy(criterion.get("meta"))
    ]
    numbers.append(request.sort)
    if request.itemtype == "Ticket":
        numbers.insert(0, _ID)
    found = (tree.numbered(request.options, number) for number in numbers)
    return list(dict.fromkeys(option for option in found if option is not None and may_be_shown(context, option)))


def _shows_entity(context: RequestContext, itemtype: str) -> bool:
    """Whether the entity is shown unasked: there are several, and the items can be in more than one of them."""
    kind = REGISTRY.find(itemtype)
    if kind is not None and not kind.entity:
        return False
    if context.database.value(f"SELECT count(*) FROM {REGISTRY['Entity'].table}") < 2:  # noqa: S608 - own table
        return False
    return itemtype == ALL_ASSETS or (kind is not None and kind.recursive) or len(context.session.active_entities) > 1
