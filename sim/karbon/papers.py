"""What becomes of papers about a client that goes: notes, files, expenses and invoices.

How Karbon does it is documented nowhere. Of what hangs on several timelines only the client's own place ends.
"""

from __future__ import annotations

import msgspec

from sim.karbon.billing.records import Expense, Invoice, LineItem
from sim.karbon.files import rules as files
from sim.karbon.notes import rules as notes
from sim.karbon.notes.records import Note
from sim.karbon.state import KarbonState
from sim.karbon.timelines import Timeline
from sim.physics.provenance import inferred
from sim.physics.tables import Table


@inferred("notes, files and unbilled expenses of nobody else end; invoices are the firm's own books and stay")
def end(state: KarbonState, key: str) -> None:
    """Take the client of this key off every timeline, and away what hung on it alone."""
    for note in _on(state.of(Note), key):
        notes.hang(state, note, _without(note.timelines, key))
    for file in files.files_on(state, key):
        files.hang(state, file, _without(file.timelines, key))
    for expense in state.of(Expense).page("entity", key):
        if not expense.invoice_key:
            state.of(Expense).remove(expense.expense_key)


@inferred("the survivor's timeline takes over all of them; an invoice keeps the name and the address it has")
def move(state: KarbonState, gone: str, kept: str) -> None:
    """Let papers about one client be about another of its kind."""
    for note in _on(state.of(Note), gone):
        notes.hang(state, note, _moved(note.timelines, gone, kept))
    for file in files.files_on(state, gone):
        files.hang(state, file, _moved(file.timelines, gone, kept))
    for expense in state.of(Expense).page("entity", gone):
        timeline = Timeline(expense.timeline.entity_type, kept)
        state.of(Expense).put(msgspec.structs.replace(expense, timeline=timeline))
    for invoice in state.of(Invoice).page("client", gone):
        lines = tuple(_charged_to(line, gone, kept) for line in invoice.line_items)
        client = msgspec.structs.replace(invoice.client, client_key=kept)
        state.of(Invoice).put(msgspec.structs.replace(invoice, client=client, line_items=lines))


def _on(table: Table[Note], key: str) -> list[Note]:
    return [note for note in table.page("created") if any(each.entity_key == key for each in note.timelines)]


def _without(timelines: tuple[Timeline, ...], key: str) -> tuple[Timeline, ...]:
    return tuple(each for each in timelines if each.entity_key != key)


def _moved(timelines: tuple[Timeline, ...], gone: str, kept: str) -> tuple[Timeline, ...]:
    moved = (Timeline(each.entity_type, kept) if each.entity_key == gone else each for each in timelines)
    return tuple(dict.fromkeys(moved))


def _charged_to(line: LineItem, gone: str, kept: str) -> LineItem:
    """The charge; one for the client as such names it twice."""
    entity = kept if line.billable_item_entity_key == gone else line.billable_item_entity_key
    billed_for = kept if line.billed_for == gone else line.billed_for
    return msgspec.structs.replace(line, billed_for=billed_for, billable_item_entity_key=entity)
