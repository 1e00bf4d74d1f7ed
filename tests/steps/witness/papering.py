"""Lines of a template's own, and what a module of tests needs to print and hear many of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from listing import W, altered, part  # a module of tests loads it first
from lxml import etree

from comity.steps.render import render
from comity.steps.witness import hear
from comity.steps.witness.own import own_words

DOCUMENT, NUMBERING, STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
HEADER, FOOTER, SETTINGS = "word/header1.xml", "word/footer1.xml", "word/settings.xml"
PARTS = (DOCUMENT, NUMBERING, STYLES, HEADER, FOOTER, SETTINGS)
Parts = Mapping[str, etree._Element]
Change = Callable[[Parts], None]

CENTRED, RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
TAB, BREAK = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str = "1") -> str:
    """A field of Word with its last result."""
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    told = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"{begin}{told}{separate}{run(result) if result else ''}{end}"


PAGE, COUNT = field("PAGE"), field("NUMPAGES")


def line(*runs: str, format: str = "") -> str:
    return f"<w:p><w:pPr>{format}</w:pPr>{''.join(runs)}</w:p>"


def stop(place: int, leader: str = "", side: str = "left") -> str:
    led = f' w:leader="{leader}"' if leader else ""
    return f'<w:tabs><w:tab w:val="{side}"{led} w:pos="{place}"/></w:tabs>'


def nodes(xml: str) -> list[etree._Element]:
    return list(etree.fromstring(f'<x xmlns:w="{W}">{xml}</x>'))


def margin(xml: str, name: str = FOOTER) -> Change:
    """Have these lines in place of a header or footer."""

    def change(parts: Parts) -> None:
        for node in list(parts[name]):
            parts[name].remove(node)
        parts[name].extend(nodes(xml))

    return change


def more(xml: str, name: str = HEADER) -> Change:
    """Add lines to a header or footer."""
    return lambda parts: parts[name].extend(nodes(xml))


def body(*lines: str) -> Change:
    """Add lines at the end of the text."""

    def change(parts: Parts) -> None:
        last = parts[DOCUMENT][0][-1]
        for node in nodes("".join(lines)):
            last.addprevious(node)

    return change


def both(*changes: Change) -> Change:
    def change(parts: Parts) -> None:
        for one in changes:
            one(parts)

    return change


@dataclass(frozen=True)
class Office:
    """Fills templates that are altered before, and hears them printed with one run."""

    letter: Any
    printed: Any
    folder: Path

    def heard(self, changes: Mapping[str, Change]) -> dict[str, Any]:
        filled, owns = self._filled(changes)
        pages = self.printed(filled)
        return {n: hear(filled[n], pages[n], self.letter.content, owns[n]) for n in filled}

    def heard_of_others(self, changes: Mapping[str, tuple[Change, Change]]) -> dict[str, Any]:
        """What is said of pages on which something else stands than in the document."""
        filled, owns = self._filled({name: true for name, (true, _) in changes.items()})
        pages = self.printed(
            {name: changed(filled[name], false) for name, (_, false) in changes.items()}
        )
        return {n: hear(filled[n], pages[n], self.letter.content, owns[n]) for n in filled}

    def _filled(self, changes: Mapping[str, Change]) -> tuple[dict[str, bytes], dict[str, Any]]:
        filled, owns = {}, {}
        source = self.letter.template.path.read_bytes()
        for name, change in changes.items():
            path = self.folder / f"{name}.docx"
            path.write_bytes(changed(source, change))
            template = replace(self.letter.template, path=path)
            filled[name] = render(self.letter.content, template).docx
            owns[name] = own_words(path.read_bytes(), path.name)
        return filled, owns


def changed(docx: bytes, change: Change, names: Iterable[str] = PARTS) -> bytes:
    parts = {name: part(docx, name) for name in names}
    change(parts)
    return altered(docx, parts)


def laid_out(form: str, text: str, left: int, hanging: int, place: int = 0) -> str:
    """A level of a list as Word defines it by itself: a tab behind the number."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )
