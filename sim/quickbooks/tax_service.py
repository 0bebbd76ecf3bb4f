"""The one call that makes tax codes and rates, which are only read elsewhere (contract 3.0; python-quickbooks)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from sim.physics.provenance import inferred
from sim.quickbooks import errors
from sim.quickbooks.entities import ENTITIES
from sim.quickbooks.kinds import Rate, is_unset, scalar_text
from sim.quickbooks.kinds_nested import expect_members

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

KNOWN: Final = ("TaxCode", "TaxCodeId", "TaxRateDetails", "Id", "SyncToken", "domain", "sparse")  # xsd
OF_RATES: Final = ("TaxRateName", "TaxRateId", "RateValue", "TaxAgencyId", "TaxApplicableOn")  # xsd
RATES_MAX: Final = 50  # ours


@inferred("xsd names the members; which are needed is as python-quickbooks' tests send them")
def create(company: QuickBooksState, body: Any) -> dict[str, Any]:
    """Make a tax code and the rates that it needs; the answer has no entity's name around it."""
    members = expect_members(body, "the body", "TaxService", KNOWN)
    details = members.get("TaxRateDetails")
    for name in ("TaxCode", "TaxRateDetails"):
        if not members.get(name):
            raise errors.required(name)
    if not isinstance(details, list) or len(details) > RATES_MAX:
        raise errors.invalid_body(f"TaxRateDetails takes a list of up to {RATES_MAX}")
    name = scalar_text(members["TaxCode"], "TaxCode")
    if any(code.Name.casefold() == name.casefold() for code in company.tables["TaxCode"]):
        raise errors.duplicate_name(company.behaviour.duplicate_detail, "tax code")
    checked = [_checked(company, detail) for detail in details]
    rates = [_rate(company, detail) for detail in checked]
    listed = [
        {"TaxRateRef": {"value": rate["TaxRateId"]}, "TaxTypeApplicable": "TaxOnAmount"} for rate in rates
    ]
    code = _kept(company, "TaxCode", Name=name, SalesTaxRateList={"TaxRateDetail": listed})
    return {"TaxCode": name, "TaxCodeId": code.id, "TaxRateDetails": rates}


@inferred("xsd names the members; 2020 and 2500 by contract 2.2")
def _checked(company: QuickBooksState, detail: Any) -> dict[str, Any]:
    members = expect_members(detail, "TaxRateDetails", "TaxRateDetails", OF_RATES)
    if not is_unset(members.get("TaxRateId")):
        rate_id = scalar_text(members["TaxRateId"], "TaxRateId")
        if rate_id not in company.tables["TaxRate"]:
            raise errors.unknown_reference("TaxRates", rate_id)
        return {"TaxRateId": rate_id}
    for name in ("TaxRateName", "RateValue", "TaxAgencyId"):
        if is_unset(members.get(name)):
            raise errors.required(name)
    agency = scalar_text(members["TaxAgencyId"], "TaxAgencyId")
    if agency not in company.tables["TaxAgency"]:
        raise errors.unknown_reference("TaxAgencies", agency)
    return {
        "TaxRateName": scalar_text(members["TaxRateName"], "TaxRateName"),
        "RateValue": Rate().read(members["RateValue"], "RateValue"),
        "TaxAgencyId": agency,
        "TaxApplicableOn": scalar_text(members.get("TaxApplicableOn") or "Sales", "TaxApplicableOn"),
    }


def _rate(company: QuickBooksState, detail: dict[str, Any]) -> dict[str, Any]:
    if "TaxRateId" in detail:
        return detail
    value: Decimal = detail["RateValue"]
    agency = {"value": detail["TaxAgencyId"]}
    rate = _kept(company, "TaxRate", Name=detail["TaxRateName"], RateValue=value, AgencyRef=agency)
    return {**detail, "TaxRateId": rate.id, "RateValue": Rate().show(value, company)}


def _kept(company: QuickBooksState, name: str, **values: Any) -> Any:
    entity, now = ENTITIES[name.lower()], company.now()
    number = company.next_id(entity.counter)
    record = entity.record(id=number, create_time=now, last_updated_time=now, **values)
    return company.tables[name].put(record)
