"""`timebridge-sim` refuses what it cannot do in one sentence, with exit code 2, and leaves nothing behind."""

import socket

import pytest

from tests.cli.refusals import MISUSED

PROGRAM = "timebridge-sim"


def check(done, *words):
    assert (done.code, done.out) == (MISUSED, ""), done
    assert done.errors.count("\n") == 1, done.errors
    assert not [word for word in words if word not in done.errors], done.errors


def test_a_port_in_use(terminal):
    """The sentence names the port and the option that chooses others."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        done = terminal.type("serve", "--port-base", port, "--connections", "c.json", program=PROGRAM)

    check(done, f"port {port} of 127.0.0.1 is in use", "--port-base")
    assert "c.json" not in terminal.files()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("this is no JSON", ["firm.json"]),
        ("{}", ["firm.json"]),
        ('{"name": "x", "clients": [{"nmae": "y"}]}', ["firm.json"]),
        (None, ["firm.json"]),
    ],
)
def test_a_firm_file_that_does_not_parse(terminal, text, words):
    """The sentence names the file and the place."""
    if text is not None:
        (terminal.folder / "firm.json").write_text(text)
    before = terminal.files()
    done = terminal.type(
        "serve", "--firm", "firm.json", "--port-base", "0", "--connections", "c.json", program=PROGRAM
    )

    check(done, *words)
    assert terminal.files() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("serve", "--firm", "sampel"), ["'sampel'", "'sample'"]),
        (("serve", "--host", "0.0.0.0"), ["0.0.0.0", "--allow-remote"]),
        (("serve", "--port-base", "70000"), ["70000 is not a port"]),
        (("firm", "--clients", "-1"), ["-1"]),
        (("firm", "--clients", "5", "--out", "nowhere/firm.json"), ["nowhere"]),
        (("firm", "--clients", "5", "--out", "."), ["is a folder"]),
        (("conform", "--features", "nowhere"), ["nowhere", "--features"]),
    ],
)
def test_what_cannot_be_done(terminal, arguments, words):
    """One sentence that names it."""
    before = terminal.files()
    done = terminal.type(*arguments, program=PROGRAM)

    check(done, *words)
    assert terminal.files() == before
