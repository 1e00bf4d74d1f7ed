"""The pages of law: what ``comity law`` and ``comity measures`` show, and the docs made of it."""
