"""Every kind of fault of writes, in every way in, at each of the three services: what is seen, and what was done."""

import pytest

from tests.http.conftest import WAYS
from tests.http.every_fault import ACCESS, ROWS, WHOLE
from tests.http.three_services import client

MADE = {"none": 0, "first": 1, "all": 2, "twice": 4}
OF = {
    "karbon": (*WHOLE, ACCESS[1]),
    "quickbooks_time": (*WHOLE, *ROWS, *ACCESS),
    "quickbooks": (*WHOLE, *ROWS, *ACCESS),
}
CASES = [
    pytest.param(way, service, seen, id=f"{way}-{service}-{seen.kind.value}")
    for way in WAYS
    for service, kinds in OF.items()
    for seen in kinds
]


@pytest.mark.parametrize(("way", "service", "seen"), CASES)
def test_what_comes_of_a_write(baseline_worlds, way, service, seen):
    """The caller gets its error or its status, the world what the kind says, and the fault has struck."""
    with client(baseline_worlds, service, way) as one:
        one.arm(seen.kind, **seen.more)
        patience_s = 0.2 if "delay_s" in seen.more else 10
        if isinstance(seen.caller, type):
            with pytest.raises(seen.caller):
                one.make(patience_s)
        else:
            assert one.make(patience_s).status_code in ([seen.caller] if seen.caller else [200, 201])
        # In QuickBooks a name is taken the second time.
        made = "all" if (service, seen.made) == ("quickbooks", "twice") else seen.made

        assert one.made == MADE[made]
        assert one.struck
        ((_, last),) = one.world.universe.calls.newest(1)
        assert last.fault == seen.kind
