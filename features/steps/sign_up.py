"""Opening a QuickBooks Time account while connecting: a person does it on QuickBooks Time's own page."""

from features.steps.names import ADMIN, full_name
from sim.conformance.stage import Stage
from sim.conformance.steps import given, parameter_type


@parameter_type(name="signed_up", regexp="has signed up|has begun to sign up")
def signed_up(words: str) -> bool:
    """Whether the sign-up came to its end."""
    return words == "has signed up"


@given("Priya {signed_up} for QuickBooks Time")
def signs_up(finished: bool, stage: Stage) -> None:
    """Priya has signed up for QuickBooks Time

    A new, empty account that Priya owns, with no add-on; or a sign-up page that is still open.
    """
    stage.time.begin_sign_up()
    if finished:
        first, _, last = full_name(ADMIN).partition(" ")
        stage.time.finish_sign_up("Baseline Accounting", first, last, ADMIN)
