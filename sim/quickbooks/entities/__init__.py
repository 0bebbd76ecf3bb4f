"""The entities that the API offers, by the lower-case name that stands in a path."""

from typing import Final

from sim.quickbooks.entities.account import ACCOUNT
from sim.quickbooks.entities.company_info import COMPANY_INFO
from sim.quickbooks.entities.customer import CUSTOMER
from sim.quickbooks.entities.employee import EMPLOYEE
from sim.quickbooks.entities.item import ITEM
from sim.quickbooks.entities.others import OTHERS
from sim.quickbooks.entities.preferences import PREFERENCES
from sim.quickbooks.entities.time_activity import TIME_ACTIVITY
from sim.quickbooks.entities.tracked import CLASS, DEPARTMENT
from sim.quickbooks.entities.vendor import VENDOR
from sim.quickbooks.schema import EntityType

BY_RECORD: Final[dict[type, EntityType]] = {
    entity.record: entity
    for entity in (
        CUSTOMER,
        EMPLOYEE,
        VENDOR,
        TIME_ACTIVITY,
        ITEM,
        CLASS,
        DEPARTMENT,
        ACCOUNT,
        COMPANY_INFO,
        PREFERENCES,
        *OTHERS,
    )
}
ALIASES: Final = {
    "creditcardpayment": "creditcardpaymenttxn"
}  # in paths and queries; answers have the longer name
ENTITIES: Final[dict[str, EntityType]] = {entity.name.lower(): entity for entity in BY_RECORD.values()}
ENTITIES.update({alias: ENTITIES[name] for alias, name in ALIASES.items()})
