"""Checks of language tags: each is a language, not the code of a State, and is spoken there.

``br`` is Breton and ``in`` an old tag of Indonesian: neither says Portuguese for Brazil, or any
language for India. CLDR knows which languages are spoken where; it is no law, so a tag fails only
where it is surely a slip.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache

from babel.core import get_global

from comity.kit.conformance.law_dates import held
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.statement_files import placed
from comity.kit.conformance.subject import Subject
from comity.law.load import load_jurisdictions
from comity.law.official import official_languages
from comity.law.states import short_name_of, states
from comity.model.law_records import Answer, Notification
from comity.tasks.audit.statements import statements
from comity.text.written import language_name, listed

__all__ = ["check_spoken", "check_tags", "tag_fault"]

NONE = "not the tag of a language"
LISTS = ("accepts", "alternatives")
SAME = {"sh": "sr", "no": "nb", "nb": "no", "fil": "tl", "tl": "fil"}
Row = tuple[str, str, str, tuple[str, ...]]  # the place, the State or part, the tag, all tags


def check_tags(subject: Subject) -> Iterator[Problem]:
    """No tag is the code of a State, an outdated tag, or given twice."""
    for place, code, tag, others in (*_of_state(subject), *_of_statements(subject)):
        if fault := tag_fault(tag, code, others):
            yield Problem(place, *fault)
    if not subject.topic:
        for record in load_jurisdictions(subject.root):
            twice = [tag for tag in record.languages if record.languages.count(tag) > 1]
            if twice:
                text = f"languages of {record.code} has {twice[0]!r} twice"
                yield Problem(_file(subject), text, "Write each tag once.")


def check_spoken(subject: Subject) -> Iterator[Problem]:
    """Each language of the State is spoken there by CLDR, and one that is official is among them.

    A tag with a region has that of the State: pt-PT is not how Brazil writes.
    """
    for place, code, tag, others in _of_state(subject):
        state, region, named = code.partition("-")[0], _region(tag), _bare(tag).upper()
        if not _spoken(state) and named in states() and not _is_spoken(tag, named):
            text = f"{tag} is {_called(tag)}, which is not spoken in {short_name_of(named)}"
            yield Problem(place, text, _likely(named))
        elif _spoken(state) and not _is_spoken(tag, state) and not tag_fault(tag, code, others):
            text = (
                f"{language_name(_bare(tag))} ({tag}) is not among the languages of {state} in CLDR"
            )
            yield Problem(place, text, _likely(state))
        elif region and region != state and state in states():
            text = f"{tag} is {language_name(_bare(tag))} as {short_name_of(region)} writes it"
            yield Problem(place, text, f"Write {_bare(tag)} or {_bare(tag)}-{state}.")
    official = official_languages(subject.name)
    spoken = {*map(_bare, subject.record.languages)} if subject.record else set()
    if official and spoken and not spoken & {*map(_bare, official)}:
        names = listed(map(language_name, official), "or")
        yield Problem(_file(subject), f"languages has no official language: {names}")


def tag_fault(tag: str, code: str, others: Collection[str] = ()) -> tuple[str, str] | None:
    """What is surely wrong with a tag of a State (or of a part of it), and the cure.

    An old tag has a new one. A tag that is the code of a State, and whose language is spoken
    neither in that State nor in this one, is not meant as a language; nor is the State's own code
    where only a region of it speaks the language, and no official language is among the tags.

    Args:
        tag: the tag.
        code: the State, or a part of it.
        others: all tags of the list in which it is.
    """
    bare, state = _bare(tag), code.partition("-")[0]
    named = bare.upper()
    if new := _outdated().get(bare):
        meant = _meant(named) if named in states() else ""
        other = f"; for the language of {short_name_of(named)} write {meant}" if meant else ""
        name = language_name(new)
        return f"{tag!r} is an outdated tag of {name}", f"For {name} write {new}{other}."
    if named not in states():
        return None
    own = official_languages(state)
    regional = (
        named == state and bool(own) and not {*map(_bare, (tag, *others))} & {*map(_bare, own)}
    )
    foreign = not _is_spoken(bare, named) and bool(_spoken(state)) and not _is_spoken(bare, state)
    if not regional and not foreign:
        return None
    of = "" if _called(tag) == NONE else f", not a language of {short_name_of(state)}"
    text = f"{tag!r} is {_called(tag)}{of}"
    if regional and not foreign:
        text = f"{tag!r} is {_called(tag)}, not the official language of {short_name_of(state)}"
    return text, f"{named} is the code of {short_name_of(named)}. {_likely(named)}".rstrip()


def _called(tag: str) -> str:
    """The name of a language; of no language where CLDR has none of this tag."""
    name = language_name(_bare(tag)).partition(" (")[0]
    return NONE if name == _bare(tag) else name


def _of_state(subject: Subject) -> Iterator[Row]:
    for record in () if subject.topic else load_jurisdictions(subject.root):
        for tag in record.languages:
            yield _file(subject), record.code, tag, record.languages


def _of_statements(subject: Subject) -> Iterator[Row]:
    """The tags of answers and notifications, of a State that may accept what it does not speak."""
    for name, table in statements(held(subject)):
        value = getattr(table, "value", None)
        if isinstance(table, Answer | Notification) and isinstance(value, Mapping):
            code = table.code if isinstance(table, Notification) else subject.name
            tags = [str(tag) for key in LISTS for tag in value.get(key, ())]
            for tag in tags:
                if _bare(tag) in _outdated() or _bare(tag).upper() == code.partition("-")[0]:
                    yield placed(subject, name), code, tag, tuple(tags)


def _file(subject: Subject) -> str:
    return f"{subject.package}/jurisdiction.toml"


def _likely(code: str) -> str:
    return f"Its language is probably {_meant(code)}." if _meant(code) else ""


def _meant(code: str) -> str:
    """The tag of the official language that most people of a State speak, with its name."""
    official = official_languages(code)
    return f"{_bare(official[0])} ({language_name(_bare(official[0]))})" if official else ""


def _is_spoken(tag: str, state: str) -> bool:
    bare = _bare(tag)
    return bool({bare, SAME.get(bare, bare)} & _spoken(state))


@cache
def _spoken(state: str) -> frozenset[str]:
    rows: Mapping[str, object] = get_global("territory_languages").get(state, {})
    return frozenset(tag.partition("_")[0] for tag in rows)


@cache
def _outdated() -> Mapping[str, str]:
    """Old tags of two letters, each with the one that took its place."""
    aliases: Mapping[str, str] = get_global("language_aliases")
    return {
        old: new.replace("_", "-")
        for old, new in aliases.items()
        if len(old) == 2 and old not in ("tl", "tw", "sh")  # still written, and understood
    }


def _bare(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()


def _region(tag: str) -> str:
    parts = tag.replace("_", "-").split("-")[1:]
    return next((part.upper() for part in parts if len(part) == 2 and part.isalpha()), "")
