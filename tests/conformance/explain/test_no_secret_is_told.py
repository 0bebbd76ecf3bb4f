"""Nothing that opens a door is ever told."""

import msgspec
import pytest

from sim.conformance.explain.changes import changes_between
from sim.conformance.explain.discreet import discreet
from sim.quickbooks.records import Employee
from sim.world import World

SECRET = "eyJhbGciOiJIUzI1NiJ9.eyJUZW5hbnRLZXkiOiIx" + "In0.c2lnbmF0dXJl"
FEATURE = """
Feature: Secrets
  @FLOW-01
  Scenario: One is everywhere
    When a secret is put everywhere
    Then it is told
"""
STEPS = f"""
from sim.conformance.expect import expect
from sim.conformance.steps import then, when
from sim.quickbooks.records import Customer

SECRET = "{SECRET}"

@when("a secret is put everywhere")
def everywhere(world):
    world.quickbooks.customers.put(Customer(id="1", display_name=f"x {{SECRET}}", notes=SECRET))
    world.universe.calls.append(
        call(world, "GET", f"/v3/{{SECRET}}", f"access_token={{SECRET}}", note=f"the token {{SECRET}} is not known")
    )

@then("it is told")
def told(world):
    expect("the answer", {{"access_token": SECRET}}, "x" * 80 + SECRET, seen=[SECRET])
"""


class Token(msgspec.Struct, frozen=True):
    """A record that nobody should keep in a table."""

    text: str


class Grant(msgspec.Struct, frozen=True):
    """A record with a field that nobody should read."""

    id: str
    refresh_token: str


def test_nowhere_in_a_failure(suite):
    """Planted in a change, a call, a note, a value and the traceback."""
    from tests.conformance.explain.conftest import STEPS as USUAL

    suite.folder.steps(USUAL + STEPS)
    for args in ((), ("-v",), ("-v", "--showlocals")):
        printed = suite.printed(FEATURE, *args)

        assert "1 failed" in printed
        assert SECRET[:24] not in printed
        assert SECRET[-24:] not in printed
        assert "(hidden)" in printed


def test_a_table_of_credentials_and_a_field_with_one():
    """Only that it changed."""
    world = World("secrets", seed=7)
    tokens = world.universe.table("quickbooks.access_tokens", key=lambda _: 1)
    grants = world.universe.table("karbon.grants", key=lambda grant: grant.id)
    tokens.put(Token("opensesame"))
    grants.put(Grant("1", "opensesame"))
    grants.put(Grant("1", "opensesame2"))
    world.quickbooks.employees.put(Employee(id="1", display_name="Ann", ssn="078-05-1120"))
    told = changes_between(world.universe, 0, world.universe.changes.last)

    assert told["QuickBooks"][0] == "a credential, which is not shown"
    assert told["Karbon"] == ("grant 1 was added (refresh_token: (hidden))",)
    assert told["QuickBooks"][1] == "employee 1 “Ann” was added (ssn: (hidden))"


@pytest.mark.parametrize("kind", ["karbon", "quickbooks_time", "quickbooks"])
def test_every_credential_of_a_world_is_recognised(kind):
    """Also where nothing around it says what it is."""
    for name, credential in World("secrets", seed=7).open()[kind].items():
        if name not in {"realm_id", "client_id"}:  # these open nothing
            assert credential not in discreet(f"it said {credential!r}, twice {credential}")


@pytest.mark.parametrize(
    "text",
    [
        "password=opensesame&x=1",
        '{"client_secret": "opensesame"}',
        "Authorization: Bearer opensesame",
        "the access_token: 'opensesame'",
    ],
)
def test_what_is_called_a_secret_is_one(text):
    """Named like one, hidden like one; the rest stays."""
    assert "opensesame" not in discreet(text)
    assert "(hidden)" in discreet(text)


@pytest.mark.parametrize("text", ["60 minutes on 2026 Tax", "/v3/WorkItems/yrqMhwfjwXx", "sync_books by Ann"])
def test_other_words_stay(text):
    """What is no secret is told as it is."""
    assert discreet(text) == text
