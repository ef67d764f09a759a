"""User: the people who have an account."""

from pulumi_itsmng.catalog.fields import Field, computed, enum, flag, long_text, reference, secret, text, timestamp
from pulumi_itsmng.catalog.itemtype import ItemType

_AUTHENTICATION = {"internal": 1, "mail": 2, "ldap": 3, "external": 4, "cas": 5, "x509": 6}

_ACCOUNT = (
    Field(
        name="login",
        description="Login: letters, digits, spaces and the signs ' @ . - _. Case and accents do not tell two apart.",
        kind="text",
        column="name",
        max_length=255,
        format="login",
        case_insensitive=True,
    ),
    secret(
        "password",
        "Password. It is sent when it changes here, never read back, and not compared with that of the account.",
        confirmed_by="password_last_update",
        requires=("authentication", "internal"),
    ),
    flag("active", "Whether the account can be used.", column="is_active", default=True),
    timestamp(
        "valid_since", "From when on the account can be used, such as `2026-01-31 08:00:00`.", column="begin_date"
    ),
    timestamp("valid_until", "Until when the account can be used, such as `2026-12-31 18:00:00`.", column="end_date"),
    enum(
        "authentication",
        "Where the password is kept: `internal` (in ITSM-NG itself), `mail` (a mail server), `ldap` (an LDAP "
        "directory), `external`, `cas` or `x509`.",
        column="authtype",
        named_values=_AUTHENTICATION,
        default=1,
    ),
    reference(
        "authentication_source",
        "Where the user comes from: an LDAP directory, or where `authentication` is `mail`, a mail server.",
        to="AuthLDAP",
        column="auths_id",
    ).model_copy(update={"target_where": ("authentication", "mail", "AuthMail")}),
)

_PERSON = (
    text("first_name", "First name.", column="firstname"),
    text("last_name", "Last name.", column="realname"),
    text("phone", "Phone number."),
    text("phone2", "Second phone number."),
    text("mobile", "Mobile phone number."),
    text("administrative_number", "Administrative number.", column="registration_number"),
    reference("title", "Title, such as the profession.", to="UserTitle", column="usertitles_id", creatable=True),
    reference("category", "Category.", to="UserCategory", column="usercategories_id", creatable=True),
    reference("location", "The place where the user works.", to="Location", column="locations_id"),
    reference("supervisor", "Who is responsible for the user.", to="User", column="users_id_supervisor"),
    long_text("comment", "Comments."),
)

_PREFERENCES = (
    Field(
        name="language",
        description="Language of the interface, such as `fr_FR`. Without it: that of the installation.",
        kind="text",
        column="language",
        max_bytes=10,
        format="language",
        inherits_setting="language",
    ),
    Field(
        name="time_zone",
        description="Time zone, such as `Europe/Paris`. Without it: that of the server.",
        kind="text",
        column="timezone",
        max_bytes=50,
        format="time zone",
    ),
    reference(
        "default_profile",
        "The profile that the user begins with: one that the user is authorized for. It cannot be taken back, only "
        "changed.",
        to="Profile",
        column="profiles_id",
        not_clearable=True,
        precondition="the user must first be authorized for it",
    ),
    reference(
        "default_entity",
        "The entity that the user begins in: one that the user is authorized for. It cannot be taken back, only "
        "changed.",
        to="Entity",
        column="entities_id",
        minimum=0,
        not_clearable=True,
        precondition="the user must first be authorized for it",
    ),
    reference(
        "default_group",
        "The group that the user's tickets begin with: one that the user is a member of. It cannot be taken back, "
        "only changed.",
        to="Group",
        column="groups_id",
        not_clearable=True,
        precondition="the user must first be a member of it",
    ),
)

USER = ItemType(
    name="User",
    description="A person with an account. Addresses, groups and authorizations are resources of their own.",
    required=("login",),
    identified_by=("login",),
    unique_within=(),
    has_trash=True,
    unique_in_trash=True,
    has_entity=False,
    fields=(*_ACCOUNT, *_PERSON, *_PREFERENCES),
    extra_outputs=(
        computed("last_login", "When the user last logged in, in the server's time zone.", kind="timestamp"),
        computed(
            "password_last_update",
            "When the password was last set, in the server's time zone.",
            kind="timestamp",
        ),
    ),
)
