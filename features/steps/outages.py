"""What goes wrong between the systems, and time that passes."""

from features.steps.names import taught
from sim.conformance.stage import Stage
from sim.conformance.steps import given, when
from sim.physics.faults import Fault, FaultKind

SERVICES = {"Karbon": "karbon", "QuickBooks Time": "quickbooks_time", "QuickBooks": "quickbooks"}
NEWLY_WRITTEN = {
    "QuickBooks Time codes": "/api/v1/jobcodes",
    "QuickBooks Time timesheets": "/api/v1/timesheets",
    "QuickBooks time activities": "/(timeactivity|batch)$",  # one by one, or many in a call
}


@given("the answer of {system} to new {things} is lost")
def answer_lost(system: str, things: str, stage: Stage) -> None:
    """the answer of QuickBooks Time to new timesheets is lost

    It takes them, but nobody hears of it; the time after that all is well.
    """
    path = taught(NEWLY_WRITTEN, f"{system} {things}")
    lost = Fault(kind=FaultKind.LOST, service=SERVICES[system], method="POST", path=path)
    stage.world.universe.faults.arm(lost)


@given("{system} is/goes {state}")
def goes(system: str, state: str, stage: Stage) -> None:
    """QuickBooks Time goes down

    It answers nothing but errors, until it is up again.
    """
    if state == "down":
        stage.world.universe.faults.arm(Fault(kind=FaultKind.REFUSED, service=SERVICES[system], times=1_000))
    else:
        stage.world.universe.faults.disarm()


@when("{span} pass/passes")
def passes(span: int, stage: Stage) -> None:
    """3 minutes pass"""
    stage.wait(span)
