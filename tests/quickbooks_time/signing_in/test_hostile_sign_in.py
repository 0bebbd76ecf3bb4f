"""Whatever is sent to sign in with: never a 500, never something handed out."""

import pytest

from tests.quickbooks_time.conftest import BASE
from tests.quickbooks_time.signing_in.conftest import asked, browse

BODIES = [
    b"",
    b"{",
    b"[]",
    b'{"grant_type":1,"client_id":{}}',
    b'{"grant_type":"refresh_token","client_id":["a"],"client_secret":null}',
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b"grant_type=\xff\xfe",
    b"grant_type=%00%ff&client_id=%00",
    b"&".join(b"a=1" for _ in range(20_000)),
    b"grant_type=" + b"x" * 500_000,
    b"\x00" * 1000,
]


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "application/json", "nonsense"])
def test_bodies_of_a_grant(api, body, kind):
    """Always an OAuth error, short."""
    response = api.session.post(f"{BASE}/grant", data=body, headers={"Content-Type": kind})

    assert response.status_code == 400
    assert list(response.json()) == ["error", "error_description"]
    assert len(response.content) < 300


@pytest.mark.parametrize(
    "kind", ["multipart/form-data", "multipart/form-data; boundary=x", "multipart/form-data; boundary="]
)
def test_half_a_multipart_form(api, kind):
    """As none."""
    body = b'--x\r\nContent-Disposition: form-data; name="grant_type"\r\n\r\nrefresh'
    response = api.session.post(f"{BASE}/grant", data=body, headers={"Content-Type": kind})

    assert response.status_code == 400


@pytest.mark.parametrize("value", ["\x00", "\r\nSet-Cookie: a=b", "\ud800", "é" * 10_000, "%", "x" * 60_000])
@pytest.mark.parametrize("name", ["state", "client_id", "redirect_uri", "response_type", "display_mode"])
def test_values_on_the_page(api, name, value):
    """The page, the refusal or the way back; and a header stays one line."""
    sent = asked(api) | {name: value.encode("utf-8", "surrogatepass")}
    responses = [
        browse(api, "GET", params=sent),
        browse(api, "POST", data=sent | {"decision": "allow"}),
    ]

    for response in responses:
        assert response.status_code in {200, 302, 400}
        assert "Set-Cookie" not in response.headers
        assert len(response.content) < 30_000


@pytest.mark.parametrize(
    "header",
    ["Bearer \x00", "Bearer " + "x" * 60_000, "Bearer é".encode("latin-1"), "Bearer a b", "Bearer\tx"],
)
def test_tokens(api, header):
    """Refused in the OAuth envelope."""
    response = api.call("GET", "users", headers={"Authorization": header})

    assert response.status_code in {400, 401}
    assert list(response.json()) == ["error", "error_description"]
