"""Beside what every fake is held to: each switch names the section that it decides."""

import re

from sim.provenance_command import comments
from sim.quickbooks import behaviour


def test_every_switch_names_what_it_decides() -> None:
    """The comment of a switch says which section, or that nobody says."""
    silent = [
        name
        for name, comment in comments(behaviour)
        if not re.search(r"\[(contract \d|not public|said)|\[[^\]]*contract \d", comment)
    ]

    assert silent == []
