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
    "unknown-filter": Kind(ERROR, "Remove the part after |, or use a known filter."),
    "refused-tag": Kind(ERROR, "Remove it. A template must not read other files."),
    "not-closed": Kind(ERROR, "Add the closing tag in its own paragraph."),
    "closes-nothing": Kind(ERROR, "Delete the tag, or restore its opening tag."),
    "mis-nested": Kind(ERROR, "Open and close in the same place, with tags of the same kind."),
    "tag-not-alone": Kind(ERROR, "Move the tag to its own place. Everything next to it is lost."),
    "raw-print": Kind(ERROR, "Write {{ name }} without the letter after the braces."),
    "altered-value": Kind(ERROR, "Print the value as it is: {{ name }}."),
    # names
    "unknown-name": Kind(ERROR, "`comity template fields` lists the names."),
    "not-a-list": Kind(ERROR, "Print it with {{ … }}; loop only over lists."),
    "not-printable": Kind(ERROR, "Loop over it, or print one of its parts."),
    "part-without-place": Kind(ERROR, "Restore it as in the base template."),
    "part-left-out": Kind(WARNING, "Restore it, or make sure that your own text says the same."),
    "no-draft-mark": Kind(
        ERROR, "Add {{ doc.draft_mark }} to the header, with the style Draft Mark."
    ),
    "no-classification": Kind(
        ERROR, "Add {{ doc.classification }} to the header, with the style Classification."
    ),
    # content
    "forbidden": Kind(ERROR, "Remove it and save the file again."),
    "trial": Kind(ERROR, "Undo the last change near this place, then check again."),
    "page-differs": Kind(
        ERROR,
        "Print all given text, visible and in order. Do not hide or add anything.",
    ),
    # formatting by hand
    "hand-emphasis": Kind(WARNING, "Clear it (Ctrl+Space) and choose a style with this look."),
    "hand-font": Kind(WARNING, "Clear it (Ctrl+Space) and change the font of the style."),
    "hand-colour": Kind(WARNING, "Clear it (Ctrl+Space) and change the colour of the style."),
    "hand-paragraph": Kind(WARNING, "Clear it (Ctrl+Q) and change the style of the paragraph."),
    "hand-list": Kind(WARNING, "Use the style Numbered Item: number, tab, text."),
    "hand-number": Kind(WARNING, "Remove the number. Word or Comity numbers automatically."),
    "empty-paragraph": Kind(WARNING, "Delete it, and set the space before or after in the style."),
    "unknown-style": Kind(WARNING, "Choose a style from the list of styles."),
    # structure
    "no-title": Kind(WARNING, "Give the title of the document the style Title."),
    "no-headings": Kind(WARNING, "Give the headings of the parts the style Heading 1."),
    "heading-jump": Kind(WARNING, "Use the next level: Heading 1, then Heading 2, then Heading 3."),
    "heading-style": Kind(WARNING, "Give it the style Heading 1 or Heading 2."),
    "table-head": Kind(WARNING, "Mark the first row in Word: Layout, Repeat Header Rows."),
    "picture-text": Kind(WARNING, "Right-click the picture, choose Edit Alt Text and describe it."),
    "no-language": Kind(WARNING, "Set it for all text: Review, Language, Set Proofing Language."),
    "no-page-number": Kind(WARNING, "Add a page number to the footer: Insert, Page Number."),
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
