"""What was read is not searched for garbage again and again, and what scenarios leave behind still is."""

from tests.conformance.conftest import QUICK

READ = """
import gc

READ = [{"module": number} for number in range(1000)]


def test_a():
    assert gc.isenabled()
    assert gc.get_freeze_count() > 1000
    assert not any(found is READ for found in gc.get_objects())
"""

LEFT = """
import socket


class Circle:
    pass


def test_a():
    circle = Circle()
    circle.itself, circle.socket = circle, socket.socket()
"""


def test_what_was_collected_is_set_apart(pytester):
    """Modules, and whatever they hold, are not walked once tests run; garbage is looked for then."""
    pytester.makepyfile(READ)

    pytester.runpytest_subprocess(*QUICK).assert_outcomes(passed=1)


def test_what_a_test_leaves_open_is_told(pytester):
    """A socket that nobody closed, in a circle that only the collector finds, fails the run as ever."""
    pytester.makepyfile(LEFT)
    done = pytester.runpytest_subprocess(*QUICK)

    assert done.ret != 0
    assert "unclosed <socket.socket" in done.stdout.str() + done.stderr.str()
