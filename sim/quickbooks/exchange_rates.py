"""What one currency is worth in another, which is asked for by code and day instead of by id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sim.physics.provenance import inferred
from sim.quickbooks import errors
from sim.quickbooks.times import company_date, parse_date

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState


@inferred(
    "xsd: a rate holds from its AsOfDate on; the parameters are those of public clients, the refusals by 2.2"
)
def found(company: QuickBooksState, asked: Mapping[str, str]) -> Any:
    """The newest rate of `sourcecurrencycode` that holds on `asofdate`; Refusal when nobody set one."""
    code = asked.get("sourcecurrencycode", "")
    if not code:
        raise errors.required("sourcecurrencycode")
    try:
        day = parse_date(asked.get("asofdate") or company_date(company.now()))
    except ValueError:
        raise errors.invalid_body("asofdate takes a date as YYYY-MM-DD") from None
    rates = [
        rate
        for rate in company.tables["ExchangeRate"]
        if str(rate.SourceCurrencyCode).upper() == code.upper() and str(rate.AsOfDate or "") <= day
    ]
    if not rates:
        raise errors.object_not_found(f"no rate of {code[:20]} holds on {day}")
    return max(rates, key=lambda rate: (str(rate.AsOfDate or ""), int(rate.id)))
