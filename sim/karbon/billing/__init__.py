"""Invoices, the payments on them, and the expenses that are billed with work."""
