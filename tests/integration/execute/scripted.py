"""Plans carried out against a QuickBooks Time that answers by heart, and what the store holds afterwards."""

from __future__ import annotations

from typing import Any

import pytest

from integration.execute import CREATE_CODE, Executed, execute
from integration.model import EntityKind, ItemResult, Jobcode, Link
from integration.plan import Action, Kind, Plan
from integration.store import audit, ledger, mirror
from integration.store.ledger import Outcome
from integration.store.links import live_link
from tests.integration.firm import ADMIN, Firm

ACME, TAX = "Acme", "2026 Tax"


class Scripted:
    """A firm in step, whose QuickBooks Time answers to new codes and renames what it is told to."""

    def __init__(self, firm: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
        self.firm, self.desk = firm, firm.bridge.desk
        self._monkeypatch = monkeypatch
        self.tenant_id = self.desk.tenant_id()
        self.sent: list[list[dict[str, Any]]] = []
        self._lines = len(self._audit())

    def answers(self, *results: ItemResult | Exception) -> None:
        """To the next calls that write codes, row by row."""
        left = list(results)

        def written(rows: list[dict[str, Any]]) -> list[ItemResult]:
            self.sent.append(rows)
            found = [left.pop(0) for _ in rows]
            for one in found:
                if isinstance(one, Exception):
                    raise one
            return [one for one in found if isinstance(one, ItemResult)]

        self._monkeypatch.setattr(self.desk.time, "create_jobcodes", written)
        self._monkeypatch.setattr(self.desk.time, "update_jobcodes", written)

    def does(self, *actions: Action) -> Executed:
        return execute(self.desk, Plan(actions=actions), ADMIN)

    def link(self, key: str) -> Link | None:
        with self.desk.database.read() as connection:
            return live_link(connection, self.tenant_id, key)

    def code(self, jobcode_id: int) -> Jobcode | None:
        with self.desk.database.read() as connection:
            return mirror.read(connection, self.tenant_id, Jobcode, jobcode_id)

    def audited(self) -> list[tuple[str, str, str, str]]:
        """Who did what with whom, and why, since the firm came into step."""
        return [(one.who, one.what, one.subject, one.why) for one in self._audit()[self._lines :]]

    def _audit(self) -> list[audit.Line]:
        with self.desk.database.read() as connection:
            return audit.lines_about(connection, self.tenant_id)


def step(kind: Kind, key: str, **how: Any) -> Action:
    """An action about an organization, unless it says otherwise."""
    usual: dict[str, Any] = {
        "entity": EntityKind.ORGANIZATION,
        "name": key,
        "code_name": key,
        "behaviour": "B",
    }
    return Action(kind=kind, key=key, **usual | how)


def made(jobcode_id: int, status: int = 200, **row: Any) -> ItemResult:
    """A row that QuickBooks Time took."""
    return ItemResult(status=status, id=jobcode_id, row={"id": jobcode_id, "active": True, **row})


def bond_of(link: Link | None) -> tuple[int, str, str] | None:
    """The code of a bond, and both names."""
    return None if link is None else (link.jobcode_id, link.karbon_name, link.code_name)


def intents(
    firm: Scripted, *wanted: tuple[object, ...], what: str = CREATE_CODE
) -> list[tuple[str, Outcome, dict[str, object]]]:
    """Subject, outcome and body of what was written down before it was sent.

    A new code by key, parent and name; a new name by key, code and name.
    """
    ids = [ledger.intent_id(firm.tenant_id, what, *one) for one in wanted]
    with firm.desk.database.read() as connection:
        found = ledger.sent(connection, ids)
    return [(found[one].subject, found[one].state, found[one].body) for one in ids]


def unheard(firm: Scripted, what: str) -> list[ledger.Intent]:
    """What was sent and may have been done: the next run looks."""
    with firm.desk.database.read() as connection:
        return ledger.open_intents(connection, firm.tenant_id, what)
