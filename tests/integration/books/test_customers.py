"""A customer or job is found by its full path, made when time needs it, and never made twice."""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.conftest import Found
from tests.integration.firm import ADMIN, ANN, Firm


def paths(firm: Firm, *, active: bool = True) -> list[str]:
    return sorted(one["path"] for one in firm.books.customers() if one["active"] is active)


def booked(firm: Firm) -> list[tuple[str, int]]:
    return sorted((one["customer"], one["minutes"]) for one in firm.books.time_activities())


def findings(run: Any) -> list[str]:
    return [finding.code.value for finding in run.findings]


@pytest.mark.edge("FLOW-08 d")
@pytest.mark.parametrize("jobs", [0, 1, 30, 31])
def test_new_jobs(baseline: Firm, jobs: int) -> None:
    """Every job that has time is made, its customer once, and a job without time is not."""
    acme = baseline.key("Acme")
    keys = [baseline.karbon.add_work(f"Job {number:02}", acme, "2026-03-02") for number in range(jobs)]
    baseline.connect()
    for key in keys:
        baseline.bridge.track_time(ANN, key, baseline.today(), 6)
    report = baseline.bridge.sync_books()

    expected = [f"Acme:Job {number:02}" for number in range(jobs)]
    assert paths(baseline) == (["Acme", *expected] if jobs else [])
    assert booked(baseline) == [(path, 6) for path in expected]
    assert (report.exported, report.customers, report.findings) == (jobs, jobs + bool(jobs), [])


def test_nothing_to_do_costs_nothing(in_step: Firm) -> None:
    """When QuickBooks is in line it is not called."""
    in_step.track(60)
    in_step.bridge.sync()
    mark = in_step.mark()
    in_step.bridge.sync_books()

    assert not in_step.calls("quickbooks", since=mark)


@pytest.mark.edge("DUP-05 c", "DUP-05 d")
@pytest.mark.parametrize("holder", ["vendor", "employee"])
def test_a_taken_name(baseline: Firm, holder: str) -> None:
    """A name that a vendor or employee holds is tried once, reported once, and holds up nobody else."""
    beta = baseline.karbon.add_organization("Beta")
    if holder == "vendor":
        baseline.books.add_vendor("Acme")
    else:
        baseline.books.add_employee("Acme", "")
    baseline.connect()
    baseline.track(60)
    baseline.track(30, "Acme")
    baseline.bridge.track_time(ANN, beta, baseline.today(), 12)
    mark = baseline.mark()
    run = baseline.bridge.sync()

    assert booked(baseline) == [("Beta", 12)]
    assert findings(run) == ["NAME_CONFLICT"]
    assert len(baseline.calls("quickbooks", "POST", "/batch", mark)) == 2


@pytest.mark.parametrize("remembers", [False, True])
def test_a_name_that_is_freed(baseline: Firm, remembers: bool) -> None:
    """When the name is free, the time that waited goes on, also where QuickBooks remembers what it refused."""
    baseline.world.quickbooks.set_behaviour(replay_failures=remembers)
    vendor = baseline.books.add_vendor("Acme")
    baseline.connect()
    baseline.track(60)
    baseline.bridge.sync()
    baseline.wait(60)
    baseline.world.quickbooks.vendors.remove(vendor)
    run = baseline.bridge.sync()

    assert booked(baseline) == [("Acme:2026 Tax", 60)]
    assert run.findings == []


@pytest.mark.edge("DUP-05 b", "FLOW-07 b")
def test_an_inactive_customer_before(baseline: Firm) -> None:
    """A customer that was made inactive is not used, and where its name stays taken that is said (FLOW-07 b)."""
    baseline.world.quickbooks.set_behaviour(plain_name_free_after_deactivation=False)
    baseline.books.deactivate_customer(baseline.books.add_customer("Acme"))
    baseline.connect()
    baseline.track(60)
    run = baseline.bridge.sync()

    assert booked(baseline) == []
    assert findings(run) == ["NAME_CONFLICT"]


