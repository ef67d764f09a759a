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
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.items.conditions import Conditions
    from pulumi_itsmng.sandbox.storage import Row

_LOGIN = re.compile(r"[\w'@.\- ]+")
_PROFILE_USER = REGISTRY["Profile_User"]
_LOCAL = {"authtype": 1, "auths_id": 0}
"""What says that a user is of no directory and no mail server."""


class UserBehaviour(Behaviour):
    """A user belongs to the entities of his profiles."""

    encodes = frozenset({"password"})

    kept_references = frozenset({("User", "users_id_supervisor")})

    def in_scope(self, context: RequestContext, right: int, row: Row) -> bool:
        """Reading goes further down than changing; a deletion needs all his entities.

        Who has every entity active may do it to every user, even to one without any profile.
        """
        session = context.session
        if right == rights.CREATE or self._sees_every_entity(context):
            return True
        if right == rights.UPDATE:
            return any(map(session.sees_entity, self._entities(context, row["id"])))
        reachable = map(session.sees_entity, self._reachable_entities(context, row["id"]))
        return any(reachable) if right == rights.READ else all(reachable)

    def restrict(self, context: RequestContext, conditions: Conditions) -> None:
        """List the users of the active entities, and those whose authorizations reach down to them."""
        conditions.join = f"LEFT JOIN {_PROFILE_USER.table} ON glpi_profiles_users.users_id = glpi_users.id"
        if not context.session.sees_all:
            restrict_to_entities(context, _PROFILE_USER, conditions, recursive=True)

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse a login that is none or taken in the same directory, and passwords that differ."""
        if not _LOGIN.fullmatch(as_text(wanted.get("name"))):
            context.add_message("The login is not valid. Unable to add the user.")
            return None
        wanted = wanted | {name: value for name, value in _LOCAL.items() if wanted.get(name) is None}
        source = {name: as_id(wanted[name]) for name in _LOCAL}
        if context.database.find(self.itemtype, name=as_text(wanted["name"]), **source):
            context.add_message("Unable to add. The user already exists.")
            return None
        return _with_password(context, wanted | {"picture": None})

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Add his addresses, and a first profile."""
        store_addresses(context, row["id"], wanted)
        profile = self._first_profile(context, wanted)
        if profile["profiles_id"]:
            place = {
                "entities_id": wanted.get("_entities_id", context.session.active_entity),
                "is_recursive": wanted.get("_is_recursive", 0),
            }
            add(context, _PROFILE_USER, {"users_id": row["id"]} | place | profile)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """Leave out what the server does not take: a login that is taken, an entity that is not his."""
        prepared = _with_password(context, wanted)
        if prepared is None:
            return None
        same = "password" in prepared and passwords.matches(as_text(wanted["password"]), row["password"])
        if "password" in prepared and (same or not self._outranked(context, row)):
            del prepared["password"], prepared["password_last_update"]
        prepared = with_picture(context, row, without_defaults(context, prepared) | _new_token(context, prepared))
        if not truthy(prepared.get("timezone", True)):
            prepared["timezone"] = "NULL"
        if prepared.get("name") is not None and not self._may_be_called(context, row, as_text(prepared["name"])):
            del prepared["name"]
        for column, allowed in (
            ("entities_id", self._reachable_entities),
            ("profiles_id", self._profiles),
            ("groups_id", self._groups),
        ):
            if prepared.get(column) is not None and as_id(prepared[column]) not in allowed(context, row["id"]):
                del prepared[column]
        return prepared

    def ordered(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Change his addresses; rules for directories are read as an array after them."""
        store_addresses(context, row["id"], wanted)
        refuse_object(wanted.get("_ldap_rules"))

    def name(self, context: RequestContext, row: Row) -> str:  # noqa: ARG002
        """Where another item refers to him, he goes by his login."""
        return str(row["name"])

    def own_name(self, context: RequestContext, row: Row) -> str:  # noqa: ARG002
        """His own name if he has one."""
        return friendly_name(row)

    def announced(self, context: RequestContext, row: Row) -> str:
        """The same."""
        return self.own_name(context, row)

    def _sees_every_entity(self, context: RequestContext) -> bool:
        existing: int = context.database.value("SELECT count(*) FROM glpi_entities")
        return existing == len(context.session.active_entities)

    def _outranked(self, context: RequestContext, row: Row) -> bool:
        """Whether he is the session's own user, or may do nothing that the session may not."""
        own = row["id"] == context.session.user_id
        return own or outranks(context.database, context.session, self._profiles(context, row["id"]))

    def _may_be_called(self, context: RequestContext, row: Row, name: str) -> bool:
        if name == row["name"]:
            return True
        if not _LOGIN.fullmatch(name):
            context.add_message("The login is not valid. Unable to update login.")
            return False
        if any(user["id"] != row["id"] for user in context.database.find(self.itemtype, name=name)):
            context.add_message("Unable to update login. A user already exists.")
            return False
        return True

    def _first_profile(self, context: RequestContext, wanted: Input) -> Input:
        """The one that is named, if the session may give it; else the default one, if there is any."""
        named = as_id(wanted.get("_profiles_id") or 0)
        if named and outranks(context.database, context.session, [named]):
            return {"profiles_id": named}
        default = context.database.find(REGISTRY["Profile"], is_default=1)
        return {"profiles_id": default[0]["id"] if default else 0, "is_dynamic": 1, "is_default_profile": 1}

    def _entities(self, context: RequestContext, user_id: int) -> list[int]:
        return [link["entities_id"] for link in context.database.find(_PROFILE_USER, users_id=user_id)]

    def _reachable_entities(self, context: RequestContext, user_id: int) -> set[int]:
        reachable: set[int] = set()
        for link in context.database.find(_PROFILE_USER, users_id=user_id):
            entity = link["entities_id"]
            reachable.update(below(context.database, entity) if link["is_recursive"] else [entity])
        return reachable

    def _profiles(self, context: RequestContext, user_id: int) -> set[int]:
        return {link["profiles_id"] for link in context.database.find(_PROFILE_USER, users_id=user_id)}

    def _groups(self, context: RequestContext, user_id: int) -> set[int]:
        return {link["groups_id"] for link in context.database.find(REGISTRY["Group_User"], users_id=user_id)}


def friendly_name(user: Row) -> str:
    """What a user is called among people.

    Returns:
        Real name and first name; the login if he has neither.
    """
    parts = [part for part in (user["realname"], user["firstname"]) if part]
    return " ".join(parts) or str(user["name"])


def _new_token(context: RequestContext, wanted: Input) -> Input:
    """A new token for the API, if that is ordered; nobody can read it here either."""
    if not wanted.get("_reset_api_token"):
        return {}
    return {"api_token": secrets.token_urlsafe(30), "api_token_date": context.now}


def _with_password(context: RequestContext, wanted: Input) -> Input | None:
    """Keep a password only if it is there twice and strong enough; two that differ are refused."""
    prepared = {name: value for name, value in wanted.items() if name not in ("password", "password2")}
    password, again = wanted.get("password"), wanted.get("password2")
    if password in (None, False, "", "0", 0) or again is None:
        return prepared
    if password != again:
        context.add_message("Error: the two passwords do not match")
        return None
    password = text_of(password)
    if weaknesses := passwords.weaknesses(password, settings(context.database)):
        for sentence in weaknesses:
            context.add_message(sentence)
        return prepared
    return prepared | {"password": passwords.hashed(unescaped(password)), "password_last_update": context.now}
