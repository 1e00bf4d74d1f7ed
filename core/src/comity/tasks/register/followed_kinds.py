"""Which kinds of document other letters are about."""

from __future__ import annotations

__all__ = ["OF_THEIR_OWN", "STRAIGHT"]

STRAIGHT = ("preservation", "disclosure")
"""The kinds of document that have letters of their own beside those of their request."""
OF_THEIR_OWN = ("request", *STRAIGHT)
"""The kinds of document that are no letters about another."""
