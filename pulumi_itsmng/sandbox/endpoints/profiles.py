"""getMyProfiles, getActiveProfile and changeActiveProfile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.endpoints.session_data import active_profile
from pulumi_itsmng.sandbox.errors import bad_request, item_not_found
from pulumi_itsmng.sandbox.http.answers import NOTHING, Answer
from pulumi_itsmng.sandbox.items.values import number_of
from pulumi_itsmng.sandbox.login.profiles import switch

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call


def get_my_profiles(call: Call) -> Answer:
    """The profiles of the user, each with the entities it is for."""
    profiles = [
        {"id": profile_id, "name": profile["name"], "entities": list(profile["entities"].values())}
        for profile_id, profile in call.session.profiles.items()
    ]
    return Answer({"myprofiles": profiles})


def get_active_profile(call: Call) -> Answer:
    """The profile that decides what the session may do."""
    return Answer({"active_profile": active_profile(call.session)})


def change_active_profile(call: Call) -> Answer:
    """Switch to another profile of the user."""
    profile_id = call.parameters.get("profiles_id")
    if profile_id is None:
        raise bad_request()
    if number_of(profile_id) not in call.session.profiles:
        raise item_not_found()
    switch(call.database, call.session, number_of(profile_id))
    return Answer(NOTHING)
