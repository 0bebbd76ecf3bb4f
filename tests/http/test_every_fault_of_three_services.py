"""Every kind of fault, in every way in, at each of the three services: what the caller sees and what was done."""

from contextlib import contextmanager

import pytest
import requests

from sim import firms
from sim.apps import apps_by_service
from sim.physics.fault_kinds import OF_CALLS, FaultKind
from sim.physics.faults import Fault
from sim.worlds import Worlds
from tests.http.conftest import WAYS, way_in
from tests.http.every_fault import ACCESS, ROWS, WHOLE
from tests.http.test_three_services_every_way import HOSTS

PATHS = {
    "karbon": "/v3/Contacts",
    "quickbooks_time": "/api/v1/timesheets",
    "quickbooks": "/v3/company/{realm}/batch?minorversion=75",
}
MADE = {"none": 0, "first": 1, "all": 2, "twice": 4}
TABLES = {
    "karbon": "karbon.contacts",
    "quickbooks_time": "quickbooks_time.timesheets",
    "quickbooks": "quickbooks.customers",
}
OF = {
    "karbon": (*WHOLE, ACCESS[1]),
    "quickbooks_time": (*WHOLE, *ROWS, *ACCESS),
    "quickbooks": (*WHOLE, *ROWS, *ACCESS),
}


@pytest.fixture(scope="module")
def worlds():
    found = Worlds()
    firm = firms.load("baseline")
    found.create("one", 7, furnish=lambda world: firms.furnish(world, firm))
    return found


@contextmanager
def client(worlds, service, way):
    """A client of one service in a fresh world."""
    worlds.back("one", "start")
    app = apps_by_service(worlds.directory)[service]
    with way_in(way, app, HOSTS[service]) as (session, url):
        yield Client(worlds, service, session, url)


class Client:
    """Makes the same two things each time."""

    def __init__(self, worlds, service, session, url):
        access = worlds.access("one")[service]
        self.world = worlds.get("one")
        self.service = service
        session.headers["Authorization"] = f"Bearer {access.get('bearer') or access['access_token']}"
        session.headers["AccessKey"] = access.get("access_key", "")
        session.headers["Accept"] = "application/json"
        self._session = session
        self._url = url + PATHS[service].format(realm=access.get("realm_id"))
        self._before = len(self._table)

    @property
    def _table(self):
        return next(one for one in self.world.universe.tables() if one.name == TABLES[self.service])

    def arm(self, kind, **more):
        return self.world.universe.faults.arm(Fault(kind=kind, service=self.service, method="POST", **more))

    def make(self):
        # In Karbon one call makes one thing, so that everything counts double there.
        return self._session.post(self._url, json=self._body(), timeout=0.2 if self._slow else 10)

    @property
    def _slow(self):
        return any(one.delay_s != 120 for one in self.world.universe.faults.root)

    def _body(self):
        if self.service == "karbon":
            return {"FirstName": "Ada", "LastName": "Byron"}
        if self.service == "quickbooks":
            names = [f"Acme {number}" for number in (self.world.universe.calls.last, "two")]
            items = [
                {"bId": name[-3:], "operation": "create", "Customer": {"DisplayName": name}} for name in names
            ]
            return {"BatchItemRequest": items}
        time = self.world.screens["quickbooks_time"]
        code_id = next((job["id"] for job in time.jobs()), None) or time.add_job("Acme")
        user_id = self.world.quickbooks_time.account.owner_id
        row = {
            "user_id": user_id,
            "jobcode_id": code_id,
            "type": "manual",
            "date": "2026-03-02",
            "duration": 60,
        }
        return {"data": [row, row]}

    @property
    def made(self):
        return (len(self._table) - self._before) * (2 if self.service == "karbon" else 1)


CASES = [
    pytest.param(way, service, seen, id=f"{way}-{service}-{seen.kind.value}")
    for way in WAYS
    for service, kinds in OF.items()
    for seen in kinds
]


@pytest.mark.parametrize(("way", "service", "seen"), CASES)
def test_what_comes_of_a_write(worlds, way, service, seen):
    """The caller gets its error or its status, the world what the kind says, and the fault has struck."""
    with client(worlds, service, way) as one:
        one.arm(seen.kind, **seen.more)
        if isinstance(seen.caller, type):
            with pytest.raises(seen.caller):
                one.make()
        else:
            status = one.make().status_code
            assert status == seen.caller or (seen.caller == 0 and 200 <= status < 300)
        wanted = MADE[seen.made]
        if service == "quickbooks" and seen.made == "twice":
            wanted = 2  # a name is taken the second time

        assert one.made == wanted
        assert one.world.universe.faults.unfired() == ()
