"""Pages to files: Jinja, relative links, dead links."""
