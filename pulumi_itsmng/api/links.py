"""The links that the server puts beside an item (HATEOAS)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from pulumi_itsmng.api.codec import decode
from pulumi_itsmng.api.errors import UnexpectedResponse
from pulumi_itsmng.api.pages import pages
from pulumi_itsmng.api.session import Session

LINKS = "links"
"""The member of a row that holds its links."""


async def follow(session: Session, row: Mapping[str, Any], rel: str) -> Any:
    """What a link leads to.

    Args:
        session: the session.
        row: an item that was read with its links.
        rel: the link's name, such as `Entity` or `Infocom`.

    Returns:
        An item, or the list of those that belong to the row.

    Raises:
        KeyError: the row has no such link; the error lists those it has.
        ItsmngError: as every request.
    """
    hrefs = {str(link["rel"]): str(link["href"]) for link in row.get(LINKS, [])}
    if rel not in hrefs:
        raise KeyError(f"no link {rel!r}; there are {', '.join(sorted(hrefs)) or 'none'}")
    path = _below_the_api(hrefs[rel])
    if path.count("/") == 1:
        return decode((await session.get(path, [("get_hateoas", "false")])).body)
    return [item async for items, _ in pages(session, path, []) for item in items]


def _below_the_api(href: str) -> str:
    """The path of a link below the API's address; the address in it is the server's own idea of where it is."""
    folders = [folder for folder in urlsplit(href).path.split("/") if folder]
    for base in ("apirest.php", "api"):
        if base in folders:
            return "/".join(folders[folders.index(base) + 1 :])
    raise UnexpectedResponse(f"the server's link {href} leads out of its API", status=200)
