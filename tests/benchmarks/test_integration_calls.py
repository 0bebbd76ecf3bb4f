"""How many calls the integration makes, against the fewest that the vendors' APIs allow. Time is the world's."""

from __future__ import annotations

from collections import Counter
from math import ceil
from time import process_time

import pytest
import requests
from sqlalchemy import event

from integration import metrics
from integration.connections import connections_from
from integration.port import open_timebridge
from integration.store.links import links
from sim import firms
from sim.apps import apps_by_host
from sim.conformance.stage import WorldClock
from sim.firms.make import make
from sim.firms.model import KarbonStanding
from sim.http.inprocess import WorldAdapter
from sim.worlds import Worlds
from tests.benchmarks.timing import best_us, say

SEED = 7
LARGE, SMALL = 10_000, 1_000
TYPES = ("Client",)
ROUNDS = 20


class Office:
    """A made firm, its integration, and the calls between them."""

    def __init__(self, clients, folder):
        self.firm = make(clients, SEED)
        worlds = Worlds()
        self.world = worlds.create("office", SEED, furnish=lambda world: firms.furnish(world, self.firm))
        adapter = WorldAdapter(apps_by_host(worlds.directory))

        def session():
            one = requests.Session()
            one.mount("https://", adapter)
            return one

        self.seen = Counter()
        self.bridge = open_timebridge(
            connections_from(worlds.access("office"), "the benchmark"),
            f"sqlite:///{folder / f'{clients}.db'}",
            clock=WorldClock(self.world),
            sessions=session,
        )
        self.count_calls()
        self.admin = next(one.email for one in self.firm.colleagues if one.karbon is KarbonStanding.ADMIN)

    def count_calls(self):
        """The journal is a ring: count each call when it is kept."""
        keep = self.world.universe.calls.append

        def counted(call):
            self.seen[f"{call.service} {call.method}"] += 1
            self.seen[f"{call.service} throttled"] += call.status == 429
            keep(call)

        self.world.universe.calls.append = counted

    def during(self, act):
        """What was called while this was done, and its seconds: of the processor, and in the world."""
        self.seen.clear()
        clock, really = self.world.universe.clock.now(), process_time()
        act()
        took = process_time() - really
        return Counter(self.seen), took, (self.world.universe.clock.now() - clock).total_seconds()

    def statements_during(self, act):
        """How many statements the store was given while this was done."""
        engine, count = self.bridge.desk.database._engine, Counter()

        def counted(*_):
            count["all"] += 1

        event.listen(engine, "before_cursor_execute", counted)
        act()
        event.remove(engine, "before_cursor_execute", counted)
        return count["all"]

    def first_sync(self):
        """Save & Sync with contacts and work."""
        self.bridge.save_and_sync(self.admin, TYPES, True)

    def created(self):
        """How many codes of clients and of work were made; those that were there before have the lowest ids."""
        desk = self.bridge.desk
        jobs = sorted(job["id"] for job in self.world.screens["quickbooks_time"].jobs())
        there_before = set(jobs[: len(self.firm.jobcodes)])
        with desk.database.read() as connection:
            live = [one for one in links(connection, desk.tenant_id()) if one.live]
        kinds = (
            "work" if one.kind.value == "WorkItem" else "client"
            for one in live
            if one.jobcode_id not in there_before
        )
        return Counter(kinds)


def pages(rows, page):
    """Calls that it takes to list so many rows; an empty list takes one."""
    return max(1, ceil(rows / page))


def fewest_posts(clients, work):
    """X_T of integration_design.md, section 4: fifty a call, parents before children.

    The last batch of parents takes children of earlier ones along; without earlier ones it cannot.
    """
    if clients == 0:
        return ceil(work / 50)
    if clients <= 50:
        return 1 + ceil(work / 50)
    return ceil((clients + work) / 50)


