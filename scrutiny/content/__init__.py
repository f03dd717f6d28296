"""Files of the content folder to typed records, each on its own."""
