"""What the planner decides, over firms of every shape."""
