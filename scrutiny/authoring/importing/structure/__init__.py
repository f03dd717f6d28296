"""What the parts of a document are: one rule a file, each with examples of what it knows."""
