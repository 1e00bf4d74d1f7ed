"""Fields of the core as controls of a page, and what was posted as values of the core."""
