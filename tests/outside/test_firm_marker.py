"""The marker `firm` says whose services a test gets."""

from pathlib import Path

import pytest

FIRMS = Path(__file__).parents[2] / "fixtures" / "firms"


@pytest.mark.firm("sample")
def test_a_firm_by_its_name(karbon, quickbooks_time):
    """The sample firm has moved in, with its past."""
    assert "Acme Dental" in [client["name"] for client in karbon.clients()]
    assert "Ann Lee" in [f"{one['first_name']} {one['last_name']}" for one in quickbooks_time.team()]


def test_without_a_firm_the_accounts_are_fresh(karbon, quickbooks_time, quickbooks):
    """A newcomer finds in a list what the test put there, and nothing else."""
    assert (karbon.clients(), quickbooks_time.jobs(), quickbooks.customers()) == ([], [], [])


@pytest.mark.firm(seed=8)
class TestSeed:
    """A marker on a class holds for its tests."""

    def test_another_seed_gives_other_credentials(self, karbon):
        """The same seed gives the same ones in every run, and another one others."""
        assert karbon.credentials["bearer"] == "594aa154-6f34-4c68-8bb3-d14ad4841837"

    @pytest.mark.firm(seed=7)
    def test_the_nearest_marker_counts(self, karbon):
        """A test's own marker wins over that of its class."""
        assert karbon.credentials["bearer"] == "2da5c63f-5e56-438a-983f-d9c7dfb6c27a"


def test_a_firm_by_its_file(theirs, pytester):
    """A path is looked for from the root of their tests."""
    pytester.path.joinpath("ours.json").write_bytes((FIRMS / "baseline.json").read_bytes())
    result = theirs(
        """
        import pytest

        @pytest.mark.firm("ours.json")
        def test_it(karbon):
            assert [client["name"] for client in karbon.clients()] == ["Acme"]
        """
    )

    result.assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("marker", "said"),
    [
        ('firm("sampel")', "There is no firm 'sampel'; did you mean 'sample'?"),
        ('firm("nowhere.json")', "There is no firm 'nowhere.json'"),
        ('firm("sample", sed=7)', """firm('sample', sed=7) is not understood; write firm("sample"), or"""),
        ("firm(7)", "firm(7) is not understood"),
        ('firm("sample", seed="seven")', "firm('sample', seed='seven') is not understood"),
    ],
)
def test_a_marker_that_cannot_be_followed_is_one_sentence(theirs, marker, said):
    """The sentence names the test, what was written, and what to write."""
    result = theirs(f"import pytest\n@pytest.mark.{marker}\ndef test_it(world): pass\n")
    text = result.stdout.str().partition("short test summary")[0]

    result.assert_outcomes(errors=1)
    assert f"\ntest_theirs.py::test_it: {said}" in text
    assert "Traceback" not in text
    assert "During handling" not in text
