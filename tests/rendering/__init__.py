"""Tests of scrutiny/rendering."""
