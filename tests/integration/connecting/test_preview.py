"""A preview is what Save & Sync would do now; Save & Sync looks again and never carries an old plan out."""

from __future__ import annotations

from collections import Counter

import pytest

from integration.messages import Code
from integration.plan import Plan
from tests.integration.conftest import Found
from tests.integration.firm import ADMIN, Firm

USUAL = ("Client",), True


@pytest.fixture
def varied(baseline: Firm) -> Firm:
    """A firm with something to link, to make, to be nearly the same, and to be refused."""
    baseline.time.add_job("Acme")
    baseline.time.add_job("BIRCH")
    for name in ("Birch", "Oak", "Ash Grove"):
        baseline.karbon.add_organization(name)
    baseline.karbon.add_person("Ash", "Grove")
    baseline.bridge.connect(ADMIN)
    return baseline


def done(plan: Plan) -> dict[str, int]:
    return dict(Counter(action.kind.value for action in plan.actions))


@pytest.mark.edge("DUP-02 a")
def test_what_is_announced_is_done(varied: Firm) -> None:
    """The same actions and the same findings, and then there is nothing left to announce."""
    mark = varied.mark()
    announced = varied.bridge.preview(ADMIN, *USUAL)
    calls = [call.method for call in varied.calls(since=mark)]
    run = varied.bridge.save_and_sync(ADMIN, *USUAL)

    assert set(calls) == {"GET"}
    assert run.counts == done(announced) == {"adopt": 1, "create": 2}
    assert [(one.code, one.subject) for one in run.findings] == [
        (one.code, one.subject) for one in announced.findings
    ]
    assert varied.bridge.preview(ADMIN, *USUAL).actions == ()


@pytest.mark.edge("DUP-02 b")
def test_something_moved_in_between(varied: Firm) -> None:
    """A code that appeared and a client that was renamed since are taken as they are now."""
    announced = varied.bridge.preview(ADMIN, *USUAL)
    oak = varied.time.add_job("Oak")
    varied.karbon.rename_client(varied.key("Birch"), "Beech")
    run = varied.bridge.save_and_sync(ADMIN, *USUAL)

    assert done(announced) == {"adopt": 1, "create": 2}
    assert run.counts == {"adopt": 2, "create": 2}
    assert varied.live_links()[varied.key("Oak")] == oak
    assert "Beech" in varied.paths()


@pytest.mark.edge("DUP-03 b")
def test_time_off_of_the_same_name(baseline: Firm) -> None:
    """A code for time off is left alone: the client gets one of its own, or hears that the name is taken."""
    row = {"name": "Holiday", "type": "pto", "parent_id": 0, "assigned_to_all": True}
    (leave,) = baseline.bridge.desk.time.create_jobcodes([row])
    holiday = baseline.karbon.add_organization("Holiday")
    run = baseline.connect().save_and_sync(ADMIN)

    assert leave.ok
    assert baseline.live_links().get(holiday) != leave.id
    assert holiday in baseline.live_links() or Code.NAME_CONFLICT in {one.code for one in run.findings}


@pytest.mark.edge("DUP-03 c")
def test_a_deleted_code_of_that_name(baseline: Firm) -> None:
    """It is neither taken nor replaced by itself: a person chooses (D-03)."""
    gone = baseline.time.add_job("Acme")
    baseline.time.delete_job(gone)
    baseline.bridge.connect(ADMIN)
    run = baseline.bridge.save_and_sync(ADMIN, *USUAL)
    (asked, *_) = run.findings
    made = baseline.bridge.generate_code(baseline.key("Acme"), ADMIN, "restore")

    assert (asked.code, asked.subject) == (Code.CODE_NOT_LINKED, baseline.key("Acme"))
    assert asked.choices == ("restore", "create")
    assert run.counts == {}
    assert (made.code_id, made.how) == (gone, "restored")


@pytest.mark.edge("ORDER-01 b")
def test_either_order(found: Found) -> None:
    """With equal lists both orders end with the same codes and the same customers."""
    ends = []
    for recommended in (True, False):
        firm = found()
        acme = firm.books.add_customer("Acme")
        firm.books.add_customer("2026 Tax", acme)
        if recommended:
            firm.time.add_job("2026 Tax", firm.time.add_job("Acme"))
        firm.connect()
        firm.track(60)
        firm.bridge.sync()
        ends.append((firm.paths(), sorted(one["path"] for one in firm.books.customers())))

    assert ends[0] == ends[1] == (["Acme", "Acme › 2026 Tax"], ["Acme", "Acme:2026 Tax"])
