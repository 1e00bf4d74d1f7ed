"""Law as data: loading it, asking it, judging a draft by it."""
