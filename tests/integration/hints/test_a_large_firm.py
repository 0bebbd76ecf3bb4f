"""With hints a Sync costs what moved, not what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from sim import firms
from sim.firms.make import make
from sim.firms.model import KarbonStanding
from sim.worlds import Worlds
from tests.integration.firm import Firm
from tests.integration.stores import Stores

from .conftest import ADDRESS, Post

CLIENTS = 1_000


@pytest.fixture
def large(worlds: Worlds, session: Callable, stores: Stores) -> Iterator[Firm]:
    """A firm of a thousand clients and five thousand work items, in step, with its hints on."""
    made = make(CLIENTS, 7)
    world = worlds.create("large", 7, furnish=lambda new: firms.furnish(new, made))
    firm = Firm(world, worlds.access("large"), session, stores.url("large"))
    admin = next(one.email for one in made.colleagues if one.karbon is KarbonStanding.ADMIN)
    firm.bridge.connect(admin)
    firm.bridge.save_and_sync(admin, ("Client",), True)
    firm.wait(3600)
    firm.bridge.hints_on(admin, ADDRESS)
    firm.bridge.sync()
    firm.wait(3600)
    yield firm
    firm.close()
    worlds.remove("large")


def test_three_calls_and_one_for_each_hint(large: Firm) -> None:
    """Nothing moved: three calls. Three clients were renamed: one more for each, and one that writes all names."""
    post, counts, linked = Post(large), [], large.live_links()
    names = [one for one in large.karbon.clients() if one["key"] in linked][:3]
    for moved in (False, True, False):
        if moved:
            for one in names:
                large.karbon.rename_client(one["key"], f"{one['name']} & Partners")
            large.wait(120)
        mark = large.mark()
        large.bridge.sync()
        counts.append([call.method for call in large.calls(since=mark)])
        large.wait(3600)
        large.bridge.sync()  # what we wrote ourselves is younger than the overlap of readings
        large.wait(3600)
    post.receiver.close()

    assert counts == [["GET"] * 3, [*["GET"] * 6, "PUT"], ["GET"] * 3]
