"""What people do, and what the integration is asked for: one function a deed, with how its arguments are drawn.

A deed does its work on a `Scene` and gives back the sentences of our vocabulary that say the same. It raises
`NotPossible` when what it is about is not there, which is no failure: an event before it may be gone by now.
"""

from sim.simulation.deeds import books, clock, hints, integration, karbon, tab, time  # noqa: F401 - they register their deeds
from sim.simulation.deeds.registry import DEEDS, Deed

__all__ = ["DEEDS", "Deed"]
