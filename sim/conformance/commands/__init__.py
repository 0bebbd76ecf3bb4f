"""What `timebridge-sim` does with features, one module a verb."""
