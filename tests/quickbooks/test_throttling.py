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


def test_forty_batches_a_minute(company: Company) -> None:
    """Whatever is in them; other calls go on."""
    company.state.set_behaviour(throttle=True)
    statuses = []
    for _ in range(5):
        statuses += [company.post("batch", {}).status_code for _ in range(9)]
        company.state.universe.clock.advance(1)

    assert [status == 429 for status in statuses] == [False] * 40 + [True] * 5
    assert company.get("companyinfo/1").status_code == 200


def test_xml_is_what_a_throttled_caller_gets_who_asked_for_nothing_else(company: Company) -> None:
    """And python-quickbooks then cannot read it as JSON (its issues 43 and 83)."""
    company.state.set_behaviour(throttle=True)
    for _ in range(10):
        company.get("companyinfo/1")
    in_json, in_xml = (
        company.get("companyinfo/1", headers={"Accept": accept})
        for accept in ("application/json", "application/xml")
    )

    assert in_json.content == in_xml.content
