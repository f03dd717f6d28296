"""Tests of scrutiny/shell."""
