"""How tickets are dealt with in an entity."""

from pulumi_itsmng.catalog.entity_settings import (
    INHERIT,
    NEVER,
    inheritable_flag,
    inheritable_number,
    inheritable_word,
)
from pulumi_itsmng.catalog.fields import integer, reference, text

_TEMPLATES = tuple(
    reference(
        f"{kind}_template",
        f"The template of new {kind}s: one of them, `none`, or `inherit` as the parent entity has it.",
        to=f"{kind.capitalize()}Template",
        column=f"{kind}templates_id",
        named_values=INHERIT | {"none": 0},
        default=-2,
    )
    for kind in ("ticket", "change", "problem")
)

_TICKETS = (
    reference(
        "calendar",
        "The calendar of working hours: one of them, `24/7`, or `inherit` as the parent entity has it.",
        to="Calendar",
        column="calendars_id",
        named_values=INHERIT | {"24/7": 0},
        default=-2,
    ),
    inheritable_word(
        "default_ticket_type",
        "What type new tickets have: `incident`, `request`",
        {"incident": 1, "request": 2},
        column="tickettype",
    ),
    inheritable_word(
        "automatic_assignment",
        "By what tickets are assigned to technicians and groups: `no`, `item_then_category`, `category_then_item`",
        {"no": -10, "item_then_category": 1, "category_then_item": 2},
        column="auto_assign_mode",
    ),
    inheritable_flag(
        "private_supplier_followups",
        "Whether what a supplier answers by email becomes a private followup",
        column="suppliers_as_private",
    ),
    inheritable_flag(
        "anonymize_support_agents", "Whether requesters do not see who of the support deals with a ticket"
    ),
    inheritable_number(
        "automatic_closing_delay",
        "After how many days a solved ticket is closed: a number, `immediately`, `never`",
        NEVER | {"immediately": 0},
        column="autoclose_delay",
    ),
    inheritable_number(
        "automatic_purge_delay",
        "After how many days a closed ticket is purged: a number, `immediately`, `never`",
        NEVER | {"immediately": 0},
        column="autopurge_delay",
        default=-10,
    ),
)

_SURVEY = (
    inheritable_word(
        "satisfaction_survey",
        "The survey that asks requesters whether they are satisfied: `internal`, `external` (at `survey_url`), "
        "each with the entity's own delay, rate and duration",
        {"internal": 1, "external": 2},
        column="inquest_config",
    ),
    integer(
        "survey_delay",
        "How many days after a ticket was closed the survey is made: a number, `immediately`, "
        "or `unset` as a new entity has it.",
        column="inquest_delay",
        default=-10,
        named_values={"immediately": 0, "unset": -10},
    ),
    integer(
        "survey_rate",
        "Of how many in a hundred closed tickets there is a survey: a number, or `disabled`.",
        column="inquest_rate",
        maximum=100,
        named_values={"disabled": 0},
    ),
    integer(
        "survey_duration",
        "How many days a survey can be answered: a number, or `unspecified` for as long as one likes.",
        column="inquest_duration",
        named_values={"unspecified": 0},
    ),
    text(
        "survey_url",
        "The address of an external survey. Tags such as `[TICKET_ID]` in it are replaced.",
        column="inquest_URL",
    ),
)

ASSISTANCE = (*_TEMPLATES, *_TICKETS, *_SURVEY)
