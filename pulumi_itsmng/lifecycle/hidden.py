"""What the server's user data cache hides, though it is there and the account has every right.

Once an entity that was below another one is moved to the top, it and all that is in it are refused to every session
that begins later, until that cache is reset. Nothing that the API offers resets it.
"""

from __future__ import annotations

from pulumi_itsmng.api import Client, Forbidden, ItsmngError
from pulumi_itsmng.lifecycle.item import LOGGER

_REMEDY = "reset that cache in ITSM-NG (Setup > General > Performance: Reset), or, where it is APCu, restart PHP"


WHY_HIDDEN = (
    "either the right was taken away, or ITSM-NG's user data cache hides it, as after an entity was moved to the "
    f"top: then {_REMEDY}"
)
"""Why the server may refuse to show an item of a state to an account that sees every entity, after what it said."""


async def warn_if_hidden(client: Client, entity: int) -> None:
    """Look at an entity that was moved to the top as a session does that begins now, and warn if that sees none.

    Args:
        client: the client that has moved it.
        entity: its id.
    """
    is_hidden = False
    try:
        async with client.another() as later:
            try:
                await later.items("Entity").get(entity)
            except Forbidden:
                is_hidden = True
    except ItsmngError:
        pass  # The move itself went well, and the next run tells what it sees.
    if is_hidden:
        LOGGER.warning(
            "Entity %s: moved, but ITSM-NG's user data cache hides it, and all that is in it, from every session that "
            "begins from now on: %s, before the next run",
            entity,
            _REMEDY,
        )
