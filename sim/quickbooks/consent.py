"""The page on which a person lets an app into the company."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from flask import Response

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Connect to QuickBooks</title></head>
<body><main>
<h1>{heading}</h1>
{content}
</main></body></html>
"""


def consent_page(company: QuickBooksState, asked: dict[str, str]) -> Response:
    """Connect or not, with everything that the app asked for kept in the form."""
    info = company.company_info.get("1")
    name = escape(info.company_name if info is not None else "your company")
    kept = "\n".join(
        f'<input type="hidden" name="{escape(field)}" value="{escape(value)}">'
        for field, value in asked.items()
    )
    content = (
        f"<p>An app wants to work in <strong>{name}</strong> with: {escape(asked['scope'])}.</p>\n"
        f'<form method="post" action="/connect/oauth2">\n{kept}\n'
        '<button name="decision" value="allow">Connect</button>\n'
        '<button name="decision" value="deny">No, thanks</button>\n</form>'
    )
    return _page(PAGE.format(heading="Connect to QuickBooks", content=content), 200)


def refusal_page(reason: str) -> Response:
    """Why there is nothing to allow."""
    return _page(
        PAGE.format(heading="QuickBooks cannot connect this app", content=f"<p>{escape(reason)}</p>"), 400
    )


def _page(text: str, status: int) -> Response:
    return Response(text, status, content_type="text/html; charset=utf-8")