def fewest_calls(office, created):
    """R_K + R_T + X_T of integration_design.md, section 4; QuickBooks has nothing to do before there is time."""
    firm = office.firm
    kinds = Counter(client.kind.value for client in firm.clients if client.restriction == "Public")
    public = {client.id for client in firm.clients if client.restriction == "Public"}
    visible_work = sum(work.client in public for work in firm.work)
    karbon = 1 + sum(pages(kinds[kind], 100) for kind in ("Contact", "Organization", "ClientGroup"))
    karbon += pages(visible_work, 100) + pages(len(firm.colleagues), 100)
    karbon += kinds["ClientGroup"]  # the type of a group is on a single read only
    fields = 2  # Role and Task Type, with one page of options each
    time = 1 + pages(len(firm.jobcodes), 200) + pages(len(firm.colleagues), 200) + 1 + fields
    return karbon + time + fewest_posts(created["client"], created["work"])


def floors_s(calls, office):
    """Seconds that the rate limits alone cost: of the slower system; and with Karbon's lists read before any work.

    (R / L - 1) windows of R calls. Work is called by its title, and which titles of a client are equal or near shows
    only when the last page of work was read: until then none of it may get a code. Types of groups could wait.
    """
    karbon, time = calls["karbon GET"], sum(calls[f"quickbooks_time {how}"] for how in ("GET", "POST", "PUT"))
    groups = sum(
        client.kind.value == "ClientGroup" and client.restriction == "Public"
        for client in office.firm.clients
    )
    of_time = (ceil(time / 300) - 1) * 300
    return max((ceil(karbon / 120) - 1) * 60, of_time), (ceil((karbon - groups) / 120) - 1) * 60 + of_time


def idle_calls_to_karbon(office):
    """Pages of groups and of work, which Karbon cannot filter by change, and the newest page of each other kind."""
    public = {client.id for client in office.firm.clients if client.restriction == "Public"}
    groups = sum(client.kind.value == "ClientGroup" and client.id in public for client in office.firm.clients)
    work = sum(one.client in public for one in office.firm.work)
    return 2 + pages(groups, 100) + pages(work, 100)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("offices")


@pytest.fixture(scope="module")
def synced(folder):
    """Two sizes of firm after their first sync, and what that took."""
    offices = {}
    for size in (SMALL, LARGE):
        office = Office(size, folder)
        office.bridge.connect(office.admin)
        offices[size] = (office, *office.during(office.first_sync))
    yield offices
    for office, *_ in offices.values():
        office.bridge.desk.database.close()


@pytest.mark.parametrize(("size", "ratio"), [(SMALL, 1.15), (LARGE, 1.05)])
def test_a_first_sync(benchmark, synced, size, ratio):
    """A first sync makes hardly more calls than it must, and is never told that it calls too often."""
    office, calls, took_s, world_s = synced[size]
    benchmark.pedantic(lambda: None)
    fewest = fewest_calls(office, office.created())
    made = sum(calls[what] for what in calls if "throttled" not in what)
    say(
        f"first sync of {size:,} clients, calls (target {ratio} x)",
        made=made,
        fewest=fewest,
        ratio=made / fewest,
        seconds=took_s,
        minutes_in_the_world=world_s / 60,
    )
    floor_s, reading_first_s = floors_s(calls, office)
    say(
        "its minutes in the world, against the limits of the slower system, and with work read before it is created",
        took=world_s / 60,
        floor=floor_s / 60,
        reading_first=reading_first_s / 60,
        ratio=world_s / max(reading_first_s, 1),
    )
    say("by system", **calls)

    assert made <= ratio * fewest
    assert world_s <= max(1.10 * reading_first_s, 60)
    assert not sum(calls[what] for what in calls if "throttled" in what)
    assert took_s < 60


