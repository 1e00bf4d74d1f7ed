"""A cure for a page: fields by their titles and values by their labels, where a file has keys.

The words in backquotes of a cure are what stands in a case file. Here each becomes what somebody
sees who fills in a form: ``confidentiality.user_notice`` the title of the field, and
``user_notice: forbid`` the title and the label of the value. The rest of a sentence stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import yaml

from comity.model.messages import Message, Term
from comity.text.written import human, language_name

if TYPE_CHECKING:
    from comity.model.drafts.field_lookup import FoundField
    from comity.text.messages.worded import Catalogue

__all__ = ["in_page_words"]

SPAN = re.compile(r"`([^`]+)`")
KEY = r"[a-z][a-z0-9_]*"
PATH = re.compile(rf"{KEY}(?:\[\d*\])*(?:\.{KEY}(?:\[\d*\])*)*")
PAIR = re.compile(rf"({PATH.pattern}):(?:\s+(.*))?", re.DOTALL)
SET = re.compile(r"\b([Ww]rite|[Ss]et) (`[^`]+`(?:(?:,| or|, or| and) `[^`]+`)*)")
JOINED = re.compile(r"`([^`]+)`((?:,| or|, or| and)? ?)")
ALTERNATIVES = re.compile(r"`([^`:]+): ([^`]+)`( \w+ )`\1: ([^`]+)`")
UNDER = re.compile(r" \w+ `([^`:]+)`")  # what may follow a span: the table that it lies in
STEM = 3  # letters at the end of a title that another word of the same stem may lack
UNUSED_ID = re.compile(r",? with an (?:unused id|id that is free)\b")  # which a page gives itself
LANGUAGES = frozenset({"language", "languages", "demanded", "into"})
OPEN = ("...", "…", "")


class _Words:
    """The words of one cure: joints of its own language, titles of that of its reader."""

    def __init__(
        self, at: str, catalogue: Catalogue, names: Mapping[str, Term], spoken: Catalogue
    ) -> None:
        self.at = tuple(re.findall(rf"(?<!\[){KEY}", at)) if PATH.fullmatch(at) else ()
        self.catalogue = catalogue
        self.spoken = spoken
        self.names = names
        self.table: tuple[str, ...] = ()  # the field that the cure has named last

    def text(self, said: Message) -> str:
        from comity.text.messages.worded import worded

        return worded(said, self.spoken)[0]

    # what stands in the backquotes

    def replaced(self, span: str, after: str = "") -> str:
        """A span in the words of a page; ``after`` is the text that follows it."""
        self.look_below(after)
        if PATH.fullmatch(span) and (field := self.found(span)) is not None:
            if "." not in span or field.info is not None:
                self.table = field.names
            return self.text(self.field(span, field))
        if (pair := PAIR.fullmatch(span)) is not None:
            below = UNDER.match(after) is not None
            return self.text(self.pair(pair.group(1), _parsed(pair.group(2) or ""), below=below))
        if span.startswith(("- ", "{", "[")):
            return self.text(self.structure("", _parsed(span)))
        quoted = len(span) > 2 and span[0] == span[-1] and span[0] in "\"'"
        shown = _parsed(span) if quoted else span  # quoted for a file alone: "yes"
        return self.text(self.value(self.table[-1] if self.table else "", shown))

    def look_below(self, after: str) -> None:
        """Note the table that a span lies in, if the sentence goes on with it."""
        if (below := UNDER.match(after)) and (field := self.found(below.group(1))) is not None:
            self.table = field.names

    def set(self, spans: str, after: str) -> str | None:
        """Fields and values as the object of "set", or None where a span is anything else."""
        self.look_below(after)
        said, before = "", ""
        for span, joint in JOINED.findall(spans):
            pair = PAIR.fullmatch(span)
            if pair is None or pair.group(2) in (None, *OPEN):
                return None
            path, value = _chained(pair.group(1), _parsed(pair.group(2)))
            if isinstance(value, (dict, list)) and not _is_length(value):
                return None
            shown = self.value(path, value)
            if not before:
                shown = _say("page.cure-set", field=self.titled(path), value=shown)
            elif path != before:
                shown = _say("page.cure-to", field=self.titled(path), value=shown)
            said, before = f"{said}{self.text(shown)}{joint}", path
        return said.rstrip()

    def alternatives(self, path: str, one: str, joint: str, other: str) -> str:
        """Two values of a field, which is named once."""
        last = _say("page.cure-under", field=self.titled(path), value=self.value(path, other))
        return f"{self.text(self.value(path, one))}{joint}{self.text(last)}"

    def pair(self, path: str, value: Any, *, below: bool = False) -> Message:
        path, value = _chained(path, value)
        field = self.titled(path)
        if value in OPEN or value is None:
            return field
        if isinstance(value, dict) and not _is_length(value):
            parts = tuple(self.part(path, key, one) for key, one in value.items())
            return _say("page.cure-group", field=field, parts=parts)
        shown = self.structure(path, value)
        if below:
            return _say("page.cure-as", field=field, value=shown)
        return _say("page.cure-under", field=field, value=shown)

    def structure(self, path: str, value: Any) -> Message:
        if isinstance(value, list):
            shown = [self.structure(path, one) for one in value if one not in OPEN]
            return _say("page.cure-values", values=tuple(shown))
        if not isinstance(value, dict) or _is_length(value):
            return self.value(path, value)
        if len(value) == 1 and path:
            ((key, only),) = value.items()
            return self.structure(f"{path}.{key}", only)
        parts = tuple(self.part(path, key, one) for key, one in value.items() if key != "id")
        return _say("page.cure-entry", parts=parts)

    def part(self, path: str, key: str, value: Any) -> Message:
        below = f"{path}.{key}" if path else key
        field = self.titled(below, short=True)
        if value in OPEN or value is None:
            return _say("page.cure-part/open", field=field)
        return _say("page.cure-part", field=field, value=self.structure(below, value))

    # fields and values

    def found(self, path: str) -> FoundField | None:
        """The field that a path means: in the one named last, or near the finding's own."""
        # every kind of draft, which takes half of the time that a program needs to start
        from comity.model.drafts.field_lookup import MODELS, field_at, find_field

        names = _names(path)
        inner = (field_at(model, (*self.table, *names)) for model in MODELS if self.table)
        below = next((one for one in inner if one is not None and one.info is not None), None)
        return below or find_field(names, self.at)

    def titled(self, path: str, *, short: bool = False) -> Message:
        """The title of a field, by its own name where no kind of draft has it."""
        return self.field(path, self.found(path), short=short)

    def field(self, path: str, field: FoundField | None, *, short: bool = False) -> Message:
        names = _names(path)
        titles = [self.title(field, len(names) - n, names[n]) for n in range(len(names))]
        if len(titles) == 1 or short or _stem(titles[-2]) in titles[-1].casefold():
            return _say("page.cure-field", title=titles[-1])
        if numbered := re.search(r"\[(\d+)\]\.[^.]+$", path):
            item = int(numbered.group(1)) + 1
            return _say("page.cure-field/of-item", title=titles[-1], group=titles[-2], number=item)
        return _say("page.cure-field/in", title=titles[-1], group=titles[-2])

    def title(self, field: FoundField | None, from_end: int, name: str) -> str:
        """The title of one of the last names of a path in the language."""
        texts = self.catalogue.texts
        if field is None or len(field.names) < from_end:
            return texts.get(f"particular.{name}") or human(name)
        end = len(field.names) - from_end + 1
        steps = (field.model.__name__.lower(), *field.names[:end])
        own = next(
            (texts[id] for n in range(len(steps)) if (id := _field_id(steps[n:])) in texts), ""
        )
        title = field.titles[end - 1]
        if title == name:
            own = own or texts.get(f"particular.{name}", "")
            title = human(name)
        return own or title

    def value(self, path: str, value: Any) -> Message:
        """A value by its label, in quotation marks."""
        if _is_length(value):
            return _say(f"page.cure-length/{value['unit']}", quantity=str(value["quantity"]))
        text, name = str(value), _names(path)[-1] if path else ""
        if text in ("true", "false"):
            return _say("page.cure-value/yes" if text == "true" else "page.cure-value/no")
        return _say("page.cure-value", value=self.label(name, text))

    def label(self, name: str, text: str) -> str:
        texts = self.catalogue.texts
        if name == "instrument" and text not in self.names:
            return texts.get(f"instrument.{text}.short", text)
        ids = (f"choice.{name}.{text}", f"choice.{text}", f"measure.{text}", f"term.{text}")
        if own := next((texts[id] for id in ids if id in texts), ""):
            return own
        if text in self.names:
            return self._named(text)
        labels = self.catalogue.labels
        if labelled := labels.get(f"{name}-{text}") or labels.get(text):
            return labelled
        if re.fullmatch(r"[a-z]{2}", text) and (not name or name in LANGUAGES):
            return self.catalogue.named(Term("language", text, language_name(text)))
        if re.fullmatch(r"[a-z]+(?:-[a-z]+)+", text):
            return re.sub(r"\bmla\b", "MLA", text.replace("-", " "))
        return text

    def _named(self, id: str) -> str:
        term = self.names[id]
        return term.name if self.catalogue.is_english else self.catalogue.named(term)


