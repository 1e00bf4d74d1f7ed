"""Comity in the browser: write, check and answer on one's own machine."""
