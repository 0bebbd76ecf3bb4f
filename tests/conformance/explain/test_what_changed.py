"""What changed in each of the three systems, in the vendors' nouns."""

import pytest
from msgspec.structs import replace

from sim.conformance.explain.changes import changes_between
from sim.quickbooks.records import Customer, Employee, TimeActivity
from sim.quickbooks_time.records import Timesheet, User
from sim.world import World


@pytest.fixture
def world():
    """A world in which nothing happened yet."""
    return World("changes", seed=7)


def changed(world, after=0):
    """What changed after a number of the log."""
    return changes_between(world.universe, after, world.universe.changes.last)


def test_nothing(world):
    """Each system is named, and says so."""
    assert changed(world) == {
        "Karbon": ("nothing",),
        "QuickBooks Time": ("nothing",),
        "QuickBooks": ("nothing",),
    }


def test_added_changed_archived_restored_removed(world):
    """The verb is what happened, the brackets are how."""
    jobs = world.screens["quickbooks_time"]
    acme = jobs.add_job("Acme")
    tax = jobs.add_job("2026 Tax", acme, assigned_to_all=False)
    before = world.universe.changes.last
    jobs.rename_job(tax, "2026 Audit")
    renamed = changed(world, before)["QuickBooks Time"]
    before = world.universe.changes.last
    jobs.delete_job(tax)
    deleted = changed(world, before)["QuickBooks Time"]
    before = world.universe.changes.last
    jobs.restore_job(tax)
    restored = changed(world, before)["QuickBooks Time"]
    before = world.universe.changes.last
    world.quickbooks_time.tables.jobcodes.remove(tax)
    removed = changed(world, before)["QuickBooks Time"]

    assert renamed == (f"jobcode {tax} “Acme › 2026 Audit” was changed (name: 2026 Tax -> 2026 Audit)",)
    assert deleted == (f"jobcode {tax} “Acme › 2026 Audit” was archived (active: true -> false)",)
    assert restored == (f"jobcode {tax} “Acme › 2026 Audit” was restored (active: false -> true)",)
    assert removed == (f"jobcode {tax} “Acme › 2026 Audit” was removed",)


def test_a_new_record_says_what_it_was_given(world):
    """Names in the place of ids, and nothing of what is as it usually is."""
    acme = world.screens["quickbooks_time"].add_job("Acme")
    world.screens["quickbooks_time"].add_job("2026 Tax", acme)

    assert changed(world)["QuickBooks Time"] == (
        "jobcode 9001 “Acme” was added (assigned_to_all: true)",
        "assignment 1004 “Acme” was added (user_id: everyone; jobcode_id: “Acme”)",
        "jobcode 9002 “Acme › 2026 Tax” was added (parent_id: “Acme”; assigned_to_all: true)",
        "assignment 1005 “Acme › 2026 Tax” was added (user_id: everyone; jobcode_id: “Acme › 2026 Tax”)",
    )


def test_time_is_told_in_minutes(world):
    """Who, when, how long and on what, in both systems that keep time."""
    tables, books = world.quickbooks_time.tables, world.quickbooks
    job = world.screens["quickbooks_time"].add_job("Acme")
    tables.users.load([User(id=502, first_name="Ann", last_name="Lee", username="ann")])
    books.employees.load([Employee(id="8", display_name="Ann Lee")])
    books.customers.load([Customer(id="9", display_name="Acme", fully_qualified_name="Acme")])
    before = world.universe.changes.last
    sheet = Timesheet(id=77, user_id=502, jobcode_id=job, date="2026-03-02", duration=3600)
    tables.timesheets.put(sheet)
    books.time_activities.put(
        TimeActivity(id="1", txn_date="2026-03-02", employee_id="8", customer_id="9", hours=1, minutes=30)
    )
    added = changed(world, before)
    before = world.universe.changes.last
    tables.timesheets.put(replace(sheet, duration=1800))

    assert added["QuickBooks Time"] == ("timesheet 77 of Ann Lee on 2026-03-02 was added: 60 min on “Acme”",)
    assert added["QuickBooks"] == ("TimeActivity 1 of Ann Lee on 2026-03-02 was added: 90 min on “Acme”",)
    assert changed(world, before)["QuickBooks Time"] == (
        "timesheet 77 of Ann Lee on 2026-03-02 was changed (duration: 60 min -> 30 min)",
    )


@pytest.fixture
def books(world):
    """The screens of a QuickBooks in which Ann worked an hour for Acme."""
    books = world.screens["quickbooks"]
    ann, acme = books.add_employee("Ann", "Lee"), books.add_customer("Acme")
    entry = TimeActivity(id="1", txn_date="2026-03-02", employee_id=ann, customer_id=acme, hours=1)
    world.quickbooks.time_activities.put(entry)
    return books


def test_a_merge(world, books):
    """Who went into whom, and the time that went along."""
    survivor = books.add_customer("Acme Ltd")
    before = world.universe.changes.last
    books.merge_customers(survivor, "2")

    assert changed(world, before)["QuickBooks"] == (
        "TimeActivity 1 of Ann Lee on 2026-03-02 was changed (customer_id: 2 -> “Acme Ltd”)",
        "customer 2 “Acme” was merged into “Acme Ltd”",
    )


def test_time_that_is_billed(world, books):
    """By which invoice, and that it is billed from then on."""
    before = world.universe.changes.last
    books.bill_time(["1"])
    told = changed(world, before)["QuickBooks"]

    assert told[0].startswith("Invoice 1 was added (")
    assert "CustomerRef: “Acme”" in told[0]
    assert told[1] == (
        "TimeActivity 1 of Ann Lee on 2026-03-02 was billed "
        "(time_charge_id: 0 -> 1; billable_status: NotBillable -> HasBeenBilled)"
    )


def test_karbon_in_its_own_nouns(world):
    """A client and its work."""
    karbon = world.screens["karbon"]
    client = karbon.add_organization("Acme")
    work = karbon.add_work("2026 Tax", client, "2026-03-02")
    added = changed(world)["Karbon"]
    before = world.universe.changes.last
    karbon.rename_work(work, "2026 Audit")

    assert added[0].startswith(f"organization {client} “Acme” was added")
    assert added[-1].startswith(f"WorkItem {work} “2026 Tax” was added (client_key: “Acme”;")
    assert changed(world, before)["Karbon"] == (
        f"WorkItem {work} “2026 Audit” was changed (title: 2026 Tax -> 2026 Audit)",
    )


def test_one_line_a_record(world):
    """Written often, told once; and what is as it was before is not told."""
    jobs = world.screens["quickbooks_time"]
    job = jobs.add_job("Acme", assigned_to_all=False)
    before = world.universe.changes.last
    for name in ("Beta", "Gamma", "Delta"):
        jobs.rename_job(job, name)
    renamed = changed(world, before)["QuickBooks Time"]
    jobs.rename_job(job, "Acme")
    world.quickbooks_time.tables.jobcodes.put(
        replace(world.quickbooks_time.tables.jobcodes.get(job), name="Acme")
    )

    assert renamed == (f"jobcode {job} “Delta” was changed (name: Acme -> Delta)",)
    assert changed(world, before)["QuickBooks Time"] == ("nothing",)


def test_a_long_log_stays_short(world):
    """Eight lines a system, whatever happened."""
    for number in range(10_000):
        world.quickbooks.customers.put(Customer(id=str(number), display_name=f"Client {number} {'x' * 300}"))
    lines = changed(world)["QuickBooks"]

    assert len(lines) == 9
    assert lines[-1] == "and 9992 more"
    assert max(map(len, lines)) <= 200
