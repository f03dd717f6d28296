"""What must not be published: personal data, hidden parts of papers, canaries."""
