"""What a run leaves behind: one value, `Report`, and every form in which people and programs read it."""
