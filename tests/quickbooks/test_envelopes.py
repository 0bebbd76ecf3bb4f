"""The bytes around and inside an answer are those of the recorded service."""

import re
from uuid import UUID

from tests.quickbooks.conftest import Company


def test_a_created_customer_is_answered_key_by_key(company: Company) -> None:
    """vcr/create/customer, with the fields that came after 2020."""
    response = company.post("customer", {"DisplayName": "Doe5, Jane"})

    assert re.sub(r"0020[0-9a-f]{34}", "PSEUDONYM", response.text) == (
        '{"Customer":{"Taxable":true,"Job":false,"BillWithParent":false,"Balance":0,"BalanceWithJobs":0,'
        '"CurrencyRef":{"value":"USD","name":"United States Dollar"},"PreferredDeliveryMethod":"Print",'
        '"IsProject":false,"ClientEntityId":"0","domain":"QBO","sparse":false,"Id":"1","SyncToken":"0",'
        '"MetaData":{"CreateTime":"2026-03-02T01:00:00-08:00","LastUpdatedTime":"2026-03-02T01:00:00-08:00"},'
        '"FullyQualifiedName":"Doe5, Jane","DisplayName":"Doe5, Jane","PrintOnCheckName":"Doe5, Jane",'
        '"Active":true,"V4IDPseudonym":"PSEUDONYM","DefaultTaxCodeRef":{"value":"2"}},'
        '"time":"2026-03-02T01:00:00.000-08:00"}'
    )


def test_a_row_of_2020_lacks_what_came_later(company: Company) -> None:
    """vcr/all/customers: a switch takes the later fields away, and lists have no default tax code."""
    company.state.set_behaviour(fields_since_2022=False)
    company.post("customer", {"DisplayName": "Araborn"})

    assert company.query("select * from Customer").text == (
        '{"QueryResponse":{"Customer":[{"Taxable":true,"Job":false,"BillWithParent":false,"Balance":0,'
        '"BalanceWithJobs":0,"CurrencyRef":{"value":"USD","name":"United States Dollar"},'
        '"PreferredDeliveryMethod":"Print","domain":"QBO","sparse":false,"Id":"1","SyncToken":"0",'
        '"MetaData":{"CreateTime":"2026-03-02T01:00:00-08:00","LastUpdatedTime":"2026-03-02T01:00:00-08:00"},'
        '"FullyQualifiedName":"Araborn","DisplayName":"Araborn","PrintOnCheckName":"Araborn","Active":true}],'
        '"startPosition":1,"maxResults":1},"time":"2026-03-02T01:00:00.000-08:00"}'
    )


def test_time_is_answered_key_by_key(company: Company) -> None:
    """ta2025, row 5."""
    emily = company.screens.add_employee("Emily", "Platt")
    customer = company.screens.add_customer("Rondonuwu Fruit and Vegi")
    response = company.post(
        "timeactivity",
        {
            "TxnDate": "2025-11-09",
            "NameOf": "Employee",
            "EmployeeRef": {"value": emily},
            "CustomerRef": {"value": customer},
            "BillableStatus": "Billable",
            "HourlyRate": 15,
            "Hours": 3,
            "Minutes": 0,
            "Description": "Garden Lighting",
        },
    )

    assert response.text == (
        '{"TimeActivity":{"TxnDate":"2025-11-09","NameOf":"Employee",'
        '"EmployeeRef":{"value":"1","name":"Emily Platt"},'
        '"CustomerRef":{"value":"2","name":"Rondonuwu Fruit and Vegi"},"ItemRef":{"value":"2","name":"Hours"},'
        '"TimeChargeId":1,"BillableStatus":"Billable","Taxable":false,"HourlyRate":15,"CostRate":0,"Hours":3,'
        '"Minutes":0,"Seconds":0,"Description":"Garden Lighting","domain":"QBO","sparse":false,"Id":"1",'
        '"SyncToken":"0","MetaData":{"CreateTime":"2026-03-02T01:00:00-08:00",'
        '"LastUpdatedTime":"2026-03-02T01:00:00-08:00"}},"time":"2026-03-02T01:00:00.000-08:00"}'
    )


def test_an_employee_is_answered_key_by_key(company: Company) -> None:
    """vcr/all/employees: no path, no currency."""
    company.state.set_behaviour(fields_since_2022=False)
    response = company.post(
        "employee",
        {
            "GivenName": "John",
            "FamilyName": "Johnson",
            "BirthDate": "1984-10-02",
            "HiredDate": "2015-09-08",
            "PrimaryPhone": {"FreeFormNumber": "(540) 555-9645"},
        },
    )

    assert response.text.partition(',"time"')[0] == (
        '{"Employee":{"BillableTime":false,"BirthDate":"1984-10-02","HiredDate":"2015-09-08","domain":"QBO",'
        '"sparse":false,"Id":"1","SyncToken":"0","MetaData":{"CreateTime":"2026-03-02T01:00:00-08:00",'
        '"LastUpdatedTime":"2026-03-02T01:00:00-08:00"},"GivenName":"John","FamilyName":"Johnson",'
        '"DisplayName":"John Johnson","PrintOnCheckName":"John Johnson","Active":true,'
        '"PrimaryPhone":{"FreeFormNumber":"(540) 555-9645"}}'
    )


