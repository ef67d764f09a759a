"""The way to the API: settings, connection, TLS, and whether the server lets this machine in."""

from __future__ import annotations

import ssl
from urllib.parse import urlsplit

from pulumi_itsmng.api import (
    AddressNotAllowed,
    ApiDisabled,
    AppTokenMissing,
    AppTokenWrong,
    AuthenticationFailed,
    ConnectionFailed,
    ConnectionLost,
    ItsmngError,
    Overloaded,
    SettingsError,
)
from pulumi_itsmng.api.address import is_loopback
from pulumi_itsmng.api.probe import probe
from pulumi_itsmng.config.settings import config_key, environment_variable, load_settings
from pulumi_itsmng.config.unknown_settings import settings_of_the_project, unknown_keys, unknown_variables
from pulumi_itsmng.doctor.check_context import CheckContext
from pulumi_itsmng.doctor.result import Finding, failure, ok, warning

_EXPIRED, _NOT_YET_VALID, _WRONG_HOST = 10, 9, (62, 64)
_UNKNOWN_AUTHORITY = (18, 19, 20, 21)
"""What OpenSSL calls the reasons why it trusts a certificate not (`X509_V_ERR_...`)."""


async def check_settings(context: CheckContext) -> list[Finding]:
    """The settings are complete and go together, and nothing was perhaps meant as one that is none."""
    return [_known_settings(context), *_unknown_settings(context)]


def _known_settings(context: CheckContext) -> Finding:
    try:
        context.settings = load_settings(
            lambda key: context.config[key].value if key in context.config else None, context.environment
        )
    except SettingsError as error:
        return failure(error.sentence, error.hint)
    parts = urlsplit(context.settings.url)
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        return warning(
            f"{context.settings.url} is plain http to another machine: everyone on the way can read the tokens",
            f"use https, and remove {config_key('insecure')} ({environment_variable('insecure')})",
        )
    credentials = "user token" if context.settings.user_token else "login and a password"
    return ok(f"{context.settings.url}, with a {credentials}")


def _unknown_settings(context: CheckContext) -> list[Finding]:
    """What was perhaps meant as a setting, and is none: the provider never looks at it."""
    project = context.stack.project if context.stack else ""
    unknown = [
        *unknown_keys(context.config, project),
        *settings_of_the_project(context.config, project),
        *unknown_variables(context.environment),
    ]
    return [(warning if one.doubtful else failure)(one.message, one.hint) for one in unknown]


async def check_connection(context: CheckContext) -> list[Finding]:
    """Something answers at the address, and over https it proves to be who it says."""
    try:
        context.refusal = await probe(context.settings)
    except ConnectionFailed as error:
        return [_unreachable(context, error)]
    return [
        ok("the server's certificate is good" if context.settings.url.startswith("https:") else "the server answers")
    ]


async def check_api(context: CheckContext) -> list[Finding]:
    """What answers is ITSM-NG's API, and it is switched on."""
    error = context.refusal
    if error is None or (isinstance(error, AuthenticationFailed) and not isinstance(error, ApiDisabled)):
        return [ok("the REST API is switched on")]
    if isinstance(error, Overloaded):
        return [failure(error.sentence, "try again later, and look whether the server is in maintenance")]
    return [refused(error)]


async def check_client(context: CheckContext) -> list[Finding]:
    """An API client of the server lets this machine's address in, with the App-Token that is set."""
    if isinstance(context.refusal, (AppTokenMissing, AppTokenWrong, AddressNotAllowed)):
        return [refused(context.refusal)]
    return [ok("the server lets this machine in" + (" with this App-Token" if context.settings.app_token else ""))]


def refused(error: ItsmngError) -> Finding:
    """A failure of what an error says, with its own hint."""
    return failure(error.sentence, error.hint or "see the server's log, files/_log/php-errors.log")


def _unreachable(context: CheckContext, error: ConnectionFailed) -> Finding:
    url = context.settings.url
    if isinstance(error, ConnectionLost):
        why = "did not answer in time" if error.timed_out else "broke off before it answered"
        return failure(f"{url} {why}", "look whether the server is well; try again, or raise itsmng:timeout")
    refusal = next((one for one in _causes(error) if isinstance(one, ssl.SSLError)), None)
    if refusal is None:
        return failure(
            f"no connection to {url}", "check the address, the network and the firewall, and start the server"
        )
    if not isinstance(refusal, ssl.SSLCertVerificationError):
        return failure(f"no TLS with {url}", "check the port: https goes to one that speaks TLS")
    return _untrusted(url, refusal)


def _untrusted(url: str, refusal: ssl.SSLCertVerificationError) -> Finding:
    code = refusal.verify_code
    if code == _EXPIRED:
        return failure(f"the certificate of {url} has expired", "renew it on the server")
    if code == _NOT_YET_VALID:
        return failure(f"the certificate of {url} is not valid yet", "check the clocks of both machines")
    if code in _WRONG_HOST:
        return failure(f"the certificate of {url} is for another host", "use the name that it is for, or renew it")
    if code in _UNKNOWN_AUTHORITY:
        return failure(
            f"nobody whom this machine trusts has signed the certificate of {url}",
            f"set {config_key('ca_file')} ({environment_variable('ca_file')}) to a PEM file with its authority, or "
            "with the certificate itself if it is self-signed",
        )
    return failure(f"the certificate of {url} is not good: {refusal.verify_message}", "renew it on the server")


def _causes(error: BaseException | None) -> list[BaseException]:
    causes = []
    while error is not None:
        causes.append(error)
        error = error.__cause__ or error.__context__
    return causes
