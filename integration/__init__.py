"""Keeps an accounting firm's Karbon, QuickBooks Time and QuickBooks in step."""
