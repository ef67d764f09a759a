"""getGlpiConfig."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.config import settings
from pulumi_itsmng.sandbox.http.answers import Answer
from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext

_SECRET = frozenset({"smtp_passwd", "proxy_passwd"})
_CONSTANT: dict[str, Any] = json.loads(files(__package__).joinpath("configuration.json").read_text("utf-8")) | {
    "debug_lang": 1,
    "debug_sql": 1,
    "debug_vars": 1,
    "max_time_for_count": 200,
    "root_doc": "",
    "typedoc_icon_dir": "/pics/icones",
    "union_search_type": {"ReservationItem": "reservation_types", "AllAssets": "asset_types"},
}
_ICONS = ("default_impact_asset_types", "impact_asset_types")
_ENCODED = ("lock_item_list", "priority_matrix")
_SEEN_SO_FAR = ("Config", "Plugin", "APIClient")
"""The itemtypes whose tables the server has looked for before it answers; the answer has no others."""


def get_glpi_config(context: RequestContext) -> Answer:
    """The installation's settings and its lists of itemtypes, without what is secret."""
    shown: dict[str, Any] = {name: value for name, value in settings(context.database).items() if name not in _SECRET}
    shown |= {name: json.loads(shown[name]) for name in _ENCODED if shown.get(name)}
    shown |= _CONSTANT | ITEMTYPE_LISTS
    shown |= {name: {word: f"pics/impact/{word.lower()}.png" for word in ITEMTYPE_LISTS[name]} for name in _ICONS}
    shown["url_base_api"] = context.request.base_url
    tables = {name: f"glpi_{name.lower()}s" for name in _SEEN_SO_FAR}
    shown |= {"glpitables": [], "glpitablesitemtype": tables}
    shown["glpiitemtypetables"] = {table: name for name, table in tables.items()}
    return Answer({"cfg_glpi": shown})
