"""Tests of scrutiny/base."""
