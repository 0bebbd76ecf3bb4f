"""Webhooks: who subscribed to what, what an edit is to them, and how Karbon tells and signs it."""
