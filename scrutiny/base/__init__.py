"""What everything rests on: text with places, diagnostics, fingerprints, contracts."""
