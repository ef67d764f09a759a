"""What the session knows of itself: the account's profiles and entities, and the server's configuration."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from typing_extensions import deprecated

from pulumi_itsmng.api.codec import decode
from pulumi_itsmng.api.errors import ApiError, Forbidden, NotFound, ServerCrashed, UnexpectedResponse
from pulumi_itsmng.api.pages import BEYOND
from pulumi_itsmng.api.renamed import renamed
from pulumi_itsmng.api.request import Request, Response
from pulumi_itsmng.api.scope import Scope
from pulumi_itsmng.api.session import Session

JSON = dict[str, Any]


@dataclass(frozen=True)
class ActiveEntities:
    """Where the session works.

    Attributes:
        entity_id: the entity in which items without an entity are created.
        recursive: whether those below it are active too.
        entity_ids: all that are active: their items are read and written.
    """

    entity_id: int
    recursive: bool
    entity_ids: tuple[int, ...]


OWN_ZONE_REMEDY = "choose 'Use server configuration' as the time zone in the account's settings in ITSM-NG"
"""What to do about an account that has a time zone of its own."""


class SessionInfo:
    """The session's own calls.

    Every method raises `ItsmngError` as every request does.

    Args:
        session: the session.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    async def profiles(self) -> list[JSON]:
        """The account's profiles: `id`, `name`, and the `entities` of each (`GET /getMyProfiles`)."""
        rows: list[JSON] = await self._member("getMyProfiles", "myprofiles", list)
        return rows

    async def active_profile(self) -> JSON:
        """The profile that decides what the session may do, with its rights (`GET /getActiveProfile`)."""
        profile: JSON = await self._member("getActiveProfile", "active_profile", dict)
        return profile

    async def change_profile(self, profile: str | int) -> None:
        """Work with another profile, and its default entities (`POST /changeActiveProfile`).

        Args:
            profile: its name or id.

        Raises:
            SettingsError: the account has no such profile.
        """
        await self._session.switch_scope(Scope(profile=str(profile)))

    async def entities(self, *, recursive: bool = True) -> list[JSON]:
        """The entities of the active profile: `id` and complete `name` (`GET /getMyEntities`).

        Args:
            recursive: with those below them.
        """
        rows: list[JSON] = await self._member(
            "getMyEntities", "myentities", list, [("is_recursive", str(recursive).lower())]
        )
        return rows

    async def active_entities(self) -> ActiveEntities:
        """Where the session works (`GET /getActiveEntities`)."""
        active: JSON = await self._member("getActiveEntities", "active_entity", dict)
        ids = tuple(int(entity["id"]) for entity in active["active_entities"])
        return ActiveEntities(int(active["id"]), bool(active["active_entity_recursive"]), ids)

    async def change_entities(self, entity: str | int, *, recursive: bool = True) -> None:
        """Work in other entities (`POST /changeActiveEntities`).

        Args:
            entity: complete name or id of one.
            recursive: with those below it.

        Raises:
            SettingsError: the account has no such entity.
        """
        await self._session.switch_scope(Scope(entity=str(entity), recursive=recursive))

    async def reload_entities(self) -> None:
        """Let the session see entities that others have made since it began."""
        scope = self._session.scope
        profile = scope.profile or str((await self.active_profile())["id"])
        await self._session.switch_scope(replace(scope, profile=profile))  # the server loads them with the profile

    async def full_session(self) -> JSON:
        """Everything the server keeps about the session (`GET /getFullSession`)."""
        session: JSON = await self._member("getFullSession", "session", dict)
        return session

    async def user_id(self) -> int:
        """The id of the account itself (`GET /getFullSession`)."""
        return int((await self.full_session())["glpiID"])

    async def time_zone(self) -> str | None:
        """The time zone that the account has set for itself (`GET /User/:id`, column `timezone`).

        The API names the zone in use neither in the session nor in the configuration, so the account's own row is read.

        Returns:
            The name, such as `Europe/Paris`; empty for the server's zone; None if the account may not read itself.
        """
        # On a server whose database has time zone tables, a zone there was seen to shift what is read and written. That
        # it does nothing without these tables, and that an empty one means the server's zone, is inferred.
        try:
            user: JSON = (await self._session.get(f"User/{await self.user_id()}", [("get_hateoas", "false")])).body
        except (Forbidden, NotFound):
            return None
        return str(user.get("timezone") or "")

    async def configuration(self) -> JSON:
        """The server's configuration, without its secrets (`GET /getGlpiConfig`)."""
        configuration: JSON = await self._member("getGlpiConfig", "cfg_glpi", dict)
        return configuration

    async def version(self) -> str:
        """The version of ITSM-NG, or of GLPI where the server is one."""
        configuration = await self.configuration()
        return str(configuration.get("itsmversion") or configuration.get("version") or "")

    async def clock(self) -> datetime | None:
        """What time it is for the server, or for the proxy before it, to the second (the `Date` of an answer)."""
        answer = await self._session.get("getActiveEntities")
        date = answer.headers.get("Date")
        return parsedate_to_datetime(date) if date else None

    async def is_strict_sql(self, itemtypes: Iterable[str]) -> bool | None:
        """Which kind of server it is: whether a statement that the database refuses ends the request without a word.

        A list is asked for in a range that ends before it begins, which is such a statement. It only reads; on a
        server that does not break off, it leaves a line in `files/_log/sql-errors.log`.

        Args:
            itemtypes: whose lists to try, until one is long enough (two items) and may be read.

        Returns:
            None if there was no such list.

        Raises:
            ItsmngError: as every request.
        """
        for itemtype in itemtypes:
            breaks_off = await self._breaks_off_at_inverted_range(itemtype)
            if breaks_off is not None:
                return breaks_off
        return None

    async def lost_password(self, email: str) -> None:
        """Have a mail sent with which a forgotten password can be set anew (`PUT /lostPassword`).

        Raises:
            ApiError: the server sends no mail, or does not know the address.
        """
        await self._session.request(Request("PUT", "lostPassword", json={"email": email}))

    async def reset_password(self, email: str, token: str, password: str) -> None:
        """Set a forgotten password anew (`PUT /lostPassword`).

        Args:
            email: the account's address.
            token: what stands in the mail.
            password: the new password.

        Raises:
            ApiError: the token is not valid, or the password too weak.
        """
        body = {"email": email, "password_forget_token": token, "password": password}
        await self._session.request(Request("PUT", "lostPassword", json=body))

    @deprecated("SessionInfo.breaks_off_at_refused_sql is called is_strict_sql now")
    async def breaks_off_at_refused_sql(self, itemtypes: Iterable[str]) -> bool | None:
        """`is_strict_sql`, as it was called in 0.1."""
        return await self.is_strict_sql(itemtypes)

    async def _breaks_off_at_inverted_range(self, itemtype: str) -> bool | None:
        try:
            await self._session.get(itemtype, [("range", "2-0"), ("only_id", "true"), ("get_hateoas", "false")])
        except ServerCrashed:
            return True
        except ApiError as error:
            if isinstance(error, Forbidden) or error.code == BEYOND:
                return None
            raise
        return False

    async def _member(self, path: str, name: str, kind: type, params: Any = None) -> Any:
        answer = await self._session.get(path, params)
        member = decode(answer.body.get(name)) if isinstance(answer.body, dict) else None
        if not isinstance(member, kind):
            raise _unexpected(path, answer)
        return member


def _unexpected(path: str, answer: Response) -> UnexpectedResponse:
    return UnexpectedResponse(f"the server answered {path} with something else", status=answer.status)


if not TYPE_CHECKING:  # it would make every name a good one
    __getattr__ = renamed(__name__, globals())
