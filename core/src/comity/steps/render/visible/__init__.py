"""What a reader sees is what the data say: what hides, alters or touches a value is refused."""
