"""QuickBooks Online as its API v3 and its OAuth hosts answer, and as people use it in the browser."""

from typing import Final

HOSTS: Final = (
    "quickbooks.api.intuit.com",
    "sandbox-quickbooks.api.intuit.com",
    "oauth.platform.intuit.com",
    "appcenter.intuit.com",
    "developer.api.intuit.com",
    "developer.intuit.com",
    "accounts.platform.intuit.com",
    "sandbox-accounts.platform.intuit.com",
)
