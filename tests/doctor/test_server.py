"""What doctor finds wrong with a server, or with how it is asked."""

from __future__ import annotations

import ssl
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import trustme

from pulumi_itsmng.doctor import Result, Status
from tests.doctor.conftest import Examine, problem
from tests.support.certificates import self_signed
from tests.support.front import Front
from tests.support.odd_server import OddServer
from tools.harness.colleague import TECHNICIAN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer

APP_TOKEN = "AppToken00000000000000000000000000000001"


@pytest.mark.parametrize(("strict", "kind"), [(False, "is answered with an error"), (True, "without a word")])
def test_a_healthy_server_of_either_kind_is_all_green(
    examined: Examine, sandbox: SandboxServer, strict: bool, kind: str
) -> None:
    sandbox.reset(strict_sql=strict)

    results = examined()

    assert {name for name, those in results.items() if any(one.status is not Status.OK for one in those)} == {
        "stack",
        "python",
        "secrets",
        "state",
    }  # there is no program here
    assert kind in results["refused SQL"][0].what
    assert results["version"][0].what == "ITSM-NG 1.4.0"
    assert results["login"][0].what == "logged in as 'itsm'"
    assert not any("POST" in request or "PUT" in request for request in sandbox.requests()["requests"])


@pytest.mark.parametrize(
    ("settings", "what", "fix"),
    [
        ({"url": None}, "itsmng:url is not set", "run `pulumi config set itsmng:url VALUE`"),
        ({"user_token": None}, "no credentials", "set a user token"),
        ({"url": "http://itsm.example.org"}, "plain http to another machine", "use https"),
        ({"ca_file": "/nowhere/ca.pem"}, "itsmng:caFile (or ITSMNG_CA_FILE) is wrong", "there is no such file"),
        ({"user_token": "a token"}, "itsmng:userToken", "was more copied than the token"),
    ],
)
def test_settings_that_make_no_sense(examined: Examine, settings: dict[str, Any], what: str, fix: str) -> None:
    results = examined(**settings)

    found = problem(results)
    assert (found.check, found.status) == ("settings", Status.FAILURE)
    assert what in found.what
    assert fix in (found.fix or "")
    assert results["login"][0].what == "not checked, as settings failed"


def test_allowed_plain_http_to_another_machine_gives_a_warning(examined: Examine) -> None:
    results = examined(url="http://itsm.invalid", insecure="true")

    assert results["settings"][0].status is Status.WARNING
    assert "everyone on the way can read the tokens" in results["settings"][0].what


def test_nothing_listens_there(examined: Examine) -> None:
    found = problem(examined(url="http://127.0.0.1:9"))

    assert (found.check, found.what) == ("connection", "no connection to http://127.0.0.1:9/apirest.php")


def test_the_name_is_unknown(examined: Examine) -> None:
    found = problem(examined(url="https://itsm.invalid"))

    assert (found.check, found.what) == ("connection", "no connection to https://itsm.invalid/apirest.php")


def test_the_server_is_too_slow(examined: Examine, sandbox: SandboxServer) -> None:
    sandbox.faults([{"kind": "delay", "seconds": 5}])

    found = problem(examined(timeout=0.2))

    assert found.check == "connection"
    assert "did not answer in time" in found.what


def test_the_server_hangs_up(examined: Examine, sandbox: SandboxServer) -> None:
    sandbox.faults([{"kind": "cut_before"}])

    found = problem(examined())

    assert found.check == "connection"
    assert "broke off before it answered" in found.what


