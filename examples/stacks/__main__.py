"""A company and its sites, each a stack of its own: the company's stack makes the entities, and a site's fills one."""

import pulumi

import pulumi_itsmng as itsmng

SITES = ("Brno", "Gdańsk")

config = pulumi.Config()


def company() -> None:
    """What all sites have in common, and an entity for each."""
    holding = itsmng.Entity("company", name="Vltava Holding", automatic_closing_delay=7)
    sites = {name: itsmng.Entity(name, name=name, parent=holding) for name in SITES}
    operations = itsmng.Group("operations", name="Operations", entity=holding, child_entities=True)

    # Ids are what another stack needs: they stay when somebody renames an entity.
    pulumi.export("entities", {name: entity.id for name, entity in sites.items()})
    pulumi.export("operations", operations.id)


def site(name: str, shared: pulumi.StackReference) -> None:
    """What a site has of its own, in the entity that the company's stack made for it."""
    entity = shared.require_output("entities")[name]
    hall = itsmng.Location("hall", name="Hall", entity=entity)
    for number in range(1, config.require_int("computers") + 1):
        itsmng.Computer(
            f"pc-{number}",
            name=f"{name.upper()}-{number:03}",
            serial=f"{name.upper()}{number:06}",
            entity=entity,
            location=hall,
            technician_group=shared.require_output("operations"),
        )
    pulumi.export("hall", hall.complete_name)


if name := config.get("site"):
    site(name, pulumi.StackReference(config.require("company")))
else:
    company()
