"""What `serve` prints for a person, word by word."""

import io
from pathlib import Path
from types import SimpleNamespace

from rich.console import Console

from sim.firms import load
from sim.http.connections import DEFAULT_FILE
from sim.http.greeting import greet, one_line
from sim.physics.clock import Clock

CONTROL = {"base_url": "http://127.0.0.1:8704", "token": "tok"}
CONNECTIONS = {
    "karbon": {"base_url": "http://127.0.0.1:8701", "bearer": "be", "access_key": "ac"},
    "quickbooks_time": {"base_url": "http://127.0.0.1:8702/api/v1", "access_token": "ta"},
    "quickbooks": {"base_url": "http://127.0.0.1:8703", "realm_id": "123", "access_token": "qa" * 60},
}
SERVED = SimpleNamespace(
    firm=load("baseline"),
    seed=7,
    world=SimpleNamespace(universe=SimpleNamespace(clock=Clock())),
    connections=CONNECTIONS,
    control=CONTROL,
)
LONG = "qa" * 60
GREETING = f"""\
Baseline Accounting, seed 7; its clock runs with yours

Karbon
  base_url       http://127.0.0.1:8701
  bearer         be
  access_key     ac
curl -s -H 'Authorization: Bearer be' -H 'AccessKey: ac' http://127.0.0.1:8701/v3/Users

QuickBooks Time
  base_url       http://127.0.0.1:8702/api/v1
  access_token   ta
curl -s -H 'Authorization: Bearer ta' http://127.0.0.1:8702/api/v1/current_user

QuickBooks
  base_url       http://127.0.0.1:8703
  realm_id       123
  access_token   {LONG}
curl -s -H 'Authorization: Bearer {LONG}' -H 'Accept: application/json' -G --data-urlencode \
'query=select count(*) from Customer' http://127.0.0.1:8703/v3/company/123/query

Control
  base_url       http://127.0.0.1:8704
  token          tok
curl -s -H 'Authorization: Bearer tok' http://127.0.0.1:8704/worlds

In a second terminal, from this folder
timebridge connect --by priya@baseline.example
timebridge preview --type Client

Ctrl-C ends this world. What timebridge stored stays; give a new world a new --store.
"""


def said(file=DEFAULT_FILE):
    text = io.StringIO()
    greet(SERVED, file, Console(file=text, width=100, highlight=False))
    return text.getvalue()


def test_for_a_person():
    """Long lines are neither wrapped nor cut, so that they can be pasted."""
    assert said() == GREETING


def test_another_file():
    """The commands name a file that is not the usual one."""
    assert "timebridge --connections 'my file.json' connect --by" in said(Path("my file.json"))


def test_for_a_program():
    """One line, in the order of the services."""
    line = one_line(SERVED)

    assert line.startswith('{"karbon":{"base_url":"http://127.0.0.1:8701","bearer":"be"')
    assert line.endswith('"control":{"base_url":"http://127.0.0.1:8704","token":"tok"}}\n')
    assert line.count("\n") == 1
