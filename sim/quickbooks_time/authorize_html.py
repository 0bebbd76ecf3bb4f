"""How the page in the browser looks: plain, readable on a phone, without anything fetched from elsewhere."""

from __future__ import annotations

from html import escape
from typing import Final

from flask import Response

from sim.quickbooks_time.authorize import Visit

FREE: Final = " formnovalidate"  # nobody has to fill in a form to leave it
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
p { margin: 0 0 1rem; overflow-wrap: anywhere }
label { display: block; flex: 1 1 100% }
input { box-sizing: border-box; width: 100%; min-height: 3rem; padding: 0 .75rem; font: inherit;
  border: 1px solid var(--line); border-radius: .5rem; background: transparent; color: inherit }
form { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem }
button { flex: 1 1 8rem; min-height: 3rem; font: inherit; border: 1px solid var(--line); border-radius: .5rem;
  background: transparent; color: inherit; cursor: pointer }
button.go { background: var(--go); border-color: var(--go); color: var(--on-go); font-weight: 600 }
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


def page(title: str, content: str, status: int = 200) -> Response:
    """A whole page; the content is HTML already."""
    text = PAGE.format(title=title, style=STYLE, content=content)
    return Response(text, status, HEADERS, content_type="text/html; charset=utf-8")


def refusal(reason: str) -> Response:
    """Why there is nothing to allow."""
    content = (
        f'<p role="alert">{escape(reason)}.</p>\n<p>Go back to the app and tell whoever looks after it.</p>'
    )
    return page("This app cannot be connected", content, 400)


def form(action: str, visit: Visit, content: str) -> str:
    """A form that keeps what the app asked for."""
    kept = "\n".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}">'
        for name, value in visit._asdict().items()
    )
    return f'<form method="post" action="{action}">\n{kept}\n{content}\n</form>'


def choice(decision: str, words: str, *, first: bool = False) -> str:
    """A button."""
    kind = ' class="go"' if first else ""
    return f'<button name="decision" value="{decision}"{kind or FREE}>{words}</button>'
