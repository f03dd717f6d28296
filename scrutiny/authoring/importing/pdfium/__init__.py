"""What PDFium tells of a page: its letters, lines and picture."""
