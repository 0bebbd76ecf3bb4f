"""It says one line when it is ready, ends in good order, and says in a sentence why it cannot begin."""

import json
import signal
import socket

import pytest

from .caller import Caller, serving, typed


def test_the_line_for_a_program():
    """One line of JSON with the address."""
    with serving() as found:
        assert list(json.loads(found.first_line)) == ["address"]
        assert Caller(found.address)("GET", "/").status_code == 200


def test_the_line_for_a_person():
    """The address, and how to end it."""
    with serving(before=()) as found:
        assert found.first_line.startswith("Timebridge is served at http://127.0.0.1:")
        assert "Ctrl-C" in found.first_line


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_good_order(how, tmp_path):
    """Exit code 0, no word, and no folder left behind."""
    with serving(TMPDIR=str(tmp_path)) as found:
        caller = Caller(found.address)
        caller("GET", "/")
        there = list(tmp_path.iterdir())
        code, errors = found.end(how)

    assert (code, errors) == (0, "")
    assert len(there) == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("before", [(), ("--json",)])
def test_a_port_in_use(before):
    """One sentence with the port and the option, for a person and for a program."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = typed(*before, "serve", "--port", str(port))

    said = json.loads(done.stdout)["refused"]["sentence"] if before else done.stderr
    assert done.exit_code == 2
    assert f"port {port} of 127.0.0.1 is in use" in said
    assert "--port" in said
    assert (done.stdout + done.stderr).count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--port", "70000"), "70000 is no port"),
        (("--host", "here"), "'here' is no IP address"),
        (("--store-dir", "/dev/null/stores"), "--store-dir"),
        (("--token-file", "/nowhere/token"), "/nowhere/token: the token cannot be read"),
    ],
)
def test_what_cannot_begin(arguments, words):
    """Exit code 2, and a sentence on its own."""
    done = typed("serve", *arguments)

    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
