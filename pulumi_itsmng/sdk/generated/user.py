"""User: the resource, its inputs, and its lookup.

Derived from the catalogue by `make generate`; change the declarations there, not this file.
"""

# Annotations are no strings here: Pulumi evaluates them anew for every resource.
from dataclasses import dataclass
from typing import Any, overload

from pulumi import Input, Output, ResourceOptions
from typing_extensions import Required, TypedDict

from pulumi_itsmng.sdk.generated.handles import (
    EntityReference,
    FoundUser,
    GroupReference,
    ItemReference,
    LocationReference,
    UserHandle,
    UserReference,
)
from pulumi_itsmng.sdk.lookups import look_up, look_up_output
from pulumi_itsmng.sdk.resource import ItemResource

__all__ = [
    "GetUserResult",
    "User",
    "UserArgs",
    "UserArgsDict",
    "get_user",
    "get_user_output",
]


@dataclass(kw_only=True)
class UserArgs:
    """The inputs of a `User`, whose documentation says what each means."""

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


class UserArgsDict(TypedDict, total=False):
    """The inputs of a `User` as a dictionary."""

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


class User(ItemResource, UserHandle, module="itsmng", name="User"):
    """A person with an account. Addresses, groups and authorizations are resources of their own."""

    itemtype = "User"

    login: Output[str | None]
    """Login: letters, digits, spaces and the signs ' @ . - _. Case and accents do not tell two apart. API column:
    `name`."""
    password: Output[str | None]
    """Password. It is sent when it changes here, never read back, and not compared with that of the account. API
    column: `password`."""
    active: Output[bool | None]
    """Whether the account can be used. API column: `is_active`."""
    valid_since: Output[str | None]
    """From when on the account can be used, such as `2026-01-31 08:00:00`. API column: `begin_date`."""
    valid_until: Output[str | None]
    """Until when the account can be used, such as `2026-12-31 18:00:00`. API column: `end_date`."""
    authentication: Output[str | None]
    """Where the password is kept: `internal` (in ITSM-NG itself), `mail` (a mail server), `ldap` (an LDAP
    directory), `external`, `cas` or `x509`. API column: `authtype`."""
    authentication_source: Output[int | str | None]
    """Where the user comes from: an LDAP directory, or where `authentication` is `mail`, a mail server. API column:
    `auths_id`."""
    first_name: Output[str | None]
    """First name. API column: `firstname`."""
    last_name: Output[str | None]
    """Last name. API column: `realname`."""
    phone: Output[str | None]
    """Phone number. API column: `phone`."""
    phone2: Output[str | None]
    """Second phone number. API column: `phone2`."""
    mobile: Output[str | None]
    """Mobile phone number. API column: `mobile`."""
    administrative_number: Output[str | None]
    """Administrative number. API column: `registration_number`."""
    title: Output[int | str | None]
    """Title, such as the profession. API column: `usertitles_id`."""
    category: Output[int | str | None]
    """Category. API column: `usercategories_id`."""
    location: Output[int | str | None]
    """The place where the user works. API column: `locations_id`."""
    supervisor: Output[int | str | None]
    """Who is responsible for the user. API column: `users_id_supervisor`."""
    comment: Output[str | None]
    """Comments. API column: `comment`."""
    language: Output[str | None]
    """Language of the interface, such as `fr_FR`. Without it: that of the installation. API column: `language`."""
    time_zone: Output[str | None]
    """Time zone, such as `Europe/Paris`. Without it: that of the server. API column: `timezone`."""
    default_profile: Output[int | str | None]
    """The profile that the user begins with: one that the user is authorized for. It cannot be taken back, only
    changed. API column: `profiles_id`."""
    default_entity: Output[int | str | None]
    """The entity that the user begins in: one that the user is authorized for. It cannot be taken back, only
    changed. API column: `entities_id`."""
    default_group: Output[int | str | None]
    """The group that the user's tickets begin with: one that the user is a member of. It cannot be taken back, only
    changed. API column: `groups_id`."""
    adopt: Output[int | str | None]
    """What to do if the item is there already when the resource is created: `never` is an error, `matching` takes
    over the one with the same natural key, out of the trash if need be, and changes what differs; an id takes
    over just that one; `duplicate` does not look, and creates another. The default is the provider's `adopt`
    setting."""
    on_destroy: Output[str | None]
    """What becomes of the item when the resource leaves the program: `trash` or `purge`. The default is the
    provider's `onDestroy` setting. Kinds of item without a trash are always purged."""
    create_missing: Output[bool | None]
    """Make what a type, model, manufacturer, status, network, title or category names if there is none of that name
    yet."""
    item_id: Output[int]
    """The item's id, as a number. API column: `id`."""
    is_deleted: Output[bool]
    """Whether the item lies in the trash. API column: `is_deleted`."""
    unverified: Output[bool]
    """Whether the item was created, but could not be read afterwards: the next update verifies it."""
    date_creation: Output[str]
    """When the item was created, in the server's time zone. API column: `date_creation`."""
    date_mod: Output[str]
    """When the item was last changed, in the server's time zone, as of the last change of a declared field. API
    column: `date_mod`."""
    last_login: Output[str]
    """When the user last logged in, in the server's time zone. API column: `last_login`."""
    password_last_update: Output[str]
    """When the password was last set, in the server's time zone. API column: `password_last_update`."""
    resolved: Output[dict[str, Any]]
    """What its references led to: `id` and `name` of each, by the reference."""

    @overload
    def __init__(
        self, resource_name: str, args: UserArgs | UserArgsDict, opts: ResourceOptions | None = None
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
        """
        super().__init__(resource_name, *args, **inputs)


@dataclass(frozen=True, kw_only=True)
class GetUserResult(FoundUser):
    """What a lookup gives; the documentation of `User` says what each attribute means."""

    itemtype = "User"

    login: str
    active: bool
    valid_since: str | None
    valid_until: str | None
    authentication: str
    authentication_source: int | None
    first_name: str
    last_name: str
    phone: str
    phone2: str
    mobile: str
    administrative_number: str
    title: int | None
    category: int | None
    location: int | None
    supervisor: int | None
    comment: str
    language: str
    time_zone: str
    default_profile: int | None
    default_entity: int | None
    default_group: int | None
    is_deleted: bool
    date_creation: str | None
    date_mod: str | None
    last_login: str | None
    password_last_update: str | None


def get_user(
    id: int | str | None = None,
    *,
    login: str | None = None,
) -> GetUserResult:
    """Look up a User by its id, or by what tells it from others; what is left out may be any.

    Args:
        id: the item's id.
        login: Login: letters, digits, spaces and the signs ' @ .

    Raises:
        LookupFailed: there is none, or there are several; the error names similar ones, or them.
    """
    return look_up(GetUserResult, id, login=login)


def get_user_output(
    id: Input[int | str] | None = None,
    *,
    login: Input[str] | None = None,
) -> Output[GetUserResult]:
    """`get_user` by what is known only later, such as outputs of resources."""
    return look_up_output(GetUserResult, id, login=login)
