"""A fault that was armed and never struck is told like any other failure."""

import pytest

from sim.conformance.explain.armed import describe
from sim.conformance.explain.calls import FAULTS
from sim.physics.faults import OF_CALLS, Deed, Fault, FaultKind

ARMED = """
Feature: Faults
  @FLOW-01
  Scenario: Nobody calls
    When an answer of QuickBooks Time is lost
    And nothing happens
"""
TOLD = """
features/time.feature:3: after the last step
  a fault was armed and never struck
    the answer of QuickBooks Time to POST /api/v1/timesheets is lost
  no call met it: let the scenario make that call, or leave out the step that arms the fault
"""


def test_a_fault_that_never_struck(suite, plain):
    """All steps passed, and the scenario shows less than it says."""
    told = suite.told(ARMED)

    assert told.split("\n\n")[1] == plain(TOLD)
    assert "  ✓ 5  And nothing happens" in told
    assert "Traceback" not in told


def test_nobody_asks_after_a_step_that_failed(suite):
    """The calls that the fault waited for may have been still to come."""
    printed = suite.printed(f"{ARMED}    Then it is 2\n    And there are 30 minutes\n")

    assert "1 failed" in printed
    assert "never struck" not in printed


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (
            Fault(kind=FaultKind.WEBHOOK_LOST, service="karbon", path="^Contact/"),
            "a webhook of Karbon about ^Contact/ is lost",
        ),
        (Fault(kind=FaultKind.WEBHOOK_LATE), "a webhook of any system about anything is late"),
    ],
)
def test_a_webhook_is_told_as_one(fault, said):
    """It is no call to a system but one that a system makes."""
    assert describe(fault) == said


@pytest.mark.parametrize("kind", sorted(OF_CALLS))
def test_every_kind_has_its_words(kind):
    """One sentence that names the system and the call, and what the journal's line says of it."""
    deed = Deed(service="quickbooks", action="add_customer") if kind is FaultKind.MEANWHILE else None
    said = describe(Fault(kind=kind, service="karbon", method="POST", path="/v3/Contacts", deed=deed))

    assert "Karbon" in said
    assert "POST /v3/Contacts" in said
    assert FAULTS[kind].startswith("a fault: ")
