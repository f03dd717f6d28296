"""The search index: documents in, static files out; it knows nothing of records."""
