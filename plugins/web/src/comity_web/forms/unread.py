"""Why an answer is not what its field takes, for somebody who does not see the file."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress

from comity.tasks.authoring.answer_reading import AnswerReader
from comity.tasks.authoring.case_setup import UnknownStateError, find_state
from comity.tasks.authoring.questions import Refused
from comity.tasks.questions.fields import Field
from comity_web.forms.boxes import date_boxes
from comity_web.wording.catalogues import Words

__all__ = ["why_unread"]

SHORT_YEAR = re.compile(r"\d{1,3}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def why_unread(reader: AnswerReader, field: Field, value: str, words: Words) -> str:
    """Why a value is no date or no State; nothing where it is one, or the field takes any text."""
    if field.form == "date":
        return _date(reader, value, words)
    if field.place == "state" and field.pattern and not re.fullmatch(field.pattern, value):
        try:
            find_state(reader.host, value, reader.voice, spoken=True)
        except UnknownStateError as error:
            return reader.voice.word(error.said)
    return ""


def _date(reader: AnswerReader, value: str, words: Words) -> str:
    with suppress(ValueError):
        if DAY.fullmatch(value) and dt.date.fromisoformat(value):
            return ""
    boxes = date_boxes(value)
    try:
        reader.day(" ".join(filter(None, (boxes[one] for one in ("day", "month", "year")))))
    except Refused as refused:
        return reader.voice.word(refused.said)
    if SHORT_YEAR.fullmatch(boxes["year"].strip()):
        return words.say("web.forms.year-short")
    return reader.voice.say("interview.how-date")
