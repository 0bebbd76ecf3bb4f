"""For every row of the export, the doctor says the same (EXPORT-02)."""

from __future__ import annotations

from contextlib import suppress
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration.messages import Code, Refused
from sim.karbon.screens import ScreenRefused as KarbonRefused
from sim.quickbooks_time.screen import ScreenRefused as TimeRefused
from tests.integration.firm import ADMIN, Firm
from tests.machines import thorough

NUMBERS = count(1)
NAMES = ("Acme", "acme", "Beta", "Beta Ltd", "Café", "")
TYPES = ("Client", "Prospect")
LEVELS = ("Public", "Private")
CODES = frozenset(Code)

names = st.sampled_from(NAMES)
which = st.integers(0, 5)  # of what there is
happenings = st.lists(
    st.one_of(
        st.tuples(st.just("organization"), names, st.sampled_from(TYPES)),
        st.tuples(st.just("person"), names, st.sampled_from(TYPES)),
        st.tuples(st.just("work"), which, names),
        st.tuples(st.just("restrict"), which, st.sampled_from(LEVELS)),
        st.tuples(st.just("type"), which, st.sampled_from(TYPES)),
        st.tuples(st.just("rename"), which, names),
        st.tuples(st.just("delete client"), which),
        st.tuples(st.just("complete"), which),
        st.tuples(st.just("delete job"), which),
        st.tuples(st.just("restore job"), which),
        st.tuples(st.just("archive"), which),
        st.tuples(st.just("colleague"), which),
        st.tuples(st.just("sync")),
        st.tuples(st.just("save and sync"), st.booleans()),
    ),
    max_size=14,
)

# Same seed, same firms: a failure here is a failure everywhere.
thoroughly = thorough(30)


def happen(firm: Firm, what: str, *how: object) -> None:
    """One thing that people do in one of the systems."""
    clients = [one["key"] for one in firm.karbon.clients()]
    work = [one["key"] for one in firm.karbon.work()]
    jobs = [one["id"] for one in firm.time.jobs()]
    people = [one["email"] for one in firm.time.team() if one["email"] != ADMIN]

    def one(of: list, number: object = how[0] if how else 0):
        return of[int(number) % len(of)] if of and isinstance(number, int) else None

    doings = {
        "organization": lambda: firm.karbon.add_organization(how[0], contact_type=how[1]),
        "person": lambda: firm.karbon.add_person(how[0], "Lee", contact_type=how[1]),
        "work": lambda: firm.karbon.add_work(how[1], one(clients), "2026-03-02"),
        "restrict": lambda: firm.karbon.set_restriction(one(clients), how[1]),
        "type": lambda: firm.karbon.set_contact_type(one(clients), how[1]),
        "rename": lambda: firm.karbon.rename_client(one(clients), how[1]),
        "delete client": lambda: firm.karbon.delete_client(one(clients)),
        "complete": lambda: firm.karbon.complete_work(one(work)),
        "delete job": lambda: firm.time.delete_job(one(jobs)),
        "restore job": lambda: firm.time.restore_job(one(jobs)),
        "archive": lambda: firm.time.archive_user(one(people)),
        "colleague": lambda: firm.karbon.add_user("New Colleague", f"new{how[0]}@baseline.example"),
        "sync": firm.bridge.sync,
        "save and sync": lambda: firm.bridge.save_and_sync(ADMIN, ("Client",), how[0]),
    }
    with suppress(KarbonRefused, TimeRefused, Refused):
        doings[what]()


def said(firm: Firm, row: dict[str, str]):
    """The doctor's word on a row: how it stands, and the codes of what was found about it."""
    subject = row.get("user email") or row["Karbon key"]
    found = firm.bridge.doctor(by=subject) if row["kind"] == "User" else firm.bridge.doctor(key=subject)
    (standing,) = found.standings
    codes = {one.code.value for one in found.findings if one.subject == subject}
    return (standing.state, standing.reason), codes


@pytest.fixture
def new_firm(found):
    def make() -> Firm:
        firm = found()
        firm.connect()
        return firm

    return make


@thoroughly
@given(happened=happenings)
def test_they_agree(new_firm, happened) -> None:
    """Whatever happened since the last sync: the same state, the same reason, and a finding wherever there is one."""
    firm = new_firm()
    for what in happened:
        happen(firm, *what)
    for row in list(firm.bridge.export_synced_items(ADMIN)):
        said(firm, row)  # asks Karbon about each, so that both speak of the same moment

    for row in list(firm.bridge.export_synced_items(ADMIN)):
        standing, codes = said(firm, row)

        assert standing == (row["link state"], row.get("reason", "")), row
        assert codes or row.get("reason", "") not in CODES, row


@thoroughly
@given(happened=happenings)
def test_in_step_they_agree_to_the_letter(new_firm, happened) -> None:
    """Right after Save & Sync the doctor finds something about a row exactly where the export has a reason."""
    firm = new_firm()
    for what in happened:
        happen(firm, *what)
    firm.bridge.save_and_sync(ADMIN)

    for row in list(firm.bridge.export_synced_items(ADMIN)):
        standing, codes = said(firm, row)
        reason = row.get("reason", "")

        assert standing == (row["link state"], reason), row
        assert bool(codes) is bool(reason), (row, codes)
        assert reason not in CODES or reason in codes, (row, codes)
