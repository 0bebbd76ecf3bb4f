"""What the control API promises."""
