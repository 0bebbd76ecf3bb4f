"""An application subscribes to a type of webhook once, looks at its subscription, and ends it."""

import pytest

from tests.karbon.webhooks.conftest import KEY, URL

CONTEXT = "https://api.karbonhq.com/v3/$metadata#WebhookSubscriptions/$entity"
TYPES = ["Contact", "CustomField", "Work", "Note", "User", "IntegrationTask", "Invoice", "EstimateSummary"]


def error(response):
    found = response.json()["error"]
    return response.status_code, found["code"], found["message"]


@pytest.mark.parametrize("name", TYPES)
def test_every_type_can_be_subscribed_to(application, name):
    """201, the subscription as it stands, and where it is; it can be read by its type."""
    response = application.post(TargetUrl=URL, WebhookType=name)
    read = application.karbon.get(f"WebhookSubscriptions/{name}")

    assert response.status_code == 201
    assert list(response.json().items()) == [
        ("@odata.context", CONTEXT),
        ("TargetUrl", URL),
        ("WebhookType", name),
    ]
    assert response.headers["Location"] == f"https://api.karbonhq.com/v3/WebhookSubscriptions('{URL}')"
    assert (read.status_code, read.content) == (200, response.content)
    assert application.karbon.get(f"WebhookSubscriptions('{name}')").content == response.content


def test_the_signing_key_is_never_shown(application):
    """Neither when it is given nor when the subscription is read."""
    made = application.post(TargetUrl=URL, WebhookType="Contact", SigningKey=KEY)
    read = application.karbon.get("WebhookSubscriptions/Contact")

    assert made.status_code == 201
    assert "SigningKey" not in made.json()
    assert KEY not in made.text + read.text


def test_they_cannot_be_listed(application):
    """Without a type there is nothing to read, subscriptions or not."""
    application.subscribe("Contact")
    status, code, message = error(application.karbon.get("WebhookSubscriptions"))

    assert (status, code) == (404, "4002")
    assert message.endswith("'http://api.karbonhq.com/v3/WebhookSubscriptions")


def test_a_type_that_nobody_subscribed_to(application):
    """404 for reading it and for ending it."""
    application.subscribe("Work")
    answers = [
        application.karbon.call(method, "WebhookSubscriptions/Contact") for method in ("GET", "DELETE")
    ]

    assert [error(answer) for answer in answers] == [
        (404, "4004", "No existing webhook subscription for Contact")
    ] * 2


def test_a_type_that_there_is_not(application):
    """400 for subscribing to it and 404 otherwise, with three of the eight types named."""
    answers = [
        application.post(TargetUrl=URL, WebhookType="TimeEntry"),
        *(application.karbon.call(method, "WebhookSubscriptions/TimeEntry") for method in ("GET", "DELETE")),
    ]
    text = (
        "No Webhook Type found for the provided WebhookType input value : TimeEntry. "
        "Valid WebhookTypes are Contact, Work, Note"
    )

    assert [error(answer) for answer in answers] == [
        (400, "4004", text),
        (404, "4004", text),
        (404, "4004", text),
    ]


def test_ending_one(application):
    """204 without a body; the others stay."""
    application.subscribe("Contact", "Work")
    response = application.karbon.call("DELETE", "WebhookSubscriptions/Contact")

    assert (response.status_code, response.content) == (204, b"")
    assert application.karbon.get("WebhookSubscriptions/Contact").status_code == 404
    assert application.karbon.get("WebhookSubscriptions/Work").status_code == 200


def test_ending_all(application):
    """204, whether there were any or not."""
    application.subscribe("Contact", "Work")
    answers = [application.karbon.call("DELETE", "WebhookSubscriptions").status_code for _ in range(2)]

    assert answers == [204, 204]
    assert application.karbon.get("WebhookSubscriptions/Work").status_code == 404


def test_a_second_subscription_replaces_the_first(application):
    """There is one a type; the new address takes over what still waits for the old one."""
    old, new = "https://old.example/", "https://new.example/"
    application.way_out.register(new, application.inbox)
    application.subscribe("Contact", url=old)
    application.screens.add_organization("Acme")
    application.clock.advance(30)
    application.subscribe("Contact", url=new)
    said = application.wait()

    assert [received.url for received in application.inbox] == [new]
    assert said[0]["ActionType"] == "Inserted"
    assert application.karbon.get("WebhookSubscriptions/Contact").json()["TargetUrl"] == new


def test_a_second_subscription_is_refused(application):
    """A switch: the old one is to be deleted first."""
    application.state.set_behaviour(webhook_type_taken="refused")
    application.subscribe("Contact")
    response = application.post(TargetUrl="https://new.example/", WebhookType="Contact")

    assert error(response) == (400, "4002", "A webhook subscription for Contact already exists")
    assert application.karbon.get("WebhookSubscriptions/Contact").json()["TargetUrl"] == URL


def test_options_are_passed_over(application):
    """No refusal of any is documented here."""
    application.subscribe("Contact")
    response = application.karbon.get("WebhookSubscriptions/Contact", select="TargetUrl")

    assert response.content == application.karbon.get("WebhookSubscriptions/Contact").content
