"""QuickBooks Time's own connection to QuickBooks, which brings time there without the integration."""

from collections.abc import Callable

from features.steps.names import taught
from sim.conformance.stage import Stage
from sim.conformance.steps import given

CONNECTED: dict[str, Callable[[Stage], object]] = {
    "its own connection": lambda stage: stage.time.connect_to_quickbooks(),
    "no connection": lambda stage: stage.time.disconnect_from_quickbooks(),
}


@given("QuickBooks Time has {connection} to QuickBooks")
def connection(connection: str, stage: Stage) -> None:
    """QuickBooks Time has its own connection to QuickBooks

    It imports customers and people at once, and exports time every hour. "No connection" is from now on.
    """
    taught(CONNECTED, connection)(stage)
