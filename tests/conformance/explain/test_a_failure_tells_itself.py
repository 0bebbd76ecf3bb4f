"""A failing scenario prints itself, what differs, what changed, who called, and how to see it again."""

import re

FEATURE = """
Feature: Codes of work

  Background:
    Given the code "Acme"

  @CODE-05
  Scenario Outline: The tab of <work> after a code was deleted
    When the code "Acme" is deleted
    And somebody asks for "/api/v1/jobcodes?ids=<n>"
    Then there are <n> minutes
    And it is 3
    And the codes are:
      | path   | billable |
      | <work> | no       |

    Examples:
      | work     | n  |
      | 2026 Tax | 60 |
"""
TOLD = """
features/time.feature:18
  Feature: Codes of work
  Background:
  ✓  4  Given the code "Acme"
  Scenario: The tab of 2026 Tax after a code was deleted
    CODE-05 A healthy code is left alone.
    with work: 2026 Tax, n: 60
  ✓  8  When the code "Acme" is deleted
  ✓  9  And somebody asks for "/api/v1/jobcodes?ids=60"
  ✗ 10  Then there are 60 minutes
  · 11  And it is 3
  · 12  And the codes are:
          | path     | billable |
          | 2026 Tax | no       |

features/time.feature:10: Then there are 60 minutes
  the minutes on the tab
    expected  60
    found     30

What changed since line 9 passed: nothing. Line 8 was the last that changed anything
  Karbon           nothing
  QuickBooks Time  jobcode 9001 “Acme” was archived (active: true -> false; assigned_to_all: true ->
                     false)
                   assignment 1004 “Acme” was archived (active: true -> false)
  QuickBooks       nothing

The last call between the systems
  line 9    QuickBooks Time  GET     /api/v1/jobcodes?ids=60  200

Replay
  pytest OPTIONS 'features/time.feature::test_the_tab_of_work_after_a_code_was_deleted[2026 Tax-60]'
  (with -v for the Python traceback)
"""


def test_the_whole_text(suite, plain):
    """Word for word, for a row of an outline with a background and a table."""
    told = suite.told(FEATURE)

    assert told.replace("-p sim.conformance.plugin --features-dir features", "OPTIONS") == plain(TOLD)
    assert suite.printed(FEATURE).count("_ The tab of 2026 Tax after a code was deleted _") == 1


def test_no_line_but_the_command_is_wider_than_a_page(suite):
    """A terminal of 100 columns wraps nothing that it should not."""
    long = FEATURE.replace("Codes of work", "Codes " + "of work " * 30).replace(
        '"Acme"', f'"{"Acme Dental " * 12}"'
    )
    told = suite.told(long)

    assert [line for line in told.splitlines() if len(line) > 100 and "pytest -p" not in line] == []


def test_the_same_text_from_another_process(suite):
    """Workers send it home whole."""
    alone = suite.told(FEATURE)
    there = suite.told(FEATURE, "-n", "2")

    assert re.sub(r"\A\[gw\d\] .*\n", "", there) == alone


def test_it_goes_into_junit_too(suite, pytester):
    """A CI server shows the same text."""
    told = suite.told(FEATURE, "--junitxml=junit.xml")
    junit = (pytester.path / "junit.xml").read_text(encoding="utf-8").replace(suite.folder.name, "features")

    assert "expected  60\n    found     30" in junit
    assert told.splitlines()[0] in junit
