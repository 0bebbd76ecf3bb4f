"""Only who has the token and calls the server by its own name gets in; a page in a browser cannot."""

import pytest

from sim.http.control.app import BODY_BYTES_MAX


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer wrong", "Basic the-token", "the-token", "Bearer the-tokeń"]
)
def test_no_token_no_entry(control, header):
    """Every path but the API's own description wants the token."""
    code, message = control.refusal("GET", "/worlds", 401, headers={"Authorization": header.encode()})

    assert code == "no_token"
    assert "Authorization: Bearer" in message


def test_the_scheme_has_no_case(control):
    """`bearer` is `Bearer`."""
    assert control("GET", "/worlds", headers={"Authorization": "bearer the-token"}) == {"worlds": []}


@pytest.mark.parametrize("host", ["evil.example", "control.test.evil.example", "127.0.0.1", ""])
def test_another_host(control, host):
    """A name that somebody pointed at this machine is not ours."""
    from sim.http.call import call

    app = control.session.get_adapter("https://")._apps["control.test"]
    reply = call(app, "GET", host, "http", "/worlds", "", [("Authorization", "Bearer the-token")], b"")

    assert reply.status == 421
    assert b"wrong_host" in reply.body


def test_no_cors(control):
    """No answer allows a page of another origin to read it."""
    answers = [
        control.session.request(
            method, f"{control.url}/worlds", headers={"Origin": "https://evil.example"}, timeout=5
        )
        for method in ("GET", "OPTIONS", "POST")
    ]

    assert not [
        name for answer in answers for name in answer.headers if name.lower().startswith("access-control")
    ]


def test_a_form_is_no_json(control):
    """The kinds of body that a page may send without asking are refused."""
    code, _ = control.refusal(
        "POST", "/worlds", 415, data='{"name":"x"}', headers={"Content-Type": "text/plain"}
    )

    assert code == "not_json"


@pytest.mark.parametrize("sent", [bytes, lambda body: iter([body])], ids=["whole", "in chunks"])
def test_a_body_beyond_the_limit(control, sent):
    """One MiB is read and no more, however it is sent: what is whole up to there is not taken for all of it."""
    body = b'{"name": "one", "firm": "baseline", "seed": 7}' + b" " * BODY_BYTES_MAX
    code, message = control.refusal(
        "POST", "/worlds", 413, data=sent(body), headers={"Content-Type": "application/json"}
    )

    assert (code, message) == ("too_large", "the control API reads at most 1 MiB a call.")


@pytest.mark.parametrize(
    ("method", "path", "status", "words"),
    [
        ("GET", "/world", 404, "did you mean '/worlds'?"),
        ("GET", "/", 404, "GET /openapi.json"),
        ("PATCH", "/worlds", 405, "use GET, POST."),
    ],
)
def test_paths_that_are_not_there(control, method, path, status, words):
    """The refusal names what is near."""
    assert words in control.refusal(method, path, status)[1]


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (b"{", 400, "not JSON"),
        (b"[]", 422, "expected `object`, got `array`; fields: name, firm, seed, fork_of."),
        (b"{}", 422, "the field 'name' is missing; fields: name, firm, seed, fork_of."),
        (b'{"nam": "x"}', 422, "there is no field 'nam'; did you mean 'name'?"),
        (b'{"name": "a b"}', 422, "matching regex"),
        (b'{"name": "x", "seed": -1}', 422, "$.seed"),
        (b'{"name": "x", "seed": "7"}', 422, "$.seed"),
        (b'{"name": "\xff"}', 400, "not JSON"),
        (b"[" * 100_000, 422, "expected `object`"),
        (b'{"name":' + b"[" * 100_000, 422, "expected `str`"),
    ],
)
def test_bodies_that_are_wrong(control, body, status, words):
    """The refusal says where and what, whatever is sent."""
    _, message = control.refusal(
        "POST", "/worlds", status, data=body, headers={"Content-Type": "application/json"}
    )

    assert words in message
