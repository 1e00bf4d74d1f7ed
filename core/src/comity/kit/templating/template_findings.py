"""What ``comity template check`` may say: a finding, and the table of all its kinds."""

from __future__ import annotations

from dataclasses import dataclass

from comity.model.findings import Severity

__all__ = ["KINDS", "Kind", "TemplateFinding", "finding", "shortened"]

SHOWN = 90  # characters of a paragraph in a finding

ERROR, WARNING = Severity.ERROR, Severity.WARNING


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding: how much it weighs, and what to do about it."""

    severity: Severity
    cure: str


KINDS: dict[str, Kind] = {
    # tags
    "half-tag": Kind(ERROR, "Write the whole tag in one paragraph: {{ name }} or {%p … %}."),
    "broken-tag": Kind(ERROR, "Compare the tag with the same one in the base template."),
    "unknown-tag": Kind(ERROR, "Use if, elif, else, endif, for, endfor or set."),
    "unknown-filter": Kind(ERROR, "Take the part after | out, or use one that is known."),
    "refused-tag": Kind(ERROR, "Take it out: a template may not read other files."),
    "not-closed": Kind(ERROR, "Add the closing tag in a paragraph of its own."),
    "closes-nothing": Kind(ERROR, "Delete the tag, or put back the one that it closed."),
    "mis-nested": Kind(ERROR, "Open and close in the same place, with tags of the same kind."),
    "tag-not-alone": Kind(ERROR, "Move the tag to a place of its own: all beside it is lost."),
    "raw-print": Kind(ERROR, "Write {{ name }} without the letter after the braces."),
    "altered-value": Kind(ERROR, "Print the value as it is: {{ name }}."),
    # names
    "unknown-name": Kind(ERROR, "`comity template fields` lists the names."),
    "not-a-list": Kind(ERROR, "Print it with {{ … }}; loop only over lists."),
    "not-printable": Kind(ERROR, "Loop over it, or print one of its parts."),
    "part-without-place": Kind(ERROR, "Put it back, as the base template has it."),
    "part-left-out": Kind(WARNING, "Put it back, or be sure that your own text says the same."),
    "no-draft-mark": Kind(ERROR, "Put {{ doc.draft_mark }} into the header, style Draft Mark."),
    "no-classification": Kind(
        ERROR, "Put {{ doc.classification }} into the header, style Classification."
    ),
    # content
    "forbidden": Kind(ERROR, "Take it out and save the file again."),
    "trial": Kind(ERROR, "Undo the last change near this place, and check again."),
    "page-differs": Kind(
        ERROR,
        "Print what is given, in plain sight and in its order: nothing hidden, nothing added.",
    ),
    # formatting by hand
    "hand-emphasis": Kind(WARNING, "Clear it (Ctrl+Space) and choose a style that looks so."),
    "hand-font": Kind(WARNING, "Clear it (Ctrl+Space) and change the font of the style."),
    "hand-colour": Kind(WARNING, "Clear it (Ctrl+Space) and change the colour of the style."),
    "hand-paragraph": Kind(WARNING, "Clear it (Ctrl+Q) and change the style of the paragraph."),
    "hand-list": Kind(WARNING, "Use the style Numbered Item: number, tab, text."),
    "hand-number": Kind(WARNING, "Take the number out: Word or the program counts."),
    "empty-paragraph": Kind(WARNING, "Delete it, and set the space before or after in the style."),
    "unknown-style": Kind(WARNING, "Give the paragraph a style that the list of styles shows."),
    # structure
    "no-title": Kind(WARNING, "Give the title of the document the style Title."),
    "no-headings": Kind(WARNING, "Give the headings of the parts the style Heading 1."),
    "heading-jump": Kind(WARNING, "Use the next level: Heading 1, then Heading 2, then Heading 3."),
    "heading-style": Kind(WARNING, "Give it the style Heading 1 or Heading 2."),
    "table-head": Kind(WARNING, "Mark the first row in Word: Layout, Repeat Header Rows."),
    "picture-text": Kind(WARNING, "Right-click the picture, Edit Alt Text, say what it shows."),
    "no-language": Kind(WARNING, "Review, Language, Set Proofing Language: set it for all text."),
    "no-page-number": Kind(WARNING, "Put a page number into the footer: Insert, Page Number."),
}


@dataclass(frozen=True, slots=True)
class TemplateFinding:
    """One thing wrong in a template.

    ``id`` is a key of ``KINDS``; ``part`` the part of the document (body, header, footer,
    footnotes); ``text`` the paragraph's own text, shortened, or empty where the document as a
    whole is meant.
    """

    severity: Severity
    id: str
    part: str
    text: str
    message: str
    cure: str


def finding(id: str, part: str, text: str, message: str, cure: str = "") -> TemplateFinding:
    """A finding of a kind, with the kind's cure unless a better one is known."""
    kind = KINDS[id]
    return TemplateFinding(kind.severity, id, part, shortened(text), message, cure or kind.cure)


def shortened(text: str) -> str:
    """A paragraph's text on one line, cut to what a reader needs to find it."""
    line = " ".join(text[: SHOWN * 10].split())  # a paragraph may be a million letters long
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
