"""The world's time moves when it is told to, or follows a wall clock that it was given."""

from datetime import UTC, datetime, timedelta

from sim.physics.clock import WORLD_START, Clock


class Wall:
    """A wall clock that a test moves by hand."""

    def __init__(self):
        self.instant = datetime(2030, 1, 1, tzinfo=UTC)

    def __call__(self):
        return self.instant

    def pass_by(self, seconds):
        self.instant += timedelta(seconds=seconds)


def test_time_stands_still():
    """Nothing moves the clock by itself."""
    clock = Clock()

    assert clock.now() == clock.now() == WORLD_START
    assert not clock.follows


def test_advance():
    """Seconds pass when somebody says so, and the new instant comes back."""
    clock = Clock()

    assert clock.advance(90.5) == WORLD_START + timedelta(seconds=90.5)
    assert clock.now() == WORLD_START + timedelta(seconds=90.5)


def test_set():
    """The clock can be put to any instant, earlier ones too."""
    clock = Clock()
    earlier = WORLD_START - timedelta(days=400)
    clock.set(earlier)

    assert clock.now() == earlier


def test_follow_keeps_the_worlds_own_time():
    """A clock that follows runs on from its own instant at the pace of the wall."""
    wall = Wall()
    clock = Clock()
    clock.follow(wall)
    wall.pass_by(7)

    assert clock.follows
    assert clock.now() == WORLD_START + timedelta(seconds=7)


def test_moving_a_clock_that_follows():
    """It goes on from where it was put."""
    wall = Wall()
    clock = Clock()
    clock.follow(wall)
    wall.pass_by(7)
    clock.advance(3600)
    wall.pass_by(1)

    assert clock.now() == WORLD_START + timedelta(seconds=3608)


def test_following_ends():
    """Without a wall the clock stands still at the instant it had reached."""
    wall = Wall()
    clock = Clock()
    clock.follow(wall)
    wall.pass_by(7)
    clock.follow(None)
    wall.pass_by(7)

    assert clock.now() == WORLD_START + timedelta(seconds=7)


def test_watchers_hear_of_every_move():
    """Whoever watches is told each new instant, until he stops."""
    clock = Clock()
    heard = []
    stop = clock.watch(heard.append)
    first = clock.advance(1)
    second = clock.set(WORLD_START)
    stop()
    clock.advance(1)

    assert heard == [first, second]


def test_root_brings_back_the_instant():
    """Giving the root back puts the clock where it was, and tells the watchers."""
    clock = Clock()
    root = clock.root
    clock.advance(60)
    heard = []
    clock.watch(heard.append)
    clock.root = root

    assert clock.now() == WORLD_START
    assert heard == [WORLD_START]
