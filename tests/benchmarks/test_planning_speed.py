"""What planning costs: a firm of a hundred thousand clients as a whole, and a hundred changes in it."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

import msgspec
import pytest
from sqlalchemy import event, insert

from integration.deciding import decide, keep
from integration.model import Client, Jobcode, WorkItem
from integration.plan import Kind
from integration.store import links, mirror, tenants
from integration.store.database import Database
from integration.store.schema import LINK
from integration.store.tenants import Tenant
from tests.benchmarks.plan_once import Planned
from tests.benchmarks.records import SETTINGS, WORK_EACH, records
from tests.benchmarks.timing import say

CLIENTS, SMALLER = 100_000, 1_000
CHANGES = 100
FIRM = "speed"
SECONDS_MAX, MIB_MAX, NEAR_MS_MAX = 60, 2_048, 100


@pytest.mark.parametrize("standing", ["first", "bonded"])
def test_a_whole_firm(benchmark, standing):
    """A hundred thousand clients with half a million work items, in a process of its own."""
    found = benchmark.pedantic(lambda: _planned(standing), rounds=1)
    chosen = CLIENTS * 7 // 10
    say(
        f"planning {CLIENTS:,} clients and {CLIENTS * WORK_EACH:,} work items, {standing} (targets 60 s, 2,048 MiB)",
        seconds=found.plan_s,
        floor=found.floor_s,
        ratio=found.plan_s / found.floor_s,
        peak_mib=found.peak_mib,
    )

    assert found.actions == ({} if standing == "bonded" else {"create": chosen * (1 + WORK_EACH)})
    assert found.findings == {"CONTACT_NOT_SYNCED": CLIENTS - chosen}
    assert found.plan_s < SECONDS_MAX
    assert found.peak_mib < MIB_MAX


def _planned(standing):
    command = [sys.executable, "-m", "tests.benchmarks.plan_once", str(CLIENTS), standing]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, check=True)
    return msgspec.json.decode(done.stdout, type=Planned)


class Office:
    """A store that knows a firm which is in step, and that counts what it is asked."""

    def __init__(self, clients, folder, now):
        self.database = Database(f"sqlite:///{folder / f'{clients}.db'}")
        self.firm = records(clients, bonded=True)
        self.asked = []
        self._fill(now)
        event.listen(self.database._engine, "before_cursor_execute", self._count)

    def _count(self, _connection, _cursor, statement, *_):
        self.asked.append(statement)

    def tenant_id(self):
        return FIRM

    def _fill(self, now):
        seen = self.firm.observed
        with self.database.begin() as connection:
            tenants.put_tenant(
                connection,
                Tenant(id=FIRM, account="a", company="b", connected=True, connected_by="c", since=now),
            )
            mirror.replace_all(connection, FIRM, Client, seen.clients)
            mirror.replace_all(connection, FIRM, WorkItem, seen.work_items)
            mirror.replace_all(connection, FIRM, Jobcode, seen.jobcodes)
            connection.execute(
                insert(LINK), [{"tenant": FIRM, **links._row(link)} for link in self.firm.links]
            )
        decided = decide(self, SETTINGS)
        with self.database.begin() as connection:
            keep(connection, self, decided, decided.plan.findings, ())

    def change(self):
        """A quarter each: clients renamed, work renamed, work that is new, codes that somebody renamed."""
        seen, each = self.firm.observed, CHANGES // 4
        chosen = [one for one in seen.clients if one.contact_type == "Client"]
        spread = chosen[:: len(chosen) // CHANGES]
        work = {one.client_key: one for one in seen.work_items}
        codes = {link.key: link.jobcode_id for link in self.firm.links}
        by_id = {one.id: one for one in seen.jobcodes}
        renamed = [msgspec.structs.replace(one, name=f"{one.name} & Co") for one in spread[:each]]
        other = [msgspec.structs.replace(work[one.key], title="Books") for one in spread[each : 2 * each]]
        new = [
            msgspec.structs.replace(work[one.key], key=f"N{one.key}", title="Payroll")
            for one in spread[2 * each : 3 * each]
        ]
        moved = [
            msgspec.structs.replace(by_id[codes[one.key]], name=f"{one.name} Inc")
            for one in spread[3 * each : 4 * each]
        ]
        with self.database.begin() as connection:
            mirror.merge(connection, FIRM, Client, renamed)
            mirror.merge(connection, FIRM, WorkItem, [*other, *new])
            mirror.merge(connection, FIRM, Jobcode, moved)


@pytest.fixture(scope="module")
def offices(tmp_path_factory):
    """A small firm and a large one, in step."""
    folder = tmp_path_factory.mktemp("planning")
    now = datetime(2026, 2, 1, tzinfo=UTC)
    found = {size: Office(size, folder, now) for size in (SMALLER, CLIENTS)}
    for office in found.values():
        office.change()
        office.asked.clear()
    yield found
    for office in found.values():
        office.database.close()


def _looked_up(office, decided):
    """The floor: the records that the plan stands on, each read once by its id, and planned over. Milliseconds."""
    keys = [link.key for link in office.firm.links if link.key in decided.about]
    codes = [link.jobcode_id for link in office.firm.links if link.key in decided.about]
    begun = process_time()
    with office.database.read() as connection:
        mirror.read_some(connection, FIRM, Client, keys)
        mirror.read_some(connection, FIRM, WorkItem, keys)
        mirror.read_some(connection, FIRM, Jobcode, codes)
        links.links_of_all(connection, FIRM, keys)
    return (process_time() - begun) * 1e3


def _best_ms(act, rounds=10):
    """The processor's milliseconds, at best."""
    found = []
    for _ in range(rounds):
        begun = process_time()
        act()
        found.append((process_time() - begun) * 1e3)
    return min(found)


def test_a_hundred_changes(benchmark, offices):
    """They cost the same in a small firm and in a large one: the same questions, answered by indexes."""
    asked, took = {}, {}
    for size, office in offices.items():
        decided = decide(office, SETTINGS)
        asked[size] = list(office.asked)
        took[size] = _best_ms(lambda office=office: decide(office, SETTINGS))
        say(
            f"planning {CHANGES} changes of {size:,} clients (target {NEAR_MS_MAX} ms)",
            ms=took[size],
            floor=min(_looked_up(office, decided) for _ in range(5)),
            decided_on=len(decided.about),
            questions=len(asked[size]),
        )

        assert len(decided.plan.of(Kind.RENAME)) == CHANGES // 2
        assert len(decided.plan.of(Kind.CREATE)) == CHANGES // 4
        assert len(decided.plan.actions) == CHANGES * 3 // 4
        assert (
            len(decided.about) == 350
        )  # with a client all its work, with work itself; a code moves its client
    benchmark.pedantic(lambda: decide(offices[CLIENTS], SETTINGS), rounds=5)
    say("the large firm against the small one", ratio=took[CLIENTS] / took[SMALLER])

    assert len(asked[SMALLER]) == len(asked[CLIENTS])
    assert took[CLIENTS] < NEAR_MS_MAX
