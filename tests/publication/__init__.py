"""Tests of scrutiny/publication."""
