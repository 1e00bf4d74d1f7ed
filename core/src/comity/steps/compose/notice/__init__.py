"""Composing a transparency notice."""
