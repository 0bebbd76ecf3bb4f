"""Who does not take part."""
