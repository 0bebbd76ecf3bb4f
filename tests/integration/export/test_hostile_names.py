"""Names that nobody should have go through all three systems, the exports and the terminal unharmed."""

from __future__ import annotations

import csv
import io
import re

import pytest
from openpyxl import load_workbook
from rich.console import Console

from integration.export import write_csv
from integration.rules import books_name, code_name
from integration.spreadsheet import write_xlsx
from integration.terminal.plain import plain
from integration.terminal.views import show_run, show_tab
from tests.integration.firm import ADMIN, Firm

# Each looks like one of the others in no way, so that none is asked about.
NAMES = {
    "quotes": 'O\'Brien "Bob" `n` Co',
    "a question": "x'; drop table link; --",
    "a filter": "a' or Name eq 'b",
    "a formula": '=HYPERLINK("http://x.example","y")',
    "an at sign": "@SUM(1)",
    "a colon": "Mill: East",
    "steering": "Clear\x1b[2J\x07Desk",
    "ten thousand": "z" * 10_000,
    "right to left": "\u202eegnahc\u202c שלום",
    "no width": "Zero\u200dWidth",
    "full width": "\uff2bilo",
    "decomposed": "Cafe\u0301 Roma",
    "a Cyrillic letter": "\u0410lder",
    "markup": "[bold]<b>&amp;",
    "emoji": "🦊🏽‍❤️ Den",
    "a path": "../../etc/passwd",
    "percent": "100% %s {0} $x",
    "SQL": "Robert'); DROP TABLE Customer;--",
}
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


def without(name: str) -> str:
    """The name without what an XML file has no place for."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", name)


@pytest.fixture
def firm(baseline: Firm) -> Firm:
    """A firm whose clients are called so, each with half an hour."""
    keys = {label: baseline.karbon.add_organization(name) for label, name in NAMES.items()}
    baseline.connect()
    for key in keys.values():
        baseline.bridge.track_time("ann@baseline.example", key, baseline.today(), 30)
    baseline.keys = keys
    return baseline


@pytest.mark.edge("LINK-01 c", "LINK-01 e", "LINK-01 f", "EXPORT-03 a", "EXPORT-03 d")
def test_all_three_systems(firm: Firm) -> None:
    """Each has a code of its name, time on it, and a customer of what QuickBooks allows of the name."""
    run = firm.bridge.sync()
    codes = {label: code_name(name, firm.keys[label]) for label, name in NAMES.items()}
    customers = {one["path"] for one in firm.books.customers()}

    assert {firm.job(code) for code in codes.values()} <= set(firm.live_links().values())
    assert {books_name(code) for code in codes.values()} == customers
    assert len(firm.books.time_activities()) == len(NAMES)
    assert run.findings == []
    assert {
        label: firm.bridge.open_tab(key).actual_minutes for label, key in firm.keys.items()
    } == dict.fromkeys(NAMES, 30)
    assert firm.bridge.save_and_sync(ADMIN).counts == {}


@pytest.mark.edge("EXPORT-03 a", "EXPORT-03 e")
def test_the_exports(firm: Firm) -> None:
    """Read back, a CSV file and a sheet have every name, and nothing in them runs."""
    text, sheet = io.StringIO(newline=""), io.BytesIO()
    write_csv(firm.bridge.export_synced_items(ADMIN), text)
    write_xlsx(firm.bridge.export_synced_items(ADMIN), sheet)
    rows = list(csv.DictReader(io.StringIO(text.getvalue(), newline="")))
    cells = [
        cell for row in load_workbook(sheet).active.iter_rows() for cell in row if cell.value is not None
    ]

    assert set(NAMES.values()) <= {row["Karbon name"].removeprefix("'") for row in rows}
    assert not [cell for row in rows for cell in row.values() if cell[:1] in set("=+-@\t\r")]
    assert {without(name) for name in NAMES.values()} <= {str(cell.value) for cell in cells}
    assert {cell.data_type for cell in cells} == {"s"}


def test_the_terminal(firm: Firm) -> None:
    """Nothing of a name steers the terminal; what is shown is written out, and markup is text."""
    firm.time.delete_job(firm.job(code_name(NAMES["steering"], firm.keys["steering"])))
    firm.time.delete_job(firm.job(NAMES["markup"]))
    firm.time.delete_job(firm.job(NAMES["right to left"]))
    shown = io.StringIO()
    console = Console(file=shown, width=200)
    show_run(console, plain(firm.bridge.save_and_sync(ADMIN)))
    for label in ("steering", "right to left"):
        show_tab(console, plain(firm.bridge.open_tab(firm.keys[label])))

    assert not STEERING.search(shown.getvalue())
    assert "Clear\\x1b[2J\\x07Desk" in shown.getvalue()
    assert "\\u202eegnahc\\u202c" in shown.getvalue()
    assert "[bold]<b>" in shown.getvalue()
