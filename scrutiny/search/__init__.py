"""The search: documents from records, and their index."""
