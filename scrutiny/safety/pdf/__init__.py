"""A PDF (ISO 32000) looked into: what it draws, what else it holds, and what of that is published."""
