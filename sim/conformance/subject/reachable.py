"""Whether a subject can be reached at all, before a suite is run against it."""

import os
from collections.abc import Callable

from sim.conformance.staging.options import TOKEN_VARIABLE, Reach, token_of
from sim.conformance.subject.address import is_url


def reachable(spec: str, reach: Reach, say: Callable[[str], object]) -> bool:
    """The smoke test of a subject at a URL. An entry point is looked at when a scenario opens it: it costs nothing.

    The token is left in the environment, for the processes that share the suite.
    """
    if reach.token:
        os.environ[TOKEN_VARIABLE] = reach.token
    if not is_url(spec):
        return True
    from sim.conformance.staging.opening import Asking
    from sim.conformance.subject.smoke import smoke

    return smoke(Asking(spec, reach.timeout_s, token_of(reach.token)), say)
