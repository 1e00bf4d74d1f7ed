"""Messages: the registry of all that check, assess and protect say, and how it is worded."""

from comity.text.messages.entries import Entry, Words, entry, families, load_family
from comity.text.messages.entry_titles import entry_title
from comity.text.messages.making import (
    finding,
    finding_of,
    is_genuine,
    law_says,
    message,
    plain_sentence,
    without,
    words,
)
from comity.text.messages.stakes import standing
from comity.text.messages.translated import message_catalogue, message_ids
from comity.text.messages.worded import ENGLISH, Catalogue, page_cure, retold, spoken_in, worded

__all__ = [
    "ENGLISH",
    "Catalogue",
    "Entry",
    "Words",
    "entry",
    "entry_title",
    "families",
    "finding",
    "finding_of",
    "is_genuine",
    "law_says",
    "load_family",
    "message",
    "message_catalogue",
    "message_ids",
    "page_cure",
    "plain_sentence",
    "retold",
    "spoken_in",
    "standing",
    "without",
    "worded",
    "words",
]
