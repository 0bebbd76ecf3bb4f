"""An answer that one of the documents does not have is found, whatever is wrong with it."""

import json

import pytest
from flask import Flask, Response

from tests.karbon.document.held import body_findings, findings, hold, taken

ROLES = "/v3/Roles"
ROLE = {"Key": "k", "Name": "n"}
BOTH = ["nowhere in what Karbon publishes", "nowhere in our document"]


def roles(**changes):
    envelope = {"@odata.context": "c", "@odata.count": 1, "value": [{**ROLE, **changes}]}
    return json.dumps(envelope).encode()


def found(body, status=200):
    return findings("GET", ROLES, status, body)


def test_what_is_documented_is_fine():
    """Nothing is found in an answer as both documents have it."""
    assert found(roles()) == []


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"Colour": "red"}, "value[].Colour"),
        ({"Name": 7}, "value[].Name is integer"),
        ({"Name": None}, "value[].Name is null"),
    ],
)
def test_what_is_not_is_named(changes, line):
    """A field too many, of another type, or null where it has to be there: by both documents."""
    assert found(roles(**changes)) == [f"GET {ROLES} 200 > {line}  ({source})" for source in BOTH]


def test_a_field_too_few_is_named():
    """A row without its name."""
    body = json.dumps({"@odata.context": "c", "@odata.count": 1, "value": [{"Key": "k"}]}).encode()

    assert found(body) == [f"GET {ROLES} 200 > value[] has no Name  ({source})" for source in BOTH]


def test_a_status_that_is_not_documented_is_named():
    """By both documents again."""
    assert found(b"{}", 418) == [f"GET {ROLES} 418  ({source})" for source in BOTH]


def test_an_exception_excuses_what_karbon_publishes():
    """A number in a 401 has its reason; our own document has to have it."""
    assert found(b'{"statusCode": 401, "message": "m"}', 401) == []
    assert found(b'{"statusCode": 1.5, "message": "m"}', 401) != []


def test_a_body_that_is_not_documented_is_named():
    """What the integration sends has to be in what Karbon publishes."""
    body = json.dumps({"FirstName": "A", "LastName": "B", "Nickname": "C"}).encode()

    assert body_findings("POST", "/v3/Contacts", body) == [f"POST /v3/Contacts < Nickname  ({BOTH[0]})"]


def test_every_answer_of_an_app_is_looked_at():
    """Also one that a route of the app made up; and what was found is told once."""
    app = Flask("made up")
    app.add_url_rule(ROLES, "roles", lambda: Response(roles(Colour="red"), content_type="application/json"))
    hold(app)
    app.test_client().get(ROLES)

    assert len(taken()) == 2
    assert taken() == []
