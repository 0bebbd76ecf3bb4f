"""What must survive, and what happens when it cannot be opened."""
