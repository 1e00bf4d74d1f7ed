"""Cooperation within the European Union, and its agreements with others, for Comity: TOML files."""
