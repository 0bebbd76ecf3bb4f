"""Contract 3.14, 3.5, files: uploaded, listed, downloaded, changed, deleted, and attached to time."""

import base64

import pytest

from tests.quickbooks_time.others.conftest import PICTURE

DATA = base64.b64encode(PICTURE).decode()


def upload(api, **fields):
    return api.post("files", {"file_name": "site.png", "file_data": DATA, **fields})[0]


def test_the_row_of_an_upload_to_the_byte(api):
    """In the order of the vendor's example; the data does not come back."""
    meta = {"file_description": "The roof", "image_rotation": 90}
    response = api.call(
        "POST",
        "files",
        json={"data": [{"file_name": "site.png", "file_data": DATA, "meta_data": meta}]},
        params={"supplemental_data": "no"},
    )

    assert response.text == (
        '{"results":{"files":{"1":{"_status_code":200,"_status_message":"Uploaded","id":1001,'
        '"uploaded_by_user_id":501,"file_name":"site.png","active":true,"size":18,'
        '"last_modified":"2026-03-02T09:00:00+00:00","created":"2026-03-02T09:00:00+00:00",'
        '"linked_objects":[],"meta_data":{"file_description":"The roof","image_rotation":90}}}}}'
    )


@pytest.mark.parametrize("prefix", ["", "data:image/png;base64,"])
def test_the_bytes_come_back_as_they_went(api, prefix):
    """As an octet stream, whether they came bare or as a data URL."""
    file_id = upload(api, file_data=prefix + DATA)["id"]
    response = api.call("GET", "files/raw", params={"id": file_id})

    assert response.content == PICTURE
    assert response.headers["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize(("name", "code"), [("a.png", 200), ("b.JPG", 200), ("c.jpeg", 200), ("d.gif", 417)])
def test_the_formats_that_are_taken(api, name, code):
    """png, jpg and jpeg, by the name."""
    assert upload(api, file_name=name)["_status_code"] == code


@pytest.mark.parametrize("data", ["***", "QQ", "data:image/png,abc", 7, ["QQ=="], "é"])
def test_data_that_is_not_base64(api, data):
    """417 for the row."""
    assert upload(api, file_data=data)["_status_code"] == 417


@pytest.mark.parametrize("meta", [{"image_rotation": 45}, {"colour": "red"}, "x", {"file_description": []}])
def test_meta_data_has_two_keys(api, meta):
    """A description and one of four rotations."""
    assert upload(api, meta_data=meta)["_status_code"] == 417


def test_a_request_of_more_than_two_megabytes(api):
    """413, however many files it holds."""
    response = api.call(
        "POST", "files", json={"data": [{"file_name": "a.png", "file_data": "A" * 2_100_000}]}
    )

    assert response.status_code == 413


def test_a_file_is_renamed(api, picture):
    """Updated, with a new stamp."""
    api.state.universe.clock.advance(60)
    row = api.put("files", {"id": picture, "file_name": "roof.jpg"})[0]

    assert (row["_status_message"], row["file_name"]) == ("Updated", "roof.jpg")
    assert row["last_modified"] == "2026-03-02T09:01:00+00:00"


def test_the_data_of_a_file_cannot_be_changed(api, picture):
    """It may only be set when the file is uploaded."""
    row = api.put("files", {"id": picture, "file_data": DATA})[0]

    assert row["_status_extra"] == "Invalid params: file_data"


def test_deletions_to_the_byte(api, picture):
    """The id is a text, and a file that there is not is not found with an exclamation mark."""
    response = api.call("DELETE", "files", params={"ids": f"{picture},13455"})

    assert response.text == (
        '{"results":{"files":{"1001":{"_status_code":200,"_status_message":"OK, deleted","id":"1001"},'
        '"13455":{"_status_code":404,"_status_message":"File not found!","id":"13455"}}}}'
    )


def test_a_deleted_file_is_gone(api, picture):
    """Not listed but for active=no, without bytes, and not to be changed."""
    api.delete("files", picture)

    assert api.rows("files") == []
    assert [row["active"] for row in api.rows("files", active="no")] == [False]
    assert api.call("GET", "files/raw", params={"id": picture}).status_code == 404
    assert api.put("files", {"id": picture, "file_name": "x.png"})[0]["_status_message"] == "File not found!"


def test_a_list_is_of_ones_own_uploads(api, as_ada, picture, ada):
    """Unless others are named, which only who manages time may do."""
    theirs = upload(as_ada)["id"]

    assert [row["id"] for row in api.rows("files")] == [picture]
    assert [row["id"] for row in api.rows("files", uploaded_by_user_ids=f"{ada},501")] == [picture, theirs]
    assert [row["id"] for row in as_ada.rows("files", uploaded_by_user_ids="501")] == []


def test_somebody_elses_file_is_not_deleted(as_ada, picture):
    """417, with a reason."""
    assert as_ada.delete("files", picture)[str(picture)]["_status_code"] == 417


def test_a_file_tells_what_it_hangs_on(api, picture, ada, acme):
    """Ids as texts, with the timesheets beside them, as long as they are attached."""
    sheet = {"user_id": ada, "jobcode_id": acme, "type": "manual", "date": "2026-03-02", "duration": 3600}
    sheet_id = api.post("timesheets", {**sheet, "attached_files": [picture]})[0]["id"]
    answer = api.get("files")

    assert answer["results"]["files"][str(picture)]["linked_objects"] == {"timesheets": [str(sheet_id)]}
    assert list(answer["supplemental_data"]["timesheets"]) == [str(sheet_id)]

    api.put("timesheets", {"id": sheet_id, "attached_files": []})

    assert api.rows("files")[0]["linked_objects"] == []


def test_files_by_what_they_hang_on(api, picture, ada, acme):
    """linked_object_type and object_ids together; one without the other is refused."""
    upload(api)
    sheet = {"user_id": ada, "jobcode_id": acme, "type": "manual", "date": "2026-03-02", "duration": 3600}
    sheet_id = api.post("timesheets", {**sheet, "attached_files": [picture]})[0]["id"]

    found = api.rows("files", linked_object_type="timesheet", object_ids=sheet_id)

    assert [row["id"] for row in found] == [picture]
    assert api.call("GET", "files", params={"object_ids": 1}).status_code == 417
    assert api.call("GET", "files", params={"linked_object_type": "timesheet"}).status_code == 417


def test_time_takes_only_files_that_there_are(api, ada, acme):
    """A reference that leads nowhere is refused."""
    sheet = {"user_id": ada, "jobcode_id": acme, "type": "manual", "date": "2026-03-02", "duration": 3600}
    row = api.post("timesheets", {**sheet, "attached_files": [77]})[0]

    assert row["_status_extra"] == "Oops! That file could not be found."


def test_files_die_with_their_timesheet_unless_linked_elsewhere(api, picture, ada, acme):
    """The one that hangs on other time, too, lives on."""
    alone = upload(api)["id"]
    sheet = {"user_id": ada, "jobcode_id": acme, "type": "manual", "date": "2026-03-02", "duration": 3600}
    first = api.post("timesheets", {**sheet, "attached_files": [picture, alone]})[0]["id"]
    api.post("timesheets", {**sheet, "attached_files": [picture]})

    api.delete("timesheets", first)

    assert [row["id"] for row in api.rows("files")] == [picture]
    assert [row["id"] for row in api.rows("files", active="no")] == [alone]
