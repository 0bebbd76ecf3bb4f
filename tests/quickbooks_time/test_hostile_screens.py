"""Whatever a person types into a screen, it is done or refused in words, and the API still answers."""

import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.quickbooks_time.link.books import BooksRefusedError
from sim.quickbooks_time.screens import QuickBooksTimeScreens, ScreenRefused
from tests.machines import thorough
from tests.quickbooks_time.hostile import CONTROL

ACTS = sorted(
    name
    for name, _ in inspect.getmembers(QuickBooksTimeScreens, inspect.isfunction)
    if not name.startswith("_")
)
WORDS = """
    x ( " a,b 0000-00-00 9999-12-31 2026-03-02 ada@example.test Task Vacation admin time_tracking free-form
"""
TEXT = st.sampled_from(["", " ", "x" * 10_000, CONTROL, "\U0001f600", "Custom Fields", *WORDS.split()])
WHOLE = st.sampled_from([0, -1, 1, 71, 501, 502, 9001, 19_142, 70_001, 2**63, -(2**70)])
AMOUNT = st.sampled_from([0.0, -0.0, -1.5, 1e-9, 60.0, 1e17, 1e308, float("inf"), float("nan")])
VALUES = {
    "str": TEXT,
    "int": WHOLE,
    "float": AMOUNT,
    "bool": st.booleans(),
    "list[str]": st.lists(TEXT, max_size=4) | st.just(["x"] * 1_000),
    "list[int]": st.lists(WHOLE, max_size=4) | st.just(list(range(1_000))),
    "dict[str, str] | None": st.none() | st.dictionaries(TEXT, TEXT, max_size=2),
}
LISTS = ("users", "jobcodes", "jobcode_assignments", "customfields", "timesheets")
EVERYTHING = {"active": "both", "type": "all", "modified_since": "2020-01-01T00:00:00Z"}


@pytest.fixture
def furnished(api, screens, ada, acme):
    """A person, a job, a field and time, so that some of what is named is there; at the end all can be listed."""
    api.state.set_behaviour(throttle=False)
    screens.install_addon("Custom Fields")
    screens.add_field("Task", ["Prep"])
    screens.enter_time("ada@example.test", acme, "2026-03-02", 60)
    yield screens
    for path in LISTS:
        assert api.call("GET", path, params=EVERYTHING).status_code < 500


def typed(annotation):
    """What somebody may type where this is wanted."""
    if annotation in VALUES:
        return VALUES[annotation]
    return st.none() | VALUES[annotation.removesuffix(" | None")]


@pytest.mark.parametrize("name", ACTS)
@given(data=st.data())
@thorough(40)  # one act after another, in one account
def test_an_act(api, furnished, name, data):
    """No other exception than a refusal that says something."""
    act = getattr(furnished, name)
    values = {
        each.name: data.draw(typed(each.annotation)) for each in inspect.signature(act).parameters.values()
    }
    said = "done"
    try:
        act(**values)
    except (ScreenRefused, BooksRefusedError) as refusal:
        said = str(refusal)

    assert said
