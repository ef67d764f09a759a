"""A request of the API: its path, its parameters, and who sends it."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.errors import ApiError, ServerBrokeError
from pulumi_itsmng.sandbox.http.body import is_multipart
from pulumi_itsmng.sandbox.php import query
from pulumi_itsmng.sandbox.php.values import truthy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pulumi_itsmng.sandbox.http.body import Body
    from pulumi_itsmng.sandbox.http.multipart import Form

Parameters = dict[str, Any]

_DEEPEST_JSON = 511
_BOOLEANS = {"true": True, "false": False}


@dataclass(slots=True)
class Incoming:
    """What one request says.

    Attributes:
        method: The HTTP method, any word.
        path: The parts of the path below the base URL.
        parameters: Query string, body and headers in one, as the server sees them.
        base_url: The API's address, for links and Location headers.
        client: The IP address of the sender.
        is_json: Whether it says that its body is JSON.
        wants_file: Whether a document's file is wanted rather than what is known of it.
        headers: Its headers, by lower-case name.
        files: The files of the form by field: one, or an array of them.
    """

    method: str
    path: list[str]
    parameters: Parameters = field(default_factory=dict)
    base_url: str = ""
    client: str = "127.0.0.1"
    is_json: bool = False
    wants_file: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)
    files: Parameters = field(default_factory=dict)

    @property
    def resource(self) -> str:
        """The first part of the path: an endpoint or an itemtype."""
        return self.path[0].strip() if self.path else ""

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A parameter read as a boolean: only nothing, 0 and the word false are false.

        Args:
            name: The parameter.
            default: What it is if the request does not name it.
        """
        return truthy(self.parameters.get(name, default))


def split_path(path: str) -> list[str]:
    """The parts of a path below the base URL; an `api/` anywhere in it is dropped, as on the server.

    Args:
        path: The path, decoded.
    """
    return path.strip("/").replace("api/", "").split("/")


def read(method: str, path: list[str], query_string: str, headers: Mapping[str, str], body: Body) -> Incoming:
    """Read a request.

    Args:
        method: The HTTP method.
        path: The parts of its path below the base URL.
        query_string: What follows the question mark.
        headers: Its headers, by lower-case name.

    Returns:
        The request. Headers win over the body, the body over the query string.

    Raises:
        ApiError: A GET with a body, or a body that is not the JSON it says it is.
        ServerBrokeError: A form with files that are for nothing.
    """
    content = body.content.strip()
    if content and method == "GET":
        raise ApiError(
            "ERROR_JSON_PAYLOAD_FORBIDDEN", "GET Request should not have json payload (http body)", documented=True
        )
    parameters = query.parse(query_string)
    wants_file = parameters.get("alt") == "media" or headers.get("accept") == "application/octet-stream"
    content_type = headers.get("content-type", "")
    if is_multipart(content_type):
        parameters |= _manifest(parameters, body.form)
    else:
        parameters |= _body_parameters(content_type, content)
    for name, value in parameters.items():
        if isinstance(value, str):
            parameters[name] = _BOOLEANS.get(value, value)
    parameters |= _header_parameters(headers)
    return Incoming(
        method,
        path,
        parameters,
        is_json=_is_json(content_type),
        wants_file=wants_file,
        headers=headers,
        files=query.parameters_of((file.field, file) for file in body.form.files),
    )


def _manifest(parameters: Parameters, form: Form) -> Parameters:
    """The parameters that come with files: JSON in a field of the form, whose input the files are for."""
    if not form.files:
        raise ApiError("ERROR_UPLOAD_FILE_TOO_BIG_POST_MAX_SIZE", "The file seems too big")
    manifest = (parameters | query.parameters_of(form.fields)).get("uploadManifest", "")
    if isinstance(manifest, dict):
        raise ServerBrokeError
    if not manifest:
        raise _invalid_json()
    told = _json_parameters(manifest.encode("utf-8", "replace"))
    wanted = told.get("input")
    if not isinstance(wanted, dict):
        raise ServerBrokeError
    return told | {"input": wanted | {"_filename": [], "_prefix_filename": []}, "upload_result": []}


def _body_parameters(content_type: str, body: bytes) -> Parameters:
    if _is_json(content_type):
        return _json_parameters(body)
    if "application/x-www-form-urlencoded" in content_type:
        return query.parse(body.decode("utf-8", "replace"))
    return {}


def _is_json(content_type: str) -> bool:
    return "application/json" in content_type


def _json_parameters(body: bytes) -> Parameters:
    if not body:
        return {}
    try:
        document = json.loads(body, parse_constant=_refuse)
        if b"\\u" in body:
            json.dumps(document, ensure_ascii=False).encode()  # half of a surrogate pair is no text
    except (ValueError, RecursionError) as error:
        raise _invalid_json() from error
    taken_for_error = document != {} and not truthy(document)  # null, 0 and the like
    if taken_for_error or _is_deep(document):
        raise _invalid_json()
    return document if isinstance(document, dict) else {}


def _invalid_json() -> ApiError:
    return ApiError("ERROR_JSON_PAYLOAD_INVALID", "JSON payload seems not valid")


def _is_deep(document: Any) -> bool:
    """Whether lists and objects are in each other more levels deep than PHP reads."""
    level = [document]
    for _ in range(_DEEPEST_JSON):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return False
    return True


def _inside(value: Any) -> list[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [one for one in inner if isinstance(one, (dict, list))]


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _header_parameters(headers: Mapping[str, str]) -> Parameters:
    parameters: Parameters = {}
    scheme, _, credentials = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        login, _, password = _decode(credentials).partition(":")
        parameters |= {"login": login, "password": password}
    elif scheme == "user_token":
        parameters["user_token"] = credentials.strip()
    for header, name in (("session-token", "session_token"), ("app-token", "app_token")):
        if header in headers:
            parameters[name] = headers[header]
    return parameters


def _decode(credentials: str) -> str:
    try:
        return base64.b64decode(credentials).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
