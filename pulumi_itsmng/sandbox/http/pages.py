"""The pages for people."""

from __future__ import annotations

import html

MAINTENANCE = """<!DOCTYPE html>
<html><head><title>Service unavailable</title></head>
<body><h1>Service unavailable</h1><p>The service is down for maintenance. It will be back soon.</p></body></html>
"""

_ENDPOINTS = {
    "initSession": "Open a session: login and password, or Authorization: user_token; perhaps an App-Token.",
    "killSession": "Close the session.",
    "lostPassword": "Ask for a new password (PUT).",
    "getMyProfiles": "The profiles of the user.",
    "getActiveProfile": "The profile that decides what the session may do.",
    "changeActiveProfile": "Switch to another profile (POST profiles_id).",
    "getMyEntities": "The entities of the active profile.",
    "getActiveEntities": "The entities whose items the session works with.",
    "changeActiveEntities": "Switch to other entities (POST entities_id, is_recursive).",
    "getFullSession": "All the server keeps about the session.",
    "getGlpiConfig": "The settings of the installation.",
    ":itemtype": "A list of items (GET), or create items (POST input).",
    ":itemtype/:id": "One item: read (GET), change (PUT input), delete (DELETE).",
    "Document/:id": "The file itself with Accept: application/octet-stream or alt=media.",
    "User/:id/Picture": "The picture of a user.",
    ":itemtype/:id/:itemtype": "The items that hang on an item.",
    "getMultipleItems": "Items of several itemtypes.",
}
_ERRORS = {
    "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM": "The path begins with neither an endpoint nor an itemtype.",
    "ERROR": "A parameter makes no sense.",
    "ERROR_BAD_ARRAY": "The body has no input, or it is no object or list of objects.",
    "ERROR_JSON_PAYLOAD_FORBIDDEN": "A GET has a body.",
    "ERROR_RANGE_EXCEED_TOTAL": "The range begins behind the end of the list.",
    "ERROR_SESSION_TOKEN_MISSING": "There is no Session-Token.",
    "ERROR_LOGIN_PARAMETERS_MISSING": "Neither login and password nor a user token.",
    "ERROR_APP_TOKEN_PARAMETERS_MISSING": "The API client needs an App-Token.",
    "ERROR_WRONG_APP_TOKEN_PARAMETER": "The App-Token is not that of an active API client.",
}


def error_page(title: str) -> str:
    """The page of a server that refuses a request, or fails.

    Args:
        title: What it says.
    """
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{title}</body></html>"


def documentation(base_url: str) -> str:
    """The page at the root of the API, which error messages link to.

    Args:
        base_url: The API's address.
    """
    address = html.escape(base_url)
    endpoints = "\n".join(f"<dt>{address}/{name}</dt><dd>{text}</dd>" for name, text in _ENDPOINTS.items())
    errors = "\n".join(f'<dt id="{code}">{code}</dt><dd>{text}</dd>' for code, text in _ERRORS.items())
    return f"""<!DOCTYPE html>
<html lang="en"><head><title>ITSM-NG REST API</title></head>
<body><h1>ITSM-NG REST API</h1>
<p>A sandbox of it: for development and tests.</p>
<h2>Endpoints</h2>
<dl>
{endpoints}
</dl>
<h2>Errors</h2>
<dl>
{errors}
</dl>
</body></html>
"""
