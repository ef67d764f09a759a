"""Where requests come from: of each default there is one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contract.session import Session, unique

DEFAULTS = ["is_helpdesk_default", "is_followup_default", "is_mail_default", "is_mailfollowup_default"]
every_default = pytest.mark.parametrize("default", DEFAULTS)


def holders(session: Session, default: str) -> list[int]:
    """The request types that are a default."""
    rows = session.get("RequestType", get_hateoas="false", range="0-9999")
    return [row["id"] for row in rows if row[default]]


@pytest.fixture
def restored(session: Session) -> Iterator[None]:
    """The defaults are in the end what they were."""
    before = {default: holders(session, default) for default in DEFAULTS}
    yield
    for default, request_types in before.items():
        for request_type in request_types:
            session.change("RequestType", request_type, **{default: 1})


@every_default
def test_a_new_default_takes_over_from_the_one_before(session: Session, restored: None, default: str) -> None:
    others = {name: holders(session, name) for name in DEFAULTS if name != default}

    request_type = session.create("RequestType", name=unique(), **{default: 1})

    assert holders(session, default) == [request_type]
    assert {name: holders(session, name) for name in others} == others


@every_default
def test_one_that_becomes_a_default_takes_over(session: Session, restored: None, default: str) -> None:
    before = session.create("RequestType", name=unique(), **{default: 1})
    request_type = session.create("RequestType", name=unique())

    assert session.change("RequestType", request_type, **{default: 1})["message"] == ""
    assert holders(session, default) == [request_type]
    assert session.change("RequestType", request_type, **{default: 0})["message"] != ""
    assert holders(session, default) == []
    assert session.change("RequestType", before, **{default: 0})["message"] == ""
