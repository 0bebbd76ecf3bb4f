"""The entities that the API offers, by the lower-case name that stands in a path."""

from typing import Final

from sim.quickbooks.entities.company_info import COMPANY_INFO
from sim.quickbooks.entities.customer import CUSTOMER
from sim.quickbooks.entities.employee import EMPLOYEE
from sim.quickbooks.entities.time_activity import TIME_ACTIVITY
from sim.quickbooks.schema import EntityType

ENTITIES: Final[dict[str, EntityType]] = {
    entity.name.lower(): entity for entity in (CUSTOMER, EMPLOYEE, TIME_ACTIVITY, COMPANY_INFO)
}
