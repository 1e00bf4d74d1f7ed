"""Who may ask what: the link, the host, headers, limits."""
