"""Writing a catalogue: a .po file that a translator can fill in, in a fixed form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from babel.messages.pofile import normalize

from comity.text.catalogues import ENGLISH, REVIEWED, TABLE

__all__ = ["Entry", "catalogue_text"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its id, its text (empty while it is open), the English, and further comments.

    ``heading`` opens a section before the entry.
    """

    id: str
    text: str = ""
    english: str = ""
    comments: tuple[str, ...] = ()
    heading: str = ""


def catalogue_text(tag: str, entries: Iterable[Entry], *, table: int, reviewed_by: str = "") -> str:
    """The text of a .po file.

    Args:
        tag: the BCP 47 tag of its language.
        entries: in the order in which they are written.
        table: the version of the clause table that the entries are of.
        reviewed_by: the lawyer who has reviewed it, or empty.
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
    lines = ['msgid ""', 'msgstr ""']
    lines += [f'"{name}: {value}\\n"' for name, value in header.items()]
    for entry in entries:
        lines.append("")
        if entry.heading:
            lines += [f"# --- {entry.heading}", ""]
        lines += [f"# {line}" for comment in entry.comments for line in comment.splitlines()]
        lines += [f"#. {ENGLISH}{line}" for line in entry.english.splitlines()]
        lines.append(f"msgid {normalize(entry.id, width=0)}")
        lines.append(f"msgstr {normalize(entry.text, width=0)}")
    return "\n".join(lines) + "\n"
