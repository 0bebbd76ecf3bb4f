"""A world can be kept and put back, as often as one likes."""

from sim import worlds as worlds_module
from tests.http.control_client import users_of


def kept(control, world):
    return control("GET", f"{world}/snapshots")["snapshots"]


def add(control, world, name):
    control("POST", f"{world}/screens/karbon/add_contact_type", json={"name": name})


def state(control, world):
    return control("GET", world)


def test_back_to_the_start(control, world):
    """Records, time, journal and faults are those of the beginning, and so are the credentials."""
    before, access = state(control, world), control("GET", f"{world}/access")
    add(control, world, "Friend")
    control("POST", f"{world}/clock/advance", json={"seconds": 60})
    control("POST", f"{world}/faults", 201, json={"kind": "lost"})
    control("POST", f"{world}/reset", 204)

    assert state(control, world) == before
    assert users_of(control.session, access["karbon"]).status_code == 200


def test_keeping_and_restoring(control, world):
    """Each label leads back to its own instant."""
    add(control, world, "Friend")
    middle = state(control, world)
    control("PUT", f"{world}/snapshots/middle", json={})
    add(control, world, "Foe")
    late = state(control, world)
    labels = control("PUT", f"{world}/snapshots/late")["snapshots"]
    control("POST", f"{world}/snapshots/middle/restore", 204)
    at_middle = state(control, world)
    control("POST", f"{world}/snapshots/late/restore", 204)

    assert labels == ["start", "middle", "late"]
    assert (at_middle, state(control, world)) == (middle, late)


def test_a_label_used_again(control, world):
    """The newer state takes its place."""
    control("PUT", f"{world}/snapshots/mine")
    add(control, world, "Friend")
    later = state(control, world)
    control("PUT", f"{world}/snapshots/mine")
    add(control, world, "Foe")
    control("POST", f"{world}/snapshots/mine/restore", 204)

    assert state(control, world) == later
    assert kept(control, world) == ["start", "mine"]


def test_the_start_stays(control, world):
    """Nobody can put another state in the place of the beginning."""
    assert control.refusal("PUT", f"{world}/snapshots/start", 409)[0] == "start_stays"


def test_an_unknown_label(control, world):
    """The refusal names the nearest, and nothing is restored."""
    add(control, world, "Friend")
    before = state(control, world)

    assert control.refusal("POST", f"{world}/snapshots/strat/restore", 404) == (
        "unknown_snapshot",
        "there is no snapshot 'strat'; did you mean 'start'?",
    )
    assert state(control, world) == before


def test_a_limit_on_snapshots(control, world, monkeypatch):
    """Beyond it a label must be used again."""
    monkeypatch.setattr(worlds_module, "SNAPSHOTS_MAX", 2)
    control("PUT", f"{world}/snapshots/one")
    control("PUT", f"{world}/snapshots/one")

    assert control.refusal("PUT", f"{world}/snapshots/two", 409)[0] == "too_many_snapshots"


def test_snapshots_belong_to_one_world(control, world):
    """A fork has its own start and none of its parent's labels."""
    control("PUT", f"{world}/snapshots/mine")
    control("POST", "/worlds", 201, json={"name": "two", "fork_of": "one"})

    assert kept(control, "/worlds/two") == ["start"]
