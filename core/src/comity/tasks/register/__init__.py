"""The register: what happened with each case file, and what is due next."""
