"""PUT of an integration task: what the partner may change, and within which limits."""

import pytest

FULL = {
    "TaskName": "Sign it",
    "TaskPrimaryLinkUrl": "https://sign.example/1",
    "TaskPrimaryLinkLabel": "Open",
    "TaskSecondaryLinkUrl": "https://www.sign.example/1?a=b",
    "TaskSecondaryLinkLabel": "Remind",
    "TaskStatus": "Viewed by Client",
    "PrimaryStatus": "Waiting",
    "TaskDueDate": "2026-04-23T00:00:00Z",
    "TaskData": [{"Key": "Progress", "Value": "1/9 items complete"}],
}


def put(karbon, task, body):
    return karbon.call("PUT", f"IntegrationTasks/{task}", json=body)


def test_a_partner_moves_its_task_on(karbon, task):
    """204 without a body; the task shows it."""
    response = put(karbon, task, FULL)
    shown = karbon.get(f"IntegrationTasks/{task}").json()

    assert response.status_code == 204
    assert response.content == b""
    assert {name: shown[name] for name in FULL} == FULL


def test_a_task_can_be_sent_as_it_was_read(karbon, task):
    """What only answers have is passed over."""
    put(karbon, task, FULL)
    before = karbon.get(f"IntegrationTasks/{task}").json()

    assert put(karbon, task, before).status_code == 204
    assert karbon.get(f"IntegrationTasks/{task}").json() == before


def test_what_is_left_out_is_cleared(karbon, task):
    """All but the name and the status."""
    put(karbon, task, FULL)
    put(karbon, task, {})
    shown = karbon.get(f"IntegrationTasks/{task}").json()

    assert {name for name in FULL if shown[name]} == {"TaskName", "PrimaryStatus"}


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("TaskName", "x" * 201, "The field TaskName must be a string with a maximum length of 200."),
        ("TaskPrimaryLinkLabel", "x" * 21, "must be a string with a maximum length of 20."),
        ("TaskSecondaryLinkLabel", "x" * 21, "must be a string with a maximum length of 20."),
        ("TaskStatus", "x" * 51, "must be a string with a maximum length of 50."),
        ("TaskPrimaryLinkUrl", "https://sign.example/" + "x" * 200, "a maximum length of 200."),
        ("TaskPrimaryLinkUrl", "https://evil.example/", "must be on one of the allowed hosts"),
        ("TaskSecondaryLinkUrl", "https://sign.example.evil.example/", "must be on one of the allowed hosts"),
        ("TaskSecondaryLinkUrl", "javascript:alert(1)", "is not a valid URL"),
        ("TaskPrimaryLinkUrl", "https://[", "is not a valid URL"),
        ("PrimaryStatus", "Done", "PrimaryStatus is not valid"),
        ("TaskDueDate", "soon", "TaskDueDate is not a valid date"),
        ("TaskData", [{"Key": "k", "Value": "v" * 4000}], "a maximum serialized length of 4000."),
    ],
)
def test_each_property_has_its_limits(karbon, task, name, value, message):
    """400 names the property; nothing changes."""
    before = karbon.get(f"IntegrationTasks/{task}").json()
    response = put(karbon, task, {**FULL, name: value})
    error = response.json()["error"]

    assert (response.status_code, error["code"]) == (400, "4003")
    assert error["details"]["target"] == f"integrationTask.{name}"
    assert error["details"]["message"].endswith(message)
    assert karbon.get(f"IntegrationTasks/{task}").json() == before


@pytest.mark.parametrize(
    "content",
    [b"", b"null", b"[]", b"{", b"[" * 100_000, b'{"TaskName":3}', b'{"Name":"a"}', b'{"TaskData":[{}]}'],
    ids=range(8),
)
def test_a_body_that_says_nothing(karbon, task, content):
    """400 in the two forms that other writes have."""
    response = karbon.call("PUT", f"IntegrationTasks/{task}", data=content)

    assert response.status_code == 400
    assert response.json()["error"]["code"] in {"4003", "4005"}


def test_a_body_beyond_all_measure(karbon, task):
    """A megabyte is more than any task needs."""
    assert put(karbon, task, {"TaskName": "x" * 1_000_001}).status_code == 413


def test_screens_refuse_in_a_sentence(karbon, work, definition):
    """What is wrong, and what there is."""
    with pytest.raises(ValueError, match="no integration task called 'Sing'; did you mean 'Sign'"):
        karbon.screens.add_integration_task(work, "Sing")
    with pytest.raises(ValueError, match="no work has the key 'nothing'"):
        karbon.screens.add_integration_task("nothing", "Sign")


def test_tasks_are_listed_by_their_work(karbon, work, task):
    """As the partner's application sees them."""
    assert [row["TaskKey"] for row in karbon.screens.integration_tasks(work)] == [task]
    assert karbon.screens.integration_tasks("other") == []
