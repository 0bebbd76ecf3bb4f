"""Files are attached by an upload, each with an answer or a fault of its own."""

import json
from typing import Any

from tests.quickbooks.conftest import Company


def upload(company: Company, **parts: Any) -> Any:
    return company.call("POST", "upload", files=parts)


def test_a_file_with_what_is_said_about_it(company: Company) -> None:
    """Its size is counted."""
    said = json.dumps({"FileName": "receipt.pdf", "AttachableRef": [{"IncludeOnSend": False}]})
    response = upload(
        company,
        file_metadata_01=("", said, "application/json"),
        file_content_01=("x.pdf", b"12345", "application/pdf"),
    )
    ((found),) = response.json()["AttachableResponse"]

    assert found["Attachable"]["FileName"] == "receipt.pdf"
    assert (found["Attachable"]["Size"], found["Attachable"]["ContentType"]) == (5, "application/pdf")
    assert found["Attachable"]["AttachableRef"] == [{"IncludeOnSend": False}]


def test_a_file_alone(company: Company) -> None:
    """Its own name and type."""
    response = upload(company, file_content_01=("x.pdf", b"12345", "application/pdf"))

    assert response.json()["AttachableResponse"][0]["Attachable"]["FileName"] == "x.pdf"


def test_one_of_two_is_refused(company: Company) -> None:
    """In a 200; the other one is kept."""
    response = upload(
        company,
        file_metadata_01=("", json.dumps({"Colour": "red"}), "application/json"),
        file_content_01=("x.pdf", b"1", "application/pdf"),
        file_metadata_02=("", "[", "application/json"),
        file_content_02=("z.pdf", b"1", "application/pdf"),
        file_content_03=("y.pdf", b"1", "application/pdf"),
    )
    found = response.json()["AttachableResponse"]

    assert [list(each) for each in found] == [["Fault"], ["Fault"], ["Attachable"]]
    assert [each["Fault"]["Error"][0]["code"] for each in found[:2]] == ["2010", "2010"]
    assert [row["FileName"] for row in company.rows("select * from Attachable")] == ["y.pdf"]


def test_no_file(company: Company) -> None:
    """2020."""
    assert company.refusal(company.post("upload", {}))["code"] == "2020"


def test_a_file_is_read_again(company: Company) -> None:
    """Its address by one call, and its bytes at that address; a world that goes back has none of it."""
    before = company.state.universe.snapshot()
    upload(company, file_content_01=("x.pdf", b"\x00\xff12345", "application/pdf"))
    address = company.get("download/1").text
    found = company.get(address)

    assert address == company.read("Attachable", "1")["TempDownloadUri"]
    assert (found.content, found.headers["Content-Type"]) == (b"\x00\xff12345", "application/pdf")

    company.state.universe.restore(before)
    assert company.refusal(company.get(address))["code"] == "610"


def test_a_file_in_base64(company: Company) -> None:
    """As python-quickbooks sends bytes; what is no base64 is kept as it is."""
    parts = {"file_content_01": (None, "MTIz\n"), "file_content_02": (None, "not base64")}
    upload(company, **parts)
    contents = [company.get(company.get(f"download/{number}").text).content for number in (1, 2)]

    assert contents == [b"123", b"not base64"]
    assert [row["Size"] for row in company.rows("select * from Attachable orderby Id")] == [3, 10]


def test_a_note_has_no_file(company: Company) -> None:
    """610 for its address."""
    company.save("Attachable", Note="Call back")

    assert company.refusal(company.get("download/1"))["code"] == "610"
