"""The language of a paper against those that the company demands, prefers and offers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.law.terms import language_term
from comity.model.findings import Finding, Severity
from comity.steps.check.holder.paper_asked import Asked
from comity.steps.check.holder.terms_held import said, source
from comity.text.messages import finding
from comity.text.tags import language_of

__all__ = ["check_language_of", "is_written_in"]


def check_language_of(asked: Asked) -> Iterator[Finding]:
    """The findings on the language, and on the certificate of a translation."""
    told = said(asked, "languages")
    languages, company = told.value, asked.notice.company.name
    if languages is None or not asked.held:
        return
    if (found := _language(asked)) is not None:
        yield found
    translation = asked.draft.translation
    if translation and languages.certified == "yes" and translation.certified is not True:
        yield finding(
            "holder.translation-uncertified",
            "translation",
            **source(asked, told.cite("languages", "certified")),
            company=company,
        )


def is_written_in(asked: Asked, languages: Iterable[str]) -> bool:
    """Whether the paper, or the translation that it encloses, is in one of some languages."""
    translation = asked.draft.translation
    own = {language_of(asked.language)}
    own |= {language_of(translation.into)} if translation else set()
    return bool(own & {language_of(one) for one in languages})


def _language(asked: Asked) -> Finding | None:
    told = said(asked, "languages")
    known = told.value
    demanded, preferred, offered = known.demanded, known.preferred, known.offered
    if demanded and not is_written_in(asked, (*demanded, *preferred, *offered)):
        how, field, languages = "demanded", "demanded", demanded
    elif preferred and not is_written_in(asked, (*demanded, *preferred)):
        how, field, languages = "preferred", "preferred", preferred
    elif offered and not demanded and not is_written_in(asked, (*preferred, *offered)):
        how, field, languages = "offered", "offered", offered
    else:
        return None
    if not asked.direct and how != "demanded":
        return None  # the company reads what the authority of its State sends
    kind = how if asked.direct else "through"
    if how == "demanded" and known.certified == "yes" and asked.draft.translation is None:
        kind += "-certified"
    return finding(
        f"holder.language/{kind}",
        "language",
        weight=Severity.WARNING if asked.direct and how == "demanded" else Severity.ADVICE,
        **source(asked, told.cite("languages", field)),
        company=asked.notice.company.name,
        language=language_term(asked.language),
        languages=tuple(language_term(one) for one in languages),
    )
