"""Errors on their way to whoever reads them."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from pulumi_itsmng.api import AmbiguousWrite, ItsmngError, NoAnswer, NotFound, Overloaded

ERRORS = [
    NotFound(status=404, code="ERROR_ITEM_NOT_FOUND"),
    NoAnswer("slow", timed_out=True),
    Overloaded("busy", status=503, retry_after=7.0),
    AmbiguousWrite("cut", finished=True),
]


@pytest.mark.parametrize("passed_on", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_can_be_passed_on_to_another_process(
    error: ItsmngError, passed_on: Callable[[Any], ItsmngError]
) -> None:
    sent = error.about("Computer", 7)

    came = passed_on(sent)

    assert (type(came), str(came), vars(came)) == (type(sent), str(sent), vars(sent))
    assert (came.itemtype, came.item_id) == ("Computer", 7)
    assert error.itemtype is None
