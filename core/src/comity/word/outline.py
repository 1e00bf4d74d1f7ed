"""A text outline of a DOCX: a line a paragraph, so that a change of a template shows in a diff."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.word.ooxml import Element, child, parse, w, yes
from comity.word.package import open_package
from comity.word.styles import Styles

__all__ = ["holds_words", "outline", "words_of"]

_MARKS = {w("tab"): "⇥", w("br"): "⏎", w("cr"): "⏎"}
_TEXT_KINDS = ("header", "footer", "footnotes", "endnotes")
_PARAGRAPH = re.compile(r"^[ |]*\[[^]]*\] ?(.*)$", re.MULTILINE)
_NO_WORD = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|«[^»]*»")  # tags, and the codes of fields


# words that stand only where the document is in a language of the State, with others for the rest
_OWN_WORDS = re.compile(r"\{% if doc\.own_language %\}.*?(\{% (?:else|endif) %\})")


def holds_words(docx: bytes) -> bool:
    """Whether a template holds words beside its tags that stand there in every language.

    Words between ``{% if doc.own_language %}`` and the tag that follows do not count.

    Args:
        docx: the bytes of a DOCX.

    Raises:
        RenderError: the file is no DOCX.
    """
    texts = _PARAGRAPH.findall(outline(docx))
    bare = (_NO_WORD.sub("", _OWN_WORDS.sub(r"\1", text)) for text in texts)
    return any(letter.isalpha() for text in bare for letter in text)


def words_of(docx: bytes) -> list[str]:
    """The words of a template's own, paragraph by paragraph, without its tags and fields.

    Args:
        docx: the bytes of a DOCX.

    Raises:
        RenderError: the file is no DOCX.
    """
    bare = (_NO_WORD.sub(" ", text) for text in _PARAGRAPH.findall(outline(docx)))
    return [" ".join(text.split()) for text in bare if any(map(str.isalpha, text))]


def outline(docx: bytes) -> str:
    """The outline of a document or template.

    Each paragraph is a line ``[Style] text``; ``«PAGE»`` is a field, ``⇥`` a tab, ``⏎`` a line
    break. The cells of a table stand below its ``row`` and ``head`` lines, each after a bar.

    Args:
        docx: the bytes of a DOCX.

    Raises:
        RenderError: the file is no DOCX.
    """
    package = open_package(docx, "document", own=True)
    styles = Styles.of(package)
    lines = ["== body"]
    body = child(parse(package.parts[package.main].blob, package.main), "body")
    if body is not None:
        lines += _lines(body, styles, "")
    for kind in _TEXT_KINDS:
        for part in package.related(kind):
            lines.append(f"== {kind}")
            lines += _lines(parse(part.blob, part.name), styles, "")
    return "\n".join(lines) + "\n"


def _lines(parent: Element, styles: Styles, indent: str) -> Iterator[str]:
    for node in parent:
        if node.tag == w("p"):
            yield f"{indent}[{styles.name(node)}] {_text(node)}".rstrip()
        elif node.tag == w("tbl"):
            yield f"{indent}table {styles.table_name(node)}".rstrip()
            for row in node.iterchildren(w("tr")):
                head = yes(child(row, "trPr"), "tblHeader")
                yield f"{indent}  {'head' if head else 'row'}"
                for cell in row.iterchildren(w("tc")):
                    first, *others = [*_lines(cell, styles, ""), ""]
                    yield f"{indent}    | {first}".rstrip()
                    yield from (f"{indent}      {line}" for line in others if line)
        elif node.tag in (w("sdt"), w("sdtContent"), w("footnote"), w("endnote")):
            yield from _lines(node, styles, indent)


def _text(paragraph: Element) -> str:
    """The text with its marks; of a field the code, not the last result."""
    pieces: list[str] = []
    depth = 0
    for node in paragraph.iter(*_MARKS, w("t"), w("instrText"), w("fldChar"), w("fldSimple")):
        if node.tag == w("fldChar"):
            depth += {"begin": 1, "end": -1}.get(node.get(w("fldCharType"), ""), 0)
        elif node.tag == w("fldSimple"):
            pieces.append(f"«{' '.join(node.get(w('instr'), '').split())}»")
        elif node.tag == w("instrText"):
            pieces.append(f"«{' '.join((node.text or '').split())}»")
        elif depth == 0 and not _in_simple_field(node):
            pieces.append(_MARKS[str(node.tag)] if node.tag in _MARKS else node.text or "")
    return "".join(pieces)


def _in_simple_field(node: Element) -> bool:
    return any(True for _ in node.iterancestors(w("fldSimple")))
