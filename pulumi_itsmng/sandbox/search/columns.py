"""A shown field: what it selects, by what it sorts, and what the answer makes of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from math import floor
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.search.computed import digits, is_one_for_all
from pulumi_itsmng.sandbox.search.conditions import column_at, expression, numeric
from pulumi_itsmng.sandbox.search.totals import total
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pulumi_itsmng.sandbox.search.joins import Place
    from pulumi_itsmng.sandbox.search.option import Option


@dataclass(frozen=True, slots=True)
class ShownField:
    """A column of the answer.

    Attributes:
        option: The option.
        place: Where its field is; None if nowhere.
        meta: Whether it is a field of other items than those that are searched.
        selected: Whether the statement selects it; if not, it has no values at all.
    """

    option: Option
    place: Place | None = None
    meta: bool = False
    selected: bool = True

    @property
    def gathers(self) -> bool:
        """Whether the values of several rows come together in it."""
        several = (self.meta or self.option.groups) and self.option.datatype != "count"
        return several and not is_one_for_all(self.option) and self.selected

    @property
    def sql(self) -> str:
        """What the statement selects."""
        option, field = self.option, expression(self.option, self.place)
        if not self.selected:
            return "NULL"
        if option.datatype == "count":
            return total(option, self.place)
        if not self.gathers:
            return field
        if self.place is None:
            return "NULL"
        if _repeats(option):
            return f"json_group_array({field}) FILTER (WHERE {field} IS NOT NULL)"
        value = self.place.id if _shows_ids(option) else field
        unset = f" AND {field} IS NOT NULL" if option.datatype == "itemlink" else ""
        pair = f"json_array({self.place.id}, {value})"
        return f"json_group_array(DISTINCT {pair}) FILTER (WHERE {self.place.id} IS NOT NULL{unset})"

    @property
    def order(self) -> list[str]:
        """By what the items are sorted that are sorted by it."""
        option, place = self.option, self.place
        if option.table == "glpi_users" and option.field == "name" and option.itemtype != "User" and place:
            return [f"{place.alias}.{name}" for name in ("realname", "firstname", "name")]
        if not self.selected:
            return []
        if self.gathers or option.datatype == "count":
            return [total(option, place)]
        return [numeric(expression(option, place), column_at(option, place))]

    @property
    def read(self) -> Callable[[Any], Any]:
        """What the answer makes of what was selected: a value, or a list of texts if there are several."""
        if not self.selected:
            return _nothing
        if self.gathers:
            return self._gathered
        behind_point = digits(self.option)
        return _plain if behind_point is None else partial(_sum, behind_point)

    def _gathered(self, selected: str | None) -> Any:
        found = json.loads(selected) if selected else []
        if not _repeats(self.option):
            found = [value for _, value in sorted(found, key=lambda pair: pair[0])]
        texts = [None if value is None else as_text(value) for value in found]
        return texts[0] if len(texts) == 1 else texts or None


def _nothing(_selected: Any) -> list[str]:
    return []


def _sum(behind_point: int, selected: float | None) -> str | None:
    """A sum as the server's database writes it; of whole numbers the part below the point is cut off."""
    if selected is None:
        return None
    return f"{selected:.{behind_point}f}" if behind_point else str(floor(selected))


def _plain(selected: Any) -> Any:
    return int(selected) if isinstance(selected, float) and selected.is_integer() else selected


def _repeats(option: Option) -> bool:
    """A user's profiles and entities come one for each authorization, so that the lists fit together."""
    return option.itemtype == "User" and option.number in (20, 80)


def _shows_ids(option: Option) -> bool:
    """Of several users the ids are shown."""
    return option.groups and option.table == "glpi_users" and option.field == "name" and option.itemtype != "User"
