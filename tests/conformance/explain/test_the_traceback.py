"""The Python traceback is for those who ask for it."""

import pytest

FEATURE = """
Feature: Traces
  @FLOW-01
  Scenario: One is enough
    Then it is 2
"""


def test_only_when_asked_for(suite):
    """With -v it follows the text, from the step's own line on; without it there is none."""
    quiet, asked = suite.told(FEATURE), suite.told(FEATURE, "-v")

    assert "Traceback" not in quiet
    assert "def plain_assert" not in quiet
    assert quiet.endswith("  (with -v for the Python traceback)")
    assert asked.startswith(quiet.removesuffix("  (with -v for the Python traceback)"))
    assert ">       assert count == 3" in asked
    assert asked.endswith("time.py:60: AssertionError")
    assert "_pytest" not in asked
    assert "dispatch" not in asked


@pytest.mark.parametrize("style", ["short", "line", "native", "no"])
def test_every_style_of_pytest_works(suite, style):
    """Whatever style is asked for, nothing breaks and the failure counts."""
    printed = suite.printed(FEATURE, "-v", f"--tb={style}")

    assert "1 failed" in printed
    assert "INTERNALERROR" not in printed
