"""Faults on order: what a client must cope with, made to happen."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PositiveInt, TypeAdapter, field_validator

Kind = Literal["status", "cut_before", "cut_after", "half", "delay", "html", "empty", "session_ended"]


class Fault(BaseModel):
    """One thing that goes wrong with the next requests.

    Attributes:
        kind: `status` answers with that status; `cut_before` and `cut_after` cut the connection
            before or after the work is done; `half` sends half of the answer and cuts; `delay` waits
            first; `html` answers with a page, `empty` with 200 and nothing; `session_ended` answers
            as if the request's session had ended before, which it then has.
        status: The status of kind `status`.
        seconds: How long kind `delay` waits.
        after: For `status`, `html` and `empty`: whether the work is done although the answer hides it;
            for `delay`: whether it is done before the wait.
        times: How many requests it happens to; None is all of them.
        method: Only to requests of this method.
        path: Only to requests whose path below the base URL matches this regular expression.
    """

    model_config = ConfigDict(extra="forbid")

    kind: Kind
    status: Annotated[int, Field(ge=200, le=599)] = 500
    seconds: Annotated[float, Field(ge=0, le=600)] = 0.0
    after: bool = False
    times: PositiveInt | None = 1
    method: str | None = None
    path: str | None = None

    @field_validator("path")
    @classmethod
    def _is_a_pattern(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                re.compile(value)
            except re.error as error:
                raise ValueError(f"not a regular expression: {error}") from error
        return value

    def matches(self, method: str, path: str) -> bool:
        """Whether it happens to such a request.

        Args:
            path: Its path below the base URL.
        """
        if self.method is not None and self.method.upper() != method:
            return False
        return self.path is None or re.search(self.path, path) is not None


FAULTS = TypeAdapter(list[Fault])


class Faults:
    """The faults that are still to happen, in their order."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def replace(self, faults: list[Fault]) -> None:
        """Order these faults instead of all ordered before.

        Args:
            faults: The faults; none clears them.
        """
        self._waiting = list(faults)

    def next_for(self, method: str, path: str) -> Fault | None:
        """The fault that happens to a request, which is then one time less to happen.

        Args:
            path: Its path below the base URL.
        """
        fault = next((fault for fault in self._waiting if fault.matches(method, path)), None)
        if fault is None or fault.times is None:
            return fault
        left = fault.model_copy(update={"times": fault.times - 1})
        position = self._waiting.index(fault)
        self._waiting[position : position + 1] = [left] if left.times else []
        return fault
