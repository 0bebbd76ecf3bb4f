"""The page on which a person lets an app into the account, and what its buttons do."""

from __future__ import annotations

from html import escape
from typing import Any, Final

from flask import Blueprint, Response, g, redirect, request

from sim.physics.provenance import documented
from sim.quickbooks_time import authorize, authorize_sign_up, errors
from sim.quickbooks_time.authorize import AUTHORIZE_PATH, Visit
from sim.quickbooks_time.authorize_html import choice, form, page, refusal
from sim.quickbooks_time.gate import ALL_METHODS
from sim.quickbooks_time.records import User
from sim.quickbooks_time.state import QuickBooksTimeState

ALLOW: Final = "allow"
DENY: Final = "deny"

blueprint = Blueprint("quickbooks_time_authorize", __name__)


@blueprint.route(AUTHORIZE_PATH, methods=ALL_METHODS, provide_automatic_options=False)
@documented("contract 1.2: GET /authorize; that other verbs are 405 is inferred")
def answer_authorize() -> Any:
    """The page, or where a button on it leads."""
    if request.method not in {"GET", "HEAD", "POST"}:
        raise errors.refused(405)
    try:
        visit = authorize.visit(g.asked)
        state = authorize.check_client(g.world and g.world.quickbooks_time, visit)
    except authorize.CannotAllowError as error:
        g.note = error.note
        return refusal(str(error))
    decision = g.asked.get("decision", "") if request.method == "POST" else ""
    return _answer(state, visit, decision)


def _answer(state: QuickBooksTimeState, visit: Visit, decision: str) -> Any:
    at_once = authorize.refused_at_once(state, visit)
    if at_once:
        return redirect(at_once)
    if not len(state.tables.users):
        return authorize_sign_up.answer(state, visit, g.asked if decision else {})
    person = authorize.person(state)
    if person is None:
        return refusal("Nobody who may sign in to this account is signed in")
    if decision == ALLOW:
        return redirect(authorize.allowed(state, visit, person))
    if decision == DENY:
        return redirect(authorize.denied(visit))
    return _question(state, visit, person)


def _question(state: QuickBooksTimeState, visit: Visit, person: User) -> Response:
    name = f"{person.first_name} {person.last_name}".strip() or person.username
    firm = f"<strong>{escape(state.account.company_name)}</strong> ({escape(state.account.client_url)})"
    buttons = f"{choice(ALLOW, 'Allow', first=True)}\n{choice(DENY, 'Deny')}"
    content = f"""<p>An app asks for access to {firm} in QuickBooks Time.</p>
<p>You are signed in as <strong>{escape(name)}</strong>. If you allow it, the app can see and do
what you can see and do, until you take it back.</p>
{form(AUTHORIZE_PATH, visit, buttons)}
<small>Either way you go back to {escape(authorize.place(visit.redirect_uri))}.</small>"""
    return page("Let this app into your account?", content)
