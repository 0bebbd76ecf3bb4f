"""What people do in QuickBooks Time's own screens. Every public method is one act of a person."""

from __future__ import annotations

from sim.quickbooks_time.access_screens import AccessScreens
from sim.quickbooks_time.bulk_screens import BulkScreens
from sim.quickbooks_time.field_screens import FieldScreens
from sim.quickbooks_time.link_screens import LinkScreens
from sim.quickbooks_time.managed_screens import ManagedScreens
from sim.quickbooks_time.people_screens import PeopleScreens
from sim.quickbooks_time.screen import ScreenRefused
from sim.quickbooks_time.sign_up_screens import SignUpScreens
from sim.quickbooks_time.time_screens import TimeScreens

__all__ = ["QuickBooksTimeScreens", "ScreenRefused"]


class QuickBooksTimeScreens(
    PeopleScreens,
    BulkScreens,
    FieldScreens,
    TimeScreens,
    SignUpScreens,
    AccessScreens,
    ManagedScreens,
    LinkScreens,
):
    """The product as an admin sees it."""
