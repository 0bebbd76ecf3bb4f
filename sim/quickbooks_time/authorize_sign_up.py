"""The page in the browser of somebody who has no account: fill it in, and the app is let into the new one."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any, Final

from flask import redirect

from sim.physics.provenance import inferred
from sim.quickbooks_time import authorize
from sim.quickbooks_time.authorize import AUTHORIZE_PATH, Visit
from sim.quickbooks_time.authorize_html import choice, form, page
from sim.quickbooks_time.screen import ScreenRefused
from sim.quickbooks_time.sign_up_screens import SignUpScreens

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

CREATE: Final = "create"
DENY: Final = "deny"
TEXT_MAX: Final = 200
QUESTIONS: Final = {  # field: what it is called, its kind, and what a browser may fill in
    "company_name": ("Company name", "text", "organization"),
    "first_name": ("First name", "text", "given-name"),
    "last_name": ("Last name", "text", "family-name"),
    "email": ("Email address", "email", "email"),
}


@inferred("contract 1.2: display_mode create lets a person make an account; what the page asks is ours")
def answer(state: QuickBooksTimeState, visit: Visit, filled_in: Mapping[str, str]) -> Any:
    """The form, or where the browser goes when it is sent."""
    if filled_in.get("decision") == DENY:
        return redirect(authorize.denied(visit))
    if filled_in.get("decision") != CREATE:
        return _form(visit, {})
    try:
        SignUpScreens(state).finish_sign_up(*(filled_in.get(name, "")[:TEXT_MAX] for name in QUESTIONS))
    except ScreenRefused as refused:
        return _form(visit, filled_in, str(refused))
    return redirect(authorize.allowed(state, visit, state.owner))


def _form(visit: Visit, filled_in: Mapping[str, str], trouble: str = "") -> Any:
    questions = "\n".join(_question(name, filled_in.get(name, "")) for name in QUESTIONS)
    buttons = f"{choice(CREATE, 'Create and allow', first=True)}\n{choice(DENY, 'Deny')}"
    alert = f'<p role="alert">{escape(trouble[:1].upper() + trouble[1:])}.</p>\n' if trouble else ""
    content = f"""{alert}<p>There is no account yet. Create one, and the app is let into it.</p>
{form(AUTHORIZE_PATH, visit, questions + chr(10) + buttons)}
<small>Either way you go back to {escape(authorize.place(visit.redirect_uri))}.</small>"""
    return page("Create your QuickBooks Time account", content, 400 if trouble else 200)


def _question(name: str, value: str) -> str:
    words, kind, fills = QUESTIONS[name]
    return (
        f'<label>{words}<input name="{name}" type="{kind}" autocomplete="{fills}"'
        f' maxlength="{TEXT_MAX}" value="{escape(value[:TEXT_MAX])}"></label>'
    )
