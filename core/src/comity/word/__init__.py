"""Word files, read safely: archive, parts, styles, numbers of lists, and what a page shows."""
