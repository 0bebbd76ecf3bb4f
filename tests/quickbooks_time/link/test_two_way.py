"""Contract 5 and 3.3: the two-way-sync beta, by `connect_with_quickbooks`."""

from __future__ import annotations

from typing import Any

import pytest

from sim.http.directory import Directory
from tests.quickbooks_time.conftest import Api
from tests.quickbooks_time.link.conftest import active, job_of


@pytest.fixture
def api(world) -> Api:
    directory: Directory[Any] = Directory()
    world.universe.announce = lambda credential: directory.enter(credential, world)
    access = world.open()["quickbooks_time"]
    world.quickbooks_time.set_behaviour(two_way_sync=True)
    return Api(directory, world.quickbooks_time, access)


def paths(books):
    return [one["path"] for one in books.customers() if one["active"]]


def test_a_connected_jobcode_is_a_customer_at_once(linked, books, api):
    """And follows: its name, its place, its end and its return."""
    acme = job_of(linked, "Acme")
    [made] = api.post("jobcodes", {"name": "Audit", "parent_id": acme, "connect_with_quickbooks": True})
    assert paths(books) == ["Acme", "Acme:Audit", "Acme:Tax"]
    api.put("jobcodes", {"id": made["id"], "name": "Audit 2026", "parent_id": 0})
    assert paths(books) == ["Acme", "Acme:Tax", "Audit 2026"]
    api.put("jobcodes", {"id": made["id"], "active": False})
    assert paths(books) == ["Acme", "Acme:Tax"]
    api.put("jobcodes", {"id": made["id"], "active": True})

    assert paths(books) == ["Acme", "Acme:Tax", "Audit 2026"]
    assert linked.sync_with_quickbooks() == []
    assert active(linked) == ["Acme", "Acme › Tax", "Audit 2026"]


def test_one_that_is_not_connected_stays_here(linked, books, api):
    """As every jobcode does without the beta."""
    api.post("jobcodes", {"name": "Audit"})

    assert paths(books) == ["Acme", "Acme:Tax"]


def test_what_quickbooks_refuses_stays_here(linked, books, api):
    """The jobcode is made; the log has what QuickBooks says."""
    books.add_vendor("Audit")
    [made] = api.post("jobcodes", {"name": "Audit", "connect_with_quickbooks": True})
    own = linked.add_job("Own")
    api.post("jobcodes", {"name": "Below", "parent_id": own, "connect_with_quickbooks": True})

    assert made["_status_code"] == 200
    assert "Duplicate" in linked.quickbooks_connection()["trouble"][0]
    assert "'Below' did not go to QuickBooks" in linked.quickbooks_connection()["trouble"][1]
    assert paths(books) == ["Acme", "Acme:Tax"]


def test_nothing_goes_without_the_connection(world, time, books, api):
    """Though the property is there."""
    [made] = api.post("jobcodes", {"name": "Audit", "connect_with_quickbooks": True})

    assert made["connect_with_quickbooks"]
    assert paths(books) == ["Acme", "Acme:Tax"]
