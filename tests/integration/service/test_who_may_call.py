"""Programs of this machine, or whoever has the token; never a web page."""

import json

import pytest

from tests.integration.firm import ADMIN

from .caller import Caller, serving, typed

TOKEN = "a-token-of-many-signs"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:9000", "", "[::1]x"]
)
def test_another_host_name(service, host):
    """A name that somebody else points at this machine is not ours."""
    answer = service("GET", "/", headers={"Host": host})

    assert answer.status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:9000", "LOCALHOST", "[::1]:9000"])
def test_names_of_this_machine(service, host):
    """However a program writes it."""
    assert service("GET", "/", headers={"Host": host}).status_code == 200


def test_a_web_page(service, opened):
    """A page in a browser can send a simple POST anywhere; the browser adds where it comes from."""
    answer = service(
        "POST",
        f"/firms/{opened.name}/connect",
        json={"by": ADMIN},
        headers={"Origin": "https://evil.example"},
    )

    assert answer.status_code == 403
    assert "NOT_CONNECTED" in service("POST", f"/firms/{opened.name}/status", json={}).text


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    file = tmp_path_factory.mktemp("token") / "token"
    file.write_text(f"{TOKEN}\n")
    with serving("--token-file", str(file)) as found:
        yield found.address


@pytest.mark.parametrize(
    "header", [None, "Bearer wrong", f"Basic {TOKEN}", TOKEN, "Bearer ", f"Bearer {TOKEN}x", "Bearer é"]
)
@pytest.mark.parametrize("path", ["/", "/openapi.json", "/firms/acme/status", "/nothing"])
def test_without_the_token(guarded, header, path):
    """Nothing is answered, and the answer does not say what would be there."""
    headers = {} if header is None else {"Authorization": header.encode()}
    answer = Caller(guarded)("GET", path, headers=headers)

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert TOKEN not in answer.text


def test_with_the_token(guarded):
    """Then it is as if there were none."""
    assert Caller(guarded, TOKEN)("GET", "/").status_code == 200


def test_the_token_of_the_environment():
    """Containers are told so."""
    with serving(TIMEBRIDGE_TOKEN=TOKEN) as found:
        assert Caller(found.address)("GET", "/").status_code == 401
        assert Caller(found.address, TOKEN)("GET", "/").status_code == 200


@pytest.mark.parametrize("environment", [{}, {"TIMEBRIDGE_TOKEN": "short"}])
def test_other_machines_need_a_token(environment):
    """Listening to others without one is refused before it begins."""
    done = typed("serve", "--host", "0.0.0.0", "--port", "0", **environment)

    assert (done.exit_code, done.stdout) == (2, "")
    assert "--token-file" in done.stderr
    assert done.stderr.count("\n") == 1


def test_other_machines_with_a_token():
    """They may call it by any name."""
    with serving("--host", "0.0.0.0", TIMEBRIDGE_TOKEN=TOKEN) as found:
        caller = Caller(found.address.replace("0.0.0.0", "127.0.0.1"), TOKEN)

        assert caller("GET", "/", headers={"Host": "timebridge.example"}).status_code == 200


@pytest.mark.parametrize("text", ["", "two words", "x" * 513, "line\nline"])
def test_a_token_that_is_none(tmp_path, text):
    """The sentence names the file, and not what is in it."""
    file = tmp_path / "token"
    file.write_text(text)
    done = typed("serve", "--token-file", str(file), "--port", "0")

    assert done.exit_code == 2
    assert str(file) in done.stderr
    assert done.stderr.count("\n") == 1


def test_no_secret_shows(office, tmp_path):
    """Not in an answer, not in what is written on the terminal, not in a refusal of a vendor."""
    secrets = [
        value
        for section in office.connections.values()
        for key, value in section.items()
        if key in SECRET_KEYS
    ]
    with serving() as found:
        caller = Caller(found.address)
        office.connections["karbon"]["access_key"] += "-wrong"
        said = [caller.open(office.name, **office.wanted).text]
        said += [caller("POST", f"/firms/{office.name}/connect", json={"by": ADMIN}).text]
        broken = json.loads(json.dumps(office.connections))
        broken["quickbooks_time"]["refresh_token"] = ""
        said += [caller.open(office.name, connections=broken).text]
        code, errors = found.end()

    assert (code, errors) == (0, "")
    assert len(secrets) >= 7
    assert not [secret for secret in secrets if secret in "".join(said)]


SECRET_KEYS = {"bearer", "access_key", "access_token", "refresh_token", "client_secret"}
