"""409: somebody else wrote the record in between.

Karbon documents neither an ETag nor a version: the race is between its own servers. One call at a time cannot lose
it, so a fault does: armed with status 409, it strikes a PUT or PATCH before it has any effect.
"""

import pytest

from sim.physics.faults import Fault, FaultKind

CONFLICT = {
    "error": {
        "code": "4020",
        "message": "The resource was modified by another request. Refetch the latest version and retry.",
    }
}


def lose(caller, **conditions):
    caller.state.universe.faults.arm(Fault(kind=FaultKind.REFUSED, status=409, **conditions))


@pytest.fixture
def paths(karbon):
    """Everything that can be written twice."""
    karbon.screens.add_user("Ann Lee", "ann@firm.example")
    person = karbon.screens.add_person("Ada", "Byron", email="ada@byron.example")
    organization = karbon.screens.add_organization("Engines")
    work = karbon.screens.add_work("Tax", organization, "2026-03-01", assignee_email="ann@firm.example")
    return {
        "Contacts": f"Contacts/{person}",
        "Organizations": f"Organizations/{organization}",
        "ClientGroups": f"ClientGroups/{karbon.screens.add_client_group('Family', [person])}",
        "BusinessCards": f"BusinessCards/{karbon.state.contacts.get(person).business_cards[0].business_card_key}",
        "WorkItems": f"WorkItems/{work}",
        "WorkSchedules": f"WorkSchedules/{karbon.screens.repeat_work(work, 'Month', '2026-04-01')}",
        "CustomFieldValues": f"CustomFieldValues/{person}",
    }


@pytest.mark.parametrize(
    ("resource", "method"),
    [
        *((resource, "PUT") for resource in ("BusinessCards", "CustomFieldValues")),
        *(
            (resource, method)
            for resource in ("Contacts", "Organizations", "ClientGroups", "WorkItems", "WorkSchedules")
            for method in ("PUT", "PATCH")
        ),
    ],
)
def test_the_loser_is_told_and_may_try_again(karbon, paths, resource, method):
    """Nothing was written; the same call passes when the record was read anew."""
    path = paths[resource]
    body = {} if method == "PATCH" else karbon.get(path).json()
    lose(karbon, method=method, path=path)
    before = karbon.state.universe.changes.last

    lost = karbon.call(method, path, json=body)

    assert (lost.status_code, lost.json()) == (409, CONFLICT)
    assert karbon.state.universe.changes.last == before
    assert karbon.call(method, path, json=body).status_code == 204


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nobody_else_loses_races(karbon, method):
    """Other calls get the gateway's shape, whatever the status of the fault."""
    lose(karbon)

    answer = karbon.call(method, "Contacts")

    assert (answer.status_code, answer.json()["statusCode"]) == (409, 409)
