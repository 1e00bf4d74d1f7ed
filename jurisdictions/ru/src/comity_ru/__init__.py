"""Russia for Comity, as data: see the TOML and DOCX files here."""
