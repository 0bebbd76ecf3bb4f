"""A vendor's own words are shown, but not what they might give away."""

import json

import pytest

from integration.clients.words import LENGTH_MAX, refusal_words


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ({"error": {"code": "4004", "message": "No Contact found"}}, "4004", "No Contact found"),
        ({"statusCode": "429", "message": "Rate limit is exceeded."}, "429", "Rate limit is exceeded."),
        ({"statusCode": 401, "message": "Unauthorized."}, "401", "Unauthorized."),
        ({"Error": {"Code": "4002", "Message": "Overpaid."}}, "4002", "Overpaid."),
        (
            {
                "error": {
                    "code": "4003",
                    "message": "Invalid Model.",
                    "details": {"message": "Title is required."},
                }
            },
            "4003",
            "Invalid Model. Title is required.",
        ),
        (
            {
                "error": {
                    "code": "4003",
                    "message": "Invalid Model",
                    "details": [{"message": "Title is required."}],
                }
            },
            "4003",
            "Invalid Model. Title is required.",
        ),
        ({"error": {"code": 417, "message": "Expectation Failed"}}, "417", "Expectation Failed"),
        ({"error": "invalid_grant", "error_description": "expired"}, "invalid_grant", "expired"),
        ({"error": "invalid_client"}, "invalid_client", ""),
        (
            {
                "Fault": {
                    "Error": [{"Message": "Duplicate Name", "Detail": "It exists already.", "code": "6240"}]
                }
            },
            "6240",
            "Duplicate Name. It exists already.",
        ),
        (
            {"Fault": {"Error": [{"Message": "Stale", "Detail": "Stale : twice", "code": "5010"}]}},
            "5010",
            "Stale. Stale : twice",
        ),
        (
            {"fault": {"error": [{"message": "AuthorizationFailed", "code": "3100"}]}},
            "3100",
            "AuthorizationFailed",
        ),
        ({"fault": {"error": []}}, "", ""),
        ({}, "", ""),
        ([], "", ""),
        ("text", "", ""),
        (None, "", ""),
    ],
)
def test_every_envelope_is_read(body, code, message):
    """Each vendor has its own, and its gateway another."""
    assert refusal_words(json.dumps(body).encode()) == (code, message)


@pytest.mark.parametrize("body", [b"", b"<xml/>", b"\xff", b"[" * 100_000])
def test_what_is_no_json_has_no_words(body):
    """An error page tells by its status alone."""
    assert refusal_words(body) == ("", "")


def said(message, sent=()):
    return refusal_words(json.dumps({"error": {"code": 1, "message": message}}).encode(), sent).message


def test_what_we_sent_is_not_repeated():
    """A name that a vendor throws back at us stays out of our logs."""
    assert said("Acme Ltd:Tax is taken by Acme", ["Acme", "Acme Ltd:Tax"]) == "... is taken by ..."


def test_what_stands_in_quotation_marks_is_not_repeated():
    """It is mostly the name of something of the firm's."""
    assert said('conflicts with another item named "Bob Stone"') == 'conflicts with another item named "..."'


def test_words_fit_on_one_line():
    """A terminal obeys control characters; a log has lines."""
    assert said("one\r\ntwo\x1b[2Jthree\u202efour") == "one two [2Jthree four"


def test_words_are_short():
    """An error page of a megabyte is not an error text."""
    assert len(said("x" * 10_000)) == LENGTH_MAX
