"""Uploading a file and finding it again."""

import pytest

from sim.karbon.files.records import File


def test_an_upload_says_where_the_file_is(karbon, desk, upload):
    """201, four properties of it, the size as text, and an address."""
    response = upload(workitem_keys=desk.work)
    file = response.json()

    assert response.status_code == 201
    assert response.headers["Location"] == f"https://api.karbonhq.com/v3/Files('{file['Id']}')"
    assert list(file.items()) == [
        ("@odata.context", "https://api.karbonhq.com/v3/$metadata#Files/$entity"),
        ("Id", file["Id"]),
        ("Name", "ledger.pdf"),
        ("MimeType", "application/pdf"),
        ("Size", "6"),
    ]


@pytest.mark.parametrize(
    ("field", "kind", "place"),
    [
        ("workitem_keys", "WorkItem", "work"),
        ("contact_keys", "Contact", "person"),
        ("organization_keys", "Organization", "organization"),
    ],
)
def test_a_file_is_on_the_list_of_what_it_hangs_on(karbon, desk, upload, field, kind, place):
    """With its size as a number and an address to download it."""
    key = getattr(desk, place)
    made = upload(**{field: key}).json()
    found = karbon.call("GET", f"FileList/{kind}", params={"EntityKey": key}).json()
    (item,) = found["Attachments"]

    assert list(found) == ["EntityKey", "EntityType", "Attachments"]
    assert (found["EntityKey"], found["EntityType"]) == (key, kind)
    assert list(item) == ["FileContextKey", "FileName", "FileSize", "MimeType", "DownloadUrl", "DateCreated"]
    assert item["FileContextKey"] == made["Id"]
    assert item["FileSize"] == 6
    assert item["DownloadUrl"].startswith("/V3/Files?token=eyJ")
    assert item["DateCreated"] == "2026-03-02T09:00:00Z"


def test_a_kind_is_named_in_any_case(karbon, desk, upload):
    """As other parts of a path; the answer has it as it is written."""
    upload(workitem_keys=desk.work)
    found = karbon.call("GET", f"filelist/workitem?EntityKey={desk.work}").json()

    assert (found["EntityType"], len(found["Attachments"])) == ("WorkItem", 1)


def test_a_file_hangs_on_several(karbon, desk, upload):
    """Keys in a row, and keys of several kinds; a key said twice is said once."""
    other = karbon.screens.add_person("Bob", "Ray")
    upload(contact_keys=f"{desk.person}, {other},{other}", client_group_keys=desk.group)

    for key in (desk.person, other):
        found = karbon.call("GET", "FileList/Contact", params={"EntityKey": key}).json()

        assert len(found["Attachments"]) == 1


def test_a_file_hangs_on_an_integration_task(karbon, desk, upload):
    """That one key is enough."""
    karbon.screens.define_integration_task("Sign", ["sign.example"])
    task = karbon.screens.add_integration_task(desk.work, "Sign")
    made = upload(integration_task_key=task).json()

    assert karbon.state.of(File).get(made["Id"]).integration_task_key == task


@pytest.mark.parametrize(
    ("sent", "kept"),
    [(r"C:\\Users\\ann\\a.pdf", "a.pdf"), ("../../etc/passwd", "passwd"), ("Zoë 😀.txt", "Zoë 😀.txt")],
)
def test_a_path_leaves_a_name(karbon, desk, upload, sent, kept):
    """Nothing of a path is kept."""
    assert upload(name=sent, workitem_keys=desk.work).json()["Name"] == kept


def test_files_belong_to_the_world(karbon, desk, upload):
    """A world put back has them no more; one that is a copy has them, with their contents."""
    before = karbon.state.universe.snapshot()
    made = upload(workitem_keys=desk.work).json()
    after = karbon.state.universe.snapshot()
    karbon.state.universe.restore(before)

    assert karbon.get(f"FileDetails/{made['Id']}").status_code == 404

    karbon.state.universe.restore(after)

    assert karbon.get(f"FileDetails/{made['Id']}/Download").content == b"ledger"


def test_there_is_no_list_of_all_files(karbon):
    """Files without a token are bytes of nothing; a list needs a kind."""
    assert karbon.get("FileList").status_code == 404
    assert karbon.get("FileDetails").status_code == 404
