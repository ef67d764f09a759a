"""The page that leads to all others."""

from __future__ import annotations

from pulumi_itsmng.catalog import CATALOG
from tools.reference.markdown import page, table
from tools.reference.resource import file_name

_BESIDE = """\
`itsmng.Account` is a user with addresses, groups and authorizations in one call: [Accounts](../accounts.md).
`itsmng.Organization` is a whole organisation from a file: [An organisation in YAML](../organization.md).
[Configuration](configuration.md) has every setting, [the itsmng program](cli.md) every command."""


def overview_page() -> str:
    """Every resource in a line, and the other pages."""
    rows = [[f"[itsmng.{one.name}]({file_name(one)})", one.description] for one in CATALOG.values()]
    return page(
        "Reference",
        "the catalogue (`pulumi_itsmng/catalog`)",
        [
            table(["resource", "what it is"], rows),
            _BESIDE,
        ],
    )