def test_a_deleted_activity_leaves_a_stub(company: Company) -> None:
    """docs; vcr/attachment."""
    emily = company.screens.add_employee("Emily", "Platt")
    company.save("TimeActivity", NameOf="Employee", EmployeeRef={"value": emily}, Hours=1)
    response = company.post("timeactivity", {"Id": "1", "SyncToken": "0"}, operation="delete")

    assert response.text == (
        '{"TimeActivity":{"domain":"QBO","status":"Deleted","Id":"1"},"time":"2026-03-02T01:00:00.000-08:00"}'
    )


def test_nothing_found_is_an_empty_response(company: Company) -> None:
    """vcr: neither the entity's key nor counters."""
    response = company.query("select * from Customer where Id = '99'")

    assert response.text == '{"QueryResponse":{},"time":"2026-03-02T01:00:00.000-08:00"}'


def test_money_has_two_decimals_and_zero_none(company: Company) -> None:
    """vcr: 639.00 and 0."""
    company.save("Customer", DisplayName="Amy's", Balance=639, OpenBalanceDate="2026-01-31")

    assert '"Balance":639.00,"BalanceWithJobs":639.00' in company.get("customer/1").text


def test_summer_keeps_its_own_offset(company: Company) -> None:
    """A CreateTime of March keeps -08:00 when it is read in July."""
    company.screens.add_customer("Acme")
    company.wait(130 * 86400)
    company.save("Customer", Id="1", SyncToken="0", sparse=True, Notes="later")

    assert company.read("Customer", "1")["MetaData"] == {
        "CreateTime": "2026-03-02T01:00:00-08:00",
        "LastUpdatedTime": "2026-07-10T02:00:00-07:00",
    }


def test_success_and_refusal_have_the_recorded_headers(company: Company) -> None:
    """vcr: charset and versions on success only; a trace id on both."""
    good = company.get("companyinfo/1")
    bad = company.get("customer/99")

    assert good.headers["Content-Type"] == "application/json;charset=utf-8"
    assert good.headers["Qbo-Version"] == "1944.190"
    assert bad.headers["Content-Type"] == "application/json"
    assert (good.headers["Service-Time"], good.headers["Expires"]) == ("total=56, db=18", "0")
    assert good.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert not {"Qbo-Version", "Service-Time", "Expires", "Cache-Control"} & bad.headers.keys()
    for answer in (good, bad):
        assert answer.headers["Server"] == "nginx"
        assert answer.headers["Strict-Transport-Security"] == "max-age=15552000"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["x-envoy-upstream-service-time"].isdigit()
    assert re.fullmatch(r"1-[0-9a-f]{8}-[0-9a-f]{24}", good.headers["intuit_tid"])
    assert good.headers["intuit_tid"] != bad.headers["intuit_tid"]


def test_every_answer_names_its_span(company: Company) -> None:
    """vcr: X-Spanid is a UUID of its own each time, on errors too, beside a trace id that is the tid."""
    answers = [company.get("companyinfo/1"), company.get("companyinfo/1"), company.get("customer/99")]
    spans = {answer.headers["X-Spanid"] for answer in answers}

    assert len(spans) == len(answers)
    assert {str(UUID(span)) for span in spans} == spans
    assert all(
        answer.headers["X-Amzn-Trace-Id"] == f"Root={answer.headers['intuit_tid']}" for answer in answers
    )


def test_company_info_is_read_by_realm_and_by_one(company: Company) -> None:
    """Both forms are in use; anything else is not found."""
    by_realm = company.get(f"companyinfo/{company.access['realm_id']}").json()["CompanyInfo"]

    assert by_realm == company.get("companyinfo/1").json()["CompanyInfo"]
    assert by_realm["CompanyName"] == "Sandbox Company_US_1"
    assert by_realm["WebAddr"] == {}
    assert company.refusal(company.get("companyinfo/2"))["code"] == "610"


def test_one_seed_gives_one_stream_of_bytes(open_company: object) -> None:
    """Two companies of one name and seed answer alike."""
    answers = []
    for _ in range(2):
        found = open_company()  # type: ignore[operator]
        answers.append((found.access, found.post("customer", {"DisplayName": "Acme"}).headers["intuit_tid"]))

    assert answers[0] == answers[1]
