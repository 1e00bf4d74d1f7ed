"""Vetting: what a template may hold, and nothing else is let in."""
