"""Start, stop and settings of the server."""
