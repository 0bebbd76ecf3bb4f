"""Made firms have the proportions of real ones, and the same seed always makes the same firm."""

import os
import subprocess
import sys
from collections import Counter

import pytest

from sim.firms import FirmError, make
from sim.firms.document import lines
from sim.firms.make import CLIENTS_MAX


def _bytes(clients, seed):
    return b"".join(lines(make(clients, seed)))


def test_same_seed_same_bytes():
    """Making a firm again gives the same bytes; another seed gives others."""
    assert _bytes(300, 7) == _bytes(300, 7)
    assert _bytes(300, 7) != _bytes(300, 8)


def test_same_bytes_in_another_process():
    """Nothing depends on the process: its hash seed, its locale or what ran before."""
    code = "import sys; from sim.firms.command import write_firm; sys.exit(write_firm(120, 5))"
    written = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"},
        ).stdout
        for seed in ("1", "2")
    }

    assert {_bytes(120, 5)} == written


def test_proportions():
    """A firm of 2,000 has 60 : 35 : 5 people, organizations and groups, 70 % clients, five jobs each."""
    firm = make(2_000, 7)

    assert Counter(each.kind for each in firm.clients) == {
        "Contact": 1_200,
        "Organization": 700,
        "ClientGroup": 100,
    }
    assert sum(each.contact_type == "Client" for each in firm.clients) == 1_400
    assert 9_800 <= len(firm.work) <= 10_200
    assert Counter(each.restriction for each in firm.clients) == {
        "Public": 1_940,
        "Private": 40,
        "Hidden": 20,
    }


@pytest.mark.parametrize(("clients", "colleagues"), [(1, 6), (1_000, 25), (10_000, 142)])
def test_colleagues_grow_slower_than_clients(clients, colleagues):
    """The design reckons with 25 colleagues for 1,000 clients and 150 for 10,000."""
    assert colleagues == len(make(clients, 7).colleagues)


@pytest.mark.parametrize("clients", range(1, 41))
def test_small_firms(clients):
    """A firm of any size can be made, and has exactly as many clients as asked for."""
    assert clients == len(make(clients, clients).clients)


@pytest.mark.parametrize("clients", [0, -1, CLIENTS_MAX + 1])
def test_limits(clients):
    """A size out of bounds is refused with the bounds."""
    with pytest.raises(FirmError, match="1 to 100,000 clients"):
        make(clients, 7)
