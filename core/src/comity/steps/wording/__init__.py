"""Wording: the words of a language, which of them a kind of document needs, and what is lacking."""

from comity.steps.wording.offered import Lacking, finished, is_finished, lacking

__all__ = ["Lacking", "finished", "is_finished", "lacking"]
