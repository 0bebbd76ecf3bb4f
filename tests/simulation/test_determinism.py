"""One seed is one history: played again, in another process, or after others, it has the same bytes."""

import subprocess
import sys
from hashlib import blake2b

import pytest

from sim.simulation.draw import drawn
from sim.simulation.house import House
from sim.simulation.plan import decoded, encoded
from sim.simulation.play import play
from sim.simulation.record import digest

SEEDS = range(300, 306)
ELSEWHERE = """
from sim.simulation.draw import drawn
from sim.simulation.house import housed
from sim.simulation.play import play
from sim.simulation.record import digest
with housed("integration.port:open_port") as house:
    print(digest(*play(house, drawn(302))))
"""


def test_a_seed_has_one_history_whatever_was_played_before(house: House) -> None:
    """Each history begins where the firm was prepared; nothing of another one is left."""
    first = {seed: digest(*play(house, drawn(seed))) for seed in SEEDS}

    assert {seed: digest(*play(house, drawn(seed))) for seed in reversed(SEEDS)} == first
    assert len(set(first.values())) == len(first)


def test_a_seed_has_one_history_in_every_process(house: House) -> None:
    """No hash of a process, no number of a process, no wall clock."""
    found = subprocess.run([sys.executable, "-c", ELSEWHERE], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == digest(*play(house, drawn(302)))


def test_a_plan_is_its_bytes() -> None:
    """What is written into a bundle is what was drawn."""
    for seed in range(50):
        assert decoded(encoded(drawn(seed))) == drawn(seed)
        assert drawn(seed) == drawn(seed)


def test_a_kept_seed_of_the_first_version_has_the_plan_that_it_had() -> None:
    """Whatever is drawn besides by now: a seed that is kept would prove nothing in another history."""
    found = blake2b(digest_size=16)
    for seed in range(300):
        found.update(encoded(drawn(seed, 1)))

    assert found.hexdigest() == "7457545bd28273d48dd95914dc782aef"


def test_a_version_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="plans have the versions 1, 2, not 3"):
        drawn(1, 3)


def test_a_draw_in_one_place_shifts_none_in_another() -> None:
    """Streams are apart: whether somebody waits longer says nothing about what they do."""
    from sim.simulation.hand import Hand

    one, other = Hand(5), Hand(5)
    other.choice("wait", (1, 2, 3))

    assert [one.choice("client", range(100)) for _ in range(9)] == [
        other.choice("client", range(100)) for _ in range(9)
    ]
