"""A token opens what its person allowed, at the host that is for it."""

from typing import Any

import pytest

from sim.quickbooks import PATHS_BY_HOST
from tests.quickbooks.conftest import Company
from tests.quickbooks.test_identity import first_tokens

USERINFO = "https://accounts.platform.intuit.com/v1/openid_connect/userinfo"
ACCOUNTING = "com.intuit.quickbooks.accounting"


def with_scope(company: Company, scope: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {first_tokens(company, scope)['access_token']}"}


@pytest.mark.parametrize(
    ("scope", "told"),
    [
        ("openid", set()),
        ("openid email", {"email", "emailVerified"}),
        ("openid profile", {"givenName", "familyName"}),
        ("openid phone address", {"phoneNumber", "phoneNumberVerified", "address"}),
    ],
)
def test_userinfo_tells_what_was_asked_for(company: Company, scope: str, told: set[str]) -> None:
    """And always who it is."""
    found = company.get(USERINFO, headers=with_scope(company, scope)).json()

    assert found.keys() == {"sub", *told}
    assert found["sub"] == company.state.owner.sub


@pytest.mark.parametrize(
    ("scope", "url"), [("openid email", "companyinfo/1"), (ACCOUNTING, USERINFO), ("openid", "query")]
)
def test_a_scope_that_was_not_asked_for(company: Company, scope: str, url: str) -> None:
    """403 and 3100 in the gateway's words; the journal names the scope."""
    response = company.get(url, headers=with_scope(company, scope))
    (error,) = response.json()["fault"]["error"]
    ((_, call),) = company.state.universe.calls.newest(1)

    assert (response.status_code, error["code"]) == (403, "3100")
    assert call.note.startswith("the token lacks the scope ")


def urls(company: Company) -> dict[str, str]:
    return {
        "/v3": f"/v3/company/{company.access['realm_id']}/companyinfo/1",
        "/.well-known/": "/.well-known/openid_configuration",
    }


@pytest.mark.parametrize("host", PATHS_BY_HOST)
def test_a_host_answers_its_own_paths_only(company: Company, host: str) -> None:
    """A 404 of the gateway for those of all others."""
    everything = {path for paths in PATHS_BY_HOST.values() for path in paths}
    statuses = {
        path: company.get(f"https://{host}{urls(company).get(path, path)}").status_code for path in everything
    }

    assert {path for path, status in statuses.items() if status != 404} == set(PATHS_BY_HOST[host])


def test_over_sockets_one_address_answers_all(company: Company, app: Any) -> None:
    """There is but one."""
    client = app.test_client()
    base = "http://127.0.0.1:8083"
    headers = dict(company.session.headers)

    assert client.get("/op/v1/jwks", base_url=base).status_code == 200
    assert client.get(urls(company)["/v3"], base_url=base, headers=headers).status_code == 200
