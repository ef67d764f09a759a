"""The address of the API, from whatever address of the server people have at hand."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

_API = ("apirest.php", "api")
"""Where the API answers: always under the first; under the second where the web server rewrites it."""

_WEB_FOLDERS = ("front", "ajax", "plugins", "marketplace", "public")
"""Folders of the web interface: what stands before them in an address is where ITSM-NG is installed."""


def api_address(url: str) -> str:
    """The API's address.

    Args:
        url: A host, the address of the API with or without a slash at the end, or that of any page of the web
            interface. Without a scheme, https is taken, or http for this machine.

    Returns:
        An address that ends with `/apirest.php`, or with `/api` if that was given.

    Raises:
        ValueError: it is no address, or holds credentials.
    """
    url = url.strip()
    if "://" not in url:
        url = f"{'http' if is_loopback(urlsplit(f'//{url}').hostname or '') else 'https'}://{url}"
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or " " in parts.netloc:
        raise ValueError("it must be an address such as https://itsm.example.org/apirest.php")
    _ = parts.port  # raises ValueError for one that is out of range
    if parts.username or parts.password:
        raise ValueError("it must hold no credentials; they have settings of their own")
    folders = [folder for folder in parts.path.split("/") if folder]
    return f"{parts.scheme}://{parts.netloc}/{'/'.join(_api_path(folders))}"


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, so that nothing crosses a network."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _api_path(folders: list[str]) -> list[str]:
    for position, folder in enumerate(folders):
        if folder in _API:
            return folders[: position + 1]
        if folder in _WEB_FOLDERS or folder.endswith(".php"):
            return [*folders[:position], _API[0]]
    return [*folders, _API[0]]
