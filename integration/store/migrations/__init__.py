"""The steps that bring a store of an earlier Timebridge to the present tables."""
