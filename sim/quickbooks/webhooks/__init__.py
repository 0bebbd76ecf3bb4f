"""Webhooks: who asked to hear of what, which edits are told, in which of two shapes, and when again."""
