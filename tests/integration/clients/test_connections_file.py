"""A file of connections says how three systems are reached, and explains itself when it cannot be used."""

import json
import stat
from pathlib import Path

import pytest
import rich.pretty

from integration.connections import (
    ConnectionsError,
    Secret,
    System,
    Tokens,
    connections_from,
)
from integration.connections_file import keep_tokens_in, read_connections


@pytest.fixture
def file(tmp_path, given) -> Path:
    path = tmp_path / "connections.json"
    path.write_text(json.dumps({**given, "control": {"token": "t"}}))
    path.chmod(0o600)
    return path


def test_addresses_default_to_the_vendors_own(file):
    """Credentials alone are enough to reach the real services."""
    found = read_connections(file)

    assert found.karbon.base_url == "https://api.karbonhq.com"
    assert found.quickbooks_time.base_url == "https://rest.tsheets.com/api/v1"
    assert found.quickbooks_time.token_endpoint == "https://rest.tsheets.com/api/v1/grant"
    assert found.quickbooks.base_url == "https://quickbooks.api.intuit.com"
    assert found.quickbooks.token_endpoint == "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer"


def test_a_firm_may_have_no_quickbooks(given):
    """Without the key there is no QuickBooks, and that is no mistake."""
    del given["quickbooks"]

    assert connections_from(given, "f").quickbooks is None


def test_a_token_made_by_hand_stands_alone(given):
    """QuickBooks Time hands out tokens that nothing can renew."""
    given["quickbooks_time"] = {"access_token": "S.7__abc"}

    assert connections_from(given, "f").quickbooks_time.token_endpoint == ""


@pytest.mark.parametrize("host", ["127.0.0.1:8001", "localhost:8001", "[::1]:8001"])
def test_plain_http_is_for_this_machine(given, host):
    """A stand-in on this machine needs no certificate, and serves its tokens itself."""
    given["quickbooks"]["base_url"] = f"http://{host}/"

    found = connections_from(given, "f").quickbooks

    assert found.base_url == f"http://{host}"
    assert found.token_endpoint == f"http://{host}/oauth2/v1/tokens/bearer"


def test_a_token_url_that_is_named_is_used(given):
    """Where tokens are renewed can be said outright."""
    given["quickbooks"]["token_url"] = "https://tokens.example/renew"

    assert connections_from(given, "f").quickbooks.token_endpoint == "https://tokens.example/renew"


@pytest.mark.parametrize(
    ("system", "key", "value", "words"),
    [
        ("karbon", "base_url", "http://api.karbonhq.com", "https://"),
        ("karbon", "base_url", "http://127.0.0.1.example.com", "https://"),
        ("karbon", "base_url", "https://user:pw@api.karbonhq.com", "no user"),
        ("karbon", "base_url", "api.karbonhq.com", "address"),
        ("karbon", "base_url", 5, "karbon.base_url: expected str, got int"),
        ("karbon", "bearer", 5, "karbon.bearer: expected text"),
        ("karbon", "bearer", "", "karbon.bearer: empty"),
        ("karbon", "bearer", "two\nlines", "karbon.bearer: empty, or with a blank"),
        ("quickbooks", "realm_id", "../1", "digits"),
        ("quickbooks", "token_url", "http://tokens.example", "token_url must begin with https://"),
        ("quickbooks_time", "client_id", "", "belong together"),
    ],
)
def test_a_wrong_value_is_named(given, system, key, value, words):
    """The sentence has the file, the key and what is wrong with it."""
    given[system][key] = value

    with pytest.raises(ConnectionsError) as caught:
        connections_from(given, "firm.json")

    assert str(caught.value).startswith(f"firm.json: {system}")
    assert words in str(caught.value)


def test_a_missing_key_is_named_with_what_was_near(given):
    """A slip of the pen is found by what stands in the key's place."""
    given["karbon"]["acess_key"] = given["karbon"].pop("access_key")

    with pytest.raises(ConnectionsError) as caught:
        connections_from(given, "firm.json")

    assert (
        str(caught.value) == "firm.json: the key karbon.access_key is missing ('acess_key' is near); add it."
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "no JSON (line 1"),
        ("[]", "the whole file: expected object, got array"),
        ("{}", "the key karbon is missing"),
        ("[" * 60_000, "no JSON"),
        (" " * 70_000, "at most 65536 bytes"),
    ],
)
def test_a_file_that_is_something_else_is_refused(tmp_path, text, words):
    """Whatever is in the file, the answer is a sentence."""
    path = tmp_path / "firm.json"
    path.write_text(text)
    path.chmod(0o600)

    with pytest.raises(ConnectionsError) as caught:
        read_connections(path)

    assert str(path) in str(caught.value)
    assert words in str(caught.value)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    """The sentence says what kind of file is wanted."""
    with pytest.raises(ConnectionsError, match=r"gone\.json.*no such file.*karbon, quickbooks_time"):
        read_connections(tmp_path / "gone.json")


def test_secrets_do_not_show_themselves(file):
    """No way of printing a connection prints a credential."""
    found = read_connections(file)

    texts = [
        repr(found),
        str(found),
        f"{found.karbon.bearer}",
        rich.pretty.pretty_repr(found),
        str(found.quickbooks.tokens),
    ]

    assert not [text for text in texts if "canary" in text]
    assert found.karbon.bearer.reveal() == "canary-bearer"


def test_secrets_are_compared_by_what_they_are():
    """Two equal credentials are one, and an empty one is none."""
    assert Secret("a") == Secret("a")
    assert len({Secret("a"), Secret("a"), Secret("b")}) == 2
    assert not Secret("")


def test_new_tokens_take_the_place_of_the_old(file):
    """The rest of the file stays as it was, and nobody else may read it."""
    before = json.loads(file.read_text())

    keep_tokens_in(file)(System.QUICKBOOKS, Tokens(Secret("new-access"), Secret("new-refresh")))

    before["quickbooks"] |= {"access_token": "new-access", "refresh_token": "new-refresh"}
    assert json.loads(file.read_text()) == before
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_a_crash_while_keeping_leaves_the_old_file(file, monkeypatch):
    """Half a file of connections is worse than an old one."""
    before = file.read_bytes()
    monkeypatch.setattr("os.fsync", lambda _handle: (_ for _ in ()).throw(OSError("disk full")))

    with pytest.raises(ConnectionsError, match=r"cannot be kept \(disk full\)"):
        keep_tokens_in(file)(System.QUICKBOOKS, Tokens(Secret("a"), Secret("b")))

    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def test_tokens_of_a_system_that_is_gone_have_no_place(file, given):
    """Somebody took the system out of the file while we were at work."""
    del given["quickbooks"]
    file.write_text(json.dumps(given))

    with pytest.raises(ConnectionsError, match="quickbooks is gone"):
        keep_tokens_in(file)(System.QUICKBOOKS, Tokens(Secret("a"), Secret("b")))
