"""Tests of scrutiny/search."""
