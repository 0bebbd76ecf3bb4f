"""What an app sends when it signs in, and what comes back."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import requests

from tests.quickbooks_time.conftest import BASE, Api

CALLBACK = "https://app.example.test/callback"
AUTHORIZE = f"{BASE}/authorize"
OLIVE = "owner@example.test"


def grant(api: Api, **form: str) -> requests.Response:
    """POST /grant with the app's credentials; a value of None leaves one out."""
    client = {"client_id": api.access["client_id"], "client_secret": api.access["client_secret"]}
    return api.session.post(f"{BASE}/grant", data=client | form, headers={"Authorization": None})


def with_code(api: Api, code: str, redirect_uri: str = CALLBACK) -> requests.Response:
    """Exchange a code."""
    return grant(api, grant_type="authorization_code", code=code, redirect_uri=redirect_uri)


def refresh(api: Api, refresh_token: str) -> requests.Response:
    """Exchange a refresh token."""
    return grant(api, grant_type="refresh_token", refresh_token=refresh_token)


def me(api: Api, token: str, **headers: str) -> requests.Response:
    """GET /current_user with this token."""
    return api.call("GET", "current_user", headers={"Authorization": f"Bearer {token}", **headers})


def asked(api: Api, **changes: str) -> dict[str, str]:
    """What the app sends a person with; an empty value leaves one out."""
    usual = {
        "response_type": "code",
        "client_id": api.access["client_id"],
        "redirect_uri": CALLBACK,
        "state": "s 1&2",
    }
    return {name: value for name, value in (usual | changes).items() if value}


def url(api: Api, **changes: str) -> str:
    """The address that the app sends a person to."""
    return f"{AUTHORIZE}?{urlencode(asked(api, **changes))}"


def browse(api: Api, method: str, **kwargs: Any) -> requests.Response:
    """The browser asks for the page; it has no token, and the test wants to see where it is sent."""
    return api.session.request(
        method, AUTHORIZE, headers={"Authorization": None}, allow_redirects=False, **kwargs
    )


def brought(location: str) -> dict[str, str]:
    """What the browser brings back to the app."""
    assert location.startswith(f"{CALLBACK}?"), location
    return dict(parse_qsl(urlsplit(location).query))


def notes(api: Api) -> list[str]:
    """What the journal says about the last calls, newest first."""
    return [call.note for _, call in reversed(api.state.universe.calls.newest(10))]
