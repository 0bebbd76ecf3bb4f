"""QuickBooks Online as its API v3 and its OAuth hosts answer, and as people use it in the browser."""

from typing import Final

_API: Final = ("/v3",)
_ACCOUNTS: Final = ("/v1/openid_connect/userinfo",)
_DISCOVERY: Final = ("/.well-known/",)
# What each host answers: the beginnings of its paths (contract 1.1 and 1.5).
PATHS_BY_HOST: Final = {
    "quickbooks.api.intuit.com": _API,
    "sandbox-quickbooks.api.intuit.com": _API,
    "oauth.platform.intuit.com": ("/oauth2/v1/tokens/bearer", "/op/v1/jwks"),
    "appcenter.intuit.com": ("/connect/oauth2",),
    "developer.api.intuit.com": ("/v2/oauth2/tokens/revoke", *_DISCOVERY),
    "developer.intuit.com": _DISCOVERY,
    "accounts.platform.intuit.com": _ACCOUNTS,
    "sandbox-accounts.platform.intuit.com": _ACCOUNTS,
}
HOSTS: Final = tuple(PATHS_BY_HOST)
