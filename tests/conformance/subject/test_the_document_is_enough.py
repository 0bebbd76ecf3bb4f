"""Whoever implements the published document has all that the features ask for: they read nothing beside it."""

from pathlib import Path

from tests.conformance.subject import trimmed
from tests.conformance.subject.elsewhere import conform


def test_the_document_is_enough(tmp_path: Path) -> None:
    """Our integration passes every scenario with its answers cut down to the document."""
    done = conform(f"{trimmed.__name__}:open_port", tmp_path, "--workers", "2")

    assert done.returncode == 0, done.stdout[-3000:]
