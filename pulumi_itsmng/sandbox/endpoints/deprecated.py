"""Itemtypes of older versions: each is one of today's with other names for some of its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.errors import ServerBrokeError

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.http.answers import Answer


@dataclass(frozen=True, slots=True)
class Alias:
    """An itemtype of an older version.

    Attributes:
        name: Its name.
        itemtype: The name of today's itemtype.
        owner: The itemtype of the items it hung on, when it knew only these.
        renamed: The old names of today's fields.
        hidden: Today's fields that it never had.
    """

    name: str
    itemtype: str
    owner: str
    renamed: Mapping[str, str]
    hidden: frozenset[str] = frozenset()

    def answer(self, context: RequestContext, endpoint: Callable[[RequestContext], Answer]) -> Answer:
        """Let today's itemtype answer a request about this one.

        Args:
            endpoint: What answers it.
        """
        if context.request.method != "GET":
            if "input" in context.parameters or context.request.method == "POST":
                context.parameters["input"] = self._today(context.parameters.get("input"))
            return self._with_old_headers(endpoint(context))
        answer = endpoint(context)
        if isinstance(answer.content, list):
            answer.content = [self._old(row) for row in answer.content]
        else:
            answer.content = self.show(answer.content)
        return self._with_old_headers(answer)

    def show(self, row: dict[str, Any] | str) -> dict[str, Any]:
        """A single item in its old names, which has links even if none are wanted.

        Args:
            row: The item as today's itemtype shows it.

        Raises:
            ServerBrokeError: It is shown as a hash, which has no fields to rename.
        """
        if isinstance(row, str):
            raise ServerBrokeError
        links = [link | {"href": link["href"].replace(self.itemtype, self.name)} for link in row.get("links", [])]
        return self._old(row) | {"links": links}

    def _today(self, given: Any) -> Any:
        """What a client sends, in today's names."""
        if isinstance(given, list) and all(isinstance(one, dict) for one in given):
            return [self._today(one) for one in given]
        if not isinstance(given, dict):
            raise ServerBrokeError
        wanted = dict(given)
        for name, old in self.renamed.items():
            if wanted.get(old) is not None:
                wanted[name] = wanted.pop(old)
        return wanted if wanted.get("itemtype") is not None else wanted | {"itemtype": self.owner}

    def _old(self, row: dict[str, Any]) -> dict[str, Any]:
        """An item in its old names; what is NULL keeps its new one."""
        shown = {name: value for name, value in row.items() if name not in self.hidden or value is None}
        for name, old in self.renamed.items():
            if shown.get(name) is not None:
                shown[old] = shown.pop(name)
        return shown

    def _with_old_headers(self, answer: Answer) -> Answer:
        for header in ("Accept-Range", "Location", "Link"):
            if header in answer.headers:
                answer.headers[header] = answer.headers[header].replace(self.itemtype, self.name)
        return answer


_ALIASES = (
    Alias(
        "Computer_SoftwareLicense",
        "Item_SoftwareLicense",
        "Computer",
        {"items_id": "computers_id"},
        frozenset({"itemtype"}),
    ),
    Alias(
        "Computer_SoftwareVersion",
        "Item_SoftwareVersion",
        "Computer",
        {
            "items_id": "computers_id",
            "is_template_item": "is_template_computer",
            "is_deleted_item": "is_deleted_computer",
        },
        frozenset({"itemtype"}),
    ),
    Alias(
        "TicketFollowup",
        "ITILFollowup",
        "Ticket",
        {"items_id": "tickets_id"},
        frozenset({"itemtype", "sourceitems_id", "sourceof_items_id"}),
    ),
)


def find_alias(name: str) -> Alias | None:
    """The itemtype of an older version.

    Args:
        name: Its name, in any case.

    Returns:
        The alias; None if there is none of that name.
    """
    return next((alias for alias in _ALIASES if alias.name.lower() == name.lower()), None)
