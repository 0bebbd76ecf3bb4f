"""Whether a subject can be reached at all, before a suite is run against it."""

import os
import sys
from collections.abc import Callable

from sim.conformance.errors import SubjectError
from sim.conformance.staging.options import TOKEN_VARIABLE, Reach, token_of
from sim.conformance.subject.address import is_url
from sim.conformance.subject.port import entry_point


def reachable(spec: str, reach: Reach, say: Callable[[str], object]) -> bool:
    """The smoke test of a subject at a URL; of an entry point, that it is there.

    The token is left in the environment, for the processes that share the suite.
    """
    if reach.token:
        os.environ[TOKEN_VARIABLE] = reach.token
    if not is_url(spec):
        return _there(spec, say)
    from sim.conformance.staging.opening import Asking
    from sim.conformance.subject.smoke import smoke

    return smoke(Asking(spec, reach.timeout_s, token_of(reach.token)), say)


def _there(spec: str, say: Callable[[str], object]) -> bool:
    # An entry point may well lie in this folder, which a command does not have on the path.
    sys.path.insert(0, os.getcwd())  # noqa: PTH109  the path wants a string
    try:
        entry_point(spec)
    except SubjectError as problem:
        say(f"{problem}; correct --subject")
        return False
    finally:
        sys.path.pop(0)
    return True
