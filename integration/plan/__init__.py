"""Decide: what must happen so that the codes of QuickBooks Time follow Karbon. Pure; a preview is a printed plan.

Never planned: deleting, archiving, moving or unassigning a code, renaming one back, or writing to Karbon.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from integration.model import Link
from integration.plan.actions import Action, Kind, Observed, Plan
from integration.plan.bonds import plan_bonds
from integration.plan.codes import plan_codes
from integration.plan.ground import Ground
from integration.plan.moved import Moved
from integration.plan.neighbourhood import Neighbourhood, neighbourhood
from integration.settings import Settings

__all__ = [
    "Action",
    "Ground",
    "Kind",
    "Moved",
    "Neighbourhood",
    "Observed",
    "Plan",
    "neighbourhood",
    "plan",
    "plan_near",
]


def plan(
    observed: Observed,
    links: Iterable[Link],
    settings: Settings,
    decided: Mapping[str, str] | None = None,
) -> Plan:
    """What to do, given what the systems hold, what is bonded already and what the firm chose.

    `decided` is what a person says of a name that looks like another: link or create, by the key of the entity.
    """
    ground = Ground(observed, links, settings, decided)
    bonds = plan_bonds(ground)
    codes = plan_codes(ground)
    return Plan(actions=bonds.actions + codes.actions, findings=bonds.findings + codes.findings)


def plan_near(found: Neighbourhood, settings: Settings) -> Plan:
    """What a plan over the whole would decide on those in a neighbourhood, from that part of the whole alone."""
    return found.of(plan(found.observed, found.links, settings))
