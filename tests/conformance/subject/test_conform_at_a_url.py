"""`timebridge-sim conform` says before the run what would make it vain, and keeps a token to itself."""

import socket
from pathlib import Path

import pytest

from sim.conformance.staging.options import Reach, token_of, transport_of, without_token
from tests.conformance.subject.elsewhere import conform


def test_a_subject_that_is_not_there(tmp_path: Path) -> None:
    """One sentence, what to check, exit code 2, and nothing runs."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    done = conform(address, tmp_path)

    assert done.returncode == 2
    assert done.stdout.splitlines() == [
        f"smoke test of {address}",
        f"  ✗ subject {address}: nobody answers there; start the subject, or correct --subject",
        "    check: GET / answers 200 with port, name, version and operations",
    ]
    assert not (tmp_path / "conformance.json").exists()


def test_a_transport_that_does_not_exist(tmp_path: Path) -> None:
    """The two that do are named."""
    done = conform("a.b:c", tmp_path, "--transport", "pigeon")

    assert done.returncode == 2
    assert "'pigeon' is no transport; write in-process or sockets" in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("spec", "wanted", "given"),
    [
        ("a.b:c", None, "in-process"),
        ("a.b:c", "sockets", "sockets"),
        ("http://x:1", None, "sockets"),
        ("https://x", "in-process", "sockets"),
    ],
)
def test_the_transport_of_a_subject(spec: str, wanted: str | None, given: str) -> None:
    """An entry point gets what is asked for; only sockets reach a subject that is somewhere else."""
    assert transport_of(spec, wanted) == given


def test_where_a_token_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is given wins over the environment."""
    monkeypatch.setenv("TIMEBRIDGE_SUBJECT_TOKEN", "from outside")

    assert (token_of("given"), token_of(None)) == ("given", "from outside")


def test_a_token_is_not_repeated() -> None:
    """Neither in the arguments of the run, which a list of processes shows, nor in a report."""
    words = ("conform", "--subject-token", "canary", "--workers", "2", "--subject-token=canary")

    assert "canary" not in str(Reach(token="canary").for_pytest())
    assert without_token(words) == (
        "conform",
        "--subject-token",
        "***",
        "--workers",
        "2",
        "--subject-token=***",
    )
