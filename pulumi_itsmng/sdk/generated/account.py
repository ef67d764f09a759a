"""Account: the component and its inputs.

Derived from the catalogue by `make generate`; change the declarations there, not this file.
"""

# Annotations are no strings here: Pulumi evaluates them anew for every resource.
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, overload

from pulumi import Input, ResourceOptions
from typing_extensions import Required, TypedDict

from pulumi_itsmng.sdk.components.account import AccountAuthorization, AccountComponent, AccountGroup
from pulumi_itsmng.sdk.generated.handles import (
    EntityReference,
    GroupReference,
    ItemReference,
    LocationReference,
    UserReference,
)

__all__ = [
    "Account",
    "AccountArgs",
    "AccountArgsDict",
    "AccountAuthorization",
    "AccountGroup",
]


@dataclass(kw_only=True)
class AccountArgs:
    """The inputs of a `Account`, whose documentation says what each means."""

    login: Input[str]
    password: Input[str] | None = None
    active: Input[bool] | None = None
    valid_since: Input[str] | None = None
    valid_until: Input[str] | None = None
    authentication: Input[str] | None = None
    authentication_source: ItemReference | None = None
    first_name: Input[str] | None = None
    last_name: Input[str] | None = None
    phone: Input[str] | None = None
    phone2: Input[str] | None = None
    mobile: Input[str] | None = None
    administrative_number: Input[str] | None = None
    title: ItemReference | None = None
    category: ItemReference | None = None
    location: LocationReference | None = None
    supervisor: UserReference | None = None
    comment: Input[str] | None = None
    language: Input[str] | None = None
    time_zone: Input[str] | None = None
    default_profile: ItemReference | None = None
    default_entity: EntityReference | None = None
    default_group: GroupReference | None = None
    adopt: Input[int | str] | None = None
    on_destroy: Input[str] | None = None
    create_missing: Input[bool] | None = None
    emails: Sequence[Input[str]] = ()
    groups: Sequence[GroupReference | AccountGroup] = ()
    authorizations: Sequence[ItemReference | AccountAuthorization] = ()


class AccountArgsDict(TypedDict, total=False):
    """The inputs of a `Account` as a dictionary."""

    login: Required[Input[str]]
    password: Input[str]
    active: Input[bool]
    valid_since: Input[str]
    valid_until: Input[str]
    authentication: Input[str]
    authentication_source: ItemReference
    first_name: Input[str]
    last_name: Input[str]
    phone: Input[str]
    phone2: Input[str]
    mobile: Input[str]
    administrative_number: Input[str]
    title: ItemReference
    category: ItemReference
    location: LocationReference
    supervisor: UserReference
    comment: Input[str]
    language: Input[str]
    time_zone: Input[str]
    default_profile: ItemReference
    default_entity: EntityReference
    default_group: GroupReference
    adopt: Input[int | str]
    on_destroy: Input[str]
    create_missing: Input[bool]
    emails: Sequence[Input[str]]
    groups: Sequence[GroupReference | AccountGroup]
    authorizations: Sequence[ItemReference | AccountAuthorization]


