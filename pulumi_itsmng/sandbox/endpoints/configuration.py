"""getGlpiConfig."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.config import settings
from pulumi_itsmng.sandbox.http.answers import Answer
from pulumi_itsmng.sandbox.itemtypes.user_preferences import PREFERENCES
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call

_SECRET = frozenset({"smtp_passwd", "proxy_passwd"})
_CONSTANT: dict[str, Any] = {
    "debug_lang": 0,
    "debug_sql": 0,
    "debug_vars": 0,
    "javascript": {},
    "languages": {
        "en_GB": ["English", "en_GB.mo", "en-GB", "en", "english", 2],
        "fr_FR": ["Français", "fr_FR.mo", "fr", "fr", "french", 2],
        "pl_PL": ["Polski", "pl_PL.mo", "pl", "pl", "polish", 2],
    },
    "max_time_for_count": 200,
    "root_doc": "",
    "typedoc_icon_dir": "/pics/icones",
    "union_search_type": {"ReservationItem": "reservation_types", "AllAssets": "asset_types"},
}


def get_glpi_config(call: Call) -> Answer:
    """The installation's settings and its lists of itemtypes, without what is secret."""
    shown: dict[str, Any] = {name: value for name, value in settings(call.database).items() if name not in _SECRET}
    shown |= _CONSTANT | ITEMTYPE_LISTS
    shown["url_base_api"] = call.request.base_url
    shown["user_pref_field"] = sorted(PREFERENCES)
    shown["glpitables"] = shown["glpitablesitemtype"] = {itemtype.table: itemtype.name for itemtype in REGISTRY}
    shown["glpiitemtypetables"] = {itemtype.name: itemtype.table for itemtype in REGISTRY}
    return Answer({"cfg_glpi": shown})
