"""Preferences of a user: one that equals the installation's own is stored as none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.config import settings
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input

PREFERENCES = frozenset(
    {
        "backcreated",
        "csv_delimiter",
        "date_format",
        "default_dashboard_assets",
        "default_dashboard_central",
        "default_dashboard_helpdesk",
        "default_dashboard_mini_ticket",
        "default_requesttypes_id",
        "display_count_on_home",
        "duedatecritical_color",
        "duedatecritical_less",
        "duedatecritical_unit",
        "duedateok_color",
        "duedatewarning_color",
        "duedatewarning_less",
        "duedatewarning_unit",
        "followup_private",
        "highcontrast_css",
        "is_ids_visible",
        "keep_devices_when_purging_item",
        "language",
        "layout",
        "list_limit",
        "lock_autolock_mode",
        "lock_directunlock_notification",
        "names_format",
        "notification_to_myself",
        "number_format",
        "palette",
        "pdffont",
        "priority_1",
        "priority_2",
        "priority_3",
        "priority_4",
        "priority_5",
        "priority_6",
        "refresh_views",
        "set_default_requester",
        "set_default_tech",
        "show_count_on_tabs",
        "show_jobs_at_login",
        "task_private",
        "task_state",
        "use_flat_dropdowntree",
    }
)


def without_defaults(call: Call, wanted: Input) -> Input:
    """A user's values, his preferences reduced to what differs from the installation's.

    Args:
        call: The request.
        wanted: The values.

    Returns:
        The values.
    """
    if PREFERENCES.isdisjoint(wanted):
        return dict(wanted)
    defaults = settings(call.database)
    return {
        name: "NULL" if name in PREFERENCES and value is not None and as_text(value) == defaults.get(name) else value
        for name, value in wanted.items()
    }
