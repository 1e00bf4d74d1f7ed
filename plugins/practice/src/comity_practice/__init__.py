"""What practice asks of a request where no law settles the point, as data in TOML files."""
