"""Beside what every fake is held to: each verb of a path has a source, and each switch names its section."""

import re

import pytest

from sim.physics.provenance import FACTS
from sim.provenance_command import comments, declared
from sim.quickbooks_time import behaviour
from sim.quickbooks_time.resources import RESOURCES


@pytest.fixture(scope="module")
def facts():
    """The list, which imports every module."""
    return declared("quickbooks_time")


def test_every_handler_of_a_resource(facts):
    """Each verb of each path; those of a declared resource come from one function, which is marked."""
    handlers = {
        f"{handler.__module__}.{handler.__qualname__}".partition(".<locals>")[0]: f"{verb} /{path}"
        for path, methods in RESOURCES.items()
        for verb, handler in methods.items()
    }

    assert {call for where, call in handlers.items() if where not in FACTS} == set()


def test_every_switch_names_what_it_decides():
    """The comment of a switch says which section, or that nobody says."""
    silent = [
        name
        for name, comment in comments(behaviour)
        if not re.search(r"\[(contract|issue|not public)", comment)
    ]

    assert silent == []