class Account(AccountComponent):
    """A user with addresses, groups and authorizations: a component, each part of which is a resource of its own."""

    @overload
    def __init__(
        self, resource_name: str, args: AccountArgs | AccountArgsDict, opts: ResourceOptions | None = None
    ) -> None: ...
    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        login: Input[str],
        password: Input[str] | None = None,
        active: Input[bool] | None = None,
        valid_since: Input[str] | None = None,
        valid_until: Input[str] | None = None,
        authentication: Input[str] | None = None,
        authentication_source: ItemReference | None = None,
        first_name: Input[str] | None = None,
        last_name: Input[str] | None = None,
        phone: Input[str] | None = None,
        phone2: Input[str] | None = None,
        mobile: Input[str] | None = None,
        administrative_number: Input[str] | None = None,
        title: ItemReference | None = None,
        category: ItemReference | None = None,
        location: LocationReference | None = None,
        supervisor: UserReference | None = None,
        comment: Input[str] | None = None,
        language: Input[str] | None = None,
        time_zone: Input[str] | None = None,
        default_profile: ItemReference | None = None,
        default_entity: EntityReference | None = None,
        default_group: GroupReference | None = None,
        adopt: Input[int | str] | None = None,
        on_destroy: Input[str] | None = None,
        create_missing: Input[bool] | None = None,
        emails: Sequence[Input[str]] = (),
        groups: Sequence[GroupReference | AccountGroup] = (),
        authorizations: Sequence[ItemReference | AccountAuthorization] = (),
    ) -> None: ...
    def __init__(self, resource_name: str, *args: Any, **inputs: Any) -> None:
        """Declare it.

        Args:
            resource_name: its name in the stack.
            args: all of its inputs, if they do not come as keywords; Pulumi's resource options.
            inputs: its inputs as keywords:
            login: Login: letters, digits, spaces and the signs ' @ . - _. Case and accents do not tell two apart.
                API column: `name`.
            password: Password. It is sent when it changes here, never read back, and not compared with that of the
                account. API column: `password`.
            active: Whether the account can be used. API column: `is_active`.
            valid_since: From when on the account can be used, such as `2026-01-31 08:00:00`. API column:
                `begin_date`.
            valid_until: Until when the account can be used, such as `2026-12-31 18:00:00`. API column: `end_date`.
            authentication: Where the password is kept: `internal` (in ITSM-NG itself), `mail` (a mail server),
                `ldap` (an LDAP directory), `external`, `cas` or `x509`. API column: `authtype`.
            authentication_source: Where the user comes from: an LDAP directory, or where `authentication` is
                `mail`, a mail server. API column: `auths_id`.
            first_name: First name. API column: `firstname`.
            last_name: Last name. API column: `realname`.
            phone: Phone number. API column: `phone`.
            phone2: Second phone number. API column: `phone2`.
            mobile: Mobile phone number. API column: `mobile`.
            administrative_number: Administrative number. API column: `registration_number`.
            title: Title, such as the profession. API column: `usertitles_id`.
            category: Category. API column: `usercategories_id`.
            location: The place where the user works. API column: `locations_id`.
            supervisor: Who is responsible for the user. API column: `users_id_supervisor`.
            comment: Comments. API column: `comment`.
            language: Language of the interface, such as `fr_FR`. Without it: that of the installation. API column:
                `language`.
            time_zone: Time zone, such as `Europe/Paris`. Without it: that of the server. API column: `timezone`.
            default_profile: The profile that the user begins with: one that the user is authorized for. It cannot
                be taken back, only changed. API column: `profiles_id`.
            default_entity: The entity that the user begins in: one that the user is authorized for. It cannot be
                taken back, only changed. API column: `entities_id`.
            default_group: The group that the user's tickets begin with: one that the user is a member of. It cannot
                be taken back, only changed. API column: `groups_id`.
            adopt: What to do if the item is there already when the resource is created: `never` is an error,
                `matching` takes over the one with the same natural key, out of the trash if need be, and changes what
                differs; an id takes over just that one; `duplicate` does not look, and creates another. The default is
                the provider's `adopt` setting.
            on_destroy: What becomes of the item when the resource leaves the program: `trash` or `purge`. The
                default is the provider's `onDestroy` setting. Kinds of item without a trash are always purged.
            create_missing: Make what a type, model, manufacturer, status, network, title or category names if there
                is none of that name yet.
            emails: Addresses, of which the first is the default.
            groups: Groups that the user is a member of: each a group, or a dictionary with `group`, `manager` and
                `delegate`.
            authorizations: Profiles that the user has: each a profile, or a dictionary with `profile`, `entity` and
                `child_entities`.
        """
        super().__init__(resource_name, *args, **inputs)
