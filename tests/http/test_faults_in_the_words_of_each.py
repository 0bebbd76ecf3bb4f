"""Each service says in its own dialect what went wrong with a call, or with a row of a batch."""

from contextlib import suppress

import pytest

from sim.physics.fault_kinds import OF_CALLS, OF_ROWS, OF_WRITES, FaultKind
from tests.http.three_services import READS, client

SERVICES = pytest.mark.parametrize("service", READS)


def told(answer, service):
    """The part of an error's body that says what it is."""
    body = answer.json()
    if service == "karbon":
        return body.get("message") or body["error"]["message"]
    if service == "quickbooks_time":
        return body["error"]["message"]
    return body["Fault"]["Error"][0]["code"]


@pytest.mark.parametrize(
    ("service", "words"),
    [
        ("karbon", "Service unavailable"),
        ("quickbooks_time", "Service Unavailable"),
        ("quickbooks", "10000"),
    ],
)
def test_an_error_after_the_effect(baseline_worlds, service, words):
    """Nobody can tell it from one before it."""
    with client(baseline_worlds, service) as one:
        one.arm(FaultKind.FAILED_AFTER)
        after = one.make()
        made = one.made
        one.arm(FaultKind.REFUSED)
        before = one.make()

        assert (after.status_code, told(after, service)) == (before.status_code, told(before, service))
        assert told(after, service) == words
        assert (made, one.made) == (2, 2)


@SERVICES
@pytest.mark.parametrize("wait_s", [None, 7])
def test_too_many_calls(baseline_worlds, service, wait_s):
    """429 with the seconds to wait, or without a word about them; reads and writes."""
    with client(baseline_worlds, service) as one:
        one.arm(FaultKind.THROTTLED, None, retry_after_s=wait_s, times=2)
        read, write = one.list(), one.make()

        for answer in (read, write):
            assert answer.status_code == 429
            assert answer.headers.get("Retry-After") == (None if wait_s is None else "7")
        assert one.made == 0


def test_a_row_of_quickbooks_time(baseline_worlds):
    """A status of its own, and the row as it was sent."""
    with client(baseline_worlds, "quickbooks_time") as one:
        one.arm(FaultKind.ROW_REFUSED, rows=0, status=417)
        rows = one.make().json()["results"]["timesheets"]

        assert rows["1"]["_status_code"] == 417
        assert rows["1"]["_status_message"] == "Expectation Failed"
        assert rows["1"]["duration"] == 60
        assert rows["2"]["_status_code"] == 200


def test_rows_that_are_deleted_in_quickbooks_time(baseline_worlds):
    """Half of them, by the order of the ids in the address."""
    with client(baseline_worlds, "quickbooks_time") as one:
        one.make()
        ids = one.ids()[-2:]
        one.arm(FaultKind.PARTIAL, "DELETE")
        answer = one.call("DELETE", f"/api/v1/timesheets?ids={','.join(ids)}", timeout=10)
        found = answer.json()["results"]["timesheets"]

        assert [found[one_id]["_status_code"] for one_id in ids] == [200, 503]
        assert one.made == 1


@pytest.mark.parametrize(("status", "code"), [(503, "10000"), (400, "6000")])
def test_an_item_of_quickbooks(baseline_worlds, status, code):
    """A fault in the place of the record, in a 200, and its bId."""
    with client(baseline_worlds, "quickbooks") as one:
        one.arm(FaultKind.ROW_REFUSED, status=status)
        answer = one.make()
        first, second = answer.json()["BatchItemResponse"]

        assert answer.status_code == 200
        assert (first["Customer"]["DisplayName"][-3:], first["bId"]) == ("one", "one")
        assert (second["Fault"]["Error"][0]["code"], second["bId"]) == (code, "two")


@SERVICES
@pytest.mark.parametrize("kind", sorted(OF_CALLS - {FaultKind.MEANWHILE}))  # which befalls every call
def test_what_makes_no_sense_never_strikes(baseline_worlds, service, kind):
    """No fault of writes, of rows, of later pages or of refreshes befalls a plain list."""
    with client(baseline_worlds, service) as one:
        one.arm(kind, None)
        with suppress(OSError):  # which says that it struck
            one.list()
        never = OF_WRITES | OF_ROWS | {FaultKind.DRIFTED, FaultKind.ROTATED}
        if service == "karbon":
            never |= {FaultKind.TOKEN_EXPIRED}

        assert one.struck is (kind not in never)


def test_an_answer_without_a_body(baseline_worlds):
    """There is nothing in it to garble or to break off: the fault waits for another call."""
    with client(baseline_worlds, "karbon") as one:
        key = one.world.screens["karbon"].add_person("Ada", "Byron")
        one.arm(FaultKind.GARBLED, None)
        one.arm(FaultKind.TRUNCATED, None)
        for _ in range(2):
            answer = one.call("PATCH", f"/v3/Contacts/{key}", json={"FirstName": "Ida"}, timeout=10)
            assert (answer.status_code, answer.content) == (204, b"")

        assert len(one.world.universe.faults.unfired()) == 2
