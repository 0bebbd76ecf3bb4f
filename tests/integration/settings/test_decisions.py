"""What one firm decides otherwise than another: both ways of each, and how an older store is read."""

from __future__ import annotations

import msgspec
import pytest
from sqlalchemy import select, update

from integration.messages import Refused
from integration.model import Jobcode
from integration.settings import Choices, Settings
from integration.store import mirror
from integration.store.schema import TENANT
from tests.integration.firm import ADMIN, ANN, Firm

from .choosing import APART, billable, bookkeeping, choose


@pytest.mark.edge("SETTINGS-02 a")
@pytest.mark.parametrize("included", [None, False, True])
def test_completed_work(baseline: Firm, included: bool | None) -> None:
    """It is skipped, unless the firm wants it to have codes, too (D-19)."""
    baseline.karbon.complete_work(baseline.key("2026 Tax"))
    baseline.bridge.connect(ADMIN)
    choose(baseline, completed_work=included)

    assert baseline.paths() == (["Acme", "Acme › 2026 Tax"] if included else ["Acme"])
    assert baseline.bridge.save_and_sync(ADMIN).counts == {}


@pytest.mark.edge("HIDE-03 b")
@pytest.mark.parametrize("whom", [None, "everybody", "nobody"])
def test_new_codes(baseline: Firm, whom: str | None) -> None:
    """They are assigned to everybody, unless the firm does that itself; they take time either way (D-18)."""
    baseline.bridge.connect(ADMIN)
    choose(baseline, new_codes=whom)
    baseline.track(60)
    desk = baseline.bridge.desk
    with desk.database.read() as connection:
        known = {code.assigned_to_all for code in mirror.read_all(connection, desk.tenant_id(), Jobcode)}

    assert {job["assigned_to_all"] for job in baseline.time.jobs()} == {whom != "nobody"} == known
    assert baseline.tab().actual_minutes == 60


@pytest.mark.edge("HIDE-03 a")
def test_codes_that_are_there_stay_assigned(in_step: Firm) -> None:
    """The choice is for new codes: no sync hides or shows one that is there."""
    in_step.karbon.add_organization("Birch")
    choose(in_step, new_codes="nobody")
    hidden = {job["path"] for job in in_step.time.jobs() if not job["assigned_to_all"]}

    assert hidden == {"Birch"}


@pytest.mark.parametrize(
    ("unset", "said", "status"),
    [
        (None, "", "NotBillable"),
        ("not billable", "", "NotBillable"),
        ("billable", "", "Billable"),
        ("billable", "No", "NotBillable"),
        ("not billable", "Yes", "Billable"),
    ],
)
def test_time_without_a_choice(in_step: Firm, unset: str | None, said: str, status: str) -> None:
    """Time whose field says nothing is not billable, unless the firm bills what nobody excepted (D-16)."""
    in_step.world.quickbooks.set_behaviour(billable_needs_rate=False)
    in_step.time.add_field("Billable", ["Yes", "No"])
    choose(in_step, unset_billable=unset)
    in_step.track(60, fields={"Billable": said} if said else None)
    in_step.bridge.sync()

    assert billable(in_step) == [status]


def test_a_firm_without_the_field(in_step: Firm) -> None:
    """Its time says nothing either."""
    in_step.world.quickbooks.set_behaviour(billable_needs_rate=False)
    choose(in_step, unset_billable="billable")
    in_step.track(60)
    in_step.bridge.sync()

    assert billable(in_step) == ["Billable"]


def test_fields_that_disagree(in_step: Firm) -> None:
    """They do say something: nothing is billed by accident, whatever silence means."""
    from integration.books.bodies import status_of
    from integration.model import TimeField
    from integration.store.entries import Entry, EntryState

    fields = [TimeField(id=number, name="Billable", type="managed-list", items=()) for number in (1, 2)]
    entry = Entry(
        id="1",
        key="",
        email="",
        date="2026-03-02",
        seconds=60,
        state=EntryState.RECORDED,
        fields={"1": "Yes", "2": "No"},
    )

    assert status_of(entry, fields, "billable") == "NotBillable"


def test_what_was_chosen_in_quickbooks_stays(in_step: Firm) -> None:
    """Time that says nothing does not change what somebody chose there, however the firm decides."""
    in_step.track(60)
    in_step.bridge.sync()
    choose(in_step, unset_billable="billable")
    in_step.time.edit_time(in_step.time.timesheets()[0]["id"], minutes=90)
    in_step.bridge.sync()

    assert billable(in_step) == ["NotBillable"]


def test_what_is_not_named_stays(in_step: Firm) -> None:
    """Each is changed by itself, is in the audit with who chose it, and can be taken back."""
    choose(in_step, new_codes="nobody", equal_titles=APART)
    choose(in_step, completed_work=True, unset_billable="billable")
    chosen = in_step.bridge.settings().settings
    lines = [(one.who, one.what) for one in in_step.bridge.audit_lines() if one.why == "SETTINGS-04"]
    choose(
        in_step, new_codes="everybody", equal_titles="", completed_work=False, unset_billable="not billable"
    )

    assert chosen == Settings(
        contact_types=("Client",),
        track_work=True,
        completed_work=True,
        new_codes="nobody",
        unset_billable="billable",
        equal_titles=APART,
    )
    assert lines[-1] == (
        ADMIN,
        (
            "settings: contacts and work; Client; completed work included; new codes assigned to nobody; "
            "time without a choice in Billable billable; work of equal titles called {title} - {start}"
        ),
    )
    assert in_step.bridge.settings().settings.unusual == ()


def test_a_preview_with_a_decision(in_step: Firm) -> None:
    """It shows what the decision brings, and decides nothing."""
    bookkeeping(in_step)
    seen = in_step.bridge.preview(ADMIN, choices=Choices(equal_titles=APART))

    assert [one.code_name for one in seen.actions] == [
        "Bookkeeping",
        "Bookkeeping - Feb 2026",
        "Bookkeeping - Mar 2026",
    ]
    assert in_step.bridge.settings().settings.equal_titles == ""


def test_settings_of_an_earlier_version(in_step: Firm) -> None:
    """A store that knows the contact types and the mode only is read with what a firm begins with."""
    database = in_step.bridge.desk.database
    with database.begin() as connection:
        connection.execute(update(TENANT).values(settings='{"contact_types":["Client"],"track_work":true}'))
    in_step.restart()
    found = in_step.bridge.settings().settings
    run = choose(in_step, new_codes="nobody")
    with in_step.bridge.desk.database.read() as connection:
        kept = msgspec.json.decode(connection.execute(select(TENANT.c.settings)).scalar_one())

    assert found == Settings(contact_types=("Client",), track_work=True)
    assert (run.counts, kept["new_codes"]) == ({}, "nobody")


def test_who_may(in_step: Firm) -> None:
    """The decisions are for administrators of both systems, like the rest (SETTINGS-01)."""
    with pytest.raises(Refused, match="NOT_ADMIN"):
        in_step.bridge.save_and_sync(ANN, choices=Choices(unset_billable="billable"))

    assert in_step.bridge.settings().settings.unusual == ()
