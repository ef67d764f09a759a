"""getMyProfiles, getActiveProfile and changeActiveProfile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.endpoints.session_data import active_profile
from pulumi_itsmng.sandbox.errors import bad_request, item_not_found
from pulumi_itsmng.sandbox.http.answers import NOTHING, Answer
from pulumi_itsmng.sandbox.items.values import number_of
from pulumi_itsmng.sandbox.login.profiles import switch

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext


def get_my_profiles(context: RequestContext) -> Answer:
    """The profiles of the user, each with the entities it is for."""
    profiles = [
        {"id": profile_id, "name": profile["name"], "entities": list(profile["entities"].values())}
        for profile_id, profile in context.session.profiles.items()
    ]
    return Answer({"myprofiles": profiles})


def get_active_profile(context: RequestContext) -> Answer:
    """The profile that decides what the session may do."""
    return Answer({"active_profile": active_profile(context.session)})


def change_active_profile(context: RequestContext) -> Answer:
    """Switch to another profile of the user."""
    profile_id = context.parameters.get("profiles_id")
    if profile_id is None:
        raise bad_request()
    if number_of(profile_id) not in context.session.profiles:
        raise item_not_found()
    switch(context.database, context.session, number_of(profile_id))
    return Answer(NOTHING)
