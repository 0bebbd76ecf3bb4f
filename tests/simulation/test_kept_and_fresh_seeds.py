"""Seeds that ever failed hold for good, and so do some that nobody has looked at."""

from pathlib import Path

import pytest

from sim.simulation import kept
from sim.simulation.draw import drawn
from sim.simulation.house import House
from sim.simulation.plan import Seed
from sim.simulation.play import play

FRESH = range(10_000, 10_060)
OPEN = {one.drawn_from for one in kept.read() if one.mended is None}


@pytest.mark.parametrize(
    "seed", sorted({one.drawn_from for one in kept.read()} - OPEN), ids=lambda seed: f"{seed.number}"
)
def test_a_kept_seed_holds(seed: Seed, house: House) -> None:
    history, _ = play(house, drawn(*seed))

    assert not history.violations, history.violations


@pytest.mark.parametrize("part", range(6))
def test_fresh_seeds_hold(part: int, house: House) -> None:
    failed = {
        seed: history.violations for seed in FRESH[part::6] if (history := play(house, drawn(seed))[0]).failed
    }

    assert not failed


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("seed = 1", "Expected `array`"),
        ("[[seed]]\nseed = 1\nplan = 1", "missing required field `was`"),
        ("[[seed", "seeds.toml"),
    ],
)
def test_a_file_of_seeds_that_is_none_says_why(text: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "seeds.toml"
    path.write_text(text)

    with pytest.raises(ValueError, match=problem):
        kept.read(path)


def test_a_seed_of_other_plans_is_left_alone(tmp_path: Path) -> None:
    """Another version draws another history: it would prove nothing."""
    path = tmp_path / "seeds.toml"
    path.write_text('[[seed]]\nseed = 1\nplan = 99\nwas = "something"\n')

    assert kept.read(path) == []


def test_a_seed_is_kept_with_the_version_of_its_plan(tmp_path: Path) -> None:
    path = tmp_path / "seeds.toml"
    path.write_text("".join(f'[[seed]]\nseed = 1\nplan = {plan}\nwas = "something"\n' for plan in (1, 2)))

    assert [one.drawn_from for one in kept.read(path)] == [Seed(1, 1), Seed(1, 2)]
