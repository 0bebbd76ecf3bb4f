"""Contract 3.5: files hang on time, stand beside it, and die with it unless they hang elsewhere, too."""

import base64

import pytest

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()


@pytest.fixture
def file(api):
    return api.post("files", {"file_name": "a.png", "file_data": PNG})[0]["id"]


@pytest.fixture
def manual(ada, acme):
    return {"user_id": ada, "jobcode_id": acme, "type": "manual", "date": "2026-03-02", "duration": 3600}


def alive(api, file):
    return bool(api.rows("files", ids=file))


def test_time_brings_its_files(api, file, manual):
    """By id in the row, whole in the supplemental data, in the answer to the write and in a list."""
    sheet = {**manual, "attached_files": [str(file)]}
    written = api.call("POST", "timesheets", json={"data": [sheet]}).json()
    listed = api.get("timesheets", start_date="2026-03-01")

    for body in (written, listed):
        (row,) = body["results"]["timesheets"].values()
        assert row["attached_files"] == [file]
        assert body["supplemental_data"]["files"][str(file)]["linked_objects"] == {
            "timesheets": [str(row["id"])]
        }


def test_a_file_that_there_is_not(api, manual):
    """The row is refused and no time is written."""
    row = api.post("timesheets", {**manual, "attached_files": [42]})[0]

    assert row["_status_code"] == 417
    assert api.rows("timesheets", start_date="2026-03-01") == []


def test_files_die_with_their_time(api, file, manual):
    """Unless other time has them."""
    first, second = (row["id"] for row in api.post("timesheets", *[{**manual, "attached_files": [file]}] * 2))
    api.delete("timesheets", first)
    between = alive(api, file)
    api.delete("timesheets", second)

    assert (between, alive(api, file)) == (True, False)


def test_a_file_taken_off_lives_on(api, file, manual):
    """It hangs nowhere; only a deletion takes it along."""
    sheet = api.post("timesheets", {**manual, "attached_files": [file]})[0]["id"]
    api.put("timesheets", {"id": sheet, "attached_files": []})
    api.delete("timesheets", sheet)

    assert alive(api, file)


def test_both_halves_of_cut_time_have_the_file(api, file, ada, acme):
    """Deleting the one leaves it to the other."""
    api.state.set_behaviour(split_at_midnight=True)
    stamps = {"start": "2026-03-02T22:00:00-07:00", "end": "2026-03-03T02:00:00-07:00"}
    row = {"user_id": ada, "jobcode_id": acme, "type": "regular", **stamps, "attached_files": [file]}
    api.delete("timesheets", api.post("timesheets", row)[0]["id"])

    assert alive(api, file)
