"""A client of one of the three services in a fresh world of the baseline firm, in one of the ways in."""

from contextlib import contextmanager

from sim.apps import apps_by_service
from sim.physics.faults import Fault
from tests.http.conftest import way_in
from tests.http.test_three_services_every_way import HOSTS

WRITES = {
    "karbon": "/v3/Contacts",
    "quickbooks_time": "/api/v1/timesheets",
    "quickbooks": "/v3/company/{realm}/batch?minorversion=75",
}
READS = {
    "karbon": "/v3/Contacts",
    "quickbooks_time": "/api/v1/timesheets?start_date=2026-01-01&supplemental_data=no",
    "quickbooks": "/v3/company/{realm}/query?query=select * from Customer",
}
LATER_PAGES = {
    "karbon": "/v3/Contacts?$skip=2&$top=2",
    "quickbooks_time": "/api/v1/timesheets?start_date=2026-01-01&page=2&limit=2&supplemental_data=no",
    "quickbooks": "/v3/company/{realm}/query?query=select * from Customer startposition 3 maxresults 2",
}
TABLES = {
    "karbon": "karbon.contacts",
    "quickbooks_time": "quickbooks_time.timesheets",
    "quickbooks": "quickbooks.customers",
}


@contextmanager
def client(worlds, service, way="adapter"):
    """The client; its world begins anew."""
    worlds.back("one", "start")
    app = apps_by_service(worlds.directory)[service]
    with way_in(way, app, HOSTS[service]) as (session, url):
        yield Client(worlds, service, session, url)


class Client:
    """Makes and lists things: two a call, or one in Karbon, which has no batches."""

    def __init__(self, worlds, service, session, url):
        self.access = access = worlds.access("one")[service]
        self.world = worlds.get("one")
        self.service = service
        session.headers["Authorization"] = f"Bearer {access.get('bearer') or access['access_token']}"
        session.headers["AccessKey"] = access.get("access_key", "")
        session.headers["Accept"] = "application/json"
        self._session = session
        self._url = url
        self._before = len(self._table)

    @property
    def _table(self):
        return next(one for one in self.world.universe.tables() if one.name == TABLES[self.service])

    @property
    def made(self):
        """How many things were made; one in Karbon counts for two."""
        return (len(self._table) - self._before) * (2 if self.service == "karbon" else 1)

    def arm(self, kind, method="POST", **more):
        return self.world.universe.faults.arm(Fault(kind=kind, service=self.service, method=method, **more))

    @property
    def struck(self):
        return self.world.universe.faults.unfired() == ()

    def make(self, patience_s=10):
        return self.call("POST", WRITES[self.service], json=self._body(), timeout=patience_s)

    def list(self):
        return self.call("GET", READS[self.service], timeout=10)

    def ids(self, path=""):
        """The ids of a list, in its order."""
        found = self.call("GET", path or READS[self.service], timeout=10).json()
        if self.service == "karbon":
            return [row["ContactKey"] for row in found["value"]]
        if self.service == "quickbooks":
            return [row["Id"] for row in found["QueryResponse"].get("Customer", [])]
        return list(found["results"]["timesheets"])

    def call(self, method, path, **more):
        return self._session.request(
            method, self._url + path.format(realm=self.access.get("realm_id")), **more
        )

    def _body(self):
        number = self.world.universe.chance.number("tests")
        if self.service == "karbon":
            return {"FirstName": "Ada", "LastName": f"Byron {number}"}
        if self.service == "quickbooks":
            return {
                "BatchItemRequest": [
                    {"bId": part, "operation": "create", "Customer": {"DisplayName": f"{number} {part}"}}
                    for part in ("one", "two")
                ]
            }
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
