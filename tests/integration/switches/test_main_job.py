"""Architecture, mechanism 7: whichever way a vendor turns out to behave, the main job comes to the same result.

Where it cannot, because the vendor refuses what the firm wants, the integration says so with a code of its own.
"""

from __future__ import annotations

import pytest

from tests.integration.switches.conftest import Done
from tests.integration.switches.main_job import Story
from tests.integration.switches.settings import BEHAVIOURS, Setting, settings

NOTHING: Story = {"codes": [], "time": [], "books": [], "tab": "CredentialRefused"}


def test_the_usual_way(usual: Story) -> None:
    """Nothing is refused but time on a deleted code, and all three systems agree on what was done."""
    assert usual == {
        "track without a code": "CODE_NOT_LINKED",
        "halfway": {
            "codes": ["Apex", "Apex › 2026 Tax"],
            "time": [(45, "Long call")],
            "books": [(45, "Long call")],
            "tab": (True, 45, 0),
        },
        "in the end": {
            "codes": ["Apex", "Apex › 2026 Tax"],
            "time": [(20, ""), (45, "Long call")],
            "books": [(20, ""), (45, "Long call")],
            "tab": (True, 65, 0),
        },
        "findings": [],
        "doctor": [],
        "export": [
            ("Organization", "Apex", "Apex", "yes", "linked", ""),
            ("User", "Ann Lee", "", "", "linked", "ann@baseline.example"),
            ("User", "Bob Stone", "", "", "linked", "bob@baseline.example"),
            ("User", "Priya Patel", "", "", "linked", "priya@baseline.example"),
            ("WorkItem", "2026 Tax", "Apex › 2026 Tax", "yes", "linked", ""),
        ],
    }


def without_time_on_parents(usual: Story) -> Story:
    """Time on a client that has work is refused, in QuickBooks Time's words."""
    return {**usual, "track on a client": "TIME_REFUSED", "delete": "BAD_INPUT"}


def without_books(usual: Story, said: str = "SERVICE_UNAVAILABLE") -> Story:
    """QuickBooks lets nobody in with these tokens: everything else is as ever, and it is said."""
    moments = {when: {**usual[when], "books": []} for when in ("halfway", "in the end")}
    return {**usual, **moments, "findings": [said]}


def without_subscription(usual: Story) -> Story:
    """QuickBooks can only be read: everything else is as ever, and it is said what it refuses."""
    return without_books(usual, "BOOKS_REFUSED")


EXPECTED = {
    "quickbooks_time-time_on_parent_jobcode-refuse": without_time_on_parents,
    "quickbooks-environment-sandbox": without_books,
    "quickbooks-user_has_access-False": without_books,
    "quickbooks-subscription_is_good-False": without_subscription,
}
NO_CONNECTION = "karbon-tenant_settings_refused-True"


@pytest.mark.parametrize("setting", [one for one in settings() if str(one) != NO_CONNECTION], ids=str)
def test_the_other_way(done: Done, usual: Story, setting: Setting) -> None:
    """The same result, or a refusal that is known here."""
    found = done(
        lambda world: getattr(world, setting.service).set_behaviour(**{setting.switch: setting.value})
    )
    expected = EXPECTED.get(str(setting), lambda same: same)

    assert found == expected(usual)


def test_an_account_that_does_not_tell_its_contact_types(done: Done) -> None:
    """Whose clients take part cannot be chosen: nothing is begun anywhere, and each step says why."""
    found = done(lambda world: world.karbon.set_behaviour(tenant_settings_refused=True))

    assert found["save and sync"] == "CredentialRefused"
    assert found["halfway"] == found["in the end"] == NOTHING


def test_every_switch_is_tried() -> None:
    """None is of a type that has no other setting, and every exception is about one there is."""
    tried = settings()

    assert {(one.service, one.switch) for one in tried} == {
        (service, switch)
        for service, behaviour in BEHAVIOURS.items()
        for switch in behaviour.__struct_fields__
    }
    assert {*EXPECTED, NO_CONNECTION} <= {str(one) for one in tried}
