"""Bounds on XML from elsewhere, by one look at its bytes before a parser sees them.

A parser compares each attribute of a tag with all the others, so that 60,000 of them take half a
minute. What word processors write stays far below each of these bounds.
"""

from __future__ import annotations

import re

from comity.model.errors import RenderError

__all__ = ["check_bounds", "is_markup"]

MAX_ATTRIBUTES = 100
MAX_TAG_BYTES = 16_384
MAX_NAME_BYTES = 256
MAX_NAMESPACES = 2_000  # declarations in one part; a picture brings three
MAX_ASIDES = 100  # comments, instructions and CDATA sections
MAX_ASIDE_BYTES = 16_384

_SHORT_TAG = 4 * MAX_ATTRIBUTES  # fewer bytes cannot hold more attributes: a="" and a space
# possessive, so that each byte is looked at once
_TAG = re.compile(rb"""<[^!?<>"'](?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+""")
_VALUE = re.compile(rb"""=\s*+["']""")
_NAME = re.compile(rb"""[^\s<>/="']{%d}""" % (MAX_NAME_BYTES + 1))
_IN_QUOTES = re.compile(rb"""("[^"]*+"|'[^']*+')""")
_ASIDE = re.compile(rb"<!--|<!\[CDATA\[|<\?")
_ENDS = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}
_DOCTYPE = re.compile(rb"<!(?!--|\[CDATA\[)")
_MARKUP = re.compile(rb"[\s\0\xef\xbb\xbf\xfe\xff]*+<")


def is_markup(blob: bytes) -> bool:
    """Whether a parser would take a part for XML, whatever its name says."""
    return _MARKUP.match(blob) is not None


def check_bounds(xml: bytes, what: str) -> None:
    """Refuse XML that would cost a parser more than any document needs.

    Args:
        xml: the bytes of one part.
        what: the part and its file, for the message.

    Raises:
        RenderError: says what there is too much of, and the bound.
    """
    if _DOCTYPE.search(xml):
        raise RenderError(
            f"{what}: contains a document type declaration (DTD), which is not allowed"
        )
    declared = xml.count(b"xmlns")
    if declared > MAX_NAMESPACES:
        raise RenderError(
            f"{what}: declares {declared} namespaces, more than the {MAX_NAMESPACES} allowed"
        )
    _check_asides(xml, what)
    for tag in _TAG.finditer(xml):
        if tag.end() - tag.start() > min(_SHORT_TAG, MAX_NAME_BYTES):
            _check_tag(tag.group(), what)


def _check_tag(tag: bytes, what: str) -> None:
    bare = _IN_QUOTES.sub(b'""', tag)
    attributes = len(_VALUE.findall(bare))
    if attributes > MAX_ATTRIBUTES:
        raise RenderError(
            f"{what}: a tag has {attributes} attributes, more than the {MAX_ATTRIBUTES} allowed"
        )
    if _NAME.search(bare):
        raise RenderError(f"{what}: a name is longer than the {MAX_NAME_BYTES} bytes allowed")
    if len(tag) > MAX_TAG_BYTES:
        raise RenderError(
            f"{what}: a tag has {len(tag)} bytes, more than the {MAX_TAG_BYTES} allowed"
        )


def _check_asides(xml: bytes, what: str) -> None:
    for count, aside in enumerate(_ASIDE.finditer(xml), 1):
        start = aside.end()
        if count > MAX_ASIDES:
            raise RenderError(
                f"{what}: has more than the {MAX_ASIDES} comments and instructions allowed"
            )
        if xml.find(_ENDS[aside.group()], start, start + MAX_ASIDE_BYTES) < 0:
            raise RenderError(
                f"{what}: a comment or instruction is longer than the {MAX_ASIDE_BYTES} bytes "
                "allowed, or is never closed"
            )
