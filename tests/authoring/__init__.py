"""Tests of scrutiny/authoring."""
