"""Where the server is and how to log in there."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import certifi
from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator

from pulumi_itsmng.api.address import api_address, is_loopback


class WrongSetting(ValueError):
    """A setting that makes no sense, as pydantic wants to be told.

    Args:
        message: what is wrong.
        hint: what to do about it.
    """

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(f"{message}: {hint}")
        self.message = message
        self.hint = hint


class Connection(BaseModel):
    """All that is needed to reach the REST API of one ITSM-NG server.

    The descriptions below are also those of the provider's configuration.
    """

    # Errors without the input: it holds tokens and passwords. Built when it is used: most programs never do.
    model_config = ConfigDict(
        frozen=True, extra="forbid", coerce_numbers_to_str=True, hide_input_in_errors=True, defer_build=True
    )

    url: str = Field(
        description="Address of the REST API, such as `https://itsm.example.org/apirest.php`; that of any page of "
        "the web interface leads there too.",
    )
    user_token: SecretStr | None = Field(
        default=None, description="API token of the account; it goes before login and password."
    )
    login: str | None = Field(default=None, description="Login of the account, where no token is used.")
    password: SecretStr | None = Field(default=None, description="Password that belongs to the login.")
    app_token: SecretStr | None = Field(
        default=None, description="Token of the API client, where the server asks for one."
    )
    profile: str | None = Field(
        default=None, description="Name or id of the profile to work with; without it, the account's default profile."
    )
    entity: str | None = Field(
        default=None,
        description="Complete name, such as `Root entity > North`, or id of the entity to work in, with those below "
        "it; items without an entity of their own are created there. Without it, the account's default entity.",
    )
    ca_file: Path | None = Field(
        default=None,
        description="PEM file with the certificate authority that signed the server's certificate, where the "
        "system does not know it.",
    )
    client_certificate: Path | None = Field(
        default=None,
        description="PEM file with a certificate and its private key, where the server asks clients for one.",
    )
    insecure: bool = Field(
        default=False,
        description="Allow plain http to a server on another machine; tokens then cross the network readable "
        "by everyone.",
    )
    timeout: float = Field(
        default=60.0, gt=0, le=3600, description="Seconds to wait for an answer before a request is given up."
    )
    retries: int = Field(
        default=3,
        ge=0,
        le=10,
        description="How often a request is sent again that did not arrive or was turned away; a write that may "
        "have been done never is.",
    )

    @field_validator("url")
    @classmethod
    def _the_address_of_the_api(cls, url: str) -> str:
        return api_address(url)

    @field_validator("user_token", "app_token")
    @classmethod
    def _fits_into_a_header(cls, token: SecretStr | None) -> SecretStr | None:
        # Found out here, as the error of the HTTP library would quote the token.
        if token is None:
            return None
        text = token.get_secret_value().strip()
        if not (text.isascii() and text.isprintable()) or " " in text:
            raise ValueError("it holds characters that are in no token: was more copied than the token?")
        return SecretStr(text)

    @field_validator("ca_file")
    @classmethod
    def _holds_certificates(cls, path: Path | None) -> Path | None:
        if path is not None:
            _load(path, ssl.create_default_context().load_verify_locations, "certificates")
        return path

    @field_validator("client_certificate")
    @classmethod
    def _holds_a_certificate_and_its_key(cls, path: Path | None) -> Path | None:
        if path is not None:
            _load(path, ssl.create_default_context().load_cert_chain, "certificate together with its private key")
        return path

    @model_validator(mode="after")
    def _not_readable_by_everyone(self) -> Connection:
        parts = urlsplit(self.url)
        if parts.scheme == "http" and not self.insecure and not is_loopback(parts.hostname or ""):
            raise WrongSetting(
                "plain http to another machine lets everyone on the way read the tokens",
                hint="use https, or set insecure (ITSMNG_INSECURE) to true",
            )
        return self

    @model_validator(mode="after")
    def _some_credentials(self) -> Connection:
        if self.user_token is None and (self.login is None or self.password is None):
            raise WrongSetting(
                "no credentials",
                hint="set a user token (userToken, or ITSMNG_USER_TOKEN), or a login and a password",
            )
        return self

    def tls(self) -> ssl.SSLContext:
        """What httpx is to verify certificates with: the system's authorities, the usual ones, and `ca_file`."""
        if self.url.startswith("http:"):
            return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # trusts nobody, and spares reading all certificates
        context = ssl.create_default_context(cafile=certifi.where())
        context.load_default_certs()
        if self.ca_file is not None:
            context.load_verify_locations(self.ca_file)
        if self.client_certificate is not None:
            context.load_cert_chain(self.client_certificate)
        return context


def _load(path: Path, load: Callable[[Path], None], what: str) -> None:
    try:
        load(path)
    except FileNotFoundError:
        raise ValueError("there is no such file") from None
    except (OSError, ssl.SSLError):
        raise ValueError(f"it holds no {what} in PEM form that can be read") from None
