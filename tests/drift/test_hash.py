"""Why drift does not ask for hashes (`get_sha1`), which would seem to save work: it would make more of it."""

from __future__ import annotations

from typing import Any

import httpx

from tests.drift.conftest import Stacked
from tools.harness.colleague import Colleague


def ask(colleague: Colleague, path: str, **params: Any) -> Any:
    response: httpx.Response = colleague._http.get(f"{colleague._url}/{path}", params=params)
    return response.raise_for_status().json()


def test_a_hash_changes_with_fields_that_nobody_declared(stacked: Stacked, colleague: Colleague) -> None:
    pc = stacked.create("Computer", "pc", name="PC", serial="S1")
    before = ask(colleague, f"Computer/{pc}", get_sha1="true")
    colleague.edit("Computer", pc, contact="nobody declared it")
    assert ask(colleague, f"Computer/{pc}", get_sha1="true") != before
    assert stacked.findings() == {}


def test_a_list_has_no_hashes_so_each_would_take_a_request(stacked: Stacked, colleague: Colleague) -> None:
    stacked.create_many("Computer", {f"pc-{n}": {"name": f"PC {n}"} for n in range(2)})
    rows = ask(colleague, "Computer", get_sha1="true", get_hateoas="false")
    assert rows == ask(colleague, "Computer", get_hateoas="false")
