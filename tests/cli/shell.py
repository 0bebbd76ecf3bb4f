"""A shell that has imported both commands already: each runs in a process of its own, and need not load for a second.

It reads a line of JSON with orders that begin together, and answers with their exit codes. Run by terminal.py, never
imported by a test. The commands as they are installed are typed by tests/docs.
"""

import json
import os
import sys
import warnings
from importlib import import_module
from typing import Any

MODULES = (
    "integration.cli",
    "integration.lookup",
    "integration.saved_plan",
    "integration.terminal.files",
    "integration.terminal.plans",
    "integration.terminal.typed",
    "integration.terminal.views",
    "sim.cli",
    "sim.firms.command",
    "typer._adapters",  # this and the next are what typer itself puts off
    "typer.rich_utils",
)
MAINS = {"timebridge": "integration.cli", "timebridge-sim": "sim.cli"}


def become(program: str, arguments: list[str], folder: str, environment: dict[str, str], output: str) -> None:
    """Be this command, with its output in two files."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    writing = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    for number, (name, flags) in enumerate(
        ((os.devnull, os.O_RDONLY), (f"{output}.out", writing), (f"{output}.err", writing))
    ):
        os.dup2(os.open(name, flags), number)
    warnings.resetwarnings()
    warnings.simplefilter("error")
    sys.argv = [program, *arguments]
    try:
        import_module(MAINS[program]).main()
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(end.code or 0))  # taking the interpreter down takes longer than most commands


def begin(order: dict[str, Any]) -> int:
    """The id of a new process that carries out an order."""
    child = os.fork()
    if not child:
        become(**order)
    return child


if __name__ == "__main__":
    for module in MODULES:
        import_module(module)
    for line in sys.stdin:
        orders = json.loads(line)
        if not orders:  # the end is said: another test's server may hold a copy of our standard input open
            break
        children = [begin(order) for order in orders]
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        sys.stdout.write(json.dumps(codes) + "\n")
        sys.stdout.flush()
