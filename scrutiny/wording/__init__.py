"""What the site says by itself, in each language."""
