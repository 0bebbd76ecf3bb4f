"""Too many calls get XML, whatever they asked for; off unless switched on."""

from tests.quickbooks.conftest import Company


def test_no_limit_by_default(company: Company) -> None:
    """Test suites exceed 500 a minute easily."""
    assert {company.get("companyinfo/1").status_code for _ in range(520)} == {200}


def test_ten_calls_a_second(company: Company) -> None:
    """The eleventh gets 429 in XML with two blanks and no Retry-After."""
    company.state.set_behaviour(throttle=True)
    answers = [company.get("companyinfo/1") for _ in range(11)]

    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert answers[-1].headers["Content-Type"] == "application/xml;charset=UTF-8"
    assert "Retry-After" not in answers[-1].headers
    assert answers[-1].text == (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<IntuitResponse time="2026-03-02T01:00:00.000-08:00" xmlns="http://schema.intuit.com/finance/v3">'
        '<Fault type="SERVICE"><Error code="3001">'
        "<Message>message=ThrottleExceeded; errorCode=003001; statusCode=429</Message>"
        "<Detail>The request limit was reached.  Try again later</Detail></Error></Fault></IntuitResponse>"
    )


def test_five_hundred_calls_a_minute(company: Company) -> None:
    """Counted over any sixty seconds."""
    company.state.set_behaviour(throttle=True)
    statuses = []
    for _ in range(51):
        statuses += [company.get("companyinfo/1").status_code for _ in range(10)]
        company.state.universe.clock.advance(1)
    company.state.universe.clock.advance(10)

    assert statuses == [200] * 500 + [429] * 10
    assert company.get("companyinfo/1").status_code == 200
