"""Webhooks of Karbon and QuickBooks as they come in: proven by their signature, then kept as hints to read again."""
