"""What Save & Sync would do: everything is read and decided as it would be, and nothing is kept."""

from __future__ import annotations

from integration.connection import choose_settings
from integration.contact_types import followed
from integration.desk import Desk
from integration.guard import SAVE_AND_SYNC, Guard, sentence
from integration.observe import list_all, reading_calls
from integration.plan import Plan, plan
from integration.plan.estimate import Estimate, estimate
from integration.plan.saved import Basis, SavedPlan, sealed, versions
from integration.privacy import plan_for_public
from integration.saved_plan import written
from integration.settings import Choices
from integration.store import held, links
from integration.store.held import Held


class Preview(Plan, frozen=True, kw_only=True):
    """What Save & Sync would do, and what it costs. With its basis it can be kept, and applied later."""

    basis: Basis
    ask: str = ""  # why the plan waits for approval; "" for an everyday one
    estimate: Estimate
    held: Held | None = None  # the plan that a sync was stopped at

    @property
    def kept(self) -> str:
        """The text of a file for it."""
        return written(SavedPlan(basis=self.basis, actions=self.actions))


def preview(
    desk: Desk,
    by: str,
    contact_types: tuple[str, ...] | None,
    track_work: bool | None,
    choices: Choices | None = None,
) -> Preview:
    """What Save & Sync would do with these settings. Reads only."""
    chosen = choose_settings(desk, by, contact_types, track_work, choices)
    guard = Guard(desk, by, SAVE_AND_SYNC, chosen)
    listed = list_all(desk)
    guard.compare(*listed.by_kind)
    settings = followed(desk, chosen, listed.clients)
    with desk.database.read() as connection:
        bonds = links.links(connection, desk.tenant_id())
        waiting = held.held_plan(connection, desk.tenant_id())
    decided = plan_for_public(desk, listed.observed, bonds, settings)
    told = guard.objections(
        decided.plan, lambda other: plan(decided.observed, bonds, other), decided.observed
    )
    firm = desk.connected()
    basis = Basis(
        tenant=firm.id,
        company=firm.company,
        made_at=desk.now().isoformat(),
        before=firm.settings,
        settings=chosen,
        made_from=versions(decided.observed, bonds),
        id=guard.id_of(decided.plan, settings),
    )
    return Preview(
        actions=decided.plan.actions,
        findings=decided.plan.findings,
        basis=sealed(basis, decided.plan.actions),
        ask=sentence(told) if told else "",
        estimate=estimate(decided.plan, reading_calls(listed, decided.looks, first=firm.synced_at is None)),
        held=waiting,
    )