@pytest.mark.edge("FLOW-07 b")
def test_an_inactive_customer_since(in_step: Firm) -> None:
    """Time of a customer that was made inactive later waits until it is active again."""
    in_step.track(60, "Acme")
    in_step.bridge.sync()
    acme = in_step.books.customers()[0]["id"]
    in_step.books.deactivate_customer(acme)
    in_step.track(30, "Acme")
    told = in_step.bridge.sync()
    waiting = len(booked(in_step))
    in_step.books.reactivate_customer(acme)
    in_step.bridge.sync()

    assert "NAME_CONFLICT" in findings(told)
    assert waiting == 1
    assert booked(in_step) == [("Acme", 30), ("Acme", 60)]


@pytest.mark.parametrize(
    ("name", "kept"),
    [("Acme: North", "Acme- North"), ("Acme\tNorth", "Acme North"), ("O'Brien & Söhne", None)],
)
def test_names_that_quickbooks_forbids(baseline: Firm, name: str, kept: str | None) -> None:
    """A colon or a tab is replaced in QuickBooks alone (D-06); all else goes over as it is."""
    key = baseline.karbon.add_organization(name)
    baseline.connect()
    baseline.bridge.track_time(ANN, key, baseline.today(), 60)
    baseline.bridge.sync()
    baseline.bridge.sync()

    assert booked(baseline) == [(kept or name, 60)]
    assert name in {job["name"] for job in baseline.time.jobs()}


def test_two_names_that_quickbooks_cannot_tell_apart(baseline: Firm) -> None:
    """The time of two clients is never mixed because a colon became a dash."""
    keys = [baseline.karbon.add_organization(name) for name in ("A: B", "A- B")]
    baseline.connect()
    for key in keys:
        baseline.bridge.track_time(ANN, key, baseline.today(), 60)
    run = baseline.bridge.sync()

    assert booked(baseline) == [("A- B", 60)]
    assert findings(run) == ["NAME_CONFLICT"]


def test_a_new_code_for_an_old_one(in_step: Firm) -> None:
    """A code that was deleted and generated anew goes on with the customer of the old one."""
    in_step.track(60)
    in_step.bridge.sync()
    in_step.time.delete_job(in_step.job("Acme › 2026 Tax"))
    in_step.bridge.save_and_sync(ADMIN)
    in_step.bridge.generate_code(in_step.key("2026 Tax"), ADMIN, "create")
    in_step.track(30)
    in_step.bridge.sync()

    assert booked(in_step) == [("Acme:2026 Tax", 30), ("Acme:2026 Tax", 60)]
    assert paths(in_step) == ["Acme", "Acme:2026 Tax"]


@pytest.mark.parametrize("name", ["2026 Tax", "2027 Tax"])
def test_a_job_below_a_customer_that_is_called_otherwise(in_step: Firm, name: str) -> None:
    """A client that was renamed since keeps its customer, and its jobs are looked for and made below that one."""
    in_step.track(60)
    in_step.bridge.sync()
    in_step.karbon.rename_client(in_step.key("Acme"), "Apex")
    in_step.bridge.sync()
    in_step.time.delete_job(in_step.job("Apex › 2026 Tax"))
    job = in_step.time.add_job(name, in_step.job("Apex"))
    in_step.time.enter_time(ANN, job, str(in_step.today()), 30)
    runs = [in_step.bridge.sync(), in_step.bridge.sync()]

    assert [run.books.findings for run in runs] == [[], []]
    assert booked(in_step) == sorted([("Acme:2026 Tax", 60), (f"Acme:{name}", 30)])
    assert paths(in_step) == sorted({"Acme", "Acme:2026 Tax", f"Acme:{name}"})


def test_a_code_that_lies_too_deep(in_step: Firm) -> None:
    """QuickBooks has five levels; time further down waits and is reported, rather than going somewhere else."""
    parent = in_step.job("Acme › 2026 Tax")
    for level in range(3, 7):
        parent = in_step.time.add_job(f"Level {level}", parent)
    in_step.time.enter_time(ANN, parent, str(in_step.today()), 60)
    run = in_step.bridge.sync()

    assert booked(in_step) == []
    assert findings(run) == ["NAME_CONFLICT"]


def test_another_firms_customers(found: Found) -> None:
    """Two firms with the same ids and names in one store each get their own time."""
    firms = [found("shared.db"), found("shared.db", tenant="another")]
    for minutes, firm in zip((60, 30), firms, strict=True):
        firm.connect()
        firm.track(minutes)
        firm.bridge.sync()

    assert [booked(firm) for firm in firms] == [[("Acme:2026 Tax", 60)], [("Acme:2026 Tax", 30)]]
