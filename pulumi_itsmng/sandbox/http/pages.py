"""The pages for people."""

from __future__ import annotations

MAINTENANCE = """<!DOCTYPE html>
<html><head><title>Service unavailable</title></head>
<body><h1>Service unavailable</h1><p>The service is down for maintenance. It will be back soon.</p></body></html>
"""


def documentation(base_url: str) -> str:
    """The page at the root of the API, which error messages link to.

    Args:
        base_url: The API's address.

    Returns:
        The page.
    """
    return f"<!DOCTYPE html><html><head><title>API</title></head><body><h1>{base_url}</h1></body></html>"
