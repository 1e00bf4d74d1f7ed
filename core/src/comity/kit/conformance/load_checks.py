"""Checks that a plugin can be loaded, and tells who it is."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Iterator

from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.subject import Subject
from comity.law.load import load_jurisdictions
from comity.model.errors import LawDataError

__all__ = ["check_import", "check_locales", "check_record", "has_locale"]

LAW_FILE = LawDataError.__name__
HOOKS = "At import, only create the plugin. docs/hooks.md lists every hook."
CONSENT = "If you trust it, run its code for this check with --allow-code."
UNHEARD = 'The code of a plugin runs only where its entry point names the object: {} = "{}:plugin".'


def check_import(subject: Subject) -> Iterator[Problem]:
    """Its files are as installed, its plugin is accepted by the host, and no hook of it fails."""
    entry = subject.entry
    if entry.name != subject.name:
        yield Problem(
            subject.package, f"Comity does not find it: its entry point is named {entry.name!r}"
        )
        return
    if subject.topic:
        subject.host.instruments()
    elif subject.plugin is not None:
        subject.host.law(subject.name, dt.date.today())
    consent = entry.distribution in subject.allow_code
    cure = "" if not entry.is_code else HOOKS if consent else CONSENT
    for quarantine in subject.host.quarantined:
        # a law file at fault is named by the check of the law files, with its place
        if quarantine.distribution == entry.distribution and LAW_FILE not in quarantine.reason:
            yield Problem(subject.package, quarantine.reason, cure)
    if subject.plugin is not None and not subject.host.registry.hooks(subject.name):
        kind = type(subject.plugin).__name__
        text = f"has no hooks: {entry.value} is of type {kind}, not a plugin"
        yield Problem(subject.package, text, HOOKS)
    if not entry.is_code and subject.plugin is not None and _has_a_plugin(subject):
        cure = UNHEARD.format(entry.name, subject.package)
        text = "creates a plugin that never runs: the entry point does not name an object"
        yield Problem(f"{subject.package}/__init__.py", text, cure)


def _has_a_plugin(subject: Subject) -> bool:
    """Whether the package of data holds code that its author may take to be asked.

    It is read as text. One that lies there from the days when every plugin was imported, and adds
    nothing of its own, is no loss.
    """
    file = subject.root / "__init__.py"
    try:
        tree = ast.parse(file.read_bytes()) if file.is_file() else ast.Module([], [])
    except (SyntaxError, ValueError):
        return False
    return any(isinstance(node, (ast.ClassDef, ast.FunctionDef)) for node in ast.walk(tree))


def check_record(subject: Subject) -> Iterator[Problem]:
    """jurisdiction.toml names the State of the entry point, its languages, and parts of it."""
    place, record = f"{subject.package}/jurisdiction.toml", subject.record
    if record is None:
        text, cure = _no_record(subject)
        yield Problem(place, text, cure)
        return
    if not record.languages:
        yield Problem(
            place, "does not name a language", 'Write languages = ["en"], the official one first.'
        )
    for code in subject.codes[1:]:
        if not code.startswith(f"{subject.name}-"):
            cure = f"The code of a part starts with {subject.name}-."
            yield Problem(place, f"{code} is not a part of {subject.name}", cure)


def _no_record(subject: Subject) -> tuple[str, str]:
    """Why the State of the entry point is not described, and what mends it."""
    keys = "docs/law-data.md, jurisdiction.toml, has every key."
    try:
        codes = [record.code for record in load_jurisdictions(subject.root)]
    except LawDataError as error:
        return str(error).rpartition("jurisdiction.toml")[2].lstrip(": "), keys
    if subject.name not in codes:
        text = f"its code is {codes[0]!r}, but the entry point is named {subject.name}"
        return text, f'Write code = "{subject.name}".'
    aside = (q.reason for q in subject.host.quarantined if q.name == subject.name)
    return next(aside, f"there is no record of {subject.name}"), keys


def check_locales(subject: Subject) -> Iterator[Problem]:
    """Every language is one for which Babel can write dates and names."""
    assert subject.record is not None
    for language in subject.record.languages:
        if not has_locale(language):
            yield Problem(
                f"{subject.package}/jurisdiction.toml",
                f"unknown locale {language!r}, so dates and names cannot be written in it",
                "Write a BCP 47 tag that CLDR has, such as en, sw, pt-BR or zh-Hant.",
            )


def has_locale(language: str) -> bool:
    """Whether CLDR, through Babel, has a BCP 47 tag."""
    from babel.core import Locale, UnknownLocaleError

    try:
        Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True
