"""What cannot be answered is one JSON sentence with its status, and nothing of it is done."""

import pytest

from tests.integration.firm import ADMIN

KEYS = {"bearer": "x", "access_key": "y"}


def refused(answer, status, *words):
    """The answer is a sentence with these words."""
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/json")
    found = answer.json()
    assert list(found) == ["error"]
    assert not [word for word in words if word not in found["error"]], found["error"]
    assert "Traceback" not in found["error"]


@pytest.mark.parametrize("name", ["Acme", "acme_1", "a" * 65, "acme%0A", "acme%2F..%2F..", "..", "%C3%A4"])
def test_a_name_that_no_firm_can_have(service, name):
    """Names become folders, so only letters, digits and hyphens are taken."""
    answer = service("PUT", f"/firms/{name}", json={"connections": {}})

    assert answer.status_code in {400, 404, 405}
    assert list(answer.json()) == ["error"]


def test_a_firm_that_is_not_open(service):
    """The sentence says how it is opened."""
    refused(service("POST", "/firms/nobody/status", json={}), 404, "'nobody'", "PUT /firms/NAME")


def test_an_operation_that_there_is_not(service, opened):
    """A near name is offered."""
    refused(service("POST", f"/firms/{opened.name}/conect", json={}), 404, "'connect'")


def test_an_operation_that_is_no_operation(service, opened):
    """Only the operations can be called, not whatever the object happens to have."""
    refused(service("POST", f"/firms/{opened.name}/__init__", json={}), 404)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "is no JSON"),
        (b"{", "is no JSON"),
        (b"[]", "is JSON, but no object"),
        (b'"by"', "is JSON, but no object"),
        (b"\xff\xfe", "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
    ],
)
def test_a_body_that_is_no_object(service, opened, body, words):
    """The sentence shows one that is."""
    refused(service("POST", f"/firms/{opened.name}/connect", data=body), 400, words, '{"by": ')


@pytest.mark.parametrize("sent", [bytes, lambda body: iter([body])], ids=["whole", "in chunks"])
def test_a_body_that_is_too_large(service, opened, sent):
    """A megabyte is plenty for the arguments of any operation, however they are sent."""
    body = b'{"by": "priya@baseline.example"}' + b" " * 1_000_000
    refused(service("POST", f"/firms/{opened.name}/connect", data=sent(body)), 413, "1000000 bytes")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"karbon": {"bearer": "x"}}, ["karbon.access_key is missing"]),
        ({"karbon": {**KEYS, "acces_key": "z"}}, ["karbon.acces_key is unknown", "'access_key' is near"]),
        ({"quickboks": {}}, ["the key quickboks is unknown", "'quickbooks' is near"]),
        ({"karbon": {**KEYS, "base_url": "http://karbon.example"}}, ["this machine only"]),
    ],
)
def test_connections_that_are_wrong(service, office, change, words):
    """They are refused in the words that the file of connections is refused in."""
    answer = service.open(office.name, connections=office.connections | change, clock=None)

    refused(answer, 400, "The connections: ", *words)


@pytest.mark.parametrize(
    "clock",
    [
        "https://127.0.0.1:1/clock",
        "http://clock.example/",
        "http://10.0.0.1/clock",
        "http://127.0.0.1.example/",
        "http://user@127.0.0.1:1/",
        "file:///etc/passwd",
        "http://[::1",
        "",
    ],
)
def test_a_clock_somewhere_else(service, office, clock):
    """Nobody makes the service call other machines by way of a clock."""
    refused(service.open(office.name, **office.wanted | {"clock": clock}), 400, "http://127.0.0.1:8700/clock")


def test_a_clock_that_does_not_answer(service, office):
    """It is found out when time is first needed."""
    service.open(office.name, **office.wanted | {"clock": "http://127.0.0.1:1/clock"})

    refused(
        service("POST", f"/firms/{office.name}/connect", json={"by": ADMIN}), 500, "http://127.0.0.1:1/clock"
    )


def test_a_clock_that_says_something_else(service, office):
    """The sentence shows what a clock answers."""
    service.open(office.name, **office.wanted | {"clock": office.clock + "-which-is-not-there"})

    refused(
        service("POST", f"/firms/{office.name}/connect", json={"by": ADMIN}), 500, "without the time", '"now"'
    )


def test_a_clock_that_says_it_is_not_well(service, office):
    """A time that comes with an error is none."""
    service.open(office.name, **office.wanted | {"clock": office.clock.replace("/clock/", "/stopped/")})

    refused(service("POST", f"/firms/{office.name}/connect", json={"by": ADMIN}), 500, "answered HTTP 503")


def test_a_key_that_nobody_reads(service, office):
    """Opening takes connections and a clock."""
    refused(service.open(office.name, conections={}), 400, "'conections'")


def test_what_was_open_stays_open(service, opened):
    """A call that fails to open a firm anew leaves the one before."""
    service.ask(opened.name, "connect", by=ADMIN)

    refused(service.open(opened.name, connections={}), 400, "karbon is missing")
    assert service.ask(opened.name, "status")["connected"]


def test_an_address_where_nothing_is(service):
    """The document says what there is."""
    refused(service("GET", "/nothing"), 404, "/openapi.json")
    refused(service("PATCH", "/"), 405, "/openapi.json")
