"""The Portuguese wording of Comity: one catalogue."""