def _say(id: str, **params: Any) -> Message:
    """A message, which may hold others and is worded as a whole."""
    from comity.text.messages.making import message  # which needs this module

    return message(id, **params)


def in_page_words(
    cure: str,
    at: str,
    catalogue: Catalogue,
    names: Mapping[str, Term],
    spoken: Catalogue | None = None,
) -> str:
    """A cure in the words of a page.

    Args:
        cure: the cure in the words of a case file.
        at: the path of the field that the finding is about.
        catalogue: the language of the reader, whose titles the fields have on the page.
        names: things that the message names, by their ids.
        spoken: the language of the cure, whose words and marks join them; None for the reader's.
    """
    if "`" not in cure:
        return cure
    words = _Words(at, catalogue, names, spoken or catalogue)
    if words.spoken.language == "en":
        cure = SET.sub(lambda match: _set(match, words), UNUSED_ID.sub("", cure))
    cure = ALTERNATIVES.sub(lambda match: words.alternatives(*match.groups()), cure)
    return SPAN.sub(lambda m: words.replaced(m.group(1), m.string[m.end() :]), cure)


def _set(match: re.Match[str], words: _Words) -> str:
    """The verb with its fields and values; as it stands where it has another object."""
    said = words.set(match.group(2), match.string[match.end() :])
    if said is None:
        return match.group()
    return said[:1].upper() + said[1:] if match.group(1)[0].isupper() else said


