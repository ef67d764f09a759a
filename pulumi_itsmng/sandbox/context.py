"""One request being answered."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from pulumi_itsmng.sandbox.clock import now
from pulumi_itsmng.sandbox.errors import ServerBrokeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pulumi_itsmng.sandbox.http.incoming import Incoming
    from pulumi_itsmng.sandbox.login.sessions import Sessions
    from pulumi_itsmng.sandbox.rules import Rules
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.session import Session
    from pulumi_itsmng.sandbox.storage import Database, Files, StatementRefusedError


class Backend(Protocol):
    """The installation that a request works on."""

    database: Database
    files: Files
    sessions: Sessions
    strict_sql: bool

    @property
    def behaviours(self) -> Mapping[str, Rules[RequestContext]]:
        """The rules of each itemtype, by its name."""


class RequestContext:
    """What a request carries through the rules: who asks, for what, and what is said on the way.

    Attributes:
        is_cascading: Whether an item is purged because one that it hangs on is.
    """

    def __init__(self, installation: Backend, request: Incoming) -> None:
        self.installation = installation
        self.request = request
        self.now = now()
        self.keeps_session = request.flag("session_write")
        self.is_cascading = False
        self._session: Session | None = None
        self._messages: list[str] = []
        self._refusals: list[str] = []

    @property
    def database(self) -> Database:
        """The installation's database."""
        return self.installation.database

    def behaviour(self, itemtype: Itemtype) -> Rules[RequestContext]:
        """The rules of an itemtype."""
        return self.installation.behaviours[itemtype.name]

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters of the request."""
        return self.request.parameters

    @property
    def session(self) -> Session:
        """The session the request belongs to; endpoints that need none never ask."""
        if self._session is None:
            raise RuntimeError("this endpoint has no session")
        return self._session

    @session.setter
    def session(self, session: Session) -> None:
        self._session = session

    def keep_session(self) -> None:
        """Let what the request changed in its session last, if it may write."""
        if self._session and self.keeps_session and self.installation.sessions.get(self._session.token):
            self.installation.sessions.keep(self._session)

    @contextmanager
    def cascade(self) -> Iterator[None]:
        """While what hangs on a purged item goes with it: that is told to no history."""
        outer, self.is_cascading = self.is_cascading, True
        try:
            yield
        finally:
            self.is_cascading = outer

    def add_message(self, message: str) -> None:
        """Leave a message for the answer.

        Args:
            message: A sentence.
        """
        self._messages.append(message)

    def refuse(self, refused: StatementRefusedError) -> None:
        """Go on after a refused statement, or end the request where the server is strict.

        Args:
            refused: What the database said.

        Raises:
            ServerBrokeError: The server is of the strict kind.
        """
        if self.installation.strict_sql:
            raise ServerBrokeError from refused
        self._refusals.append(str(refused))

    def last_message(self) -> str:
        """The message of the work done since the last time this was asked.

        Where nothing was said, the refused statements of the whole request speak: so in a batch
        the message of one item can be that of an earlier one.
        """
        said = self._messages or self._refusals
        self._messages = []
        return said[-1] if said else ""
