"""Law that stays true: how the law of a plugin was read, and what a new version changes in it."""
