"""The stack: whether it can be read, and whether it still holds what was replaced since."""

from __future__ import annotations

from pulumi_itsmng.api import SettingsError
from pulumi_itsmng.config.settings import Settings, config_key, environment_variable, is_secret, load_settings
from pulumi_itsmng.doctor.check_context import CheckContext
from pulumi_itsmng.doctor.result import Finding, failure, ok, skipped, warning
from pulumi_itsmng.stack.cli import PulumiCliError, Stack, project_file
from pulumi_itsmng.stack.state import StateError, read_state
from pulumi_itsmng.text import pluralize

_RUN_PROGRAM = "run `pulumi up`, and until then pass --run-program to `pulumi refresh` and `pulumi destroy`"


async def check_stack(context: CheckContext) -> list[Finding]:
    """There is a project with a stack, and its configuration and its state can be read."""
    if project_file(context.folder) is None:
        return [skipped("no Pulumi.yaml in this folder or above: only the environment has settings")]
    stack = Stack(context.folder, context.environment, context.stack_name)
    try:
        context.config, context.state = stack.config(), read_state(stack.export())
    except StateError as error:
        return [failure(error.sentence, error.hint)]
    except PulumiCliError as error:
        return [
            failure(
                error.sentence,
                "log in to the backend (`pulumi login`), select the stack (`pulumi stack select`, or --stack), and "
                "set the passphrase (PULUMI_CONFIG_PASSPHRASE) if it has one",
            )
        ]
    context.stack = stack
    return [ok(f"the stack can be read, and manages {pluralize(len(context.state.items), 'item')}")]


async def check_config_secrets(context: CheckContext) -> list[Finding]:
    """No token and no password stands in the stack's configuration in clear."""
    if context.stack is None:
        return [skipped("no stack's configuration to look at")]
    keys = [config_key(name) for name, field in Settings.model_fields.items() if is_secret(field)]
    in_clear = [key for key in keys if key in context.config and not context.config[key].secret]
    if in_clear:
        return [
            failure(
                f"{', '.join(in_clear)}: in the stack's configuration in clear",
                f"renew it in ITSM-NG, as it was readable, and run `pulumi config set --secret {in_clear[0]}`",
            )
        ]
    return [ok("the stack's configuration holds no token or password in clear")]


async def check_state(context: CheckContext) -> list[Finding]:
    """`refresh` and `destroy`, which take address and tokens from the state, would use those of today."""
    stored = context.state.settings
    if stored is None:
        return [skipped("nothing was deployed yet, so no address and no token stand in the state")]
    try:
        then = load_settings(stored.get, context.environment)
    except SettingsError as error:
        fix = f"{error.hint}; or {_RUN_PROGRAM}" if error.hint else _RUN_PROGRAM
        return [warning(f"the settings in the state do not go with those of today: {error.sentence}", fix)]
    stale = [name for name in Settings.model_fields if getattr(then, name) != getattr(context.settings, name)]
    if not stale:
        return [ok("refresh and destroy use the address and the credentials of today")]
    names = ", ".join(config_key(name) for name in stale)
    secrets = [environment_variable(name) for name in stale if is_secret(Settings.model_fields[name])]
    or_set = f"; or set {' and '.join(secrets)}" if secrets else ""
    return [warning(f"not as in the state: {names}", _RUN_PROGRAM + or_set)]
