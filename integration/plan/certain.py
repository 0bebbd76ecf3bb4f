"""What a first plan makes whatever the contact types of some client groups are, which are not read yet."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from integration.model import Client
from integration.plan.actions import Kind, Observed, Plan
from integration.plan.codes import plan_codes
from integration.plan.ground import Ground
from integration.settings import Settings


def certain(observed: Observed, untyped: Iterable[Client], settings: Settings) -> Plan:
    """The new bonds that are the same with all of these groups, some, or none; for a firm without bonds.

    A group bears on others by its name alone, and the more names there are, the fewer are free: what is made beside
    all the groups is made beside any of them. `observed` has the clients whose types are known.
    """
    if not settings.contact_types:
        return Plan()
    groups = [msgspec.structs.replace(one, contact_type=settings.contact_types[0]) for one in untyped]
    crowded = msgspec.structs.replace(observed, clients=(*observed.clients, *groups))
    keys = {group.key for group in groups}
    made = plan_codes(Ground(crowded, (), settings))
    actions = [
        one for one in made.of(Kind.ADOPT, Kind.CREATE) if one.key not in keys and one.parent_key not in keys
    ]
    bonded = {one.key for one in actions}
    findings = [one for one in made.findings if one.subject in bonded]
    return Plan(actions=tuple(actions), findings=tuple(findings))
