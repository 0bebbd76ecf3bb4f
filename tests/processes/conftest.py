"""The story of the firm, told once for all tests on a store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.register_assert_rewrite("tests.processes.deaths")

from tests.processes.story import Story, told  # noqa: E402 - after what they assert is told in full


@pytest.fixture(scope="module")
def story(request: pytest.FixtureRequest, worker_id: str) -> Iterator[Story]:
    """On the store that the test file is about."""
    with told(request.module.STORE, worker_id) as found:
        yield found
