"""PermaKeys look like those measured on 3,343 public ones."""

from collections import Counter

import pytest

from sim.karbon.keys import ALPHABET, perma_key, written
from sim.physics.chance import Chance


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "1"), (1, "2"), (49, "Z"), (50, "21"), (2**64 - 1, "4MTJDpHSwpDj")],
)
def test_a_number_in_base_fifty(number, text):
    """1 is nothing; there is no padding."""
    assert written(number) == text


def test_keys_are_as_long_and_begin_as_measured():
    """Three in four have 12 symbols, most others 11; 12 begin with 2, 3 or 4."""
    chance = Chance(5)
    keys = [perma_key(chance) for _ in range(20_000)]
    lengths = Counter(map(len, keys))

    assert lengths[12] / len(keys) == pytest.approx(0.735, abs=0.02)
    assert lengths[11] / len(keys) == pytest.approx(0.259, abs=0.02)
    assert {key[0] for key in keys if len(key) == 12} == {"2", "3", "4"}
    assert set("".join(keys)) == set(ALPHABET)
    seconds = {key[1] for key in keys if len(key) == 12 and key[0] == "4"}
    assert max(map(ALPHABET.index, seconds)) <= ALPHABET.index("M")
    assert len(set(keys)) == len(keys)


def test_no_vowels_no_zero_no_capital_k():
    """Fifty symbols."""
    assert len(set(ALPHABET)) == 50
    assert not set("0aeiouAEIOUK") & set(ALPHABET)