def test_a_sync_when_nothing_changed(benchmark, synced):
    """It asks QuickBooks Time a constant, QuickBooks nothing, and Karbon for no more than its API forces."""
    found = {}
    for size, (office, *_) in synced.items():
        office.world.universe.clock.advance(3_600)
        office.bridge.sync()  # what came with the first sync is younger than the overlap of readings
        office.world.universe.clock.advance(3_600)
        found[size] = office.during(office.bridge.sync)[0]
        say(f"idle sync of {size:,} clients", forced=idle_calls_to_karbon(office), **found[size])
    benchmark.pedantic(lambda: None)

    for size, (office, *_) in synced.items():
        assert found[size]["karbon GET"] == idle_calls_to_karbon(office)
    time = [{what: calls[what] for what in calls if "karbon" not in what} for calls in found.values()]
    assert time[0] == time[1] == {"quickbooks_time GET": 2, "quickbooks_time throttled": 0}


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_sync_with_hints_when_nothing_changed(benchmark, synced, size):
    """Three calls, whatever the size: what moved is told, not looked for."""
    office = synced[size][0]
    office.world.universe.clock.advance(3_600)
    office.bridge.hints_on(office.admin, "https://hooks.example/karbon")
    office.bridge.sync()  # reads everything once more
    office.world.universe.clock.advance(3_600)
    calls, took_s, _ = office.during(office.bridge.sync)
    office.bridge.hints_off(office.admin)
    benchmark.pedantic(lambda: None)
    say(f"idle sync of {size:,} clients with hints", seconds=took_s, **calls)

    assert calls == {
        "karbon GET": 1,
        "karbon throttled": 0,
        "quickbooks_time GET": 2,
        "quickbooks_time throttled": 0,
    }


def test_what_an_idle_sync_costs_us(benchmark, synced):
    """With hints on, the same statements to the store and the same time of the processor, whatever the size."""
    took_ms, asked = {}, {}
    for size, (office, *_) in synced.items():
        office.world.universe.clock.advance(3_600)
        office.bridge.hints_on(office.admin, "https://hooks.example/karbon")
        for _ in range(3):  # reads everything once more, plans over what that moved, is idle
            office.bridge.sync()
            office.world.universe.clock.advance(3_600)
        asked[size] = office.statements_during(office.bridge.sync)
        took_ms[size] = float("inf")
    for _ in range(ROUNDS):  # in turns: a busy machine slows both
        for size, (office, *_) in synced.items():
            begun = process_time()
            office.bridge.sync()
            took_ms[size] = min(took_ms[size], (process_time() - begun) * 1e3)
    for office, *_ in synced.values():
        office.bridge.hints_off(office.admin)
    benchmark.pedantic(lambda: None)
    say(
        f"idle sync with hints, {LARGE:,} against {SMALL:,} clients, processor (target 1.20 x)",
        ms=took_ms[LARGE],
        floor=took_ms[SMALL],
        ratio=took_ms[LARGE] / took_ms[SMALL],
        statements=asked[LARGE],
    )

    assert asked[LARGE] == asked[SMALL]
    assert took_ms[LARGE] < 1.2 * took_ms[SMALL]


def test_an_idle_save_and_sync(benchmark, synced):
    """Pressing Save & Sync again writes nothing, whatever the size."""
    for size, (office, *_) in synced.items():
        calls, took_s, _ = office.during(office.first_sync)
        say(f"second Save & Sync of {size:,} clients", seconds=took_s, **calls)

        assert not [what for what in calls if what.split()[1] in {"POST", "PUT", "DELETE"}]
    benchmark.pedantic(lambda: None)


def test_counting_costs_nothing_when_nobody_counts(benchmark, synced):
    """All counters of an idle sync together take less than a thousandth of it."""
    office = synced[SMALL][0]
    office.world.universe.clock.advance(3_600)
    told = {"system": "karbon", "op": "reading WorkItems", "status": 200}
    calls, sync_s, _ = office.during(office.bridge.sync)
    (once_us,) = best_us(lambda: metrics.CALLS.add(1, told))
    benchmark.pedantic(lambda: None)
    say("one counter, microseconds", off=once_us, sync=sync_s * 1e6)

    assert once_us * 2 * sum(calls.values()) < sync_s * 1e6 / 1_000
