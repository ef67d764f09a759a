"""The provider's settings: where they come from, and what is refused."""

from pathlib import Path
from typing import Any

import pytest

from pulumi_itsmng import ItsmngError
from pulumi_itsmng.config.settings import Settings, load_settings

URL = "https://itsm.example.org/apirest.php"
CONFIG: dict[str, Any] = {"itsmng:url": URL, "itsmng:userToken": "token"}


def load(config: dict[str, Any], environment: dict[str, str] | None = None) -> Settings:
    return load_settings(config.get, environment or {})


def refusal(config: dict[str, Any], environment: dict[str, str] | None = None) -> str:
    with pytest.raises(ItsmngError) as caught:
        load(config, environment)
    return str(caught.value)


def test_configuration_alone_is_enough() -> None:
    settings = load(CONFIG)

    assert settings.url == URL
    assert settings.user_token is not None
    assert settings.user_token.get_secret_value() == "token"
    assert settings.on_destroy == "trash"


def test_the_environment_alone_is_enough() -> None:
    settings = load({}, {"ITSMNG_URL": URL, "ITSMNG_LOGIN": "itsm", "ITSMNG_PASSWORD": "pw", "ITSMNG_TIMEOUT": "5"})

    assert (settings.login, settings.timeout) == ("itsm", 5.0)


def test_configuration_goes_before_the_environment() -> None:
    assert load(CONFIG | {"itsmng:onDestroy": "purge"}, {"ITSMNG_ON_DESTROY": "trash"}).on_destroy == "purge"


def test_a_token_from_the_environment_goes_before_configuration() -> None:
    settings = load(CONFIG, {"ITSMNG_USER_TOKEN": "rotated"})

    assert settings.user_token is not None
    assert settings.user_token.get_secret_value() == "rotated"


def test_two_different_addresses_are_refused_by_name() -> None:
    sentence = refusal(CONFIG, {"ITSMNG_URL": "https://other.example.org/apirest.php"})

    assert URL in sentence
    assert "https://other.example.org/apirest.php" in sentence


def test_the_same_address_twice_is_fine() -> None:
    assert load(CONFIG, {"ITSMNG_URL": URL + "/"}).url == URL


def test_empty_settings_are_no_settings() -> None:
    assert load(CONFIG | {"itsmng:appToken": ""}, {"ITSMNG_URL": "", "ITSMNG_USER_TOKEN": ""}).app_token is None


def test_a_missing_address_says_how_to_set_it() -> None:
    assert refusal({}) == "itsmng:url is not set: run `pulumi config set itsmng:url VALUE`, or set ITSMNG_URL"


def test_missing_credentials_say_what_to_set() -> None:
    assert "userToken, or ITSMNG_USER_TOKEN" in refusal({"itsmng:url": URL})
    assert "no credentials" in refusal({"itsmng:url": URL, "itsmng:login": "itsm"})


@pytest.mark.parametrize(
    "url", ["ftp://itsm.example.org", "https://", "https://itsm:99999", "https://itsm example.org", "/apirest.php"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    assert refusal(CONFIG | {"itsmng:url": url}).startswith("itsmng:url (or ITSMNG_URL) is wrong")


def test_credentials_in_the_address_are_refused_and_not_repeated() -> None:
    sentence = refusal(CONFIG | {"itsmng:url": "https://admin:s3cret@itsm.example.org"})

    assert "must hold no credentials" in sentence
    assert "s3cret" not in sentence


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.9.1", "[::1]"])
def test_plain_http_on_this_machine_is_fine(host: str) -> None:
    assert load(CONFIG | {"itsmng:url": f"http://{host}:8089/apirest.php"})


@pytest.mark.parametrize("host", ["itsm.example.org", "10.0.0.1", "127.0.0.1.example.org", "localhost.example.org"])
def test_plain_http_to_another_machine_must_be_allowed(host: str) -> None:
    address = CONFIG | {"itsmng:url": f"http://{host}/apirest.php"}

    assert "insecure (ITSMNG_INSECURE)" in refusal(address)
    assert load(address | {"itsmng:insecure": "true"}).insecure


@pytest.mark.parametrize(
    ("key", "value"),
    [("timeout", "soon"), ("timeout", "0"), ("insecure", "perhaps"), ("onDestroy", "burn"), ("caFile", "/no/such.pem")],
)
def test_a_wrong_value_names_its_key_and_variable(key: str, value: str) -> None:
    sentence = refusal(CONFIG | {f"itsmng:{key}": value})

    assert f"itsmng:{key} (or ITSMNG_" in sentence


@pytest.mark.parametrize("key", ["userToken", "appToken"])
@pytest.mark.parametrize("token", ["s3cret\nmore", "s3cret é", "s3cret token", "s3cret\0"])
def test_what_cannot_be_a_token_is_refused_and_not_repeated(key: str, token: str) -> None:
    sentence = refusal(CONFIG | {f"itsmng:{key}": token})

    assert f"itsmng:{key}" in sentence
    assert "s3cret" not in sentence


def test_a_token_with_a_line_end_behind_it_is_the_token() -> None:
    token = load(CONFIG | {"itsmng:userToken": "token\n"}).user_token

    assert token is not None
    assert token.get_secret_value() == "token"


def test_secrets_are_in_no_representation() -> None:
    settings = load(CONFIG | {"itsmng:password": "hunter2", "itsmng:appToken": "apptoken"})

    assert not any(
        secret in repr(settings) + str(settings.model_dump()) for secret in ("hunter2", "apptoken", "'token'")
    )


def test_a_file_without_certificates_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "ca.pem"
    broken.write_text("not a certificate")

    assert "itsmng:caFile (or ITSMNG_CA_FILE) is wrong: it holds no certificates" in refusal(
        CONFIG | {"itsmng:caFile": str(broken)}
    )
