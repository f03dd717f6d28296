"""Tests of scrutiny/site."""
