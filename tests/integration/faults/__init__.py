"""What is left when a call fails: at every call, in every way."""

import pytest

# A read that fails is a read that fails, so every call is refused once and as often as it is tried; an answer that
# never comes makes a difference for writes alone.
AT_ANY_CALL = pytest.mark.parametrize(
    "fault",
    [
        pytest.param({"kind": "refused"}, id="refused once"),
        pytest.param({"kind": "refused", "times": 3}, id="refused for good"),
        pytest.param({"kind": "lost", "method": "POST"}, id="answer lost"),
        pytest.param({"kind": "slow", "method": "POST"}, id="answer late"),
    ],
)
