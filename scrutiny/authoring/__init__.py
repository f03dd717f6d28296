"""Helping people write: drafts, JSON Schema, settings of editors."""
