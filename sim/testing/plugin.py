"""The fixtures `world`, `karbon`, `quickbooks_time` and `quickbooks`, and the markers `firm` and `served`.

Every pytest in an environment with Timebridge loads this module, so it imports nothing but pytest: whatever is heavy
comes with the first test that asks for a service.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from sim.testing.grounds import Grounds, Scene
    from sim.testing.services import Karbon, QuickBooks, QuickBooksTime
    from sim.world import World

SCENE: pytest.StashKey[Scene] = pytest.StashKey()
SEED = 7
MARKERS = (
    "firm(name, seed=7): the firm whose three services a test gets, by its name or its file; fresh accounts without",
    "served: the services answer at sockets of this machine, for clients that do not use `requests`",
)


def pytest_configure(config: pytest.Config) -> None:
    """Explain the markers."""
    for marker in MARKERS:
        config.addinivalue_line("markers", marker)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """A test that passed, but armed a fault that never struck, did not show what it says it shows."""
    yield
    scene = item.stash.get(SCENE, None)
    if scene is not None and (said := scene.unfired()):
        pytest.fail(said, pytrace=False)


@pytest.fixture(scope="session")
def timebridge_grounds(pytestconfig: pytest.Config) -> Iterator[Grounds]:
    """Where all worlds of this process are; not for tests."""
    from sim.testing.grounds import Grounds

    with Grounds(pytestconfig.rootpath).open() as grounds:
        yield grounds


@pytest.fixture
def timebridge_scene(request: pytest.FixtureRequest, timebridge_grounds: Grounds) -> Iterator[Scene]:
    """What this test plays on; not for tests. Its parts stay, whatever a test suite calls `world` or `karbon`."""
    from sim.testing.grounds import NoSuchFirm

    firm, seed = _wanted(request.node)
    served = request.node.get_closest_marker("served") is not None
    try:
        scene = timebridge_grounds.scene(firm, seed, served=served)
    except NoSuchFirm as problem:
        raise pytest.fail.Exception(f"{request.node.nodeid}: {problem}", pytrace=False) from None
    with timebridge_grounds.mounted():
        request.node.stash[SCENE] = scene
        yield scene


@pytest.fixture
def world(timebridge_scene: Scene) -> World:
    """The world of this test: the three services, one clock, one seed. `world.clock.advance(60)` is a minute."""
    return timebridge_scene.world


@pytest.fixture
def karbon(timebridge_scene: Scene) -> Karbon:
    """Karbon: what people do in it, its address and credentials, the calls it got, and faults."""
    return timebridge_scene.karbon


@pytest.fixture
def quickbooks_time(timebridge_scene: Scene) -> QuickBooksTime:
    """QuickBooks Time: what people do in it, its address and credentials, the calls it got, and faults."""
    return timebridge_scene.quickbooks_time


@pytest.fixture
def quickbooks(timebridge_scene: Scene) -> QuickBooks:
    """QuickBooks: what people do in it, its address and credentials, the calls it got, and faults."""
    return timebridge_scene.quickbooks


def _wanted(item: pytest.Item) -> tuple[str, int]:
    """The firm and the seed that a test is marked with."""
    marker = item.get_closest_marker("firm")
    if marker is None:
        return "", SEED
    try:
        return _firm(*marker.args, **marker.kwargs)
    except TypeError:
        written = ", ".join([*map(repr, marker.args), *(f"{k}={v!r}" for k, v in marker.kwargs.items())])
        said = f'{item.nodeid}: firm({written}) is not understood; write firm("sample"), or firm("sample", seed=7)'
        raise pytest.fail.Exception(said, pytrace=False) from None


def _firm(name: Any = "", *, seed: Any = SEED) -> tuple[str, int]:
    if not isinstance(seed, int) or not hasattr(name, "__fspath__") | isinstance(name, str):
        raise TypeError
    return str(name), seed
