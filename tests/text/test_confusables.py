"""Text that is not what it looks like is told; plain text of any script is not."""

from __future__ import annotations

import pytest

from comity.text.confusables import disguises


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("P\u0430ypal", "“P\u0430ypal” mixes CYRILLIC and LATIN letters"),
        ("Ann \u0430\u0440\u0440\u04cf\u0435", "looks Latin but is CYRILLIC"),
        ("Exa\u200bmple", "U+200B (ZERO WIDTH SPACE) is invisible"),
        ("\U0001d40fay", "stands for P"),
        ("1\u06633", "mixes the digits of two scripts"),
        ("Z\u0336\u0321\u0362a", "One letter has more than 2 marks"),
        ("Acme \uf8ff", "has no meaning outside one font"),
        ("example\u2024com", "looks like another character"),
    ],
)
def test_a_disguise_is_told_with_its_character(text: str, says: str) -> None:
    assert any(says in disguise.message for disguise in disguises(text))


@pytest.mark.parametrize(
    "text",
    ["plain", "Jose\u0301", "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627", "T\u30b7\u30e3\u30c4",
     "\u0421\u0430\u0440\u0430 \u041a\u043e\u0445", "25 \u00b5g",
     "\u0421\u043c\u0438\u0440\u043d\u043e\u0432 (Smirnov)"],
)  # fmt: skip
def test_plain_text_of_any_script_passes(text: str) -> None:
    assert disguises(text) == ()
