"""Accounting firms as data: made from a seed or written by hand, and moved into a world."""

from sim.firms.load import furnish, load
from sim.firms.make import make
from sim.firms.model import Firm, FirmError

__all__ = ["Firm", "FirmError", "furnish", "load", "make"]
