"""What Karbon's API does not have: 404 in one of its two forms, and nothing happens."""

import pytest

FLAT = {"statusCode": "404", "message": "Resource not found"}
ABSENT = [
    "Tasks",
    "TaskTypes",
    "ContactTypes",
    "WorkTypes",
    "Tags",
    "ClientRequests",
    "ClientTasks",
    "ClientTaskComments",
    "MagicLinkClientRequests",
    "SocketManager",
    "DMSConnectedFolders",
    "AuditLogs",
    "Changes",
    "TimeEntries",
]
NOT_WRITTEN = [
    ("POST", "Timesheets"),
    ("PUT", "Timesheets/x"),
    ("PATCH", "Timesheets/x"),
    ("DELETE", "Timesheets/x"),
    ("POST", "IndividualTimeEntries"),
    ("PUT", "IndividualTimeEntries/x"),
    ("PATCH", "IndividualTimeEntries/x"),
    ("DELETE", "IndividualTimeEntries/x"),
    ("POST", "EstimateSummaries"),
    ("POST", "EstimateSummaries/x"),
    ("PUT", "EstimateSummaries/x"),
    ("PATCH", "EstimateSummaries/x"),
    ("DELETE", "EstimateSummaries/x"),
    ("POST", "Roles"),
    ("PUT", "Roles/x"),
    ("DELETE", "Roles/x"),
    ("POST", "Teams"),
    ("PUT", "Teams/x"),
    ("PATCH", "Teams/x"),
    ("DELETE", "Teams/x"),
    ("POST", "TenantSettings"),
    ("PUT", "TenantSettings"),
    ("POST", "WorkTemplates"),
    ("PUT", "Users/x"),
    ("PATCH", "Users/x"),
    ("DELETE", "Users/x"),
    ("DELETE", "Contacts/x"),
    ("DELETE", "Organizations/x"),
    ("DELETE", "ClientGroups/x"),
    ("DELETE", "WorkItems/x"),
]


@pytest.mark.parametrize("resource", ABSENT)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
def test_a_resource_that_is_not_there(karbon, method, resource):
    """The gateway answers, flat, with a key and without."""
    for path in (resource, f"{resource}/2LPSrkzbYrn4", f"{resource}('2LPSrkzbYrn4')"):
        response = karbon.call(method, path, json={})

        assert response.status_code == 404
        assert response.json() == FLAT


@pytest.mark.parametrize(("method", "path"), NOT_WRITTEN)
def test_a_write_that_is_not_there(karbon, method, path):
    """404 by whoever is asked first: the framework for a resource that is read, the gateway for none."""
    before = karbon.state.universe.changes.last
    response = karbon.call(method, path, json={"Name": "x", "Minutes": 5})
    framework = {
        "error": {
            "code": "4002",
            "message": "No HTTP resource was found that matches the request URI "
            f"'http://api.karbonhq.com/v3/{path}",
        }
    }

    assert response.status_code == 404
    assert response.json() in (FLAT, framework)
    assert karbon.state.universe.changes.last == before
