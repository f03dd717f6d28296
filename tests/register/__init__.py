"""Tests of scrutiny/register."""
