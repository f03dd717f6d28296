"""Tests of scrutiny/safety."""
