"""Who works with the pages of an office: accounts, teams, roles, and who asks right now."""
