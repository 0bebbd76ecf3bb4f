"""The control API: everything that a person or a test may do to the worlds of a server, over HTTP."""

from sim.http.control.app import create_control
from sim.http.control.house import House

__all__ = ["House", "create_control"]
