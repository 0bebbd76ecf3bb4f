"""Contract 2.2: bodies in chunks, which do not say how long they are."""

import base64
import json

import pytest

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()
FILE = {"file_name": "a.png", "file_data": PNG}


def in_chunks(api, path, row):
    """A body that requests sends chunk by chunk."""
    body = json.dumps({"data": [row]}).encode()
    return api.call("POST", path, data=(body[at : at + 65_536] for at in range(0, len(body), 65_536)))


def test_they_are_read_like_any(api):
    """A client may not know the length."""
    response = in_chunks(api, "jobcodes", {"name": "Acme"})

    assert response.json()["results"]["jobcodes"]["1"]["_status_code"] == 200


def test_more_than_two_megabytes(api):
    """413, however it was sent."""
    response = in_chunks(api, "jobcodes", {"name": "x" * 2_200_000})

    assert response.status_code == 413
    assert response.json() == {"error": {"code": 413, "message": "Request entity too large"}}


@pytest.mark.parametrize("code", [417, 411])
def test_files_must_say_how_long_they_are(api, code):
    """Nothing is uploaded; with which code it is refused is a switch."""
    api.state.set_behaviour(length_missing_code=code)
    refused = in_chunks(api, "files", FILE)

    assert refused.status_code == refused.json()["error"]["code"] == code
    assert api.rows("files") == []
    assert api.post("files", FILE)[0]["_status_code"] == 200
