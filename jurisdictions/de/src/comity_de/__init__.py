"""The Federal Republic of Germany for Comity, as data: see the TOML and DOCX files next to this one."""
