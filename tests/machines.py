"""How Hypothesis looks for examples where one costs much: in state machines, and in whole firms."""

from __future__ import annotations

import os
from typing import Final

from hypothesis import HealthCheck, Phase, settings

# Making a failure of many steps smaller takes Hypothesis up to five minutes. A run that is red says so at once, with
# the steps that it found; whoever wants fewer of them sets TIMEBRIDGE_SHRINK and runs the one test again.
PHASES: Final = [
    Phase.explicit,
    Phase.generate,
    *([Phase.shrink] if "TIMEBRIDGE_SHRINK" in os.environ else []),
]


def thorough(examples: int, steps: int = 50) -> settings:
    """The same examples in every run, whatever the machine's speed, and an end soon after the first failure."""
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        phases=PHASES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
