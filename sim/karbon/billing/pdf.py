"""An invoice as a PDF: one page with a few lines of text, the same bytes for the same invoice."""

from __future__ import annotations

from decimal import Decimal

from sim.karbon.billing.records import Invoice


def rendered(invoice: Invoice, total: Decimal) -> bytes:
    """The page that a client is sent."""
    lines = [
        f"Invoice {invoice.invoice_number}",
        invoice.client.name,
        f"{invoice.invoice_date.isoformat()}, due {invoice.payment_due_date.isoformat()}",
        *(f"{line.description}: {line.quantity} x {line.unit_price}" for line in invoice.line_items),
        f"Total {invoice.currency_code} {total}",
    ]
    return _document(b"BT /F1 12 Tf 14 TL 72 770 Td " + b" ".join(map(_shown, lines)) + b" ET")


def _shown(line: str) -> bytes:
    text = line.encode("latin-1", "replace")
    for special in (b"\\", b"(", b")"):
        text = text.replace(special, b"\\" + special)
    return b"(" + text + b") Tj T*"


def _document(page: bytes) -> bytes:
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(page), page),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    content, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, b"".join(places))
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(content))
    return content + table + trailer
