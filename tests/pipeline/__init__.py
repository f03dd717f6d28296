"""Tests of scrutiny/pipeline."""
