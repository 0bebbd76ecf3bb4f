"""Contract 2.3: whatever comes in, on every path and verb, the API answers in its own shape and never breaks."""

import json
from itertools import product

import pytest

from tests.quickbooks_time.conftest import BASE
from tests.quickbooks_time.hostile import (
    BODIES,
    FIELDS,
    FILTERS,
    QUERY_VALUES,
    READS,
    REPORT_FIELDS,
    ROUTES,
    VALUES,
    WRITES,
    share,
)

BATCH = 50
KNOWN = {"users": 502, "jobcodes": 9001, "timesheets": 70_001}  # records that there are


@pytest.fixture
def send(api, screens, ada, acme):
    """Sends bytes as they are, and holds the shape of the answer."""
    api.state.set_behaviour(throttle=False)
    screens.enter_time("ada@example.test", acme, "2026-03-02", 60)

    def sent(path, verb, query="", body=b"", what="", content_type="application/json"):
        url = f"{BASE}/{path}" + (f"?{query}" if query else "")
        response = api.session.request(verb, url, data=body, headers={"Content-Type": content_type})
        hold_shape(response, verb, f"{verb} {path}: {what or query}"[:200])
        return response

    return sent


def hold_shape(response, verb, what):
    """A result, or one of the vendor's refusals with the code of the status; of rows each tells what became of it."""
    assert response.status_code < 500, what
    if verb == "HEAD" or response.headers["Content-Type"] == "application/octet-stream":
        return
    answer = response.json()
    if response.status_code != 200:
        assert answer["error"]["code"] == response.status_code, what
        assert list(answer) == ["error"], what
        return
    assert "results" in answer, what
    for rows in answer["results"].values() if isinstance(answer["results"], dict) else ():
        for row in rows.values() if verb in {"POST", "PUT", "DELETE"} and isinstance(rows, dict) else ():
            assert not isinstance(row, dict) or isinstance(row.get("_status_code", 200), int), what


@pytest.mark.parametrize(("path", "verb"), ROUTES)
def test_bodies(send, path, verb):
    """Bad JSON, wrong types, deep nesting, huge bodies, wrong encodings: with verbs that take none, too."""
    for what, body in BODIES.items():
        send(path, verb, body=body, what=what)


@pytest.mark.parametrize(("path", "verb"), WRITES)
def test_values(send, path, verb):
    """Every field with every wrong value."""
    names = FIELDS.split()
    known = KNOWN.get(path, 1001)
    for value, at in share(path, product(VALUES, range(0, len(names), BATCH)), 3):
        rows = [{"id": known, name: value} for name in names[at : at + BATCH]]
        send(path, verb, body=json.dumps({"data": rows}).encode(), what=repr(value)[:80])


@pytest.mark.parametrize(
    ("path", "verb"), [(path, verb) for path, verb in WRITES if path.startswith("reports/")]
)
def test_filters_of_reports(send, path, verb):
    """Alone and with the dates that are required."""
    dates = {"start_date": "2026-03-01", "end_date": "2026-03-07"}
    for value, name in share(path, product(VALUES, REPORT_FIELDS.split()), 5):
        send(
            path,
            verb,
            body=json.dumps({"data": {**dates, name: value}}).encode(),
            what=f"{name} {value!r}",
        )


@pytest.mark.parametrize(("path", "verb"), READS)
def test_queries(send, path, verb):
    """Every filter with every wrong value, and 10,000 ids."""
    for name, value in share(path, product(FILTERS.split(), QUERY_VALUES), 7):
        send(path, verb, query=f"{name}={value}", what=f"{name}={value[:40]}")


@pytest.mark.parametrize(
    "query",
    [
        "&".join(f"a{at}=1" for at in range(5_000)),
        "ids[",
        "ids[0]=1&ids[x]=y",
        "=",
        "&&&",
        "ids=1&ids=x",
        "a" * 50_000,
    ],
)
@pytest.mark.parametrize(("path", "verb"), READS)
def test_queries_that_are_none(send, path, verb, query):
    """Too many parameters, brackets that do not close, names without a value."""
    send(path, verb, query=query)


@pytest.mark.parametrize(
    "content_type", ["", "text/plain", "application/json; charset=utf-16", "multipart/form-data"]
)
@pytest.mark.parametrize(("path", "verb"), WRITES)
def test_other_content_types(send, path, verb, content_type):
    """The body is read as JSON, whatever it says it is."""
    send(path, verb, body=b'{"data":[{"name":"x"}]}', content_type=content_type, what=content_type)


def test_the_world_is_as_it_was(api, send):
    """What is refused as a whole writes nothing."""
    before = [len(table) for table in api.state.universe.tables()]
    for path, verb in WRITES:
        for what in ("half an object", "deep lists", "too many rows", "more than two megabytes", "not UTF-8"):
            send(path, verb, body=BODIES[what], what=what)

    assert [len(table) for table in api.state.universe.tables()] == before
