"""Composing the correspondence about a request."""
