"""A session to the fakes in process: `requests`' own, without what it looks for at each call and no fake can bring."""

from __future__ import annotations

from typing import Any

import requests


class DirectSession(requests.Session):
    """Sends as any session does. No proxy, hook, clock or cookie is looked for where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False
        self.adapters.clear()

    def send(self, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:
        """The answer; a caller who follows redirects, or has hooks, has all of `requests`."""
        if kwargs.get("allow_redirects", True) or not kwargs.get("stream") or request.hooks.get("response"):
            return super().send(request, **kwargs)
        adapter = self.get_adapter(str(request.url))
        response = adapter.send(request, stream=True, timeout=kwargs.get("timeout"))
        if response.is_redirect:
            following = self.resolve_redirects(response, request, yield_requests=True)
            response._next = next(following, None)  # type: ignore[attr-defined] # noqa: SLF001 - as `requests` does
        return response
