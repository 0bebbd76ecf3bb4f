"""A `serve` process of its own, as a person starts it, and what it printed."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parents[2]
START = "import sys; from sim.http.serve import serve; sys.exit(serve(**{arguments!r}))"


def command(**arguments):
    return [sys.executable, "-c", START.format(arguments=arguments)]


@contextmanager
def serving(folder, **arguments):
    """The process, once it is ready; it is told to stop at the end."""
    more = {"as_json": True, "port_base": 0, "firm": "baseline", **arguments}
    with subprocess.Popen(
        command(**more),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            line = process.stdout.readline()
            assert line, process.stderr.read()
            yield SimpleNamespace(
                process=process, line=line, found=json.loads(line) if more["as_json"] else None
            )
        finally:
            process.terminate()
            process.wait(20)
