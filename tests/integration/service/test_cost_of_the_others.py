"""What serves is loaded by `serve` only."""

import subprocess
import sys


def test_other_commands_do_not_load_it():
    """Flask and waitress take a quarter of a second that nobody else needs."""
    asked = "import integration.cli, sys; print(*{'flask', 'waitress', 'werkzeug'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == ""
