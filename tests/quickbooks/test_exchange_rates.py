"""The rate of a currency on a day."""

import pytest

from tests.quickbooks.conftest import Company


@pytest.fixture
def company(company: Company) -> Company:
    for day, rate in [("2026-01-01", 1.1), ("2026-02-01", 1.2), ("2026-12-01", 1.5)]:
        company.save("ExchangeRate", SourceCurrencyCode="EUR", Rate=rate, AsOfDate=day)
    return company


@pytest.mark.parametrize(("asked", "rate"), [("", 1.2), ("&asofdate=2026-01-31", 1.1)])
def test_by_code(company: Company, asked: str, rate: float) -> None:
    """The newest one that holds today, or on the day asked for; case does not count."""
    found = company.get(f"exchangerate?sourcecurrencycode=eur{asked}").json()["ExchangeRate"]

    assert (found["SourceCurrencyCode"], found["Rate"]) == ("EUR", rate)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("", "2020"),
        ("?sourcecurrencycode=CAD", "610"),
        ("?sourcecurrencycode=EUR&asofdate=2025-12-31", "610"),
        ("?sourcecurrencycode=EUR&asofdate=soon", "2010"),
    ],
)
def test_no_rate(company: Company, asked: str, code: str) -> None:
    """Nobody is named, nobody set one, none held yet, or the day is none."""
    assert company.refusal(company.get(f"exchangerate{asked}"))["code"] == code
