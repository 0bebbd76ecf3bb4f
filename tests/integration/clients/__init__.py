"""Tests of the three clients."""
