"""The sandbox as one ASGI application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.routing import Mount, Route

from pulumi_itsmng.sandbox.http.api import Api
from pulumi_itsmng.sandbox.http.control import Control
from pulumi_itsmng.sandbox.http.counter import RequestCounter
from pulumi_itsmng.sandbox.http.faults import Faults

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.installation import Installation

BASE_PATHS = ("/apirest.php", "/api")


def create_app(installation: Installation) -> Starlette:
    """The API under both its base paths, and `/_sandbox` beside it."""
    counter, faults = RequestCounter(), Faults()
    routes: list[Route | Mount] = [Mount("/_sandbox", routes=Control(installation, counter, faults).routes)]
    for base in BASE_PATHS:
        api = Api(base, installation, counter, faults)
        routes += [Route(base, api), Route(base + "/{path:path}", api)]
    return Starlette(routes=routes)
