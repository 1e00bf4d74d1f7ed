"""The changes of a notice as a web page: one standing file, no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from comity.steps.compose.assembly import direction
from comity.steps.render.html_style import style_sheet
from comity.tasks.authoring.voice import Voice
from comity.tasks.notices.change_report import grouped, version_words
from comity.tasks.notices.changes import Change, NoticeChanges
from comity.tasks.revisions.texts import Part
from comity.text.messages import message

__all__ = ["changes_page"]

_OWN = """ul { margin: .75rem 0 .25rem; padding-inline-start: 1.5rem; }
li p { margin: .25rem 0; }
.note { margin: 0 0 1.25rem; padding-inline-start: 1.5rem; }
.subtitle { margin-bottom: .25rem; }
"""
_TAGS = {"removed": "del", "added": "ins"}


def changes_page(found: NoticeChanges, voice: Voice) -> bytes:
    """The changes as one HTML file in UTF-8; the same input gives the same bytes.

    Args:
        found: the changes.
        voice: speaks the reader's language.
    """
    company, language = found.after.text("company", "name"), voice.catalogue.language
    title = escape(voice.say("page.change-title", company=company))
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(language)}" dir="{direction(language)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>{style_sheet('a4')}{_OWN}</style>",
        "</head>",
        '<body class="notice">',
        "<main>",
        f"<h1>{title}</h1>",
        *_body(found, voice),
        "</main>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogatepass")


def _body(found: NoticeChanges, voice: Voice) -> Iterator[str]:
    before, now = (version_words(one, voice) for one in (found.before, found.after))
    yield _paragraph(voice.say("page.change-before", version=before), "subtitle")
    yield _paragraph(voice.say("page.change-now", version=now), "subtitle")
    yield from (_paragraph(voice.word(remark)) for remark in found.remarks)
    if not found.changes:
        yield _paragraph(voice.say("page.change-none"))
    for tier, groups in grouped(found, voice):
        yield f"<h2>{escape(voice.word(message(f'page.change-{tier}')))}</h2>"
        for why, changes in groups:
            yield "<ul>"
            yield from (_item(change) for change in changes)
            yield "</ul>"
            yield _paragraph(voice.say("page.change-why", why=why), "note")


def _item(change: Change) -> str:
    """A change; of a long text that was edited, the whole of it with its edits marked."""
    if not change.parts:
        return f"<li>{escape(change.text)}</li>"
    marked = "".join(map(_marked, change.parts))
    return f"<li><p>{escape(change.text)}</p><p>{marked}</p></li>"


def _marked(part: Part) -> str:
    tag = _TAGS.get(part.how)
    text = escape(part.text)
    return f"<{tag}>{text}</{tag}>" if tag else text


def _paragraph(text: str, kind: str = "") -> str:
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"
