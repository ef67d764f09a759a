"""The server's clock."""

from datetime import datetime


def now() -> str:
    """The time in the server's own zone, as a timestamp column shows it."""
    return datetime.now().strftime("%Y-%m-%d %H:%M:%S")
