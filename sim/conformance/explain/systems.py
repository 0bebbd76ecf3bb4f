"""The three systems as people call them."""

from typing import Final

SYSTEMS: Final = {"karbon": "Karbon", "quickbooks_time": "QuickBooks Time", "quickbooks": "QuickBooks"}


def system(service: str) -> str:
    """The name of a service; one that nobody here knows keeps its own."""
    return SYSTEMS.get(service, service)
