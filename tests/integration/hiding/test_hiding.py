"""Many jobs are hidden in one go, after a preview; nothing else hides them."""

from __future__ import annotations

import pytest

from integration.hiding import Hiding
from integration.messages import Code, Refused
from tests.integration.firm import ADMIN, ANN, BOB, Firm

MANY = 51


@pytest.fixture
def busy(baseline: Firm) -> Firm:
    """A firm with fifty-one pieces of work for Acme, all with codes."""
    acme = baseline.key("Acme")
    for number in range(MANY - 1):
        baseline.karbon.add_work(f"Job {number:02}", acme, "2026-03-02")
    baseline.connect()
    return baseline


def keys(firm: Firm) -> tuple[str, ...]:
    return tuple(one["key"] for one in firm.karbon.work())


def writes(firm: Firm, since: int) -> list[str]:
    return [f"{call.method} {call.path}" for call in firm.calls(since=since) if call.method != "GET"]


def hidden(firm: Firm) -> set[str]:
    return {job["path"] for job in firm.time.jobs() if not job["assigned_to_all"]}


def hide(firm: Firm, *of: str, **how: object) -> Hiding:
    return firm.bridge.hide_jobs(ADMIN, of, **how)


@pytest.mark.edge("HIDE-05 a")
def test_fifty_one_codes(busy: Firm) -> None:
    """Two writes of at most fifty rows each, and all are hidden; codes, links and Karbon stay."""
    links, mark = busy.live_links(), busy.mark()
    found = hide(busy, *keys(busy), preview=False)

    assert (len(found.jobs), found.calls, found.findings) == (MANY, 2, ())
    assert len(writes(busy, mark)) == 2
    assert hidden(busy) == set(busy.paths()) - {"Acme"}
    assert busy.live_links() == links


@pytest.mark.edge("HIDE-05 b")
def test_a_thousand_codes(baseline: Firm) -> None:
    """Twenty writes hide a thousand, and Karbon is not touched."""
    acme = baseline.key("Acme")
    for number in range(1_000 - 1):
        baseline.karbon.add_work(f"Job {number:03}", acme, "2026-03-02")
    baseline.connect()
    mark = baseline.mark()
    found = hide(baseline, *keys(baseline), preview=False)

    assert (len(found.jobs), found.calls, len(writes(baseline, mark))) == (1_000, 20, 20)
    assert len(hidden(baseline)) == 1_000


def test_fifty_codes(busy: Firm) -> None:
    """Fifty go into one write."""
    mark = busy.mark()
    found = hide(busy, *keys(busy)[: MANY - 1], preview=False)

    assert found.calls == len(writes(busy, mark)) == 1


def test_a_preview(busy: Firm) -> None:
    """It names the same jobs and the same number of calls, and writes nothing."""
    mark = busy.mark()
    shown = hide(busy, *keys(busy))
    calls = writes(busy, mark)
    done = hide(busy, *keys(busy), preview=False)

    assert shown.preview
    assert calls == []
    assert (shown.jobs, shown.calls) == (done.jobs, done.calls)


def test_hidden_already(in_step: Firm) -> None:
    """What is hidden is passed over: pressing twice costs nothing."""
    hide(in_step, in_step.key("2026 Tax"), preview=False)
    mark = in_step.mark()
    again = hide(in_step, in_step.key("2026 Tax"), preview=False)

    assert (again.jobs, again.hidden_already, again.calls) == ((), 1, 0)
    assert writes(in_step, mark) == []


def test_assigned_to_single_people(in_step: Firm) -> None:
    """A job that two people see is hidden from both."""
    job = in_step.job("Acme › 2026 Tax")
    in_step.time.unassign_job(job)
    in_step.time.assign_job(job, [ANN, BOB])
    found = hide(in_step, in_step.key("2026 Tax"), preview=False)

    assert (len(found.jobs), found.calls) == (1, 1)
    assert hide(in_step, in_step.key("2026 Tax")).hidden_already == 1


@pytest.mark.edge("HIDE-05 c")
def test_completed_work(in_step: Firm) -> None:
    """Completing work hides nothing; asking for all completed work does."""
    in_step.karbon.complete_work(in_step.key("2026 Tax"))
    in_step.bridge.save_and_sync(ADMIN)
    before = hidden(in_step)
    found = hide(in_step, completed=True, preview=False)

    assert before == set()
    assert [job.path for job in found.jobs] == ["Acme › 2026 Tax"]
    assert hidden(in_step) == {"Acme › 2026 Tax"}


@pytest.mark.edge("HIDE-03 a")
def test_no_sync_shows_them_again(in_step: Firm) -> None:
    """Hidden stays hidden."""
    hide(in_step, in_step.key("2026 Tax"), preview=False)
    in_step.bridge.save_and_sync(ADMIN)
    in_step.bridge.sync()

    assert hidden(in_step) == {"Acme › 2026 Tax"}


def test_the_export_follows(in_step: Firm) -> None:
    """The column says it at once."""
    hide(in_step, in_step.key("2026 Tax"), preview=False)
    rows = {row["Karbon name"]: row for row in in_step.bridge.export_synced_items(ADMIN)}

    assert (rows["2026 Tax"]["assigned to all"], rows["Acme"]["assigned to all"]) == ("no", "yes")


def test_something_without_a_code(in_step: Firm) -> None:
    """It is named, and the others are hidden."""
    new = in_step.karbon.add_organization("New")
    found = hide(in_step, in_step.key("2026 Tax"), new, preview=False)

    assert [(one.code, one.subject) for one in found.findings] == [(Code.CODE_NOT_LINKED, new)]
    assert hidden(in_step) == {"Acme › 2026 Tax"}


def test_nothing_named(in_step: Firm) -> None:
    """Hiding everything is nothing that happens by leaving a name out."""
    with pytest.raises(Refused) as caught:
        hide(in_step, preview=False)

    assert caught.value.finding.code is Code.BAD_INPUT


def test_for_administrators(in_step: Firm) -> None:
    """Whoever may not change the settings may not hide jobs either."""
    with pytest.raises(Refused) as caught:
        in_step.bridge.hide_jobs(ANN, keys(in_step), preview=False)

    assert caught.value.finding.code is Code.NOT_ADMIN
    assert hidden(in_step) == set()


def test_a_job_that_is_refused(in_step: Firm) -> None:
    """One that QuickBooks Time does not hide is not counted as hidden."""
    in_step.arm("refused", service="quickbooks_time", method="PUT", path="jobcodes")
    with pytest.raises(Exception, match="QuickBooks Time"):
        hide(in_step, in_step.key("2026 Tax"), preview=False)

    assert len(hide(in_step, in_step.key("2026 Tax"), preview=False).jobs) == 1
