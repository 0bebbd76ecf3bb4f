"""What the schema says of elements that no entity here declares: lines, details and their like (xsd).

XML has no types, so whether such an element would be a list, a number or an object in JSON goes by its name.
"""

from __future__ import annotations

from typing import Final


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# May repeat, and are therefore lists in JSON even when there is one.
REPEATED: Final = _names(
    "AttachableRef BatchItemRequest CustomField ItemGroupDetail Line LinkedTxn NameValue OtherAddr "
    "OtherContactInfo PaymentLine TaxLine TaxRateDetail TaxRateDetails"
)
# Their text is the `value` of an object in JSON, as with all that end with `Ref`.
IN_OBJECTS: Final = _names("CustomerMemo DefaultTimeItem HomeCurrency")
NUMBERS: Final = _names(
    "Amount AmountDue Balance DayOfMonthDue Deposit DiscountAmt DiscountDayOfMonth DiscountDays "
    "DiscountPercent DiscountRate DueDays DueNextMonthDays ExchangeRate HomeBalance HomeTotalAmt LineNum "
    "NetAmountTaxable PercentValue Qty Rate RatePercent RateValue RemainingCredit TaxInclusiveAmt TaxPercent "
    "TotalAmt TotalTax UnappliedAmt UnitPrice"
)
# Hold what people write, even if it is "true".
TEXTS: Final = _names("Description DocNumber FileName Memo Name Note StringValue Value")
