"""What is no subscription is refused in a sentence, and subscribes to nothing."""

import pytest

from tests.karbon.webhooks.conftest import URL

GOOD = {"TargetUrl": URL, "WebhookType": "Contact"}


def refused(application, **sent):
    response = application.karbon.call("POST", "WebhookSubscriptions", **sent)
    assert application.karbon.get("WebhookSubscriptions/Contact").status_code == 404
    return response.status_code, response.json()["error"]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 10_000])
def test_no_json(application, content):
    """Nothing was sent, as far as Karbon can tell."""
    status, error = refused(application, data=content)

    assert status == 400
    assert error == {"code": "4005", "message": "Required payload data is missing: WebhookSubscription"}


@pytest.mark.parametrize(
    "content",
    [
        [],
        7,
        "Contact",
        [GOOD],
        {**GOOD, "TargetUrl": 7},
        {**GOOD, "TargetUrl": [URL]},
        {**GOOD, "WebhookType": {}},
        {**GOOD, "SigningKey": 1234567890123456},
        {**GOOD, "Url": URL},
    ],
)
def test_json_of_another_shape(application, content):
    """A wrong type or an unknown property, and there is no model."""
    status, error = refused(application, json=content)

    assert status == 400
    assert error == {"code": "4002", "message": "WebhookSubscription model cannot be null."}


@pytest.mark.parametrize("name", ["TargetUrl", "WebhookType"])
@pytest.mark.parametrize("value", [None, ""])
def test_what_is_required(application, name, value):
    """Both, and filled in; the answer names the one that is missing."""
    status, error = refused(application, json={**GOOD, name: value})

    assert (status, error["code"]) == (400, "4003")
    assert error["details"] == {
        "code": "InvalidProperty",
        "target": f"webhookSubscription.{name}",
        "message": f"The {name} field is required.",
    }


@pytest.mark.parametrize(
    "url",
    [
        "receiver.example/hooks",
        "/hooks",
        "ftp://receiver.example/",
        "file:///etc/passwd",
        "https://",
        "https://:443/",
        "https://receiver.example:0/",
        "https://receiver.example:99999/",
        "https://[::1/",
        "https://receiver.example/a b",
        "https://receiver.example/\r\nX-Forged: 1",
        "https://receiver.example/\u00e9",
        f"https://receiver.example/{'x' * 2000}",
    ],
)
def test_an_address_that_cannot_be_called(application, url):
    """A URL of http or https, of at most 2000 characters, is wanted."""
    status, error = refused(application, json={**GOOD, "TargetUrl": url})

    assert status == 400
    assert error["details"]["message"] == "TargetUrl is not a valid URL"


@pytest.mark.parametrize(
    "key", ["", "abcdefghijklmno", "abcdefghijklmnop!", "abcdefgh ijklmnop", "a" * 16 + "\n"]
)
def test_a_key_that_cannot_sign(application, key):
    """16 characters or more, of letters, digits, '-' and '_'."""
    status, error = refused(application, json={**GOOD, "SigningKey": key})

    assert status == 400
    assert error["details"]["target"] == "webhookSubscription.SigningKey"


@pytest.mark.parametrize("key", [None, "abcdefghijklmnop", "A-b_0" * 20])
def test_a_key_that_can(application, key):
    """Also none at all."""
    assert application.post(**GOOD, SigningKey=key).status_code == 201


def test_a_subscription_can_be_sent_as_it_was_read(application):
    """What an answer carries besides is passed over."""
    application.subscribe("Contact")
    read = application.karbon.get("WebhookSubscriptions/Contact").json()

    assert application.post(**read).status_code == 201
