"""A tax code is made with its rates at once, or not at all."""

from typing import Any

import pytest

from tests.quickbooks.conftest import Company

RATE = {"TaxRateName": "City", "RateValue": 8.5, "TaxAgencyId": "1"}


def make(company: Company, body: Any) -> Any:
    return company.post("taxservice/taxcode", body)


def test_the_answer_has_no_name_around_it(company: Company) -> None:
    """The ids of the code and of its rates."""
    company.save("TaxAgency", DisplayName="Office of Tax")
    answer = make(company, {"TaxCode": "City tax", "TaxRateDetails": [RATE]}).json()

    assert (answer["TaxCode"], answer["TaxCodeId"]) == ("City tax", "1")
    assert answer["TaxRateDetails"] == [{**RATE, "TaxApplicableOn": "Sales", "TaxRateId": "1"}]
    assert company.rows("select * from TaxCode")[0]["SalesTaxRateList"]["TaxRateDetail"][0]["TaxRateRef"] == {
        "value": "1"
    }


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "2020"),
        ({"TaxCode": "X"}, "2020"),
        ({"TaxCode": "X", "TaxRateDetails": "City"}, "2010"),
        ({"TaxCode": "X", "TaxRateDetails": [{}]}, "2020"),
        ({"TaxCode": "X", "TaxRateDetails": [RATE, {**RATE, "TaxAgencyId": "9"}]}, "2500"),
        ({"TaxCode": "X", "TaxRateDetails": [{"TaxRateId": "9"}]}, "2500"),
        ({"TaxCode": "X", "Colour": "red"}, "2010"),
        ({"TaxCode": ["X"], "TaxRateDetails": [RATE]}, "2010"),
        ([], "2010"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(company: Company, body: Any, code: str) -> None:
    """Neither a code nor a rate."""
    company.save("TaxAgency", DisplayName="Office of Tax")

    assert company.refusal(make(company, body))["code"] == code
    assert company.rows("select * from TaxCode") == company.rows("select * from TaxRate") == []


def test_two_codes_of_one_name(company: Company) -> None:
    """6240."""
    company.save("TaxAgency", DisplayName="Office of Tax")
    body = {"TaxCode": "City tax", "TaxRateDetails": [RATE]}
    make(company, body)

    assert company.refusal(make(company, body))["code"] == "6240"


def test_what_cannot_be_sent(company: Company) -> None:
    """No such path for time; 610 for a document that is not there."""
    assert company.refusal(company.post("timeactivity/1/send", {}))["code"] == "500"
    assert company.refusal(company.post("invoice/1/send", {}))["code"] == "610"