class Tls:
    """The sandbox behind a web server that speaks TLS, and an authority for its certificate."""

    def __init__(self, folder: Path, sandbox: SandboxServer, examined: Examine) -> None:
        self.authority = trustme.CA()
        self.ca_file = folder / "ca.pem"
        self.authority.cert_pem.write_to_path(self.ca_file)
        self._sandbox, self._examined = sandbox, examined

    def examined(self, certificate: trustme.LeafCert, **settings: object) -> dict[str, list[Result]]:
        """What doctor says of it with that certificate."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        with Front(self._sandbox.origin, tls=context) as front:
            return self._examined(url=front.url, **settings)


@pytest.fixture
def tls(tmp_path: Path, sandbox: SandboxServer, examined: Examine) -> Tls:
    return Tls(tmp_path, sandbox, examined)


def test_a_certificate_of_an_authority_of_ones_own(tls: Tls) -> None:
    certificate = tls.authority.issue_cert("127.0.0.1")

    found = problem(tls.examined(certificate))
    results = tls.examined(certificate, ca_file=tls.ca_file)

    assert (found.check, found.status) == ("connection", Status.FAILURE)
    assert "nobody whom this machine trusts has signed the certificate" in found.what
    assert "itsmng:caFile (ITSMNG_CA_FILE)" in (found.fix or "")
    assert results["connection"][0].what == "the server's certificate is good"
    assert results["login"][0].status is Status.OK


def test_a_certificate_that_signs_itself(examined: Examine, sandbox: SandboxServer, tmp_path: Path) -> None:
    file = tmp_path / "certificate.pem"
    self_signed(file, "127.0.0.1")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    with Front(sandbox.origin, tls=context) as front:
        found = problem(examined(url=front.url))
        results = examined(url=front.url, ca_file=file)

    assert "nobody whom this machine trusts has signed" in found.what
    assert "the certificate itself if it is self-signed" in (found.fix or "")
    assert results["login"][0].status is Status.OK


@pytest.mark.parametrize(
    ("host", "valid_days", "what"),
    [
        ("127.0.0.1", (-9, -1), "has expired"),
        ("127.0.0.1", (1, 9), "is not valid yet"),
        ("itsm.example.org", (-1, 9), "is for another host"),
    ],
)
def test_a_certificate_that_is_not_good(tls: Tls, host: str, valid_days: tuple[int, int], what: str) -> None:
    begin, end = (datetime.now(timezone.utc) + timedelta(days=days) for days in valid_days)
    certificate = tls.authority.issue_cert(host, not_before=begin, not_after=end)

    found = problem(tls.examined(certificate, ca_file=tls.ca_file))

    assert found.check == "connection"
    assert what in found.what


def test_https_to_a_port_that_speaks_http(examined: Examine, sandbox: SandboxServer) -> None:
    found = problem(examined(url=sandbox.url.replace("http:", "https:")))

    assert found.check == "connection"
    assert found.what.startswith("no TLS with https://127.0.0.1")


@pytest.mark.parametrize(
    ("fault", "what"),
    [
        ({"kind": "html"}, "with an HTML page instead of JSON"),
        ({"kind": "empty"}, "with an empty body"),
        ({"kind": "status", "status": 503}, "HTTP 503 (overloaded or in maintenance)"),
    ],
)
def test_something_else_than_the_api_answers(
    examined: Examine, sandbox: SandboxServer, fault: dict[str, Any], what: str
) -> None:
    sandbox.faults([fault])

    found = problem(examined())

    assert (found.check, found.status) == ("api", Status.FAILURE)
    assert what in found.what


def test_the_address_is_that_of_another_program(examined: Examine) -> None:
    with OddServer(404, "not found", Content_Type="text/plain") as odd:
        found = problem(examined(url=odd.url))

    assert found.check == "api"
    assert "HTTP 404" in found.what


def test_the_address_redirects(examined: Examine) -> None:
    with OddServer(301, "", Location="https://itsm.example.org/apirest.php") as odd:
        found = problem(examined(url=odd.url))

    assert found.check == "api"
    assert "use the final address" in (found.fix or "")


def test_the_api_is_switched_off(examined: Examine, colleague: Colleague) -> None:
    colleague.configure(enable_api=0)

    found = problem(examined())

    assert found.check == "api"
    assert found.fix == "switch the REST API on in Setup > General > API"


def test_no_api_client_allows_this_address(examined: Examine, colleague: Colleague) -> None:
    for client in (2, 1):  # the first lets the colleague in
        colleague.edit("APIClient", client, ipv4_range_start="10.0.0.1", ipv4_range_end="10.0.0.9", ipv6="")

    found = problem(examined())

    assert (found.check, found.what) == ("client", "the server answered ERROR_NOT_ALLOWED_IP (HTTP 400)")
    assert "add one in Setup > General > API" in (found.fix or "")


def test_the_app_token_is_missing_or_wrong(examined: Examine, colleague: Colleague) -> None:
    colleague.purge("APIClient", 1)

    missing, wrong = problem(examined()), problem(examined(app_token="wrong"))
    right = examined(app_token=APP_TOKEN)

    assert {missing.check, wrong.check} == {"client"}
    assert "ERROR_APP_TOKEN_PARAMETERS_MISSING" in missing.what
    assert "ERROR_WRONG_APP_TOKEN_PARAMETER" in wrong.what
    assert right["login"][0].status is Status.OK


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"user_token": "renewed-since"}, "ERROR_GLPI_LOGIN_USER_TOKEN"),
        ({"user_token": None, "login": "itsm", "password": "wrong-password"}, "ERROR_GLPI_LOGIN"),
        ({"user_token": TECHNICIAN_TOKEN}, "ERROR_GLPI_LOGIN_USER_TOKEN"),  # the account is closed
    ],
)
def test_the_login_is_refused(examined: Examine, colleague: Colleague, settings: dict[str, Any], code: str) -> None:
    colleague.edit("User", 4, is_active=0)

    results = examined(**settings)

    found = problem(results)
    assert (found.check, found.what) == ("login", f"the server answered {code} (HTTP 401)")
    assert results["rights"][0].what == "not checked, as login failed"
    said = str(results)
    assert not any(secret in said for secret in ("renewed-since", "wrong-password", TECHNICIAN_TOKEN))


def leave(colleague: Colleague, how: str) -> None:
    """Take the Technician's way in."""
    changes = {
        "inactive": {"is_active": 0},
        "ended": {"end_date": "2001-01-01 00:00:00"},
        "not begun": {"begin_date": "2037-01-01 00:00:00"},
    }
    if how in changes:
        colleague.edit("User", 4, **changes[how])
    elif how == "trashed":
        colleague.trash("User", 4)
    elif how == "tokens switched off":
        colleague.configure(enable_api_login_external_token=0)
    elif how == "no authorization":
        (authorization,) = [row for row in colleague.list("Profile_User") if row["users_id"] == 4]
        colleague.purge("Profile_User", authorization["id"])


