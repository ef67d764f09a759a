"""The account: whether it may log in, with which profile, and where it works."""

from __future__ import annotations

from contextlib import AsyncExitStack

from pulumi_itsmng.api import AuthenticationFailed, Client, SettingsError, UserTokenInvalid
from pulumi_itsmng.catalog.itemtype import RESOLVED
from pulumi_itsmng.config.settings import config_key, environment_variable
from pulumi_itsmng.doctor.check_context import CheckContext
from pulumi_itsmng.doctor.connectivity import refused
from pulumi_itsmng.doctor.result import Finding, failure, ok, warning
from pulumi_itsmng.lifecycle.names import SEPARATOR

_RENEW = "A new token or password in a pipeline: put it into the variable that the job takes it from."

_REFUSED_TOKEN = (
    "the server does not tell the cause. Either the token is wrong or was renewed: copy the account's API token from "
    f"its settings in ITSM-NG into {config_key('user_token')} ({environment_variable('user_token')}); or the account "
    "is inactive, in the trash, not valid yet or expired, or has no authorization (profile): see Administration > "
    "Users; or logins by token are switched off: see Setup > General > API"
)


async def check_login(context: CheckContext, ending: AsyncExitStack) -> list[Finding]:
    """The account's token, or login and password, opens a session."""
    anywhere = context.settings.model_copy(update={"profile": None, "entity": None})
    context.client = await ending.enter_async_context(Client(anywhere))
    try:
        session = await context.client.account.full_session()
    except AuthenticationFailed as error:
        found = refused(error)
        fix = _REFUSED_TOKEN if isinstance(error, UserTokenInvalid) else found.fix
        return [failure(found.what, f"{fix}. {_RENEW}")]
    return [ok(f"logged in as {session.get('glpiname')!r}")]


async def check_profile(context: CheckContext) -> list[Finding]:
    """The account has the profile that the settings name, and it is one that can manage anything."""
    account = context.client.account
    if context.settings.profile is not None:
        try:
            await account.change_profile(context.settings.profile)
        except SettingsError as error:
            return [failure(error.sentence, error.hint or _authorize("profile"))]
    context.profile = await account.active_profile()
    name = context.profile.get("name")
    if context.profile.get("interface") == "helpdesk":
        return [
            failure(
                f"the profile {name!r} has the simplified interface, which manages nothing",
                f"give the account a profile of the standard interface, or name it ({config_key('profile')})",
            )
        ]
    return [ok(f"the profile is {name!r}")]


async def check_entity(context: CheckContext) -> list[Finding]:
    """The session works where it should, with the entities below, and sees those of the stack's items."""
    account = context.client.account
    if context.settings.entity is not None:
        try:
            await account.change_entities(context.settings.entity)
        except SettingsError as error:
            return [failure(error.sentence, error.hint or _authorize("entity"))]
    active = await account.active_entities()
    unseen = sorted(_entities_of(context) - set(active.entity_ids))
    if unseen:
        return [
            failure(
                f"items of the stack are in entities that the session does not see: {', '.join(map(str, unseen))}",
                f"authorize the account there, recursively, or choose another entity ({config_key('entity')})",
            )
        ]
    names = {entity["id"]: entity["name"] for entity in await account.entities()}
    name = names.get(active.entity_id, str(active.entity_id))
    below = [one for one in active.entity_ids if names.get(one, "").startswith(name + SEPARATOR)]
    if not (active.recursive or below or await _is_authorized_below(context, active.entity_id)):
        return [
            warning(
                f"the session works in the entity {name!r} alone, not in those below it",
                "make the account's authorization recursive in Administration > Users, if some are managed too",
            )
        ]
    return [ok(f"the session works in the entity {name!r} and {len(below)} below it")]


async def _is_authorized_below(context: CheckContext, entity_id: int) -> bool:
    """Whether the authorization in an entity is recursive.

    The flag of the session does not tell: in a sub-entity it is false after a login, whatever the authorization says.
    """
    profiles = await context.client.account.profiles()
    authorized = [one for profile in profiles if profile["id"] == context.profile["id"] for one in profile["entities"]]
    return any(one["id"] == entity_id and one["is_recursive"] for one in authorized)


def _authorize(name: str) -> str:
    return (
        f"correct {config_key(name)} ({environment_variable(name)}), or add an authorization to the account in "
        "Administration > Users"
    )


def _entities_of(context: CheckContext) -> set[int]:
    """The ids of the entities that the stack's items are in, as its state says."""
    led_to = [item.state.get(RESOLVED.name, {}).get("entity", {}) for item in context.state.items]
    return {int(entity["id"]) for entity in led_to if "id" in entity}
