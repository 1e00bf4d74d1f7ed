r"""Addresses in Markdown, written so that every reader of it shows and links them whole.

GitHub makes a link of every bare address, out of the *source*: an escape such as ``\_`` is shown
and is part of where the link leads. CommonMark does not. So an address is written as a link of its
own, which both read alike: ``<https://example.org/a_b>``, or where a reader would take that apart
(``%``, ``&``, letters beyond ASCII, ``www.`` without a scheme) ``[text](<address>)``. One of plain
letters between blanks is left as it is: nothing in it is escaped, and GitHub finds its ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

__all__ = ["pieces"]

_SCHEMED = r"(?:https?|ftp)://[^\s<>]+"
_WWW = r"www\.[^\s<>]+"
# a local part as HTML and CommonMark have it, letters of every script besides
_MAIL = r"(?:(?:mailto|xmpp):)?[\w+][\w.!#$%&'*+/=?^`{|}~-]*@[\w-]+(?:\.[\w-]+)+"
_BARE = r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?[/?][^\s<>]+"
_ADDRESS = re.compile(
    rf"(?<![^\W_])(?:{_SCHEMED}|{_WWW}|{_MAIL})|(?<![\w.@/:-]){_BARE}", re.IGNORECASE
)
_PLAIN = re.compile(
    r"(?:https?|ftp|mailto):[A-Za-z0-9._~:/?#@!$'()*+,;=-]+"
    r"|[A-Za-z0-9.!#$'*+/=?^_`{}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+"
)
_MAIL_WITHIN = re.compile(rf"(?<![^\W_]){_MAIL}", re.IGNORECASE)
_HOST = re.compile(r"(?:[^/?#]*@)?(?P<host>[^/?#]*)")
_PLAIN_HOST = re.compile(r"(?:[^\[\]:]*|\[[0-9a-f.]*:[0-9a-f:.]*\])(?::\d*)?", re.IGNORECASE)
_MAIL_ONLY = re.compile(_MAIL, re.IGNORECASE)
_SIMPLE = re.compile(
    r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?(?:/[A-Za-z0-9./-]*)?(?<=[A-Za-z0-9/])"
    r"|(?![Ww]{3}\.)[A-Za-z0-9][A-Za-z0-9.-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z0-9]*[A-Za-z0-9]"
)
_BESIDE = re.compile(r"[.,;:)]*(\s|$)")
_OPENS = re.compile(r"(?<=www)\.|(?<=[a-z]):(?=//)", re.IGNORECASE)  # an address, to GitHub
_PUNYCODE = re.compile(r"xn--", re.IGNORECASE)
_AFTER = ".,:;!?'\"”’»›…。，、！？：；"  # ends a sentence, not an address
_PAIRS = {")": "(", "]": "[", "}": "{", "*": "*", "_": "_", "~": "~", "`": "`"}
_DESTINATION = re.compile(r"([\\`*_\[\]<>~#$^()!\"'])")


def pieces(text: str, escape: Callable[[str], str], *, breaks: bool = False) -> Iterator[str]:
    """Text in Markdown: what lies between the addresses escaped, every address a link.

    Args:
        text: literal text of one line.
        escape: writes a piece of literal text in Markdown.
        breaks: whether a backslash for a line break follows: GitHub would take it into an address.
    """
    at = 0
    for start, end in _addresses(text):
        address = text[start:end]
        before = _unlinked(text[at:start], escape)
        if _is_found(text, start, end, breaks=breaks):
            yield before + address
        else:
            if before.endswith("!"):  # right before a link it would make a picture of it
                before = f"{before[:-1]}\\!"
            yield before + _link(address, escape)
        at = end
    yield _unlinked(text[at:], escape)


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses stand; in what only looks like one, those of mail."""
    for found in _ADDRESS.finditer(text):
        start = found.start()
        address = _trimmed(found.group(), text[start - 1 : start])
        if _meant(address):
            yield start, start + len(address)
            continue
        for mail in _MAIL_WITHIN.finditer(text, start, found.end()):
            address = _trimmed(mail.group(), text[mail.start() - 1 : mail.start()])
            if _meant(address):
                yield mail.start(), mail.start() + len(address)


def _unlinked(text: str, escape: Callable[[str], str]) -> str:
    """A piece without addresses, in which GitHub finds none either."""
    return _OPENS.sub(r"\\\g<0>", escape(text))


def _meant(address: str) -> bool:
    """Whether anything is left to lead to, once the marks of a sentence are off.

    Readers do not agree on a host in brackets that is no number, nor on one with a colon before
    more than a port.
    """
    rest = re.sub(r"^(?:\w+://|www\.)+", "", address, flags=re.IGNORECASE)
    found = _HOST.match(rest)
    host = "" if found is None else found["host"]
    plain = _PLAIN_HOST.fullmatch(host) is not None
    return plain and re.search(r"\w", rest) is not None


def _is_found(text: str, start: int, end: int, *, breaks: bool) -> bool:
    """Whether every reader finds an address by itself, or leaves it as it is."""
    beside = _BESIDE.match(text, end)
    if beside is None or text[max(0, start - 1) : start] not in ("", " ", "("):
        return False
    if ":" in text[start:end]:  # GitHub reads on in the source, over all but a plain blank
        within = beside[1] == " " and beside.end() < len(text.rstrip())
        if not (within if beside[1] else not breaks):
            return False
    plain = _SIMPLE.fullmatch(text, start, end) and not _PUNYCODE.search(text, start, end)
    return bool(plain)


def _trimmed(address: str, before: str) -> str:
    """An address without the marks of the sentence around it."""
    while address:
        last = address[-1]
        opening = _PAIRS.get(last)
        lone = opening is not None and (
            before == opening if opening == last else address.count(last) > address.count(opening)
        )
        if last not in _AFTER and not lone:
            break
        address = address[:-1]
    return address


def _link(address: str, escape: Callable[[str], str]) -> str:
    if _PLAIN.fullmatch(address) and not _PUNYCODE.search(address):
        return f"<{address}>"
    target = address
    if _MAIL_ONLY.fullmatch(address):
        target = address if ":" in address.partition("@")[0] else f"mailto:{address}"
    elif "://" not in address:
        target = f"http://{address}"
    target = _DESTINATION.sub(r"\\\1", target).replace("&", "&amp;").replace("|", "%7C")
    return f"[{escape(address)}](<{target}>)"