@pytest.mark.parametrize(
    "how",
    ["renewed", "inactive", "ended", "not begun", "trashed", "no authorization", "tokens switched off"],
)
def test_a_refused_token_has_several_possible_causes(examined: Examine, colleague: Colleague, how: str) -> None:
    leave(colleague, how)
    found = problem(examined(user_token="renewed-since" if how == "renewed" else TECHNICIAN_TOKEN))

    assert (found.check, found.what) == ("login", "the server answered ERROR_GLPI_LOGIN_USER_TOKEN (HTTP 401)")
    for cause in (
        "the token is wrong or was renewed",
        "inactive, in the trash, not valid yet or expired",
        "has no authorization",
        "Setup > General > API",
    ):
        assert cause in (found.fix or "")


def test_the_server_takes_no_passwords(examined: Examine, colleague: Colleague) -> None:
    colleague.configure(enable_api_login_credentials=0)

    found = problem(examined(user_token=None, login="itsm", password="itsm"))

    assert found.check == "login"
    assert "set a user token" in (found.fix or "")


def test_the_account_has_not_the_profile(examined: Examine) -> None:
    found = problem(examined(profile="Super-Admim"))

    assert (found.check, found.status) == ("profile", Status.FAILURE)
    assert "it has 'Super-Admin'" in found.what


