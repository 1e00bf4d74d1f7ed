"""The Federal Republic of Germany for Comity, as data: see the TOML and DOCX files here."""
