"""What a reader sees of faults of lists: old rows, rows that moved, things that happen meanwhile, and wrong clocks."""

from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest
import requests

from sim.physics.fault_kinds import FaultKind
from sim.physics.faults import Deed
from tests.http.conftest import WAYS
from tests.http.every_fault import CUT
from tests.http.three_services import LATER_PAGES, READS, client

SERVICES = pytest.mark.parametrize("service", READS)
EVERY_WAY = pytest.mark.parametrize("way", WAYS)
DEEDS = {
    "karbon": Deed(service="karbon", action="add_person", arguments={"first_name": "Jo", "last_name": "Doe"}),
    "quickbooks_time": Deed(service="quickbooks_time", action="delete_time", arguments={"timesheet_id": 1}),
    "quickbooks": Deed(service="quickbooks", action="add_customer", arguments={"name": "Birch"}),
}


@SERVICES
@EVERY_WAY
def test_an_answer_that_cannot_be_read(baseline_worlds, service, way):
    """Garbled, broken off, or somebody's HTML page."""
    with client(baseline_worlds, service, way) as one:
        one.make()
        for kind in (FaultKind.GARBLED, FaultKind.WRONG_TYPE, FaultKind.TRUNCATED):
            one.arm(kind, "GET")
        garbled, page = one.list(), one.list()
        with pytest.raises(CUT):
            one.list()

        for answer in (garbled, page):
            assert answer.status_code == 200
            with pytest.raises(requests.JSONDecodeError):
                answer.json()
        assert page.headers["Content-Type"].startswith("text/html")
        assert one.list().json()
        assert one.struck


@SERVICES
@EVERY_WAY
def test_an_old_answer(baseline_worlds, service, way):
    """What was made within the age is not there yet, what was made before it is, and nothing is lost by looking."""
    with client(baseline_worlds, service, way) as one:
        one.make()
        one.world.clock.advance(120)
        early = one.ids()
        one.make()
        one.world.clock.advance(30)
        now = one.ids()
        changes = one.world.universe.changes.last
        one.arm(FaultKind.STALE, "GET", age_s=60)

        assert sorted(one.ids()) == sorted(early)
        assert one.ids() == now
        assert len(now) > len(early)
        assert one.world.universe.changes.last == changes
        assert one.struck


@SERVICES
@EVERY_WAY
@pytest.mark.parametrize("shift", [1, -1])
def test_rows_that_moved(baseline_worlds, service, way, shift):
    """A later page begins a row too late, or too early; the first page is never befallen."""
    with client(baseline_worlds, service, way) as one:
        for _ in range(6):
            one.make()
        whole, second = one.ids(), one.ids(LATER_PAGES[service])
        one.arm(FaultKind.DRIFTED, "GET", shift=shift)

        assert one.ids() == whole
        assert not one.struck
        assert one.ids(LATER_PAGES[service]) == whole[2 + shift : 4 + shift]
        assert one.struck
        assert one.ids(LATER_PAGES[service]) == second == whole[2:4]


@SERVICES
@EVERY_WAY
def test_meanwhile(baseline_worlds, service, way):
    """Somebody does something right before the call, which sees it."""
    with client(baseline_worlds, service, way) as one:
        one.make()
        before = one.ids()
        one.arm(FaultKind.MEANWHILE, "GET", deed=_deed(one, before))
        after = one.ids()

        assert len(after) == len(before) + (-1 if service == "quickbooks_time" else 1)
        assert one.struck


def test_what_nobody_can_do_meanwhile(baseline_worlds):
    """The product refuses, so nothing has struck and nothing has changed."""
    with client(baseline_worlds, "quickbooks") as one:
        one.arm(FaultKind.MEANWHILE, "GET", deed=DEEDS["quickbooks"], times=2)
        one.arm(
            FaultKind.MEANWHILE,
            "GET",
            deed=Deed(service="quickbooks", action="rename_customer", arguments={"id": "9", "name": "x"}),
        )
        changes = one.world.universe.changes.last
        one.ids()
        assert one.world.universe.changes.last > changes
        changes = one.world.universe.changes.last
        one.ids()

        assert one.world.universe.changes.last == changes
        assert not one.struck


@SERVICES
@EVERY_WAY
@pytest.mark.parametrize("skew_s", [300, -300])
def test_a_wrong_clock(baseline_worlds, service, way, skew_s):
    """Stamps of what is written then are as wrong, and so is the answer's own date; the world's time is not."""
    with client(baseline_worlds, service, way) as one:
        now = one.world.clock.now()
        one.arm(FaultKind.SKEWED, skew_s=skew_s)
        answer = one.make()
        stamps = {change.at for _, change in one.world.universe.changes.newest(1)}

        assert one.world.clock.now() == now
        assert stamps == {now + timedelta(seconds=skew_s)}
        assert parsedate_to_datetime(answer.headers["Date"]) == now + timedelta(seconds=skew_s)


def test_a_refused_write_by_a_wrong_clock(baseline_worlds):
    """Taking it back leaves the world's time alone."""
    with client(baseline_worlds, "quickbooks") as one:
        now = one.world.clock.now()
        one.arm(FaultKind.SKEWED)
        answer = one.call("POST", "/v3/company/{realm}/customer", json={"DisplayName": ""}, timeout=10)

        assert answer.status_code == 400
        assert one.world.clock.now() == now


def _deed(one, ids):
    deed = DEEDS[one.service]
    if one.service != "quickbooks_time":
        return deed
    return Deed(service=deed.service, action=deed.action, arguments={"timesheet_id": int(ids[0])})
