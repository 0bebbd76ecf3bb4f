"""Webhooks belong to their world: they are put back with it, forked with it, and heard by nobody of another."""

import pytest

from sim.karbon.records import Organization
from sim.karbon.webhooks.subscriptions import subscribe
from sim.testing.inbox import Inbox
from sim.world import World

URL = "https://receiver.example/hooks"
DAY_S = 86_400


class Heard(Inbox):
    """A receiver, and the world that it receives from."""

    def __init__(self, world, status=200):
        super().__init__()
        self.status = status
        world.way_out.register(URL, self)


def subscribed(name, seed=7):
    """A world whose application hears of clients."""
    world = World(name, seed)
    subscribe(world.karbon, {"TargetUrl": URL, "WebhookType": "Contact", "SigningKey": "abcdefghijklmnop"})
    return world


def sent(inbox):
    return [(received.headers, received.body) for received in inbox]


def test_two_worlds_do_not_hear_each_other():
    """Though both send to the same URL."""
    worlds = [subscribed("one", 1), subscribed("two", 2)]
    heard = [Heard(world) for world in worlds]
    keys = [world.screens["karbon"].add_organization("Acme") for world in worlds]
    for world in worlds:
        world.clock.advance(60)

    assert [[said["ResourcePermaKey"] for said in inbox.said] for inbox in heard] == [[keys[0]], [keys[1]]]


def test_a_world_in_the_middle_of_retries():
    """Put back, it makes the same attempts again, to the day on which the subscription ends."""
    world = subscribed("one")
    inbox = Heard(world, 500)
    world.screens["karbon"].add_organization("Acme")
    world.clock.advance(300)
    middle, before = world.snapshot(), len(inbox)
    runs = []
    for _ in range(2):
        start = len(inbox)
        world.restore(middle)
        world.clock.advance(2 * DAY_S)
        runs.append(sent(inbox)[start:])
        assert world.universe.deliveries.listeners() == []

    assert before == 3
    assert runs[0] == runs[1]
    assert len(runs[0]) == 11 - before


def test_a_fork_in_the_middle_of_retries():
    """It has its own receivers and goes on from where its parent stood."""
    world = subscribed("one")
    Heard(world, 500)
    world.screens["karbon"].add_organization("Acme")
    world.clock.advance(300)
    fork = world.fork("two")
    inbox = Heard(fork)
    fork.clock.advance(DAY_S)
    world.clock.advance(DAY_S)

    assert len(inbox) == 1
    assert [one.outcome for one in fork.universe.deliveries.since(0, 9)] == ["delivered"]
    assert len(fork.universe.deliveries.listeners()) == 1
    assert world.universe.deliveries.listeners() == []


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_seed_the_same_bytes(seed):
    """Another world with this seed, in which the same happens, sends the same."""
    runs = []
    for name in ("one", "two"):
        world = subscribed(name, seed)
        inbox = Heard(world)
        key = world.screens["karbon"].add_person("Ada", "Lovelace")
        world.clock.advance(60)
        world.screens["karbon"].rename_client(key, "Ada Byron")
        world.clock.advance(60)
        runs.append(sent(inbox))

    assert runs[0] == runs[1]
    assert len(runs[0]) == 2


def test_a_firm_that_moves_in_is_not_told_of():
    """Its past is no edit."""
    world = subscribed("one")
    inbox = Heard(world)
    world.karbon.load([Organization(organization_key="2LPSrkzbYrn4", full_name="Acme")])
    world.clock.advance(60)

    assert len(inbox) == 0