def _names(path: str) -> tuple[str, ...]:
    return tuple(re.sub(r"\[\d*\]", "", step) for step in path.split("."))


def _stem(title: str) -> str:
    """The start of a title, by which another one shows that it belongs to it."""
    return title.casefold()[: max(STEM + 1, len(title) - STEM)]


def _field_id(steps: tuple[str, ...]) -> str:
    return f"field.{'.'.join(steps)}"


def _chained(path: str, value: Any) -> tuple[str, Any]:
    """A path and a value, where a table of one field is a longer path."""
    while isinstance(value, dict) and len(value) == 1:
        ((key, value),) = value.items()
        path = f"{path}.{key}"
    return path, value


def _is_length(value: Any) -> bool:
    units = ("hours", "days", "months", "years")
    return isinstance(value, dict) and "quantity" in value and value.get("unit") in units


def _parsed(text: str) -> Any:
    """What YAML makes of a value; the text itself where it makes nothing of it.

    A text with a comma in braces ends at the comma: what follows is put back where it was.
    """
    try:
        read = yaml.load(text, Loader=yaml.BaseLoader)  # which makes texts alone
    except yaml.YAMLError:
        return text
    return _mended(read, text)


def _mended(read: Any, text: str) -> Any:
    if isinstance(read, list):
        return [_mended(one, text) for one in read]
    if not isinstance(read, dict):
        return read
    whole: dict[str, Any] = {}
    for key, value in read.items():
        if value == "" and whole and f"{key}:" not in text:
            last = next(reversed(whole))
            whole[last] = f"{whole[last]}, {key}"
        else:
            whole[key] = _mended(value, text)
    return whole
