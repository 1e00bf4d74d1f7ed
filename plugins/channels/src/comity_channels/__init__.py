"""Networks through which authorities reach each other, and usual times of answer: TOML files."""
