"""Tests of scrutiny/content."""
