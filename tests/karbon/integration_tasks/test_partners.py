"""Integration tasks are for approved partners; what others get is a switch."""

import pytest

PATHS = [
    ("GET", "IntegrationTaskDefinitions"),
    ("GET", "IntegrationTasks"),
    ("GET", "IntegrationTasks/x"),
    ("PUT", "IntegrationTasks/x"),
]


@pytest.mark.parametrize(("method", "path"), PATHS)
@pytest.mark.parametrize(
    ("switch", "status", "body"),
    [
        ({}, 404, {"statusCode": "404", "message": "Resource not found"}),
        ({"integration_tasks_for_others": 401}, 401, {"statusCode": 401, "message": "Unauthorized"}),
    ],
)
def test_others_find_nothing(karbon, method, path, switch, status, body):
    """By default the gateway knows no such address for them."""
    karbon.state.set_behaviour(**switch)
    response = karbon.call(method, path, json={})

    assert response.status_code == status
    assert response.json() == body


def test_the_journal_knows_why(karbon):
    """A person who reads it sees what is missing."""
    karbon.get("IntegrationTasks")

    assert "it is no partner's" in karbon.state.universe.calls.newest(1)[0][1].note


def test_a_definition_makes_a_partner(karbon, definition):
    """Karbon set up a task for the application: from then on it is answered."""
    assert karbon.rows("IntegrationTasks") == []
    assert karbon.refusal("IntegrationTasks/x") == (
        404,
        "4004",
        "No Integration Task found for provided key",
    )
