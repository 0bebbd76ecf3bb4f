"""Installing Timebridge is all: a folder with one test file runs, alone and shared among processes."""

from pathlib import Path

import pytest

from tests.outside.conftest import PLAIN

EXAMPLE = Path(__file__).with_name("test_my_client.py")


@pytest.mark.parametrize("how", [(), ("-n", "2")], ids=["alone", "two processes"])
def test_the_example_in_a_folder_of_its_own(pytester: pytest.Pytester, how: tuple[str, ...]) -> None:
    """No conftest, no configuration, a new process: the fixtures are there, and every process has its own world."""
    for number in range(4):
        pytester.path.joinpath(f"test_copy_{number}.py").write_bytes(EXAMPLE.read_bytes())
    result = pytester.runpytest_subprocess(*PLAIN, *how)

    result.assert_outcomes(passed=4)


def test_the_fixtures_introduce_themselves(pytester: pytest.Pytester) -> None:
    """`pytest --fixtures` and `--markers` say what there is."""
    found = pytester.runpytest_inprocess(*PLAIN, "--fixtures").stdout.str()
    markers = pytester.runpytest_inprocess(*PLAIN, "--markers").stdout.str()

    assert not [
        name for name in ("world", "karbon", "quickbooks_time", "quickbooks") if f"\n{name} --" not in found
    ]
    assert "@pytest.mark.firm(name, seed=7): the firm" in markers
    assert "@pytest.mark.served: " in markers
