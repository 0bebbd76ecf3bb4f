"""Uploads that Karbon does not take: nothing is kept of them."""

import pytest

from sim.karbon.files.forms import UPLOAD_BYTES_MAX
from sim.karbon.files.records import File, FileLink

BOUNDARY = "multipart/form-data; boundary=x"
FILE = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhi\r\n'
END = b"--x--\r\n"


def refused(karbon, content_type, body):
    response = karbon.call("POST", "Files", data=body, headers={"Content-Type": content_type})
    assert len(karbon.state.of(File)) == len(karbon.state.of(FileLink)) == 0
    return response.status_code, response.json()["error"]["code"], response.json()["error"]["message"]


def test_a_file_on_nothing(karbon, upload):
    """One of the five keys has to be there."""
    response = upload()

    assert response.status_code == 400
    assert response.json()["error"]["code"] == "4005"
    assert "workitem_keys" in response.json()["error"]["message"]


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("workitem_keys", "organization"),
        ("organization_keys", "person"),
        ("integration_task_key", "work"),
    ],
)
def test_a_file_on_what_there_is_not(karbon, desk, upload, field, place):
    """A key is one of its own kind."""
    key = getattr(desk, place)
    response = upload(**{field: key})

    assert response.status_code == 400
    assert response.json()["error"] == {
        "code": "4004",
        "message": f"File entity is not found for permakey {key}",
    }
    assert len(karbon.state.of(File)) == 0


def test_a_restricted_client_takes_no_file(karbon, desk, upload):
    """What the application may not see is not there, neither the client nor its work."""
    karbon.screens.set_restriction(desk.organization, "Hidden")

    assert upload(organization_keys=desk.organization).status_code == 400
    assert upload(workitem_keys=desk.work).status_code == 400


@pytest.mark.parametrize("name", ["setup.EXE", "run.bat", "a.pdf.ps1"])
def test_a_program_is_no_file(karbon, desk, upload, name):
    """500, as documented; which types those are is our choice."""
    response = upload(name=name, workitem_keys=desk.work)

    assert response.status_code == 500
    assert response.json()["error"] == {"code": "5001", "message": "Unsupported file type"}


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b'{"file":"a"}'),
        ("", b"a"),
        ("application/x-www-form-urlencoded", b"file=a&workitem_keys=b"),
        ("multipart/form-data", FILE + END),
        ("multipart/form-data; boundary=", FILE + END),
        ("multipart/form-data; boundary=\xff", FILE + END),
        (BOUNDARY, b""),
        (BOUNDARY, END),
        (BOUNDARY, FILE),
        (BOUNDARY, FILE[:-20]),
        (BOUNDARY, b"--y\r\n\r\n--y--"),
        (BOUNDARY, b"--x\r\n\r\nno disposition\r\n" + END),
        (BOUNDARY, b"--x\r\nContent-Disposition: form-data; name=\xff\xfe\r\n\r\na\r\n" + END),
        (BOUNDARY, b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\na\r\n' + END),
        (BOUNDARY, b'--x\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\na\r\n' + END),
        (BOUNDARY, b'--x\r\nContent-Disposition: form-data; name="other"; filename="a"\r\n\r\na\r\n' + END),
        (BOUNDARY, b'--x\r\nContent-Disposition: form-data; filename="a"\r\n\r\na\r\n' + END),
        (BOUNDARY, b"\x00" * 1000),
    ],
    ids=range(18),
)
def test_a_form_without_a_file(karbon, content_type, body):
    """400, whatever is wrong with it."""
    assert refused(karbon, content_type.encode("latin-1"), body) == (
        400,
        "4005",
        "Required payload data is missing: file",
    )


@pytest.mark.parametrize(
    "body",
    [
        b"--x\r\n" + b"A: b\r\n" * 60_000,
        b"--x\r\nA: " + b"b" * 400_000,
        b'--x\r\nContent-Disposition: form-data; name="workitem_keys"\r\n\r\n' + b"a" * 400_000,
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n' * 21 + END,
        b"--x" * 200_000,
    ],
    ids=["endless headers", "an endless header", "an endless field", "endless parts", "an endless preamble"],
)
def test_a_form_without_end(karbon, body):
    """Each part of a form has a limit."""
    response = karbon.call("POST", "Files", data=body, headers={"Content-Type": BOUNDARY})

    assert response.status_code == 413
    assert response.json() == {"statusCode": "413", "message": "Request body is too large."}


def test_a_file_beyond_all_measure(karbon, desk, upload):
    """Eight megabytes are more than a scenario needs."""
    assert upload(b"a" * UPLOAD_BYTES_MAX, workitem_keys=desk.work).status_code == 413
    assert len(karbon.state.of(File)) == 0


def test_a_large_file_is_a_file(karbon, desk, upload):
    """Bytes that look like a form's own are only bytes."""
    content = b"\r\n--x--\r\n\x00\xff" * 100_000
    made = upload(content, workitem_keys=desk.work).json()

    assert karbon.get(f"FileDetails/{made['Id']}/Download").content == content


def test_a_file_on_too_much(karbon, desk, upload):
    """A hundred keys are enough."""
    keys = ",".join(karbon.screens.add_person("P", str(number)) for number in range(101))

    assert upload(contact_keys=keys).status_code == 413


def test_an_account_that_is_full(karbon, desk, upload, monkeypatch):
    """The files of an account have a limit together."""
    monkeypatch.setattr("sim.karbon.files.rules.ACCOUNT_BYTES_MAX", 10)

    assert upload(b"123456", workitem_keys=desk.work).status_code == 201
    assert upload(b"12345", workitem_keys=desk.work).status_code == 413
    assert upload(b"1234", workitem_keys=desk.work).status_code == 201


@pytest.mark.parametrize("option", ["$select=Id", "$expand=Id", "$filter=Id"])
def test_an_upload_takes_no_options(karbon, option):
    """400 names the option."""
    assert karbon.call("POST", f"Files?{option}").json()["error"]["code"] == "4002"
