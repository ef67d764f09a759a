"""Itemtypes as resources."""

from __future__ import annotations

from typing import Any

from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.schema.properties import inputs, outputs


def resource(itemtype: ItemType) -> dict[str, Any]:
    """One itemtype."""
    return {
        "description": itemtype.description,
        "inputProperties": inputs(itemtype, itemtype.inputs.values()),
        "requiredInputs": [itemtype.inputs[name].key for name in itemtype.required],
        "properties": outputs(itemtype, itemtype.properties.values()),
        "required": sorted(field.key for field in itemtype.outputs.values()),
    }


def example(program: str) -> str:
    """A program as the part of a description that Pulumi's documentation shows as an example."""
    return (
        "\n\n## Example Usage\n\n{{% examples %}}\n{{% example %}}\n\n"
        f"```python\n{program.strip()}\n```\n\n"
        "{{% /example %}}\n{{% /examples %}}\n"
    )
