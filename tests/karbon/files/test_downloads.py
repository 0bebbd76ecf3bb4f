"""Downloading: a token says which file, for a quarter of an hour of the world's time."""

import base64
import json

import pytest

BAD_TOKEN = (400, "4001", "Attachment token could not be validated.")


@pytest.fixture
def token(karbon, desk, upload):
    """A token, as the list hands it out."""
    upload(workitem_keys=desk.work)
    found = karbon.call("GET", "FileList/WorkItem", params={"EntityKey": desk.work}).json()
    return found["Attachments"][0]["DownloadUrl"].partition("token=")[2]


def download(karbon, token):
    return karbon.call("GET", "Files", params={"token": token})


def refusal(karbon, token):
    response = download(karbon, token)
    error = response.json()["error"]
    return response.status_code, error["code"], error["message"]


def test_the_address_of_the_list_leads_to_the_bytes(karbon, token):
    """As octets, whatever they are."""
    response = karbon.call("GET", f"https://api.karbonhq.com/V3/Files?token={token}")

    assert response.status_code == 200
    assert response.content == b"ledger"
    assert response.headers["Content-Type"] == "application/octet-stream"


def test_a_token_looks_like_karbons(karbon, token):
    """A web token with the file's key and two instants, fifteen minutes apart."""
    head, claims, signature = token.split(".")
    said = json.loads(base64.urlsafe_b64decode(claims + "=="))

    assert base64.urlsafe_b64decode(head) == b'{"typ":"JWT","alg":"HS256"}'
    assert list(said) == ["FileContextPermaKey", "iat", "exp"]
    assert said["exp"] - said["iat"] == 900
    assert len(signature) == 43


@pytest.mark.parametrize(("passed_s", "status"), [(0, 200), (899, 200), (900, 400), (10**9, 400)])
def test_a_token_ages(karbon, token, passed_s, status):
    """It is good for fifteen minutes and no longer."""
    karbon.state.universe.clock.advance(passed_s)

    assert download(karbon, token).status_code == status


def test_an_old_token_is_refused_in_one_sentence(karbon, token):
    """Old and wrong are the same to the caller; the journal knows better."""
    karbon.state.universe.clock.advance(901)

    assert refusal(karbon, token) == BAD_TOKEN
    assert "expired 1 s ago" in karbon.state.universe.calls.newest(1)[0][1].note


@pytest.mark.parametrize("bad", ["", "nonsense", "a.b.c", "..", "e" * 5000, "😀.😀.😀", "\x00"])
def test_a_token_that_nobody_issued(karbon, bad):
    """Never a 500."""
    assert refusal(karbon, bad) == BAD_TOKEN


def test_no_token_at_all(karbon):
    """Files are nothing without one."""
    assert karbon.refusal("Files") == BAD_TOKEN


def test_a_token_that_was_changed(karbon, token):
    """Other claims, or another end of the signature, and it is nobody's."""
    head, _, signature = token.split(".")
    forged = base64.urlsafe_b64encode(b'{"FileContextPermaKey":"x","iat":0.0,"exp":9e9}').decode().rstrip("=")

    assert refusal(karbon, f"{head}.{forged}.{signature}") == BAD_TOKEN
    assert refusal(karbon, token[:-2]) == BAD_TOKEN


def test_a_token_of_another_account(karbon, token, open_account):
    """Each account signs with a secret of its own."""
    other = open_account("two", seed=1)

    assert refusal(other, token) == BAD_TOKEN


def test_the_same_seed_gives_the_same_token(open_account):
    """Secrets are drawn from the world's chance."""
    first, second = (open_account(name, seed=5) for name in ("left", "right"))

    assert first.state.file_secret == second.state.file_secret
    assert first.state.file_secret != open_account("third", seed=6).state.file_secret


def test_details_of_a_file(karbon, desk, upload):
    """What the list has, and whether it is archived."""
    made = upload(workitem_keys=desk.work).json()
    details = karbon.get(f"FileDetails/{made['Id']}").json()

    assert list(details) == [
        "FileContextKey",
        "FileName",
        "FileSize",
        "MimeType",
        "DownloadUrl",
        "DateCreated",
        "IsArchived",
    ]
    assert details["IsArchived"] is False
    assert karbon.get(details["DownloadUrl"].replace("/V3/", "")).content == b"ledger"


def test_a_redirect_leads_to_a_fresh_token(karbon, desk, upload):
    """302 to an absolute address; a client that follows has the bytes."""
    made = upload(workitem_keys=desk.work).json()
    karbon.state.universe.clock.advance(5000)
    response = karbon.call("GET", f"FileDetails('{made['Id']}')/Download", allow_redirects=False)

    assert response.status_code == 302
    assert response.content == b""
    assert response.headers["Location"].startswith("https://api.karbonhq.com/v3/Files?token=eyJ")
    assert karbon.get(f"filedetails/{made['Id']}/download").content == b"ledger"


@pytest.mark.parametrize("path", ["FileDetails/nothing", "FileDetails/nothing/Download"])
def test_a_file_that_is_not_there(karbon, path):
    """The framework's 404, which names the address."""
    assert karbon.refusal(path) == (
        404,
        "4002",
        f"No HTTP resource was found that matches the request URI 'http://api.karbonhq.com/v3/{path}",
    )


@pytest.mark.parametrize("path", ["FileList/WorkItem", "FileList/Contact", "FileList/Organization"])
@pytest.mark.parametrize("key", ["a3bXVhdMHgc9P", "", None])
def test_a_list_of_nobody(karbon, path, key):
    """400 with the code of a 404."""
    response = karbon.call("GET", path, params={} if key is None else {"EntityKey": key})

    assert response.status_code == 400
    assert response.json()["error"] == {
        "code": "4004",
        "message": f"File entity is not found for permakey {key or ''}",
    }


@pytest.mark.parametrize("kind", ["ClientGroup", "User", "nonsense"])
def test_a_list_of_another_kind(karbon, desk, kind):
    """Three kinds have lists."""
    assert karbon.call("GET", f"FileList/{kind}?EntityKey={desk.group}").status_code == 404


def test_files_of_restricted_clients(karbon, desk, upload):
    """Without the permission there is no list, and no details of what hangs on nothing else."""
    made = upload(organization_keys=desk.organization).json()
    karbon.screens.set_restriction(desk.organization, "Private")
    listed = karbon.call("GET", f"FileList/Organization?EntityKey={desk.organization}")

    assert listed.status_code == 400
    assert karbon.get(f"FileDetails/{made['Id']}").status_code == 404


def test_an_archived_file_is_off_the_list(karbon, desk, upload):
    """Its details remain, and say so."""
    made = upload(workitem_keys=desk.work).json()
    karbon.screens.archive_file(made["Id"])
    listed = karbon.call("GET", f"FileList/WorkItem?EntityKey={desk.work}").json()

    assert listed["Attachments"] == []
    assert karbon.get(f"FileDetails/{made['Id']}").json()["IsArchived"] is True


def test_a_copy_of_the_world_hands_out_the_same_files(karbon, token, open_account):
    """A token issued before the copy is good in both."""
    copy = open_account("two", seed=1)
    copy.state.universe.restore(karbon.state.universe.snapshot())
    access = copy.state.open_access("copy")
    copy.session.headers["Authorization"] = f"Bearer {access['bearer']}"
    copy.session.headers["AccessKey"] = access["access_key"]

    assert download(copy, token).content == b"ledger"
