"""What is left when a call fails: at every call, in every way."""
