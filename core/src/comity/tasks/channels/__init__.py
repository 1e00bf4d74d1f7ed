"""The channels between two States, for what is asked: the ladder as text and as data."""

from comity.tasks.channels.ladder_data import ladder_data
from comity.tasks.channels.ladder_text import ladder_text
from comity.tasks.channels.two_states import case_between

__all__ = ["case_between", "ladder_data", "ladder_text"]