def test_the_simplified_interface_manages_nothing(examined: Examine) -> None:
    found = problem(examined(user_token=None, login="post-only", password="postonly"))

    assert found.check == "profile"
    assert "simplified interface" in found.what


def test_rights_that_are_missing_for_what_the_stack_manages(examined: Examine) -> None:
    state = [{"type": f"pulumi-python:dynamic/itsmng:{name}", "outputs": {}} for name in ("Location", "Computer")]

    rights = examined(user_token=TECHNICIAN_TOKEN, resources=state)["rights"]

    (found,) = [one for one in rights if one.status is Status.FAILURE]
    assert found.what == "Location: the profile may not create, read, update, purge"
    assert "'Technician'" in (found.fix or "")
    assert rights[0].what == "Computer: create, read, update, delete, purge"


def test_who_only_reads_needs_only_the_right_to_read(examined: Examine) -> None:
    state = [{"type": f"pulumi-python:dynamic/itsmng:{name}", "outputs": {}} for name in ("Location", "Computer")]

    observer = {"user_token": None, "login": "normal", "password": "normal"}
    rights = examined(read_only=True, resources=state, **observer)["rights"]

    own = [one.what for one in rights if "looked up" not in one.what]
    assert own == ["Computer: read", "Location: the profile may not read"]


def test_missing_rights_give_warnings_before_a_deployment(examined: Examine) -> None:
    rights = examined(user_token=TECHNICIAN_TOKEN)["rights"]

    assert {one.what.partition(":")[0]: one.status for one in rights}["Location"] is Status.WARNING


def test_a_profile_that_may_trash_and_not_purge(examined: Examine, colleague: Colleague) -> None:
    (right,) = [row for row in colleague.list("ProfileRight") if (row["profiles_id"], row["name"]) == (6, "computer")]
    colleague.edit("ProfileRight", right["id"], rights=right["rights"] & ~16)
    for reference in ("dropdown", "location", "state"):
        colleague.set_right(6, reference, 1)
    state = [{"type": "pulumi-python:dynamic/itsmng:Computer", "outputs": {}}]

    trashing = problem(examined(user_token=TECHNICIAN_TOKEN, resources=state))
    purging = problem(examined(user_token=TECHNICIAN_TOKEN, resources=state, on_destroy="purge"))

    assert trashing.status is Status.WARNING
    assert "a creation that goes wrong cannot be undone" in trashing.what
    assert (purging.status, purging.what) == (Status.FAILURE, "Computer: the profile may not purge")


def test_the_account_has_not_the_entity(examined: Examine) -> None:
    found = problem(examined(entity="Nowhere"))

    assert found.check == "entity"
    assert "it has 'Root entity'" in found.what


def test_the_session_does_not_see_the_entities_below(examined: Examine, colleague: Colleague) -> None:
    north = colleague.create_entity("North")
    (authorization,) = [row for row in colleague.list("Profile_User") if row["users_id"] == 4]
    colleague.edit("Profile_User", authorization["id"], is_recursive=0)
    state = [
        {
            "type": "pulumi-python:dynamic/itsmng:Computer",
            "outputs": {"resolved": {"entity": {"id": north, "name": "Root entity > North"}}},
        }
    ]

    alone = examined(user_token=TECHNICIAN_TOKEN)["entity"][0]
    unseen = examined(user_token=TECHNICIAN_TOKEN, resources=state)["entity"][0]

    assert alone.status is Status.WARNING
    assert alone.what == "the session works in the entity 'Root entity' alone, not in those below it"
    assert unseen.status is Status.FAILURE
    assert str(north) in unseen.what


