"""The integration on the terminal: what a person types, and what they see."""
