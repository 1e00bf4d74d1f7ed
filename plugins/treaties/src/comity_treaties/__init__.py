"""Treaties that belong to no single State, for Comity. All they say stands in the TOML files."""
