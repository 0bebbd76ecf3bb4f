"""Fixtures of the same names that a suite has already stay as they are."""

CONFTEST = """
import pytest

@pytest.fixture
def world():
    return "their world"

@pytest.fixture
def quickbooks():
    return "their books"
"""
PLUGIN = """
import pytest

@pytest.fixture
def karbon():
    return "their plugin's Karbon"
"""


def test_theirs_win_and_the_others_still_work(theirs, pytester):
    """A conftest's `world` is theirs; `karbon` is still ours and has a world of its own."""
    pytester.makeconftest(CONFTEST)
    result = theirs(
        """
        def test_it(world, quickbooks, karbon):
            assert (world, quickbooks) == ("their world", "their books")
            assert karbon.clients() == []
        """
    )

    result.assert_outcomes(passed=1)


def test_a_plugin_of_their_conftest_wins(theirs, pytester):
    """A plugin that they load themselves comes after ours."""
    pytester.makepyfile(their_plugin=PLUGIN)
    pytester.makeconftest('pytest_plugins = ["their_plugin"]')
    result = theirs('def test_it(karbon): assert karbon == "their plugin\'s Karbon"')

    result.assert_outcomes(passed=1)
