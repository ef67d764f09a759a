"""An organisation in YAML: entities, places, groups, people and computers, turned into resources.

`document` reads the text, `structure` says what may be written where, `parse` makes items of it, `resolve` finds out
which of them mean each other, and `component` declares them. Nothing is declared before all of it is found to be right.
"""

from pulumi_itsmng.sdk.components.organization.component import Organization
from pulumi_itsmng.sdk.components.organization.document import OrganizationError

__all__ = ["Organization", "OrganizationError"]
