"""What the PHP, Ruby and .NET SDKs put on the wire, from a create to a delete (contract 6.4).

None of them is in a package index that this project installs from, so their requests are written out here, and the
answers are read by a parser that knows nothing of the fake.
"""

from typing import Any
from urllib.parse import quote_plus
from xml.etree import ElementTree as ET

import pytest
import requests

from tests.quickbooks.conftest import Company
from tests.quickbooks.representation.conftest import NAMESPACE

V3 = {"q": NAMESPACE}
PHP = {"Accept": "*/*", "Content-Type": "application/xml", "User-Agent": "V3PHPSDK6.3.1"}
RUBY = {"Accept": "application/xml", "Content-Type": "application/xml", "Accept-Encoding": "gzip, deflate"}


def entity(response: requests.Response, name: str) -> Any:
    assert response.status_code == 200, response.text
    root = ET.fromstring(response.content)
    assert root.tag == f"{{{NAMESPACE}}}IntuitResponse"
    return root.find(f".//q:{name}", V3)


def text(element: Any, path: str) -> str:
    return element.findtext("/".join(f"q:{step}" for step in path.split("/")), namespaces=V3)


def test_php_makes_a_customer_and_finds_it(company: Company) -> None:
    """A prefix before every name, queries as text, and an XML answer to whoever takes anything."""
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<ns0:Customer xmlns:ns0="{NAMESPACE}"><ns0:GivenName>Zoë</ns0:GivenName>'
        "<ns0:DisplayName>Zoë &amp; Sons</ns0:DisplayName><ns0:PrimaryPhone><ns0:FreeFormNumber>(555) 555-5555"
        "</ns0:FreeFormNumber></ns0:PrimaryPhone></ns0:Customer>\n"
    )
    made = entity(company.call("POST", "customer", data=body.encode(), headers=PHP), "Customer")
    statement = "select * from Customer startPosition 1 maxResults 10"
    asked = {**PHP, "Content-Type": "application/text"}
    response = company.call("POST", "query", data=statement, headers=asked)
    found = entity(response, "Customer")

    assert made.attrib == {"domain": "QBO", "sparse": "false"}
    assert ET.tostring(found[0]) == ET.tostring(made[0])
    assert text(found, "DisplayName") == "Zoë & Sons"
    assert text(found, "PrimaryPhone/FreeFormNumber") == "(555) 555-5555"
    assert ET.fromstring(response.content)[0].attrib == {"startPosition": "1", "maxResults": "1"}


def test_php_reads_a_fault(company: Company) -> None:
    """Code and element are attributes, Message and Detail are elements."""
    company.screens.add_customer("Acme")
    body = f'<ns0:Customer xmlns:ns0="{NAMESPACE}"><ns0:DisplayName>Acme</ns0:DisplayName></ns0:Customer>'
    response = company.call("POST", "customer", data=body.encode(), headers=PHP)
    fault = ET.fromstring(response.content).find("q:Fault", V3)

    assert response.status_code == 400
    assert fault is not None
    assert fault.attrib == {"type": "ValidationFault"}
    assert fault[0].attrib == {"code": "6240", "element": ""}
    assert text(fault[0], "Message") == "Duplicate Name Exists Error"


def test_ruby_keeps_time_from_create_to_delete(company: Company) -> None:
    """Elements in an order of its own, dateTimes without a colon in the offset, a query with pluses."""
    emily = company.screens.add_employee("Emily", "Platt")
    job = company.screens.add_customer("Acme")
    body = (
        f'<TimeActivity xmlns="{NAMESPACE}"><NameOf>Employee</NameOf><Description>Books</Description>'
        f"<StartTime>2026-03-01T16:00:00+0000</StartTime><EndTime>2026-03-01T17:30:00+0000</EndTime>"
        f"<TxnDate>2026-03-01</TxnDate><CustomerRef>{job}</CustomerRef><EmployeeRef>{emily}</EmployeeRef>"
        "</TimeActivity>"
    )
    made = entity(company.call("POST", "timeactivity", data=body.encode(), headers=RUBY), "TimeActivity")
    token = text(made, "SyncToken")
    sparse = (
        f'<TimeActivity xmlns="{NAMESPACE}" domain="QBO" sparse="true"><Id>{text(made, "Id")}</Id>'
        f"<SyncToken>{token}</SyncToken><BillableStatus>NotBillable</BillableStatus>"
        "<Description>More books</Description></TimeActivity>"
    )
    changed = entity(company.call("POST", "timeactivity", data=sparse.encode(), headers=RUBY), "TimeActivity")
    statement = quote_plus("SELECT * FROM TimeActivity STARTPOSITION 1 MAXRESULTS 20")
    found = entity(company.get(f"query?query={statement}", headers=RUBY), "TimeActivity")
    gone = company.call("POST", "timeactivity?operation=delete", data=ET.tostring(found), headers=RUBY)
    stub = entity(gone, "TimeActivity")

    assert made.find("q:EmployeeRef", V3).attrib == {"name": "Emily Platt"}
    assert text(made, "StartTime") == "2026-03-01T08:00:00-08:00"
    assert (text(changed, "SyncToken"), text(changed, "Description")) == ("1", "More books")
    assert ET.tostring(found) == ET.tostring(changed)
    assert stub.attrib == {"domain": "QBO", "status": "Deleted"}
    assert [child.tag for child in stub] == [f"{{{NAMESPACE}}}Id"]


@pytest.mark.parametrize("declared", ["", ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'])
def test_net_sends_xml_and_reads_json(company: Company, declared: str) -> None:
    """Its default; its serializer declares namespaces that nothing uses."""
    body = f'<Customer{declared} xmlns="{NAMESPACE}"><DisplayName>Acme</DisplayName></Customer>'
    headers = {"Accept": "application/json", "Content-Type": "application/xml"}
    response = company.call("POST", "customer", data=body.encode(), headers=headers)

    assert response.json()["Customer"]["FullyQualifiedName"] == "Acme"
