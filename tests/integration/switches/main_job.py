"""The main job of the integration, from connecting to a new code for a deleted one, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from integration.clients.errors import VendorError
from integration.messages import Refused
from sim.quickbooks_time.screens import ScreenRefused
from tests.integration.firm import ADMIN, ANN, Firm

Story = dict[str, Any]
TAX, CODE = "2026 Tax", "Apex › 2026 Tax"


def main_job(firm: Firm) -> Story:
    """What was refused, by step, and what the firm's people see halfway and in the end."""
    told: Story = {}

    def step(name: str, act: Callable[[], object]) -> None:
        if refusal := _refusal(act):
            told[name] = refusal

    step("connect", lambda: firm.bridge.connect(ADMIN))
    step("save and sync", lambda: firm.bridge.save_and_sync(ADMIN, ("Client",), True))
    step("track", lambda: firm.track(60, notes="Call"))
    step("edit", lambda: firm.bridge.edit_time(_entry(firm, TAX), minutes=90, notes="Long call"))
    step("track on a client", lambda: firm.track(30, "Acme"))
    step("delete", lambda: firm.bridge.delete_time(_entry(firm, "Acme")))
    step("sync", firm.bridge.sync)
    firm.wait(3_600)
    firm.karbon.rename_client(firm.key("Acme"), "Apex")
    step("change it over there", lambda: firm.time.edit_time(_sheet(firm), minutes=45))
    step("sync name and change", firm.bridge.sync)
    told["halfway"] = _seen(firm)
    firm.time.delete_jobs([job["id"] for job in firm.time.jobs() if job["path"] == CODE])
    step("save and sync again", lambda: firm.bridge.save_and_sync(ADMIN))
    step("track without a code", lambda: firm.track(15))
    step("generate a code", lambda: firm.bridge.generate_code(firm.key(TAX), ADMIN, "create"))
    step("track with it", lambda: firm.track(20))
    step("sync at last", lambda: told.update(findings=_codes(firm.bridge.sync().findings)))
    told["in the end"] = _seen(firm)
    step(
        "ask the doctor", lambda: told.update(doctor=_codes(firm.bridge.doctor(ANN, firm.key(TAX)).findings))
    )
    step("export", lambda: told.update(export=_mapped(firm)))
    return told


def _seen(firm: Firm) -> Story:
    """Codes, time in both systems and the tab. No ids: those may differ."""
    tabs: list[Any] = []
    refusal = _refusal(lambda: tabs.append(firm.tab()))
    return {
        "codes": firm.paths(),
        "time": sorted((round(row["minutes"]), _said(row["notes"])) for row in firm.time.timesheets()),
        "books": sorted((one["minutes"], one["description"]) for one in firm.books.time_activities()),
        "tab": refusal or (tabs[0].available, tabs[0].actual_minutes, tabs[0].budget_minutes),
    }


def _entry(firm: Firm, name: str) -> str:
    lines = firm.tab(name).entries
    return str(lines[0].id) if lines else "none"  # which no entry is called


def _sheet(firm: Firm) -> int:
    sheets = firm.time.timesheets()
    return int(sheets[0]["id"]) if sheets else 0


def _said(notes: str) -> str:
    """Without the token by which the integration finds an entry again."""
    return notes.partition("[")[0].strip()


def _codes(findings: Any) -> list[str]:
    return [finding.code.value for finding in findings]


def _mapped(firm: Firm) -> list[tuple[str, ...]]:
    columns = ("kind", "Karbon name", "code path", "code active", "link state", "user email")
    rows = firm.bridge.export_synced_items(ADMIN)
    return sorted(tuple(row.get(column, "") for column in columns) for row in rows)


def _refusal(act: Callable[[], object]) -> str:
    try:
        act()
    except Refused as refused:
        return refused.finding.code.value
    except (VendorError, ScreenRefused) as error:
        return type(error).__name__
    return ""
