"""Whatever people do in both systems: Syncs that plan over what moved leave nothing to a plan over everything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pytest

from integration.messages import Finding
from integration.observe import remembered
from integration.plan import Plan, plan
from integration.settings import Choices
from integration.store import links
from integration.store.findings import findings_kept
from integration.sync import Run
from sim.physics.chance import Chance
from tests.integration.firm import ADMIN, Firm

NAMES = ("Acme", "ACME", "Birch", "Birch ", "Cedar", "x" * 70)
TITLES = ("2026 Tax", "2026 tax", "Payroll", "Books")
DAYS = ("2026-01-01", "2026-02-01")
ROUNDS, EDITS = 6, 4

T = TypeVar("T")


def whole(firm: Firm) -> Plan:
    """What a plan over everything that was last read has to say."""
    desk = firm.bridge.desk
    with desk.database.read() as connection:
        bonds = links.links(connection, desk.tenant_id())
    return plan(remembered(desk), bonds, desk.firm().settings)


def told(findings: Any) -> list[Finding]:
    return sorted({one for one in findings if one.subject}, key=lambda one: (one.subject, one.sentence))


def settled(firm: Firm) -> Run:
    """Synced until what a Sync itself has moved is planned over, too."""
    firm.wait(3600)
    firm.bridge.sync()
    firm.wait(3600)
    return firm.bridge.sync()


class People:
    """They do something, here or there; what a system refuses is left undone."""

    def __init__(self, firm: Firm, chance: Chance) -> None:
        self._firm, self._chance = firm, chance

    def act(self) -> None:
        deeds = [self._add_client, self._rename_client, self._type, self._add_work, self._add_work]
        deeds += [self._rename_work, self._rename_code, self._delete_code, self._restore_code, self._add_code]
        self._one_of(deeds)()

    def _one_of(self, options: Sequence[T]) -> T:
        return self._chance.choice("people", options)

    def _client(self) -> str:
        return self._one_of(sorted(one["key"] for one in self._firm.karbon.clients()))

    def _add_client(self) -> None:
        self._firm.karbon.add_organization(self._one_of(NAMES))

    def _rename_client(self) -> None:
        self._firm.karbon.rename_client(self._client(), self._one_of(NAMES))

    def _type(self) -> None:
        self._firm.karbon.set_contact_type(self._client(), self._one_of(("Client", "Prospect")))

    def _add_work(self) -> None:
        self._firm.karbon.add_work(self._one_of(TITLES), self._client(), self._one_of(DAYS))

    def _rename_work(self) -> None:
        works = sorted(one["key"] for one in self._firm.karbon.work())
        if works:
            self._firm.karbon.rename_work(self._one_of(works), self._one_of(TITLES))

    def _codes(self, *, active: bool) -> list[int]:
        return sorted(job["id"] for job in self._firm.time.jobs() if job["active"] is active)

    def _rename_code(self) -> None:
        if ids := self._codes(active=True):
            self._refusable(self._firm.time.rename_job, self._one_of(ids), self._one_of(NAMES[:5]))

    def _delete_code(self) -> None:
        if ids := self._codes(active=True):
            self._refusable(self._firm.time.delete_job, self._one_of(ids))

    def _restore_code(self) -> None:
        if ids := self._codes(active=False):
            self._refusable(self._firm.time.restore_job, self._one_of(ids))

    def _add_code(self) -> None:
        self._refusable(self._firm.time.add_job, self._one_of(NAMES[:5]))

    def _refusable(self, do: Callable[..., Any], *args: Any) -> None:
        try:
            do(*args)
        except Exception as refusal:  # noqa: BLE001 - of whatever class: the name is taken, say
            self.refused = refusal


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_left_to_do(in_step: Firm, seed: int) -> None:
    """After each few edits: no action is left that a whole plan would have, and all its findings stand and are told."""
    people = People(in_step, Chance(seed))
    for _ in range(ROUNDS):
        for _ in range(EDITS):
            people.act()
        run = settled(in_step)
        everything = whole(in_step)
        desk = in_step.bridge.desk
        with desk.database.read() as connection:
            standing = findings_kept(connection, desk.tenant_id())

        refused = {action.key for action in everything.actions}
        about_others = [one for one in everything.findings if one.subject not in refused]
        assert refused <= {one.subject for one in standing}  # QuickBooks Time refused them, which stands
        assert told(one for one in standing if one.subject not in refused) == told(about_others)
        assert told(run.findings) == told(standing)


def test_an_idle_sync_tells_what_stands(in_step: Firm) -> None:
    """Nothing moved, in this process or in the next one: what was found before is told all the same."""
    in_step.karbon.add_organization("ACME")
    first = told(settled(in_step).findings)
    in_step.wait(3600)
    idle = told(in_step.bridge.sync().findings)
    in_step.restart()
    later = told(in_step.bridge.sync().findings)

    assert any(one.code == "NEAR_NAME_MATCH" for one in first)
    assert first == idle == later


def test_other_settings(in_step: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings that were saved by a run that was cut short are planned with by the next Sync, over everything."""
    settled(in_step)

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("integration.sync.execute", dies)
    with pytest.raises(KeyboardInterrupt):
        in_step.bridge.save_and_sync(ADMIN, ("Prospect",), True)
    monkeypatch.undo()
    settled(in_step)

    assert whole(in_step).actions == ()
    assert {link.state for link in _links(in_step)} == {"ineligible"}


def test_a_rule_for_equal_titles(in_step: Firm) -> None:
    """Where work is told apart by a rule of the firm, everything is planned over: such names are in no index."""
    acme = in_step.key("Acme")
    in_step.bridge.save_and_sync(ADMIN, ("Client",), True, Choices(equal_titles="{title} - {start}"))
    settled(in_step)
    first = in_step.karbon.add_work("Books", acme, "2026-01-01")
    settled(in_step)
    in_step.karbon.add_work("Books", acme, "2026-02-01")
    settled(in_step)
    in_step.karbon.rename_work(first, "Ledger")
    settled(in_step)

    assert whole(in_step).actions == ()
    assert {"Acme \u203a Ledger", "Acme \u203a Books - Feb 2026"} <= set(in_step.paths())


def _links(firm: Firm) -> list[Any]:
    desk = firm.bridge.desk
    with desk.database.read() as connection:
        return [link for link in links.links(connection, desk.tenant_id()) if link.live]
