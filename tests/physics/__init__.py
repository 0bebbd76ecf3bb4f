"""What the physics of a world promises."""
