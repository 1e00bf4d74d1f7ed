"""Composing a request."""
