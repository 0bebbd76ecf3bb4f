"""QuickBooks Time's own connection to QuickBooks, which brings time there without the integration."""

from sim.conformance.stage import Stage
from sim.conformance.steps import given, when


@given("QuickBooks Time has its own connection to QuickBooks")
def has_own_connection(stage: Stage) -> None:
    """QuickBooks Time has its own connection to QuickBooks

    It imports customers and people at once, and exports time every hour.
    """
    stage.time.connect_to_quickbooks()


@when("QuickBooks Time has no connection to QuickBooks any more")
def has_no_connection(stage: Stage) -> None:
    """QuickBooks Time has no connection to QuickBooks any more"""
    stage.time.disconnect_from_quickbooks()
