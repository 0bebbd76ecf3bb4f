"""What every fake shares when it speaks HTTP, and the ways into a world."""
