"""The numbers of the architecture, as ratios in one run: `make bench`."""
