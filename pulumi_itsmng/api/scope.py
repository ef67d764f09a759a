"""Which profile a session works with, and in which entities."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from pulumi_itsmng.api.codec import decode
from pulumi_itsmng.api.errors import SettingsError
from pulumi_itsmng.api.request import Request, Response
from pulumi_itsmng.text import similar

Send = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True)
class Scope:
    """A profile and an entity of the account.

    Attributes:
        profile: name or id; None for the account's default.
        entity: complete name, last part of it, or id; None for the account's default.
        recursive: whether the entities below it belong to it.
    """

    profile: str | None = None
    entity: str | None = None
    recursive: bool = True

    async def apply(self, send: Send) -> None:
        """Switch a session to it.

        Args:
            send: sends a request within the session.

        Raises:
            SettingsError: the account has no such profile, or no such entity, or several.
            ItsmngError: as every request.
        """
        if self.profile is not None:
            await self._apply_profile(send, self.profile)
        if self.entity is not None:
            await self._apply_entity(send, self.entity)

    async def _apply_profile(self, send: Send, profile: str) -> None:
        answer = await send(Request("GET", "getMyProfiles"))
        profile_id = _chosen("profile", profile, {row["id"]: row["name"] for row in _rows(answer, "myprofiles")})
        body = {"profiles_id": profile_id}
        await send(Request("POST", "changeActiveProfile", json=body, empty_allowed=True))

    async def _apply_entity(self, send: Send, entity: str) -> None:
        answer = await send(Request("GET", "getMyEntities", [("is_recursive", "true")]))
        entity_id = _chosen("entity", entity, {row["id"]: row["name"] for row in _rows(answer, "myentities")})
        body = {"entities_id": entity_id, "is_recursive": self.recursive}
        await send(Request("POST", "changeActiveEntities", json=body))


def _rows(answer: Response, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = decode(answer.body.get(name, [])) if isinstance(answer.body, dict) else []
    return rows


def _chosen(what: str, wanted: str, names: dict[int, str]) -> int:
    """The id of what the account calls so: by id, by complete name, or by the last part of it if only one has it."""
    if wanted.isdecimal():
        found = [int(wanted)] if int(wanted) in names else []
    else:
        found = [one for one, name in names.items() if name == wanted]
        found = found or [one for one, name in names.items() if name.rpartition(" > ")[2] == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(f"{names[one]} ({one})" for one in found)
        raise SettingsError(f"the {what} {wanted!r} is any of {several}", hint="give its complete name, or its id")
    near = similar(wanted, names.values()) or list(names.values())[:10]
    raise SettingsError(f"the account has no {what} {wanted!r}; it has {', '.join(map(repr, near)) or 'none'}")
