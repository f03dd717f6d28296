"""Tests of scrutiny/search/index."""
