"""What Flask keeps of a call while it is answered, without what no fake has: sessions, and routes found once before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from flask import Flask
from flask.ctx import RequestContext
from werkzeug.exceptions import HTTPException

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment
    from werkzeug.routing import MapAdapter, Rule

ROUTES_MAX: Final = 4_000


class Routes:
    """The routes of one app by the calls that were led to them."""

    def __init__(self, app: Flask) -> None:
        self.no_session = app.session_interface.make_null_session(app)
        self._found: dict[tuple[str, str, str], tuple[Rule, dict[str, Any]]] = {}

    def get(self, called: tuple[str, str, str]) -> tuple[Rule, dict[str, Any]] | None:
        """Where such a call was led, with what stood in the path."""
        found = self._found.get(called)
        return None if found is None else (found[0], dict(found[1]))

    def keep(self, called: tuple[str, str, str], rule: Rule, arguments: dict[str, Any]) -> None:
        """Lead such calls there from now on."""
        if len(self._found) >= ROUTES_MAX:
            self._found.clear()
        self._found[called] = (rule, dict(arguments))


class Asked(RequestContext):
    """The context of one call."""

    def __init__(self, app: Flask, environ: WSGIEnvironment, routes: Routes) -> None:
        self.app = app
        self.request = app.request_class(environ)
        self.request.json_module = app.json
        self.flashes = None
        self._session = routes.no_session
        self._after_request_functions = []
        self._cv_tokens = []
        self._routes = routes
        self._adapter: MapAdapter | None = None
        self._is_led = False  # to a route that is known, so that none is looked for

    @property
    def url_adapter(self) -> MapAdapter | None:  # type: ignore[override] # Flask has it made for every call
        """What leads to routes, made when somebody asks."""
        if self._is_led:
            return None
        if self._adapter is None and self.request.routing_exception is None:
            try:
                self._adapter = self.app.create_url_adapter(self.request)
            except HTTPException as error:
                self.request.routing_exception = error
        return self._adapter

    def push(self) -> None:
        """Let this call be the one that is answered."""
        environ = self.request.environ
        called = (environ["REQUEST_METHOD"], environ.get("HTTP_HOST", ""), environ["PATH_INFO"])
        found = self._routes.get(called)
        self._is_led = found is not None
        super().push()
        self._is_led = False
        if found is not None:
            self.request.url_rule, self.request.view_args = found
        elif self.request.url_rule is not None:
            self._routes.keep(called, self.request.url_rule, self.request.view_args or {})


class LeanFlask(Flask):
    """Flask without what no fake has: sessions, signals, coroutines."""

    def __init__(self, name: str) -> None:
        super().__init__(name, static_folder=None)
        self._routes = Routes(self)

    def request_context(self, environ: WSGIEnvironment) -> RequestContext:
        """What is kept of the call while it is answered."""
        return Asked(self, environ, self._routes)

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Itself: nothing here is a coroutine, and Flask would look each time."""
        return func

    def do_teardown_request(self, exc: BaseException | None = None) -> None:
        """Run what anybody added; Flask's signals are not sent."""
        if self.teardown_request_funcs:
            super().do_teardown_request(exc)

    def do_teardown_appcontext(self, exc: BaseException | None = None) -> None:
        """Run what anybody added; Flask's signals are not sent."""
        if self.teardown_appcontext_funcs:
            super().do_teardown_appcontext(exc)
