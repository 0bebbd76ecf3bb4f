"""What the ways into a world promise."""
