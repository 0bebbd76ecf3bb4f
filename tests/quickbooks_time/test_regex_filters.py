"""A person may set any filter that comes to an end: Python would try some patterns longer than anybody lives."""

import re

import pytest

from sim.quickbooks_time.regex_filters import trouble_with
from sim.quickbooks_time.screens import ScreenRefused

LONGEST = "a" * 255


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "^[A-Z]{2}-[0-9]+$",
        r"^\d{4}-\d{2}-\d{2}$",
        r"^\d+(\.\d+)?$",
        "(?i)^(tax|audit|payroll) [a-z]*$",
        r"^\(\*\+\?\|\)$",
        "^[*+?|]{4}$",
    ],
)
def test_what_firms_write(screens, pattern):
    """Codes, dates, numbers, a word of a few; signs that are meant as such count for nothing."""
    screens.install_addon("Custom Fields")
    screens.add_field("Tag", [])
    screens.filter_field("Tag", pattern)

    assert [field["regex_filter"] for field in screens.fields()] == [pattern]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(a+)+$", "repeats a group"),
        ("(a|a)*$", "repeats a group"),
        ("(a|a){99}$", "repeats a group"),
        ("([)]|a+)+$", "repeats a group"),
        (".*.*.*$", "too many repeats and choices"),
        ("a{1,99}a{1,99}a{,99}b", "too many repeats and choices"),
        ("a?" * 99 + "b", "too many repeats and choices"),
        ("(a|a)" * 30 + "b", "too many repeats and choices"),
        ("(?x) # [ \n (a+)+ # ]", "looks around or names its groups"),
        ("(?=(a+)+b)", "looks around or names its groups"),
        ("(?P<all>a)", "looks around or names its groups"),
        ("x" * 201, "is longer than 200 characters"),
        ("(" * 150 + ")" * 50, "is not a regular expression"),
        ("[", "is not a regular expression"),
        ("a{99999999999}", "is not a regular expression"),
    ],
)
def test_what_may_take_for_ever(screens, pattern, words):
    """Refused where it is set, in words; the field takes what it took."""
    screens.install_addon("Custom Fields")
    screens.add_field("Tag", [])
    with pytest.raises(ScreenRefused, match=words):
        screens.filter_field("Tag", pattern)

    assert [field["regex_filter"] for field in screens.fields()] == [""]


@pytest.mark.parametrize(
    "pattern",
    [r"[^b]*[^b]*(a|[a])(a|[a])\d", "a*a*a?a?b", r"(.*)(.*)\1\2\1\2(a|a)(a|a)b", "a+(a|a|a|a|a|a)b"],
)
def test_the_heaviest_that_are_taken(pattern):
    """They end on the longest word that a choice may be, and do not fit it."""
    assert trouble_with(pattern) == ""
    assert not re.search(pattern, LONGEST)


def test_words_longer_than_any(screens):
    """Not even tried: whatever the filter is, they do not match it."""
    screens.install_addon("Custom Fields")
    screens.add_field("Tag", [])
    screens.filter_field("Tag", "^a*$")
    screens.add_field_option("Tag", LONGEST)
    with pytest.raises(ScreenRefused, match="does not match what the custom field Tag takes"):
        screens.add_field_option("Tag", f"{LONGEST}a")
