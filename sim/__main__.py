"""`python -m sim` is `timebridge-sim`."""

from sim.cli import main

main()
