"""Writing a catalogue: a .po file that a translator can fill in, in a fixed form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from babel.messages.pofile import normalize

from comity.text.catalogues import ENGLISH, REVIEWED, TABLE

__all__ = ["HEADING", "Entry", "catalogue_text"]

HEADING = "# --- "  # opens the line of a section


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its id, its text (empty while it is open), the English, and further comments.

    ``comments`` are the translator's own; ``context`` is what the program says of the entry.
    ``heading`` opens a section before the entry. A text that is ``fuzzy`` is not used by any
    document.
    """

    id: str
    text: str = ""
    english: str = ""
    comments: tuple[str, ...] = ()
    heading: str = ""
    context: tuple[str, ...] = ()
    fuzzy: bool = False


def catalogue_text(
    tag: str,
    entries: Iterable[Entry],
    *,
    table: int,
    reviewed_by: str = "",
    unused: Iterable[Entry] = (),
    opening: Iterable[str] = (),
) -> str:
    """The text of a .po file.

    Args:
        tag: the BCP 47 tag of its language.
        entries: in the order in which they are written.
        table: the version of the clause table that the entries are of.
        reviewed_by: the lawyer who has reviewed it, or empty.
        unused: entries that no document says any more, kept as comments at the end.
        opening: what the file says to a translator before all entries.
    """
    header = {
        "Project-Id-Version": "comity",
        "Language": tag,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        TABLE: str(table),
        REVIEWED: reviewed_by,
    }
    lines = [f"# {line}".rstrip() for line in opening]
    lines += ['msgid ""', 'msgstr ""']
    lines += [f'"{name}: {value}\\n"' for name, value in header.items()]
    for entry in entries:
        lines += ["", *_lines(entry)]
    kept = [_unused(entry) for entry in unused]
    if kept:
        lines += ["", f"{HEADING}No longer used"]
        lines += [line for one in kept for line in ("", *one)]
    return "\n".join(lines) + "\n"


def _lines(entry: Entry) -> list[str]:
    lines = [f"{HEADING}{entry.heading}", ""] if entry.heading else []
    lines += [f"# {line}" for comment in entry.comments for line in comment.splitlines()]
    lines += [f"#. {line}" for text in entry.context for line in text.splitlines()]
    lines += [f"#. {ENGLISH}{line}" for line in entry.english.splitlines()]
    lines += ["#, fuzzy"] if entry.fuzzy else []
    return [*lines, *_words(entry)]


def _unused(entry: Entry) -> list[str]:
    words = "\n".join(_words(entry)).splitlines()
    return [*(f"# {line}" for line in entry.comments), *(f"#~ {line}" for line in words)]


def _words(entry: Entry) -> list[str]:
    return [f"msgid {normalize(entry.id, width=0)}", f"msgstr {normalize(entry.text, width=0)}"]
