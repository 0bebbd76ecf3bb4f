"""The firm's connection: connecting, choosing settings, pressing buttons, and what a person is told."""

from features.steps.names import ADMIN, entity_key, first_name
from sim.conformance.expect import expect, expect_in
from sim.conformance.stage import Stage
from sim.conformance.steps import given, parameter_type, then, when

# The first settings of the baseline firm, which a preview asks about too.
USUAL: dict[str, object] = {"contact_types": ["Client"], "track_work": True}
BUTTONS: dict[str, tuple[str, dict[str, object]]] = {
    "Connect": ("connect", {}),
    "Connect with a new account": ("connect", {"create_account": True}),
    "Disconnect": ("disconnect", {}),
    "Preview": ("preview", USUAL),
    "Sync": ("sync", {}),
    "Save & Sync": ("save_and_sync", {}),
    "Export Synced Items": ("export_synced_items", {}),
}
IN_A_PREVIEW = {"linked": "adopt", "created": "create"}


def in_step(stage: Stage, *, track_work: bool) -> None:
    """Connect, choose, and sync once; what comes later is held against the codes there are now."""
    stage.ask("connect", by=ADMIN)
    stage.ask("save_and_sync", by=ADMIN, **USUAL | {"track_work": track_work})
    stage.notes["codes"] = codes_by_name(stage)
    stage.mark()


def codes_by_name(stage: Stage) -> dict[str, int]:
    """The code of every client and work item that has one of exactly its name, by Karbon's key."""
    jobs = {job["path"]: job["id"] for job in stage.time.jobs() if job["active"]}
    clients = {one["key"]: one["name"] for one in stage.karbon.clients()}
    work = {
        one["key"]: f"{clients[one['client_key']]} › {one['title']}"
        for one in stage.karbon.work()
        if one["client_key"] in clients
    }
    return {key: jobs[path] for key, path in (clients | work).items() if path in jobs}


@given("the firm is connected and in step")
def connected_and_in_step(stage: Stage) -> None:
    """the firm is connected and in step

    Priya has connected it and chosen the contact type Client, contacts and work; everything is synced once.
    """
    in_step(stage, track_work=True)


@given("the firm is connected, tracks {mode}, and is in step")
def connected_for(mode: bool, stage: Stage) -> None:
    """the firm is connected, tracks contacts only, and is in step"""
    in_step(stage, track_work=mode)


@given("the firm is connected but never synced")
def never_synced(stage: Stage) -> None:
    """the firm is connected but never synced"""
    stage.ask("connect", by=ADMIN)
    stage.mark()


@given("the firm has no QuickBooks")
def without_books(stage: Stage) -> None:
    """the firm has no QuickBooks"""
    stage.with_books = False


@when("{person} presses {button}")
def presses(person: str, button: str, stage: Stage) -> None:
    """Priya presses Save & Sync"""
    operation, choices = BUTTONS[button]
    stage.attempt(operation, by=person, **choices)


@parameter_type(name="manner", regexp="and agrees|[0-9]+ times")
def manner(words: str) -> int:
    """How a button is pressed; steps are handed how often, or 0 for whoever agrees to what is asked then."""
    return int(words.partition(" ")[0]) if words.endswith("times") else 0


@when("{person} presses {button} {manner}")
def presses_so(person: str, button: str, times: int, stage: Stage) -> None:
    """Priya presses Save & Sync 3 times

    Or once, and agrees: an integration may ask first when unusually much would change at once; she has looked, and
    says that it is right.
    """
    operation, choices = BUTTONS[button]
    if times:
        stage.mark()
    else:
        stage.attempt(operation, by=person, **choices)
        if stage.refusal is not None and stage.refusal.code == "MASS_CHANGE":
            stage.attempt(operation, by=person, approve=next(iter(stage.refusal.choices), ""), **choices)
    for _ in range(times):
        stage.ask(operation, by=person, **choices)


@when("{person} chooses the contact type/types {string} and presses Save & Sync")
def chooses_types(person: str, types: str, stage: Stage) -> None:
    """Priya chooses the contact types "Client, Supplier" and presses Save & Sync"""
    wanted = [one.strip() for one in types.split(",") if one.strip()]
    stage.attempt("save_and_sync", by=person, **USUAL | {"contact_types": wanted})


@when("the QuickBooks Time account is another one")
def other_account(stage: Stage) -> None:
    """the QuickBooks Time account is another one

    The tokens in use belong to an account that the firm was never connected with.
    """
    stage.world.quickbooks_time.set_account(company_name="Another Firm", client_url="anotherfirm")


@when("the integration is restarted")
def restarted(stage: Stage) -> None:
    """the integration is restarted

    The process ends, and another one takes over what it wrote down.
    """
    stage.restart()


@then("it works")
def works(stage: Stage) -> None:
    """it works"""
    expect("what came of it", str(stage.refusal or "it works"), "it works")


@then("{person} is told {code}")
def is_told(person: str, code: str, stage: Stage) -> None:
    """Ann is told CODE_NOT_LINKED

    She is refused with that code, or shown it beside the answer.
    """
    message = stage.answer.get("message") or {}
    told = stage.refusal.code if stage.refusal else message.get("code", "nothing")
    seen = str(stage.refusal or message.get("sentence", ""))
    expect(f"what {first_name(person)} is told", told, code, seen)


@then("the sync reports {code} for {string}")
def reports_for(code: str, name: str, stage: Stage) -> None:
    """the sync reports NAME_CONFLICT for "Smith (person)" """
    key = entity_key(stage, name)
    found = [one["code"] for one in stage.shown("findings") if one["subject"] == key]
    expect_in(f"what the sync reports for “{name}”", code, found)


@then("the sync/doctor reports {code}")
def reports(code: str, stage: Stage) -> None:
    """the sync reports FIELDS_ADDON_MISSING"""
    expect_in("what is reported", code, [one["code"] for one in stage.shown("findings")])


@then("the sync reports {count} {code}")
def reports_number(count: int, code: str, stage: Stage) -> None:
    """the sync reports no FIELDS_ADDON_MISSING"""
    found = [one["code"] for one in stage.shown("findings")]
    expect(f"how often the sync reports {code}", found.count(code), count, seen=found)


@then("the preview says {string} is {outcome}")
def preview_says(name: str, outcome: str, stage: Stage) -> None:
    """the preview says "Birch & Sons" is created"""
    words = {kind: word for word, kind in IN_A_PREVIEW.items()}
    found = {one["name"]: words.get(one["kind"], one["kind"]) for one in stage.shown("actions")}
    expect(f"what the preview says of “{name}”", found.get(name, "nothing"), outcome, seen=found)


@then("{person} is shown {int} {listed}")
def is_shown(person: str, number: int, listed: str, stage: Stage) -> None:
    """Priya is shown 2 suspected duplicates"""
    found = stage.shown(listed)
    seen = [one["path"] if listed == "jobs" else f"{one['person']}, {one['date']}" for one in found]
    expect(f"how many {first_name(person)} is shown", len(found), number, seen)
