"""Unless somebody configures it, nothing is counted: not a byte of an SDK is there, and no time goes by."""

from __future__ import annotations

import subprocess
import sys

SAID = """
import sys
import integration.cli
import integration.service.app
from integration import metrics

metrics.CALLS.add(1, {"system": "karbon"})
print(type(metrics.CALLS).__name__, [one for one in sys.modules if "telemetry.sdk" in one or "exporter" in one])
"""


def test_no_sdk_is_loaded() -> None:
    """The counters of the interface stand in for real ones and do nothing."""
    done = subprocess.run(
        [sys.executable, "-c", SAID], capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout == "_ProxyCounter []\n"
