"""AccountingDetail: kept as it was sent, and refused when a choice has no such word."""

import pytest

NAMES = {"FirstName": "Ada", "LastName": "Byron"}
NUMBERS = [
    {"RegistrationNumber": "123", "Type": "VAT Number"},
    {"RegistrationNumber": "456", "Type": "UEN"},
]


def post(caller, detail):
    return caller.call("POST", "Contacts", json={**NAMES, "AccountingDetail": detail})


def test_details_are_given_back(karbon):
    """Names on the wire included that follow no rule."""
    sent = {"Sex": "F", "FinancialYearEndMonth": 0, "IsVATRegistered": True, "PrepareGST": False}
    key = post(karbon, {**sent, "RegistrationNumbers": NUMBERS}).json()["ContactKey"]

    detail = karbon.get(f"Contacts/{key}").json()["AccountingDetail"]

    assert {name: detail[name] for name in sent} == sent
    assert detail["RegistrationNumbers"] == NUMBERS


def test_a_number_of_null_is_deleted(karbon):
    """The entry of its type goes, the other stays."""
    key = post(karbon, {"RegistrationNumbers": NUMBERS}).json()["ContactKey"]
    left = [{**NUMBERS[0], "RegistrationNumber": None}, NUMBERS[1]]
    body = {**NAMES, "AccountingDetail": {"RegistrationNumbers": left}}

    assert karbon.call("PUT", f"Contacts/{key}", json=body).status_code == 204

    assert karbon.get(f"Contacts/{key}").json()["AccountingDetail"]["RegistrationNumbers"] == NUMBERS[1:]


@pytest.mark.parametrize(
    "detail",
    [
        {"Salutation": "Sir"},
        {"Sex": "X"},
        {"EntityType": "Circus"},
        {"TaxCountryCode": "DE"},
        {"GstBasis": "Barter"},
        {"FinancialYearEndMonth": 12},
        {"RegistrationNumbers": [{"RegistrationNumber": "1", "Type": "Library Card"}]},
        {"RegistrationNumbers": [{"RegistrationNumber": "1" * 51, "Type": "UEN"}]},
        {"Notes": [{"Body": "x", "Type": "Secret"}]},
        {"Nonsense": 1},
    ],
)
def test_words_that_there_are_not(karbon, detail):
    """Seen live: the framework sees no body, and says so misleadingly."""
    response = post(karbon, detail)

    assert response.status_code == 400
    assert response.json()["error"]["details"]["message"] == "The contact field is required."
    assert karbon.rows("Contacts") == []
