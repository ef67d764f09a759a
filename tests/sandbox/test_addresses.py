"""Which clients the API lets in from addresses that a test has not: the application without a network."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from pulumi_itsmng.sandbox.app import create_app
from pulumi_itsmng.sandbox.installation import Installation

LOGIN = ("itsm", "itsm")


@pytest.fixture
def app() -> Starlette:
    """A fresh installation."""
    return create_app(Installation())


def ask(app: Starlette, address: str, method: str = "GET", path: str = "initSession", **options: Any) -> httpx.Response:
    """The answer to a request from an address."""

    async def answer() -> httpx.Response:
        transport = httpx.ASGITransport(app, client=(address, 50000))
        async with httpx.AsyncClient(transport=transport, base_url="http://sandbox/apirest.php") as http:
            return await http.request(method, path, **options)

    return asyncio.run(answer())


def switch_off_the_client_with_an_app_token(app: Starlette) -> None:
    token = ask(app, "127.0.0.1", auth=LOGIN).json()["session_token"]
    options: dict[str, Any] = {"headers": {"Session-Token": token}, "json": {"input": {"is_active": 0}}}
    assert ask(app, "127.0.0.1", "PUT", "APIClient/2", **options).status_code == 200


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "0:0:0:0:0:0:0:1"])
def test_this_machine_needs_no_app_token(app: Starlette, address: str) -> None:
    switch_off_the_client_with_an_app_token(app)
    assert ask(app, address, auth=LOGIN).status_code == 200


@pytest.mark.parametrize("address", ["::2", "fe80::1"])
def test_a_client_without_an_ipv6_address_allows_all_of_them(app: Starlette, address: str) -> None:
    assert ask(app, address, auth=LOGIN).json()[0] == "ERROR_APP_TOKEN_PARAMETERS_MISSING"
    right = {"App-Token": "AppToken00000000000000000000000000000001"}
    assert ask(app, address, auth=LOGIN, headers=right).status_code == 200


@pytest.mark.parametrize("address", ["127.0.0.2", "10.0.0.1", "::2"])
def test_other_machines_are_not_let_in(app: Starlette, address: str) -> None:
    switch_off_the_client_with_an_app_token(app)
    assert ask(app, address, auth=LOGIN).json()[0] == "ERROR_NOT_ALLOWED_IP"
