"""The QuickBooks Time fake: the REST API v1 at the vendor's host, and what people do in the product."""

from typing import Final

HOSTS: Final = ("rest.tsheets.com",)
