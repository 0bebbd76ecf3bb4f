"""Who is let in: the gateway's dialect for bad tokens, the service's for the wrong company."""

from collections.abc import Callable

import pytest

from tests.quickbooks.conftest import API, Company

REFUSED = (
    '{"warnings":null,"intuitObject":null,"fault":{"error":[{"message":"message=AuthenticationFailed; '
    'errorCode=003200; statusCode=401","detail":%s,"code":"3200","element":null}],"type":"AUTHENTICATION"},'
    '"report":null,"queryResponse":null,"batchItemResponse":[],"attachableResponse":[],"syncErrorResponse":null,'
    '"requestId":null,"time":%d,"status":null,"cdcresponse":[]}'
)
START_MS = 1772442000000


def test_an_expired_token(company: Company) -> None:
    """vcr/error/401, byte for byte."""
    company.state.universe.clock.advance(3600)
    response = company.get("companyinfo/1")

    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="Intuit", error="invalid_token"'
    assert response.text == REFUSED % (
        f'"Token expired: {company.access["access_token"]}"',
        START_MS + 3_600_000,
    )


@pytest.mark.parametrize(
    ("header", "detail"),
    [
        ("", "null"),
        ("Bearer", "null"),
        ("Basic abc", "null"),
        ("Bearer short", '"Malformed bearer token: too short or too long"'),
        ("Bearer " + "x" * 5000, '"Malformed bearer token: too short or too long"'),
        ("Bearer " + "x" * 200, f'"Token expired: {"x" * 200}"'),
    ],
)
def test_a_token_of_nobody(company: Company, header: str, detail: str) -> None:
    """Missing, malformed, or of the right length and unknown."""
    response = company.get("companyinfo/1", headers={"Authorization": header})

    assert (response.status_code, response.text) == (401, REFUSED % (detail, START_MS))


def test_an_address_without_a_realm(company: Company) -> None:
    """node-quickbooks issue 48: not a question of access, but an internal error in a 400."""
    error = company.refusal(company.get(f"{API}/v3/company//companyinfo/1"))

    assert error["code"] == "6000"
    assert error["Detail"] == "Business Validation Error: Unexpected Internal Error. (-30000)"


def test_a_good_token_opens_its_own_company_only(
    company: Company, open_company: Callable[..., Company]
) -> None:
    """403 (a switch: 401), in the service's dialect."""
    other = open_company("two")
    url = f"{API}/v3/company/{other.access['realm_id']}/companyinfo/1"
    response = company.get(url)
    company.state.set_behaviour(other_realm_status=401)

    assert response.status_code == 403
    assert response.json()["Fault"] == {
        "Error": [
            {
                "Message": "General Authentication Error",
                "Detail": "AuthenticationErrorGeneral: SRV-110-Authentication Failure , statusCode: 401",
                "code": "100",
                "element": "",
            }
        ],
        "type": "AuthenticationFault",
    }
    assert company.get(url).status_code == 401


def test_a_person_who_lost_access_takes_the_app_along(company: Company) -> None:
    """120 with 401, in the service's dialect."""
    company.state.set_behaviour(user_has_access=False)
    response = company.get("companyinfo/1")

    assert response.status_code == 401
    assert response.json()["Fault"] == {
        "Error": [
            {
                "Message": "Authorization Failure",
                "Detail": ": –11014-You do not have access to use QuickBooks Online Plus.",
                "code": "120",
                "element": "",
            }
        ],
        "type": "AuthorizationFault",
    }


def test_the_gateway_in_xml(company: Company) -> None:
    """ruby and PHP SDK issues: time first, and another name for the failure."""
    company.state.universe.clock.advance(3600)
    response = company.get("companyinfo/1", headers={"Accept": "application/xml"})

    assert (response.status_code, response.headers["Content-Type"]) == (401, "application/xml;charset=UTF-8")
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="Intuit", error="invalid_token"'
    assert response.text == (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<IntuitResponse time="2026-03-02T02:00:00.000-08:00" xmlns="http://schema.intuit.com/finance/v3">'
        '<Fault type="AUTHENTICATION"><Error code="3200"><Message>message=ApplicationAuthenticationFailed; '
        "errorCode=003200; statusCode=401</Message>"
        f"<Detail>Token expired: {company.access['access_token']}</Detail></Error></Fault></IntuitResponse>"
    )


@pytest.mark.parametrize("header", ["", "Basic abc"])
def test_the_gateway_in_xml_without_a_token(company: Company, header: str) -> None:
    """No detail, and so no element for it."""
    headers = {"Authorization": header, "Accept": "*/*"}

    assert "statusCode=401</Message></Error>" in company.get("companyinfo/1", headers=headers).text


def test_worlds_of_one_seed_share_no_credential(open_company: Callable[..., Company]) -> None:
    """Not even after they refreshed."""
    found = [open_company(name).access for name in ("a", "b")]

    assert not set(found[0].values()) & set(found[1].values())


def test_opening_again_voids_what_was_handed_out(company: Company) -> None:
    """Old token: 401; new one: fine."""
    access = company.state.open_access("one")
    renewed = {"Authorization": f"Bearer {access['access_token']}"}
    info = f"{API}/v3/company/{access['realm_id']}/companyinfo/1"

    assert company.get("companyinfo/1").status_code == 401
    assert company.get(info, headers=renewed).status_code == 200


def test_a_token_for_the_sandbox_is_refused_in_production(company: Company) -> None:
    """3100 in the gateway's dialect, when a switch says which environment this is."""
    company.state.set_behaviour(environment="sandbox")
    realm = company.access["realm_id"]
    refused = company.get("companyinfo/1")

    assert refused.status_code == 403
    assert refused.json()["fault"] == {
        "error": [
            {
                "message": "message=AuthorizationFailed; errorCode=003100; statusCode=403",
                "detail": None,
                "code": "3100",
                "element": None,
            }
        ],
        "type": "SERVICE",
    }
    in_xml = company.get("companyinfo/1", headers={"Accept": "*/*"})
    assert (
        '<Fault type="SERVICE"><Error code="3100"><Message>message=ApplicationAuthorizationFailed;'
        in in_xml.text
    )
    assert (
        company.get(f"https://sandbox-quickbooks.api.intuit.com/v3/company/{realm}/companyinfo/1").status_code
        == 200
    )


@pytest.mark.parametrize("version", ["", "1", "47", "75", "9999", "new"])
def test_every_minor_version_is_taken(company: Company, version: str) -> None:
    """Old ones count as 75 since August 2025; never an error."""
    params = {"minorversion": version, "format": "json"}

    assert company.get("companyinfo/1", params=params, headers={"Accept": "*/*"}).status_code == 200
