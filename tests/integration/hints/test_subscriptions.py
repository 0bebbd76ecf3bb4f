"""Hints are turned on and off by people who may; a subscription that is gone is noticed, and made again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from integration.clients.errors import VendorError
from integration.connections import Secret, connections_from
from integration.messages import Code, Refused
from integration.port import open_timebridge
from integration.signing import SigningKey
from sim.conformance.stage import WorldClock
from sim.karbon.webhooks.subscriptions import table_of
from tests.integration.firm import ADMIN, ANN, Firm

from .conftest import ADDRESS, Hinted
from .test_what_is_read import LISTS


class Dice:
    """Chance that is none."""

    def token(self) -> str:
        return "drawn-for-a-test-and-not-secret"


def subscriptions(firm: Firm) -> dict[str, tuple[str, str]]:
    """The address and key of each type, as Karbon keeps them."""
    return {one.webhook_type: (one.target_url, one.signing_key) for one in table_of(firm.world.karbon)}


def test_turning_them_on(in_step: Firm) -> None:
    """Karbon tells of clients and work, and signs with a key that was drawn; the next Sync reads everything."""
    before = in_step.bridge.hints()
    found = in_step.bridge.hints_on(ADMIN, ADDRESS)
    key = in_step.bridge.desk.signing.key.reveal()

    assert (before.on, found.on, found.address, found.whole_at) == (False, True, ADDRESS, None)
    assert subscriptions(in_step) == {"Contact": (ADDRESS, key), "Work": (ADDRESS, key)}
    assert len(key) >= 32
    assert in_step.bridge.audit_lines()[-1].what == "hints on"


def test_the_key_is_drawn_once_from_what_was_handed_in(in_step: Firm) -> None:
    """It is kept before Karbon hears it; the machine's own chance is only the default."""
    kept: list[str] = []
    in_step.bridge.desk.signing = SigningKey(Secret(""), Dice(), lambda key: kept.append(key.reveal()))
    in_step.arm("refused", service="karbon", method="POST", status=500)
    with pytest.raises(VendorError):
        in_step.bridge.hints_on(ADMIN, ADDRESS)
    drawn = list(kept)
    in_step.bridge.hints_on(ADMIN, ADDRESS)

    assert drawn == kept == [Dice().token()]
    assert {key for _, key in subscriptions(in_step).values()} == {Dice().token()}


def test_a_key_of_the_firms_own(in_step: Firm) -> None:
    """One in the connections is used, and none is drawn."""
    access = {**in_step._access, "karbon": {**in_step._access["karbon"], "signing_key": "the-firms-own-key"}}
    bridge = open_timebridge(
        connections_from(access, "the test"),
        in_step.store,
        clock=WorldClock(in_step.world),
        sessions=in_step._session,
        on_signing_key=lambda _key: pytest.fail("a key was drawn"),
    )
    bridge.hints_on(ADMIN, ADDRESS)
    bridge.desk.database.close()

    assert {key for _, key in subscriptions(in_step).values()} == {"the-firms-own-key"}


@pytest.mark.parametrize("taken", ["replaced", "refused"])
def test_turning_them_on_again(hinted: Hinted, taken: Any) -> None:
    """Another address takes the place of the first, whichever way Karbon wants it."""
    hinted.firm.world.karbon.set_behaviour(webhook_type_taken=taken)
    hinted.bridge.hints_on(ADMIN, f"{ADDRESS}/new")

    assert {address for address, _ in subscriptions(hinted.firm).values()} == {f"{ADDRESS}/new"}
    assert hinted.bridge.hints().address == f"{ADDRESS}/new"


def test_turning_them_off(hinted: Hinted) -> None:
    """Nothing is told, nothing waits, and a Sync looks for itself."""
    hinted.hint(kind="WorkItem", key="w1")
    found = hinted.bridge.hints_off(ADMIN)

    assert (found.on, found.waiting["karbon"]) == (False, 0)
    assert subscriptions(hinted.firm) == {}
    assert sorted(hinted.sync()) == LISTS


def test_off_leaves_what_is_somebody_elses(hinted: Hinted) -> None:
    """A subscription to another address is another program's."""
    hinted.bridge.desk.karbon.subscriptions.subscribe(
        "Work", "https://other.example", Secret("another-key-of-16")
    )
    hinted.bridge.hints_off(ADMIN)

    assert subscriptions(hinted.firm) == {"Work": ("https://other.example", "another-key-of-16")}
    assert hinted.bridge.hints_off(ADMIN).on is False


def test_disconnecting_ends_them(hinted: Hinted) -> None:
    """Nobody is told of a firm that is not connected, also when Karbon cannot be asked to stop."""
    hinted.firm.arm("refused", service="karbon", path="WebhookSubscriptions", status=503, times=9)
    hinted.bridge.disconnect(ADMIN)
    hinted.firm.disarm()

    assert hinted.bridge.hints().on is False


