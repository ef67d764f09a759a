"""What tests do with the sandbox itself, beside the API: `/_sandbox`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.responses import JSONResponse
from starlette.routing import Route

from pulumi_itsmng.sandbox.http.faults import FAULTS

if TYPE_CHECKING:
    from starlette.requests import Request

    from pulumi_itsmng.sandbox.http.counter import RequestCounter
    from pulumi_itsmng.sandbox.http.faults import Faults
    from pulumi_itsmng.sandbox.installation import Installation


class ResetOrder(BaseModel):
    """The body of a reset.

    Attributes:
        strict_sql: The kind of server from now on; None leaves it as the sandbox was started.
    """

    model_config = ConfigDict(extra="forbid")

    strict_sql: bool | None = None


class Control:
    """Resets the sandbox, tells what was asked of it and what it keeps, and takes orders for faults.

    Args:
        counter: Counts requests.
        faults: The faults that are to happen.
    """

    def __init__(self, installation: Installation, counter: RequestCounter, faults: Faults) -> None:
        self._installation = installation
        self._counter = counter
        self._faults = faults
        self._strict_sql = installation.strict_sql

    @property
    def routes(self) -> list[Route]:
        """Its paths."""
        return [
            Route("/reset", self.reset, methods=["POST"]),
            Route("/cache", self.clear_cache, methods=["POST"]),
            Route("/requests", self.requests, methods=["GET"]),
            Route("/tables", self.tables, methods=["GET"]),
            Route("/faults", self.order_faults, methods=["POST"]),
        ]

    async def reset(self, request: Request) -> JSONResponse:
        """Back to a fresh installation, nothing counted, no faults ordered."""
        try:
            order = ResetOrder.model_validate_json(await request.body() or b"{}")
        except ValidationError as error:
            return _refusal(error)
        strict_sql = self._strict_sql if order.strict_sql is None else order.strict_sql
        self._installation.reset(strict_sql=strict_sql)
        self._counter.clear()
        self._faults.replace([])
        return JSONResponse({"strict_sql": strict_sql})

    async def clear_cache(self, request: Request) -> JSONResponse:  # noqa: ARG002
        """Clear the user data cache, as *Setup > General > Performance* and a restart of PHP with APCu do."""
        self._installation.clear_cache()
        return JSONResponse({"cleared": True})

    async def requests(self, request: Request) -> JSONResponse:  # noqa: ARG002
        """How many requests of the API arrived since the last reset."""
        return JSONResponse(self._counter.report())

    async def tables(self, request: Request) -> JSONResponse:  # noqa: ARG002
        """The rows of each table, as the database keeps them; no table that has none."""
        return JSONResponse(self._installation.database.tables())

    async def order_faults(self, request: Request) -> JSONResponse:
        """Replace the faults that are to happen."""
        try:
            faults = FAULTS.validate_json(await request.body())
        except ValidationError as error:
            return _refusal(error)
        self._faults.replace(faults)
        return JSONResponse({"faults": len(faults)})


def _refusal(error: ValidationError) -> JSONResponse:
    return JSONResponse({"errors": error.errors(include_url=False, include_context=False, include_input=False)}, 422)
