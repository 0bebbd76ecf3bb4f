"""Fifty tests share one server, each in a world of its own, and none sees another."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from tests.http.serving import serving

WORLDS = 50
WRITES = 4


@pytest.fixture(scope="module")
def control(tmp_path_factory):
    """A session for the control API of a served process."""
    with serving(tmp_path_factory.mktemp("served")) as server, requests.Session() as session:
        session.headers["Authorization"] = f"Bearer {server.found['control']['token']}"
        session.url = server.found["control"]["base_url"]
        yield session


def live(found, name):
    """What a world shows to a client that writes to all three services and reads everything back."""
    karbon, time, books = found["karbon"], found["quickbooks_time"], found["quickbooks"]
    in_karbon = {"Authorization": f"Bearer {karbon['bearer']}", "AccessKey": karbon["access_key"]}
    in_time = {"Authorization": f"Bearer {time['access_token']}"}
    in_books = {"Authorization": f"Bearer {books['access_token']}", "Accept": "application/json"}
    company = f"{books['base_url']}/v3/company/{books['realm_id']}"
    with requests.Session() as client:
        for number in range(WRITES):
            mine = f"{name} {number}"
            made = [
                client.post(
                    f"{karbon['base_url']}/v3/Contacts",
                    headers=in_karbon,
                    timeout=60,
                    json={"FirstName": mine, "LastName": "Own", "ContactType": "Client"},
                ),
                client.post(
                    f"{time['base_url']}/jobcodes",
                    headers=in_time,
                    timeout=60,
                    json={"data": [{"name": mine}]},
                ),
                client.post(f"{company}/customer", headers=in_books, timeout=60, json={"DisplayName": mine}),
            ]
            assert [answer.status_code for answer in made] == [201, 200, 200], [
                answer.text for answer in made
            ]
        people = client.get(f"{karbon['base_url']}/v3/Contacts", headers=in_karbon, timeout=60).json()[
            "value"
        ]
        codes = client.get(f"{time['base_url']}/jobcodes", headers=in_time, timeout=60).json()["results"][
            "jobcodes"
        ]
        query = {"query": "select DisplayName from Customer maxresults 1000"}
        customers = client.get(f"{company}/query", params=query, headers=in_books, timeout=60).json()[
            "QueryResponse"
        ]["Customer"]
    return (
        {found["FullName"].removesuffix(" Own") for found in people if found["FullName"].endswith(" Own")},
        {found["name"] for found in codes.values() if found["name"].startswith("world-")},
        {found["DisplayName"] for found in customers if found["DisplayName"].startswith("world-")},
    )


def test_fifty_worlds_in_parallel(control):
    """Each world holds its own writes, all of them, and nobody else's."""
    names = [f"world-{number}" for number in range(WORLDS)]
    made = {
        name: control.post(f"{control.url}/worlds", json={"name": name, "fork_of": "main"}, timeout=60).json()
        for name in names
    }
    with ThreadPoolExecutor(16) as crowd:
        seen = dict(
            zip(names, crowd.map(lambda name: live(made[name]["connections"], name), names), strict=True)
        )
    main = control.get(f"{control.url}/worlds/main/calls", timeout=60).json()

    for name in names:
        own = {f"{name} {number}" for number in range(WRITES)}

        assert seen[name] == (own, own, own)
    assert main["calls"] == []


def test_a_fault_in_one_world(control):
    """A world whose calls fail does not disturb its neighbour, nor does one that is slow."""
    found = [
        control.post(f"{control.url}/worlds", json={"name": name, "fork_of": "main"}, timeout=60).json()[
            "connections"
        ]
        for name in ("ill", "well")
    ]
    control.post(f"{control.url}/worlds/ill/faults", json={"kind": "lost", "times": 1}, timeout=60)
    control.post(f"{control.url}/worlds/ill/faults", json={"kind": "slow", "delay_s": 3600}, timeout=60)

    def users(connection, timeout):
        headers = {"Authorization": f"Bearer {connection['bearer']}", "AccessKey": connection["access_key"]}
        return requests.get(f"{connection['base_url']}/v3/Users", headers=headers, timeout=timeout)

    with pytest.raises(requests.ConnectionError):
        users(found[0]["karbon"], 60)
    with pytest.raises(requests.ReadTimeout):
        users(found[0]["karbon"], 0.2)

    assert users(found[1]["karbon"], 60).status_code == 200
    assert users(found[0]["karbon"], 60).status_code == 200


def test_a_world_from_a_firm_while_serving(control):
    """New worlds of any firm can be made in a running server, in milliseconds once the firm is known."""
    first = control.post(
        f"{control.url}/worlds", json={"name": "made", "firm": "sample", "seed": 9}, timeout=60
    )
    again = control.post(
        f"{control.url}/worlds", json={"name": "made-2", "firm": "sample", "seed": 9}, timeout=60
    )

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["world"]["records"] == again.json()["world"]["records"] > 100
