"""Firms do not wait for each other; the calls on one firm come one after another."""

from concurrent.futures import ThreadPoolExecutor

from tests.integration.firm import ADMIN, ANN

from .caller import Caller

FIRMS = 20


def test_twenty_firms_at_once(service, new_office):
    """Each comes out as it would alone, and none sees another."""
    offices = [new_office() for _ in range(FIRMS)]

    def through(number):
        caller, office = Caller(service.address), offices[number]
        caller.open(office.name, **office.wanted)
        caller.ask(office.name, "connect", by=ADMIN)
        run = caller.ask(office.name, "save_and_sync", by=ADMIN, contact_types=["Client"], track_work=True)
        key = office.world.screens["karbon"].clients("Acme")[0]["key"]
        caller.ask(office.name, "track_time", by=ANN, key=key, day="2026-03-02", minutes=10 + number)
        tab = caller.ask(office.name, "open_tab", key=key)
        caller("DELETE", f"/firms/{office.name}")
        return run["counts"], tab["actual_minutes"]

    with ThreadPoolExecutor(FIRMS) as pool:
        found = list(pool.map(through, range(FIRMS)))

    assert len({str(counts) for counts, _ in found}) == 1
    assert [minutes for _, minutes in found] == [10 + number for number in range(FIRMS)]


def test_two_calls_on_one_firm(service, opened):
    """Two people press Save & Sync at the same moment: nothing is made twice."""

    def press(_):
        return Caller(service.address).ask(
            opened.name, "save_and_sync", by=ADMIN, contact_types=["Client"], track_work=True
        )

    service.ask(opened.name, "connect", by=ADMIN)
    with ThreadPoolExecutor(2) as pool:
        counts = [run["counts"] for run in pool.map(press, range(2))]
    codes = [code["path"] for code in opened.world.screens["quickbooks_time"].jobs()]

    assert sorted(map(bool, counts)) == [False, True]
    assert len(codes) == len(set(codes))
