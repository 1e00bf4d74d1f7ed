"""Templates with lists of their own: definitions, and where they are used."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def made(xml: str) -> etree._Element:
    return etree.fromstring(f'<x xmlns:w="{W}">{xml}</x>')[0]


def level(
    place: int,
    form: str,
    text: str,
    *,
    start: int = 1,
    more: str = "",
    behind: str = "tab",
    font: str = "",
) -> str:
    """A level of a list; ``more`` stands behind its format, as ``<w:isLgl/>``."""
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    left = 720 * (place + 1)
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:suff w:val="{behind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="720"/></w:pPr>{fonts}</w:lvl>'
    )


def define(root: etree._Element, levels: str, number: int = 7, changed: str = "") -> None:
    """Add a list to the numbering of a package; ``changed`` are its overrides."""
    first = next(root.iter(w("num")))
    definition = f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
    first.addprevious(made(definition.replace(">", '><w:multiLevelType w:val="multilevel"/>', 1)))
    root.append(
        made(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/>{changed}</w:num>')
    )


def again(root: etree._Element, number: int, of: int, changed: str = "") -> None:
    """Another list of a definition."""
    root.append(made(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{changed}</w:num>'))


def listed(paragraph: etree._Element, place: int = 0, number: int = 7) -> None:
    """Put a paragraph at a level of a list."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    numbered = f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>'
    style = properties.find(w("pStyle"))
    properties.insert(0 if style is None else 1, made(numbered))


def own(root: etree._Element, texts: Iterable[tuple[int, str]], number: int = 7) -> None:
    """Add paragraphs of the template's own at the end, each at its level of the list."""
    last = root[0][-1]
    for place, text in texts:
        run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
        paragraph = made(f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>{run}</w:p>')
        listed(paragraph, place, number)
        last.addprevious(paragraph)


def holding(root: etree._Element, text: str) -> list[etree._Element]:
    """The paragraphs whose whole text it is."""
    return [p for p in root.iter(w("p")) if "".join(t.text or "" for t in p.iter(w("t"))) == text]


def altered(docx: bytes, parts: dict[str, etree._Element]) -> bytes:
    """A DOCX with other parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            new.writestr(name, etree.tostring(parts[name]) if name in parts else blob)
    return data.getvalue()


def part(path: Path | bytes, name: str) -> etree._Element:
    data = io.BytesIO(path) if isinstance(path, bytes) else path
    with zipfile.ZipFile(data) as package:
        return etree.fromstring(package.read(name))
