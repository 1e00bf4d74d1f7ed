"""What practice asks of a request where no law settles the point. All of it stands in the TOML files."""
