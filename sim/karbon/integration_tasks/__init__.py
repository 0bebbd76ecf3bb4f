"""Integration tasks: what an approved partner's application does inside a firm's work."""
