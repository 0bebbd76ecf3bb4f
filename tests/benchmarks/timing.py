"""Two things timed side by side, so that a busy machine slows both."""

import sys
from time import perf_counter


def best_us(*functions, rounds=60, calls=20, clock=perf_counter):
    """For each function the best average of a round of calls, in microseconds; rounds take turns."""
    best = [float("inf")] * len(functions)
    for _ in range(rounds):
        for which, function in enumerate(functions):
            started = clock()
            for _ in range(calls):
                function()
            best[which] = min(best[which], (clock() - started) / calls * 1e6)
    return best


def say(what, **numbers):
    """Print figures for whoever runs the benchmarks; they are not asserted."""
    shown = ", ".join(f"{name} {value:,.2f}" for name, value in numbers.items())
    sys.stdout.write(f"\n  {what}: {shown}\n")
