"""Users: logins, passwords, mail addresses and the profile a new user gets."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.config import settings
from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.adding import add
from pulumi_itsmng.sandbox.items.behaviour import Behaviour, restrict_to_entities
from pulumi_itsmng.sandbox.items.text import unescaped
from pulumi_itsmng.sandbox.items.values import as_id, refuse_object, text_of
from pulumi_itsmng.sandbox.itemtypes.user_email import store_addresses
from pulumi_itsmng.sandbox.itemtypes.user_picture import with_picture
from pulumi_itsmng.sandbox.itemtypes.user_preferences import without_defaults
from pulumi_itsmng.sandbox.login import passwords
from pulumi_itsmng.sandbox.login.entities import below
from pulumi_itsmng.sandbox.login.profiles import outranks
from pulumi_itsmng.sandbox.php.values import truthy
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.items.listing import Conditions
    from pulumi_itsmng.sandbox.storage import Row

_LOGIN = re.compile(r"[\w'@.\- ]+")
_PROFILE_USER = REGISTRY["Profile_User"]
_LOCAL = {"authtype": 1, "auths_id": 0}
"""What says that a user is of no directory and no mail server."""


class UserBehaviour(Behaviour):
    """A user belongs to the entities of his profiles."""

    encodes = frozenset({"password"})

    kept_references = frozenset({("User", "users_id_supervisor")})

    def reaches(self, call: Call, right: int, row: Row) -> bool:
        """Reading goes further down than changing; a deletion needs all his entities.

        Who has every entity active may do it to every user, even to one without any profile.
        """
        session = call.session
        if right == rights.CREATE or self._sees_every_entity(call):
            return True
        if right == rights.UPDATE:
            return any(map(session.sees_entity, self._entities(call, row["id"])))
        reachable = map(session.sees_entity, self._reachable_entities(call, row["id"]))
        return any(reachable) if right == rights.READ else all(reachable)

    def restrict(self, call: Call, conditions: Conditions) -> None:
        """List the users of the active entities, and those whose authorizations reach down to them."""
        conditions.join = f"LEFT JOIN {_PROFILE_USER.table} ON glpi_profiles_users.users_id = glpi_users.id"
        if not call.session.sees_all:
            restrict_to_entities(call, _PROFILE_USER, conditions, recursive=True)

    def prepare_addition(self, call: Call, wanted: Input) -> Input | None:
        """Refuse a login that is none or taken in the same directory, and passwords that differ."""
        if not _LOGIN.fullmatch(as_text(wanted.get("name"))):
            call.say("The login is not valid. Unable to add the user.")
            return None
        wanted = wanted | {name: value for name, value in _LOCAL.items() if wanted.get(name) is None}
        source = {name: as_id(wanted[name]) for name in _LOCAL}
        if call.database.find(self.itemtype, name=as_text(wanted["name"]), **source):
            call.say("Unable to add. The user already exists.")
            return None
        return _with_password(call, wanted | {"picture": None})

    def added(self, call: Call, row: Row, wanted: Input) -> None:
        """Add his addresses, and a first profile."""
        store_addresses(call, row["id"], wanted)
        profile = self._first_profile(call, wanted)
        if profile["profiles_id"]:
            place = {
                "entities_id": wanted.get("_entities_id", call.session.active_entity),
                "is_recursive": wanted.get("_is_recursive", 0),
            }
            add(call, _PROFILE_USER, {"users_id": row["id"]} | place | profile)

    def prepare_update(self, call: Call, row: Row, wanted: Input) -> Input | None:
        """Leave out what the server does not take: a login that is taken, an entity that is not his."""
        prepared = _with_password(call, wanted)
        if prepared is None:
            return None
        same = "password" in prepared and passwords.matches(as_text(wanted["password"]), row["password"])
        if "password" in prepared and (same or not self._outranked(call, row)):
            del prepared["password"], prepared["password_last_update"]
        prepared = with_picture(call, row, without_defaults(call, prepared) | _new_token(call, prepared))
        if not truthy(prepared.get("timezone", True)):
            prepared["timezone"] = "NULL"
        if prepared.get("name") is not None and not self._may_be_called(call, row, as_text(prepared["name"])):
            del prepared["name"]
        for column, allowed in (
            ("entities_id", self._reachable_entities),
            ("profiles_id", self._profiles),
            ("groups_id", self._groups),
        ):
            if prepared.get(column) is not None and as_id(prepared[column]) not in allowed(call, row["id"]):
                del prepared[column]
        return prepared

    def ordered(self, call: Call, row: Row, wanted: Input) -> None:
        """Change his addresses; rules for directories are read as an array after them."""
        store_addresses(call, row["id"], wanted)
        refuse_object(wanted.get("_ldap_rules"))

    def name(self, call: Call, row: Row) -> str:  # noqa: ARG002
        """Where another item refers to him, he goes by his login."""
        return str(row["name"])

    def own_name(self, call: Call, row: Row) -> str:  # noqa: ARG002
        """His own name if he has one."""
        return friendly_name(row)

    def announced(self, call: Call, row: Row) -> str:
        """The same."""
        return self.own_name(call, row)

    def _sees_every_entity(self, call: Call) -> bool:
        existing: int = call.database.value("SELECT count(*) FROM glpi_entities")
        return existing == len(call.session.active_entities)

    def _outranked(self, call: Call, row: Row) -> bool:
        """Whether he is the session's own user, or may do nothing that the session may not."""
        own = row["id"] == call.session.user_id
        return own or outranks(call.database, call.session, self._profiles(call, row["id"]))

    def _may_be_called(self, call: Call, row: Row, name: str) -> bool:
        if name == row["name"]:
            return True
        if not _LOGIN.fullmatch(name):
            call.say("The login is not valid. Unable to update login.")
            return False
        if any(user["id"] != row["id"] for user in call.database.find(self.itemtype, name=name)):
            call.say("Unable to update login. A user already exists.")
            return False
        return True

    def _first_profile(self, call: Call, wanted: Input) -> Input:
        """The one that is named, if the session may give it; else the default one, if there is any."""
        named = as_id(wanted.get("_profiles_id") or 0)
        if named and outranks(call.database, call.session, [named]):
            return {"profiles_id": named}
        default = call.database.find(REGISTRY["Profile"], is_default=1)
        return {"profiles_id": default[0]["id"] if default else 0, "is_dynamic": 1, "is_default_profile": 1}

    def _entities(self, call: Call, user_id: int) -> list[int]:
        return [link["entities_id"] for link in call.database.find(_PROFILE_USER, users_id=user_id)]

    def _reachable_entities(self, call: Call, user_id: int) -> set[int]:
        reachable: set[int] = set()
        for link in call.database.find(_PROFILE_USER, users_id=user_id):
            entity = link["entities_id"]
            reachable.update(below(call.database, entity) if link["is_recursive"] else [entity])
        return reachable

    def _profiles(self, call: Call, user_id: int) -> set[int]:
        return {link["profiles_id"] for link in call.database.find(_PROFILE_USER, users_id=user_id)}

    def _groups(self, call: Call, user_id: int) -> set[int]:
        return {link["groups_id"] for link in call.database.find(REGISTRY["Group_User"], users_id=user_id)}


def friendly_name(user: Row) -> str:
    """What a user is called among people.

    Args:
        user: The user.

    Returns:
        Real name and first name; the login if he has neither.
    """
    parts = [part for part in (user["realname"], user["firstname"]) if part]
    return " ".join(parts) or str(user["name"])


def _new_token(call: Call, wanted: Input) -> Input:
    """A new token for the API, if that is ordered; nobody can read it here either."""
    if not wanted.get("_reset_api_token"):
        return {}
    return {"api_token": secrets.token_urlsafe(30), "api_token_date": call.now}


def _with_password(call: Call, wanted: Input) -> Input | None:
    """Keep a password only if it is there twice and strong enough; two that differ are refused."""
    prepared = {name: value for name, value in wanted.items() if name not in ("password", "password2")}
    password, again = wanted.get("password"), wanted.get("password2")
    if password in (None, False, "", "0", 0) or again is None:
        return prepared
    if password != again:
        call.say("Error: the two passwords do not match")
        return None
    password = text_of(password)
    if weaknesses := passwords.weaknesses(password, settings(call.database)):
        for sentence in weaknesses:
            call.say(sentence)
        return prepared
    return prepared | {"password": passwords.hashed(unescaped(password)), "password_last_update": call.now}
