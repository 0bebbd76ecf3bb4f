"""The page on which a person lets an app into the account, and what its buttons do."""

from __future__ import annotations

from html import escape
from typing import Any, Final

from flask import Blueprint, Response, g, redirect, request

from sim.quickbooks_time import authorize, errors
from sim.quickbooks_time.gate import ALL_METHODS, AUTHORIZE_PATH
from sim.quickbooks_time.state import QuickBooksTimeState

ALLOW: Final = "allow"
DENY: Final = "deny"
HEADERS: Final = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
    ),
}
STYLE: Final = """
:root { color-scheme: light dark; --line: #767676; --go: #1b6e20; --on-go: #fff }
@media (prefers-color-scheme: dark) { :root { --go: #8fd694; --on-go: #10210f } }
body { font: 1.0625rem/1.5 system-ui, sans-serif; margin: 0; padding: 1rem }
main { max-width: 26rem; margin: 8vh auto 0 }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; text-wrap: balance }
p, ul { margin: 0 0 1rem; overflow-wrap: anywhere }
ul { padding-left: 1.25rem }
form { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem }
button { flex: 1 1 8rem; min-height: 3rem; font: inherit; border: 1px solid var(--line); border-radius: .5rem;
  background: transparent; color: inherit; cursor: pointer }
button[value=allow] { background: var(--go); border-color: var(--go); color: var(--on-go); font-weight: 600 }
:focus-visible { outline: 3px solid currentColor; outline-offset: 3px }
small { display: block; margin-top: 1.5rem }
"""
PAGE: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - QuickBooks Time</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{content}
</main>
</body>
</html>
"""

blueprint = Blueprint("quickbooks_time_authorize", __name__)


@blueprint.route(AUTHORIZE_PATH, methods=ALL_METHODS, provide_automatic_options=False)
def answer_authorize() -> Any:
    """The page, or where a button on it leads."""
    if request.method not in {"GET", "HEAD", "POST"}:
        raise errors.refused(405)
    if g.world is None:
        return _refusal(
            "The client id supplied is invalid" if g.asked.get("client_id") else "No client id supplied"
        )
    state: QuickBooksTimeState = g.world.quickbooks_time
    visit = authorize.visit(g.asked)
    try:
        authorize.check_client(state, visit)
    except authorize.CannotAllowError as error:
        return _refusal(str(error))
    decision = g.asked.get("decision", "") if request.method == "POST" else ""
    return _answer(state, visit, decision)


def _answer(state: QuickBooksTimeState, visit: authorize.Visit, decision: str) -> Any:
    at_once = authorize.refused_at_once(state, visit)
    if at_once:
        return redirect(at_once)
    person = authorize.person(state)
    if person is None:
        return _refusal("Nobody who may sign in to this account is signed in")
    if decision == ALLOW:
        return redirect(authorize.allowed(state, visit, person))
    if decision == DENY:
        return redirect(authorize.denied(visit))
    return _page("Let this app into your account?", _question(state, visit))


def _question(state: QuickBooksTimeState, visit: authorize.Visit) -> str:
    person = authorize.person(state)
    assert person is not None, "a page is for somebody"
    name = f"{person.first_name} {person.last_name}".strip() or person.username
    kept = "\n".join(
        f'<input type="hidden" name="{field}" value="{escape(value)}">'
        for field, value in visit._asdict().items()
    )
    return f"""<p>An app asks for access to <strong>{escape(state.account.company_name)}</strong>
({escape(state.account.client_url)}) in QuickBooks Time.</p>
<p>You are signed in as <strong>{escape(name)}</strong>. If you allow it, the app can see and do
what you can see and do, until you take it back.</p>
<form method="post" action="{AUTHORIZE_PATH}">
{kept}
<button name="decision" value="{ALLOW}">Allow</button>
<button name="decision" value="{DENY}">Deny</button>
</form>
<small>Either way you go back to {escape(authorize.place(visit.redirect_uri))}.</small>"""


def _refusal(reason: str) -> Response:
    content = (
        f'<p role="alert">{escape(reason)}.</p>\n<p>Go back to the app and tell whoever looks after it.</p>'
    )
    return _page("This app cannot be connected", content, 400)


def _page(title: str, content: str, status: int = 200) -> Response:
    text = PAGE.format(title=title, style=STYLE, content=content)
    return Response(text, status, HEADERS, content_type="text/html; charset=utf-8")
