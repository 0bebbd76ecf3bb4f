"""A run: features become pytest items, sentences find their functions, and every outcome is counted."""