@pytest.mark.parametrize(("below", "said"), [((), "0 below it"), (("West", "East"), "2 below it")])
def test_a_recursive_authorization_on_a_sub_entity_is_well(
    examined: Examine, colleague: Colleague, below: tuple[str, ...], said: str
) -> None:
    north = colleague.create_entity("North")
    for name in below:
        colleague.create_entity(name, north)
    (authorization,) = [row for row in colleague.list("Profile_User") if row["users_id"] == 4]
    colleague.edit("Profile_User", authorization["id"], entities_id=north, is_recursive=1)

    (found,) = examined(user_token=TECHNICIAN_TOKEN)["entity"]

    assert (found.status, found.what) == (
        Status.OK,
        f"the session works in the entity 'Root entity > North' and {said}",
    )


def test_an_authorization_on_a_sub_entity_alone_gives_a_warning(examined: Examine, colleague: Colleague) -> None:
    north = colleague.create_entity("North")
    colleague.create_entity("West", north)
    (authorization,) = [row for row in colleague.list("Profile_User") if row["users_id"] == 4]
    colleague.edit("Profile_User", authorization["id"], entities_id=north, is_recursive=0)

    (found,) = examined(user_token=TECHNICIAN_TOKEN)["entity"]

    assert found.status is Status.WARNING
    assert found.what == "the session works in the entity 'Root entity > North' alone, not in those below it"


@pytest.mark.parametrize(
    ("versions", "status", "what"),
    [
        ({"itsmversion": "", "version": "9.5.7"}, Status.OK, "GLPI 9.5.7, which ITSM-NG was made from"),
        ({"itsmversion": "", "version": "10.0.16"}, Status.WARNING, "GLPI 10.0.16: this package knows"),
    ],
)
def test_the_server_is_a_glpi(
    examined: Examine, colleague: Colleague, versions: dict[str, str], status: Status, what: str
) -> None:
    colleague.configure(**versions)

    (found,) = examined()["version"]

    assert found.status is status
    assert found.what.startswith(what)


@pytest.mark.parametrize(("minutes", "what"), [(10, "seconds ahead"), (-10, "seconds behind")])
def test_the_servers_clock_is_wrong(examined: Examine, sandbox: SandboxServer, minutes: int, what: str) -> None:
    with Front(sandbox.origin, ahead=timedelta(minutes=minutes)) as front:
        found = problem(examined(url=front.url))

    assert (found.check, found.status) == ("clock", Status.WARNING)
    assert what in found.what


def test_an_account_with_a_time_zone_of_its_own_is_warned(examined: Examine, colleague: Colleague) -> None:
    assert examined()["time zone"][0].what == "the account uses the server's time zone"

    colleague.edit("User", 2, timezone="America/New_York")
    found = problem(examined())

    assert (found.check, found.status) == ("time zone", Status.WARNING)
    assert "America/New_York" in found.what
    assert "Use server configuration" in (found.fix or "")


def test_the_zone_of_an_account_that_may_not_read_itself(examined: Examine, colleague: Colleague) -> None:
    colleague.set_right(6, "user", 0)

    assert examined(user_token=TECHNICIAN_TOKEN)["time zone"][0].status is Status.SKIPPED


def test_the_refused_sql_check_is_skipped_without_a_list(examined: Examine, colleague: Colleague) -> None:
    for row in colleague.list("ProfileRight"):
        if row["profiles_id"] == 6 and row["name"] in ("user", "typedoc", "dropdown", "profile"):
            colleague.edit("ProfileRight", row["id"], rights=0)

    (found,) = examined(user_token=TECHNICIAN_TOKEN)["refused SQL"]

    assert found.status is Status.SKIPPED


def test_the_server_breaks_off_halfway(examined: Examine, sandbox: SandboxServer) -> None:
    sandbox.faults([{"kind": "cut_before", "path": "getActiveProfile"}])

    results = examined()

    found = problem(results)
    assert found.check == "profile"
    assert "broke off before it answered" in found.what
    assert results["version"][0].status is Status.OK