@pytest.mark.parametrize("by", [ANN, "nobody@baseline.example"])
def test_they_are_for_administrators(in_step: Firm, by: str) -> None:
    """As all settings are (SETTINGS-01)."""
    for act in (lambda: in_step.bridge.hints_on(by, ADDRESS), lambda: in_step.bridge.hints_off(by)):
        with pytest.raises(Refused) as refusal:
            act()

        assert refusal.value.finding.code is Code.NOT_ADMIN
    assert subscriptions(in_step) == {}


@pytest.mark.parametrize(
    ("address", "hours", "words"),
    [
        ("http://hooks.example/karbon", 24, "must begin with https://"),
        ("https://me:secret@hooks.example", 24, "with no user"),
        ("https://hooks.example/\u00e9", 24, "plain signs"),
        ("https://hooks.example/" + "x" * 2_000, 24, "at most 2000"),
        ("nowhere", 24, "must be an address"),
        (ADDRESS, 0, "every 1 to 168 hours, not 0"),
        (ADDRESS, 1_000, "every 1 to 168 hours, not 1000"),
    ],
)
def test_what_they_cannot_be_turned_on_with(in_step: Firm, address: str, hours: int, words: str) -> None:
    """The sentence says what is wrong, and nothing is asked of Karbon."""
    with pytest.raises(Refused) as refusal:
        in_step.bridge.hints_on(ADMIN, address, hours)

    assert words in refusal.value.finding.sentence
    assert subscriptions(in_step) == {}
    assert in_step.bridge.hints().on is False


def test_cancelled_after_ten_failures(hinted: Hinted) -> None:
    """It is made again with the second Sync at the latest, and what was missed meanwhile is found."""
    hinted.post.status = 500
    hinted.karbon.add_organization("Birch")
    hinted.firm.wait(7 * 86_400)
    hinted.post.status = 0
    hinted.bridge.hints_on(ADMIN, ADDRESS)
    hinted.bridge.sync()
    hinted.post.status = 500
    hinted.karbon.add_organization("Cedar")
    hinted.firm.wait(20 * 3600)
    gone = "Contact" not in subscriptions(hinted.firm)
    hinted.post.status = 0
    hinted.bridge.sync()
    hinted.bridge.sync()

    assert gone
    assert set(subscriptions(hinted.firm)) == {"Contact", "Work"}
    assert {"Birch", "Cedar"} <= set(hinted.firm.paths())


@pytest.mark.parametrize("lost", ["Contact", "Work"])
def test_while_it_cannot_be_made_again(hinted: Hinted, lost: str) -> None:
    """Each Sync says so and reads everything, until Karbon takes the subscription; after that all is as before."""
    hinted.bridge.desk.karbon.subscriptions.cancel(lost)
    hinted.firm.arm("refused", service="karbon", method="POST", status=503, times=9)
    hinted.bridge.sync()  # this one may ask about the other
    runs = [hinted.bridge.sync() for _ in range(3)]
    mark = hinted.firm.mark()
    hinted.bridge.sync()
    read = [call.path for call in hinted.firm.calls("karbon", "GET", since=mark)]
    hinted.firm.disarm()
    hinted.bridge.sync()

    assert [[one.code for one in run.findings] for run in runs] == [[Code.SERVICE_UNAVAILABLE]] * 3
    assert sum(path.endswith(tuple(LISTS)) for path in read) == len(LISTS)
    assert set(subscriptions(hinted.firm)) == {"Contact", "Work"}
    assert [hinted.sync(), hinted.sync()] == [[], []]


def test_cut_short_before_everything_was_read(hinted: Hinted) -> None:
    """The subscription is there again, but what moved without it is not known yet: the next Sync reads everything."""
    for gone in ("Contact", "Work"):
        hinted.bridge.desk.karbon.subscriptions.cancel(gone)
    hinted.karbon.add_organization("Birch")
    hinted.firm.arm("refused", service="karbon", path="/WorkItems", status=503, times=9)
    with pytest.raises(VendorError):
        hinted.bridge.sync()
    hinted.firm.disarm()
    hinted.bridge.sync()

    assert "Birch" in hinted.firm.paths()


def test_another_process_without_the_key(hinted: Hinted) -> None:
    """What Karbon signs could not be proven: both subscriptions are made with a new key, and all is read once."""
    before = subscriptions(hinted.firm)
    hinted.firm.restart()
    hinted.firm.bridge.sync()
    after = subscriptions(hinted.firm)

    assert {address for address, _ in after.values()} == {ADDRESS}
    assert {key for _, key in after.values()} == {hinted.firm.bridge.desk.signing.key.reveal()}
    assert {key for _, key in before.values()} != {key for _, key in after.values()}


def test_two_firms_in_one_store(found: Callable[..., Firm], hint: Callable[[Firm], Hinted]) -> None:
    """A hint of one firm is none of the other, though both have the same keys (S14)."""
    one, other = hint(found("shared.db")), hint(found("shared.db", tenant="another"))
    key = one.firm.key("Acme")
    one.hint(kind="Organization", key=key)

    assert (one.waiting(), other.waiting()) == (1, 0)
    assert other.sync() == []
    assert one.sync() == [f"Organizations/{key}"]
    other.bridge.hints_off(ADMIN)
    assert one.bridge.hints().on
