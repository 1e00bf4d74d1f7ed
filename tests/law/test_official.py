"""Official languages by CLDR: what may be assumed of a State of which nothing was read."""

from __future__ import annotations

import pytest

from comity.law.official import official_languages
from comity.law.states import states


@pytest.mark.parametrize(
    ("code", "languages"),
    [
        ("BR", ("pt",)),
        ("US", ("en",)),  # official in fact alone
        ("AU", ("en",)),
        ("NZ", ("en", "mi")),  # official in fact, and spoken by more than the one by law
        ("CH", ("de", "fr", "it")),  # not Swiss German, though most people speak it
        ("GB-SCT", ("en",)),
        ("PR", ("es", "en")),  # its own, then that of the State that answers for it
    ],
)
def test_the_languages_of_a_state_are_those_that_people_are_written_to_in(
    code: str, languages: tuple[str, ...]
) -> None:
    assert official_languages(code) == languages


def test_every_state_and_territory_has_one() -> None:
    blocs = {code for code, state in states().items() if state.group == "blocs"}
    assert [code for code in states() if code not in blocs and not official_languages(code)] == []
