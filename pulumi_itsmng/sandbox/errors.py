"""Why a request is not answered as asked."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """An answer of the API that is an error array.

    Args:
        code: The first element, such as `ERROR_ITEM_NOT_FOUND`; clients match it.
        text: The second element: a sentence, or a batch's list of results.
        status: The HTTP status.
        documented: Whether the sentence ends with a link to the documentation.
    """

    def __init__(self, code: str, text: Any, status: int = 400, *, documented: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.text = text
        self.status = status
        self.documented = documented


class ServerBrokeError(Exception):
    """The real server's program ends here: 200, HTML, nothing in it. What it did so far stays done.

    Attributes:
        status: The HTTP status.
    """

    status = 200


class NumericClassError(ServerBrokeError):
    """The server looks for a class whose name is a number, which its program ends itself: 500, nothing in it."""

    status = 500


def bad_request(text: str = "Bad Request") -> ApiError:
    """A parameter makes no sense."""
    return ApiError("ERROR", text, documented=True)


def bad_array() -> ApiError:
    """There is no `input` of objects."""
    return ApiError("ERROR_BAD_ARRAY", "input parameter must be an array of objects", documented=True)


def item_not_found() -> ApiError:
    """There is no such item."""
    return ApiError("ERROR_ITEM_NOT_FOUND", ITEM_NOT_FOUND, 404)


def right_missing() -> ApiError:
    """The session may not read that."""
    return ApiError("ERROR_RIGHT_MISSING", RIGHT_MISSING, 403)


def unknown_itemtype() -> ApiError:
    """The first part of the path is neither an endpoint nor an itemtype."""
    return ApiError(
        "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM",
        "resource not found or not an instance of CommonDBTM",
        documented=True,
    )


ITEM_NOT_FOUND = "Item not found"
RIGHT_MISSING = "You don't have permission to perform this action."
