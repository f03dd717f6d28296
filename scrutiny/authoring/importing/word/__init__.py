"""What Word files are made of."""
