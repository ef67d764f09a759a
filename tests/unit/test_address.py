"""The address of the API, from what people paste."""

from __future__ import annotations

import pytest

from pulumi_itsmng.api.address import api_address

API = "https://itsm.example.org/apirest.php"


@pytest.mark.parametrize(
    "pasted",
    [
        "itsm.example.org",
        "https://itsm.example.org",
        "https://itsm.example.org/",
        "https://itsm.example.org/apirest.php",
        "https://itsm.example.org/apirest.php/",
        " https://itsm.example.org/apirest.php/initSession?user_token=x ",
        "https://itsm.example.org/index.php",
        "https://itsm.example.org/index.php?noAUTO=1",
        "https://itsm.example.org/front/computer.form.php?id=7#tab",
        "https://itsm.example.org/front/central.php",
        "https://itsm.example.org/plugins/order/front/order.php",
    ],
)
def test_every_address_of_a_server_leads_to_its_api(pasted: str) -> None:
    assert api_address(pasted) == API


@pytest.mark.parametrize("pasted", ["https://example.org/itsm", "example.org/itsm/front/ticket.php?id=1"])
def test_the_folder_of_an_installation_stays(pasted: str) -> None:
    assert api_address(pasted) == "https://example.org/itsm/apirest.php"


@pytest.mark.parametrize(
    "pasted", ["https://example.org/api", "https://example.org/api/", "example.org/api/Computer/1"]
)
def test_a_rewritten_address_stays(pasted: str) -> None:
    assert api_address(pasted) == "https://example.org/api"


def test_a_port_stays_and_this_machine_needs_no_tls() -> None:
    assert api_address("127.0.0.1:8089") == "http://127.0.0.1:8089/apirest.php"
    assert api_address("localhost:8089/api") == "http://localhost:8089/api"
    assert api_address("http://[::1]:8089") == "http://[::1]:8089/apirest.php"


@pytest.mark.parametrize("pasted", ["", "ftp://example.org", "https://", "https://example.org:99999", "two words"])
def test_what_is_no_address_is_refused(pasted: str) -> None:
    with pytest.raises(ValueError, match=r"it must|Port"):
        api_address(pasted)


def test_credentials_in_an_address_are_refused() -> None:
    with pytest.raises(ValueError, match="no credentials"):
        api_address("https://itsm:itsm@example.org")
