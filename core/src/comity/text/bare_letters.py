"""Texts stripped to letters and digits, so that what was disguised or torn is found all the same.

Two readings are made of each text. The first folds it (``comity.text.folding``): no case, marks,
width or apostrophes, other scripts in Latin letters, signs that no reader sees gone. The second
takes every letter for the one that it looks like, wherever it stands: Cyrillic, Greek, Armenian,
Cherokee, Coptic and small-capital letters for Latin ones; ``0`` for ``o``; ``1``, ``|``, ``i``
for ``l``; ``v`` for ``u``. What is written in tags or regional indicators is read in both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from comity.text.folding import fold

__all__ = ["READINGS", "Unit", "as_it_looks", "letters_of", "tokens_of", "units_of"]

READINGS = (0, 1)
"""As folded, and as it looks."""

_TOKEN = re.compile(r"[^\W_]+")
_HAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_THAI = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_PIECE = re.compile(rf"[{_HAN}]|[{_THAI}]|[^{_HAN}{_THAI}]+")
# invisible, and yet letters to Unicode; and what NFKD makes of them
_BLANK = re.compile("[\u115f\u1160\u3164\uffa0\u17b4\u17b5\u2800]")
_LOOKS = str.maketrans(
    "аеорсухіјѕһԁԛԝӏьАВЕКМНОРСТУХІЈЅԌԚԜҮӀ"
    "ονιυρϲϳακωηΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
    "օսոցհլԼՕՍքցզ"
    "ᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᏒᏚᎢᏙᎳᏃ"
    "ꓮꓐꓚꓓꓰꓝꓖꓧꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ"
    "ɑɡɩıʏᴀʙᴄᴅᴇɢʜᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡᴢ|\u01c0"
    "αεβτγχσςδℓɛвнткмԍғ"
    "ⲁⲃⲉⲏⲓⲕⲙⲛⲟⲣⲥⲧⲩⲭⲤⲈⲎⲒⲔⲘⲚⲞⲢⲦⲬⲀⲂⲍⲌⲱϣⲗⲅⲡϥⲨⲩϧϫ",
    "aeopcyxijshdqwlbABEKMHOPCTYXIJSGQWYl"
    "oviupcjakwnABEZHIKMNOPTYX"
    "ounghlLOUpgq"
    "ABCDEHJKLMPRSTVWZ"
    "ABCDEFGHJKLMNOPRSTUVWXYZ"
    "agliYABCDEGHJKLMNOPRSTUVWZll"
    "aebtyxocdlebhtkmgf"
    "abehikmnopctyxCEHIKMNOPTXABzZwwlrnqYybx",
)
_ALIKE = str.maketrans("01iv", "ollu")
# letters for programs, that a reader sees not or as a flag: tags, regional indicators
_HIDDEN = {0xE0000 + n: n for n in range(0x20, 0x7F)} | {
    0x1F1E6 + n: ord("a") + n for n in range(26)
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, or a sign of a script without spaces; ``weight`` is the share of a word that it is.

    ``start`` is where its letters begin among all letters of the text.
    """

    letters: str
    weight: float
    start: int


def as_it_looks(text: str) -> str:
    """A text with the letters of other scripts taken for the Latin ones that they look like."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_LOOKS)


def letters_of(text: str, reading: int = 0) -> str:
    """The letters and digits of a text, and nothing between them."""
    return "".join(tokens_of(text, reading))


def tokens_of(text: str, reading: int = 0) -> list[str]:
    """The same, by what stands between other signs."""
    if not text.isascii():
        text = _BLANK.sub("", text).translate(_HIDDEN)
    if reading == 0:
        return _TOKEN.findall(fold(text).text)
    if not text.isascii():
        plain = unicodedata.normalize("NFKC", text)
        text = _BLANK.sub("", plain).translate(_LOOKS)
    else:
        text = text.replace("|", "l")
    return _TOKEN.findall(fold(text).text.translate(_ALIKE))


def units_of(text: str, reading: int = 0) -> Iterator[Unit]:
    """The words of a text in order; in Chinese or Japanese two signs are one, in Thai four."""
    start = 0
    for token in tokens_of(text, reading):
        for piece in _PIECE.findall(token):
            weight = 1.0
            if re.match(rf"[{_HAN}]", piece):
                weight = 0.5
            elif re.match(rf"[{_THAI}]", piece):
                weight = 0.25
            yield Unit(piece, weight, start)
            start += len(piece)
