"""What looks random is the same for the same seed, and one purpose does not disturb another."""

import uuid

import pytest

from sim.physics.chance import Chance


def test_same_seed_same_draws():
    """Two worlds of one seed draw the same."""
    one, other = Chance(7), Chance(7)

    assert [one.draw("keys") for _ in range(20)] == [other.draw("keys") for _ in range(20)]


def test_other_seed_other_draws():
    """Seeds are told apart, and so are seeds that only look alike."""
    assert len({Chance(seed).draw("keys") for seed in (1, 2, 11, "1|1", "01")}) == 5


def test_a_number_and_its_text_are_one_seed():
    """A seed typed at the terminal is the seed given in a program."""
    assert Chance(7).draw("keys") == Chance("7").draw("keys")


def test_streams_are_independent():
    """Drawing for one purpose does not shift the draws of another."""
    undisturbed = Chance(7)
    disturbed = Chance(7)
    disturbed.draw("tokens")

    assert undisturbed.draw("keys") == disturbed.draw("keys")


def test_streams_differ():
    """Two purposes that draw equally often do not draw the same."""
    chance = Chance(7)

    assert chance.uuid("one") != chance.uuid("other")


def test_plain_sequences():
    """Ids that a vendor counts up begin where the vendor begins."""
    chance = Chance(7)

    assert [chance.number("jobcode", 100) for _ in range(3)] == [100, 101, 102]
    assert chance.number("user") == 1


@pytest.mark.parametrize("limit", [1, 2, 7, 1000])
def test_below_stays_below(limit):
    """A number below a limit is one of its numbers, and each turns up."""
    chance = Chance(7)
    drawn = {chance.below("dice", limit) for _ in range(limit * 20)}

    assert drawn == set(range(limit)) or limit == 1000
    assert max(drawn) < limit


def test_choice():
    """A choice is one of the options."""
    chance = Chance(7)

    assert {chance.choice("colour", ("red", "green")) for _ in range(30)} == {"red", "green"}


@pytest.mark.parametrize("digits", [1, 2, 31, 32, 128])
def test_hex_digits(digits):
    """As many hexadecimal digits as were asked for, up to the 128 that a hash has."""
    text = Chance(7).hex("token", digits)

    assert len(text) == digits
    assert set(text) <= set("0123456789abcdef")


def test_too_many_hex_digits():
    """More digits than a hash has are refused, not made up."""
    with pytest.raises(ValueError, match="digest_size"):
        Chance(7).hex("token", 129)


def test_uuid_is_a_version_4_uuid():
    """Every UUID has the form that clients check."""
    chance = Chance(7)
    for _ in range(50):
        text = chance.uuid("id")
        found = uuid.UUID(text)

        assert (found.version, found.variant, str(found)) == (4, uuid.RFC_4122, text)


def test_root_brings_back_the_draws():
    """A restored world draws again what it drew."""
    chance = Chance(7)
    chance.draw("keys")
    root = chance.root
    first = chance.draw("keys"), chance.uuid("id")
    chance.root = root

    assert (chance.draw("keys"), chance.uuid("id")) == first
