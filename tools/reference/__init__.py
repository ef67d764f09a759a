"""The reference pages in `docs/reference/`, derived from the catalogue, the settings and the program's own help."""

from __future__ import annotations

from pulumi_itsmng.catalog import CATALOG
from tools.reference.commands import commands_page
from tools.reference.overview import overview_page
from tools.reference.resource import file_name, resource_page
from tools.reference.settings import settings_page


def reference_pages() -> dict[str, str]:
    """The texts of all pages, by file name."""
    pages = {file_name(itemtype): resource_page(itemtype) for itemtype in CATALOG.values()}
    return pages | {"README.md": overview_page(), "configuration.md": settings_page(), "cli.md": commands_page()}
