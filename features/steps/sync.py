"""Connecting, choosing settings, previewing and syncing: what an administrator presses."""

from features.steps.names import ADMIN, entity_key
from sim.conformance.stage import Stage
from sim.conformance.steps import given, then, when


@given("the firm is connected and in step")
def connected_and_in_step(stage: Stage) -> None:
    """Connected by Priya, contact type Client, contacts and work; everything synced once."""
    stage.ask("connect", by=ADMIN)
    stage.ask("save_and_sync", by=ADMIN, contact_types=["Client"], track_work=True)
    stage.mark()


@given("the firm is connected, tracks contacts only, and is in step")
def connected_contacts_only(stage: Stage) -> None:
    """Connected by Priya, contact type Client, contacts only; everything synced once."""
    stage.ask("connect", by=ADMIN)
    stage.ask("save_and_sync", by=ADMIN, contact_types=["Client"], track_work=False)
    stage.mark()


@given("the firm is connected but never synced")
def connected_fresh(stage: Stage) -> None:
    """Connected by Priya; nothing chosen, nothing sent."""
    stage.ask("connect", by=ADMIN)
    stage.mark()


@given("the firm has no QuickBooks")
def without_books(stage: Stage) -> None:
    """The integration is given no QuickBooks connection."""
    stage.with_books = False


@when("{person} presses Save & Sync")
def save_and_sync(person: str, stage: Stage) -> None:
    """Priya presses Save & Sync"""
    stage.mark()
    stage.attempt("save_and_sync", by=person)


@when("{person} presses Save & Sync {int} times")
def save_and_sync_often(person: str, times: int, stage: Stage) -> None:
    """Priya presses Save & Sync 3 times"""
    stage.mark()
    for _ in range(times):
        stage.ask("save_and_sync", by=person)


@when("{person} chooses the contact types {string} and presses Save & Sync")
def choose_types(person: str, types: str, stage: Stage) -> None:
    """Priya chooses the contact types "Client, Supplier" and presses Save & Sync"""
    stage.mark()
    wanted = [one.strip() for one in types.split(",") if one.strip()]
    stage.attempt("save_and_sync", by=person, contact_types=wanted, track_work=True)


@when("{person} chooses to track {string} and presses Save & Sync")
def choose_mode(person: str, mode: str, stage: Stage) -> None:
    """Priya chooses to track "contacts and work" and presses Save & Sync"""
    stage.mark()
    stage.attempt(
        "save_and_sync", by=person, contact_types=["Client"], track_work=mode == "contacts and work"
    )


@when("{person} presses Sync")
def press_sync(person: str, stage: Stage) -> None:
    """Ann presses Sync"""
    stage.mark()
    stage.attempt("sync", by=person)


@when("{person} asks for a preview")
def ask_preview(person: str, stage: Stage) -> None:
    """Priya asks for a preview"""
    stage.mark()
    stage.attempt("preview", by=person, contact_types=["Client"], track_work=True)


@when("{person} connects Karbon with QuickBooks Time")
def press_connect(person: str, stage: Stage) -> None:
    """Priya connects Karbon with QuickBooks Time"""
    stage.mark()
    stage.attempt("connect", by=person)


@when("{person} disconnects Karbon from QuickBooks Time")
def press_disconnect(person: str, stage: Stage) -> None:
    """Priya disconnects Karbon from QuickBooks Time"""
    stage.mark()
    stage.attempt("disconnect", by=person)


@then("the preview says {string} for {string}")
def preview_says(kind: str, name: str, stage: Stage) -> None:
    """The preview says "create" for "Acme" """
    found = {action["name"]: action["kind"] for action in stage.answer["actions"]}

    assert found.get(name) == kind, found


@then("nothing was written to QuickBooks Time")
def nothing_written_to_time(stage: Stage) -> None:
    """No record of QuickBooks Time changed since the last event."""
    assert not stage.changes("quickbooks_time."), stage.changes("quickbooks_time.")


@then("nothing was written anywhere")
def nothing_written(stage: Stage) -> None:
    """No record of any of the three services changed since the last event."""
    assert not stage.changes(), stage.changes()


@then("QuickBooks Time got new codes in {int} lot(s)")
def number_of_posts(count: int, stage: Stage) -> None:
    """QuickBooks Time got new codes in 2 lots: one call each."""
    posts = [
        call for call in stage.calls("quickbooks_time") if call.method == "POST" and "/jobcodes" in call.path
    ]

    assert len(posts) == count, posts


@then("QuickBooks was not called")
def books_not_called(stage: Stage) -> None:
    """Not one call to QuickBooks since the last event."""
    assert not stage.calls("quickbooks"), stage.calls("quickbooks")


@then("QuickBooks Time was not called")
def time_not_called(stage: Stage) -> None:
    """Not one call to QuickBooks Time since the last event."""
    assert not stage.calls("quickbooks_time"), stage.calls("quickbooks_time")


@then("it works")
def it_works(stage: Stage) -> None:
    """The last thing that was asked for was not refused."""
    assert stage.refusal is None, stage.refusal


@then("{person} is told {code}")
def is_told(person: str, code: str, stage: Stage) -> None:
    """Ann is told CODE_NOT_LINKED: refused with that code, or shown it beside the answer."""
    told = (
        stage.refusal.code if stage.refusal is not None else (stage.answer.get("message") or {}).get("code")
    )

    assert told == code, f"{person} was told {told}: {stage.refusal or stage.answer.get('message')}"


@then("the sync reports {code} for {string}")
def sync_reports(code: str, name: str, stage: Stage) -> None:
    """The sync reports NAME_CONFLICT for "Smith (person)" """
    key = entity_key(stage, name)
    found = [one["code"] for one in stage.answer["findings"] if one["subject"] == key]

    assert code in found, stage.answer["findings"]


@then("the sync reports {code}")
def sync_reports_generally(code: str, stage: Stage) -> None:
    """The sync reports FIELDS_ADDON_MISSING"""
    assert code in {one["code"] for one in stage.answer["findings"]}, stage.answer["findings"]


@then("the sync reports no {code}")
def sync_reports_not(code: str, stage: Stage) -> None:
    """The sync reports no FIELDS_ADDON_MISSING"""
    assert code not in {one["code"] for one in stage.answer["findings"]}, stage.answer["findings"]


@then("the reconnection lists {int} suspected duplicate(s)")
def suspects(count: int, stage: Stage) -> None:
    """The reconnection lists 1 suspected duplicate"""
    assert len(stage.answer["suspects"]) == count, stage.answer["suspects"]


@when("the QuickBooks Time account is another one now")
def other_account(stage: Stage) -> None:
    """The tokens in use belong to an account that the firm was never connected with."""
    stage.world.quickbooks_time.set_account(company_name="Another Firm", client_url="anotherfirm")


@when("the integration is restarted")
def restart(stage: Stage) -> None:
    """The process ends and another one takes over with the same store."""
    stage.restart()
