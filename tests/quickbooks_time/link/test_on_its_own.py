"""The connection runs by itself as time passes, the same way every time, and belongs to the world."""

from tests.quickbooks_time.link.conftest import ADA, active, job_of

HOUR_S = 3_600


def test_it_runs_every_hour(world, linked, books):
    """Whether or not anybody looks: QuickBooks has the time, QuickBooks Time the customer."""
    linked.enter_time(ADA, job_of(linked, "Acme › Tax"), "2026-03-02", 60)
    books.add_customer("Zenith")
    world.clock.advance(HOUR_S - 1)
    assert books.time_activities() == []
    world.clock.advance(1)

    assert len(books.time_activities()) == 1
    assert "Zenith" in active(linked)


def test_it_runs_by_its_button_only(world, linked, books):
    """A switch."""
    world.quickbooks_time.set_behaviour(link_sync_every_s=0)
    linked.enter_time(ADA, job_of(linked, "Acme › Tax"), "2026-03-02", 60)
    world.clock.advance(10 * HOUR_S)

    assert books.time_activities() == []


def test_nothing_runs_before_it_is_connected_and_after(world, time, books):
    """It is off unless a firm switches it on."""
    job = time.add_job("Acme")
    time.enter_time(ADA, job, "2026-03-02", 60)
    world.clock.advance(10 * HOUR_S)
    assert active(time) == ["Acme"]
    time.connect_to_quickbooks()
    time.disconnect_from_quickbooks()
    world.clock.advance(10 * HOUR_S)

    assert books.time_activities() == []


def test_a_snapshot_holds_it(world, linked, books):
    """What belongs to what, when it last ran, and what it wrote in both products."""
    linked.enter_time(ADA, job_of(linked, "Acme › Tax"), "2026-03-02", 60)
    before = world.snapshot()
    world.clock.advance(HOUR_S)
    after = world.snapshot()
    world.restore(before)
    assert books.time_activities() == []
    fork = world.fork("twin")
    fork.clock.advance(HOUR_S)
    world.restore(after)

    assert len(books.time_activities()) == 1
    assert fork.screens["quickbooks"].time_activities() == books.time_activities()
    assert fork.screens["quickbooks_time"].time_of(ADA) == linked.time_of(ADA)
