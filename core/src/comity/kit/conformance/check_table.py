"""The table of checks, and making them one after the other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from comity.host.loading import describe
from comity.kit.conformance.case_data import check_fictional
from comity.kit.conformance.case_trial import check_cases
from comity.kit.conformance.catalogue_checks import check_catalogues, has_catalogues
from comity.kit.conformance.condition_checks import check_conditions
from comity.kit.conformance.figure_checks import check_figures
from comity.kit.conformance.form_words import check_form_language, check_form_state
from comity.kit.conformance.hook_checks import check_hooks, has_code
from comity.kit.conformance.language_tags import check_spoken, check_tags
from comity.kit.conformance.law_dates import check_dates, check_first_days
from comity.kit.conformance.law_files import check_law, check_sources
from comity.kit.conformance.law_wording import check_language, check_wording
from comity.kit.conformance.law_years import check_years
from comity.kit.conformance.listed_names import check_listed
from comity.kit.conformance.load_checks import check_import, check_locales, check_record
from comity.kit.conformance.more_checks import (
    KNOWN,
    LOADED,
    MORE_RECOMMENDED,
    MORE_REQUIRED,
    READ,
)
from comity.kit.conformance.outcomes import Check, Outcome, Problem
from comity.kit.conformance.package_files import check_description, check_package, check_wheel
from comity.kit.conformance.packaging import check_host_range, check_licence, check_names
from comity.kit.conformance.printed_values import check_printed
from comity.kit.conformance.proof import (
    check_ages,
    check_blocking,
    check_every_rule,
    check_questions,
    check_reviewed,
    check_source_ids,
    has_official_texts,
    has_rules,
    has_statements,
)
from comity.kit.conformance.source_days import (
    check_days_in_order,
    check_editions,
    check_future,
)
from comity.kit.conformance.source_origins import check_official_sites, check_origins
from comity.kit.conformance.source_use import (
    check_articles,
    check_articles_listed,
    check_cited,
)
from comity.kit.conformance.state_names import check_names_of_state, check_repeated
from comity.kit.conformance.subject import Subject
from comity.kit.conformance.template_checks import check_forms, check_rendering, check_style
from comity.kit.conformance.written_values import check_foreign_domains, check_values
from comity.model.errors import ComityError

__all__ = ["CHECKS", "REQUIRED", "checks_for", "make_checks"]

CHECKS = (
    Check("names", "Names and entry point are right", "required", check_names, topics=True),
    Check(
        "host-range",
        "The required versions of comity include this one",
        "required",
        check_host_range,
        topics=True,
    ),
    Check("import", "The plugin can be loaded", "required", check_import, topics=True),
    Check("law", "Every law file can be read", "required", check_law, LOADED, topics=True),
    Check(
        "sources",
        "Every statement cites a source that exists",
        "required",
        check_sources,
        LOADED,
        topics=True,
    ),
    Check("record", "The State is described", "required", check_record, READ),
    Check("locales", "Every language has a locale", "required", check_locales, KNOWN),
    Check(
        "dates",
        "Dates are in order and do not overlap",
        "required",
        check_dates,
        READ,
        topics=True,
    ),
    Check(
        "first-days",
        "Every statement has a first day",
        "required",
        check_first_days,
        READ,
        topics=True,
    ),
    Check(
        "years",
        "No statement names a later year than its own",
        "required",
        check_years,
        READ,
        topics=True,
    ),
    Check(
        "conditions",
        "Conditions refer to things that exist",
        "required",
        check_conditions,
        READ,
        topics=True,
    ),
    Check(
        "hooks",
        "No hook drops what the data say",
        "required",
        check_hooks,
        READ,
        topics=True,
        about=has_code,
    ),
    Check("values", "Values are written in full", "required", check_printed, (*KNOWN, "locales")),
    Check("wheel", "The wheel has every file", "required", check_wheel, LOADED, topics=True),
    Check(
        "package", "Every file of the package is read", "required", check_package, READ, topics=True
    ),
    Check(
        "origins",
        "Official readings rest on official texts",
        "required",
        check_origins,
        READ,
        topics=True,
    ),
    Check("cited", "Something cites every source", "required", check_cited, READ, topics=True),
    Check(
        "articles",
        "Every article is one of its source",
        "required",
        check_articles,
        READ,
        topics=True,
    ),
    Check("future", "Future law is marked", "required", check_future, READ, topics=True),
    Check(
        "days",
        "Editions and signatures have possible dates",
        "required",
        check_days_in_order,
        READ,
        topics=True,
    ),
    Check(
        "figures",
        "Figures agree with their sentences",
        "required",
        check_figures,
        READ,
        topics=True,
    ),
    Check(
        "tags", "Language tags are languages, not States", "required", check_tags, READ, topics=True
    ),
    Check(
        "listed", "Names from closed lists are in them", "required", check_listed, READ, topics=True
    ),
    Check("wording", "Texts are finished and plain", "required", check_wording, READ, topics=True),
    Check(
        "language",
        "Every sentence is in its language",
        "required",
        check_language,
        READ,
        topics=True,
    ),
    Check(
        "values-used", "Values can be used as they are", "required", check_values, READ, topics=True
    ),
    Check("state", "Names and ids are those of the State", "required", check_names_of_state, KNOWN),
    Check(
        "catalogues",
        "Every catalogue is declared and sound",
        "required",
        check_catalogues,
        LOADED,
        topics=True,
        about=has_catalogues,
    ),
    Check("forms", "Both DOCX exist and are clean", "required", check_forms, LOADED),
    Check(
        "rendering",
        "Every DOCX renders in every language with wording",
        "required",
        check_rendering,
        (*KNOWN, "forms"),
    ),
    Check(
        "form-words",
        "The words of every DOCX are in a language of the State",
        "required",
        check_form_language,
        (*KNOWN, "forms"),
    ),
    Check("cases", "Every case comes out as expected", "required", check_cases, KNOWN),
    Check("blocking", "Every blocking rule has both cases", "required", check_blocking, KNOWN),
    Check("fictional", "Addresses in cases belong to nobody", "required", check_fictional, LOADED),
    *MORE_REQUIRED,
    Check("form-style", "No DOCX has warnings", "recommended", check_style, LOADED),
    Check(
        "every-rule",
        "Every rule has both cases",
        "recommended",
        check_every_rule,
        KNOWN,
        about=has_rules,
    ),
    Check("questions", "Every question is answered", "recommended", check_questions, KNOWN),
    Check(
        "ages",
        "Every check is less than a year old",
        "recommended",
        check_ages,
        KNOWN,
        about=has_statements,
    ),
    Check(
        "source-ids",
        "Every official text has its official id",
        "recommended",
        check_source_ids,
        KNOWN,
        about=has_official_texts,
    ),
    Check(
        "reviewed",
        "Every statement was signed by a jurist",
        "recommended",
        check_reviewed,
        KNOWN,
        about=has_statements,
    ),
    Check(
        "sites",
        "Every official site is one",
        "recommended",
        check_official_sites,
        READ,
        about=has_official_texts,
    ),
    Check(
        "articles-read",
        "Every official text lists what was read",
        "recommended",
        check_articles_listed,
        READ,
        about=has_official_texts,
    ),
    Check(
        "older-checks",
        "Every statement was checked in its edition",
        "recommended",
        check_editions,
        READ,
        about=has_statements,
    ),
    Check("spoken", "Every language is spoken in the State", "recommended", check_spoken, KNOWN),
    Check(
        "domains",
        "Every domain is one of the State",
        "recommended",
        check_foreign_domains,
        KNOWN,
        about=has_statements,
    ),
    Check("form-state", "No DOCX names another State", "recommended", check_form_state, LOADED),
    Check(
        "repeated",
        "No two answers say the same",
        "recommended",
        check_repeated,
        KNOWN,
        about=has_statements,
    ),
    Check(
        "description",
        "The description says which law there is",
        "recommended",
        check_description,
        KNOWN,
        about=has_statements,
    ),
    Check(
        "licence",
        "The package names its licence",
        "recommended",
        check_licence,
    ),
    *MORE_RECOMMENDED,
)
REQUIRED = tuple(check.id for check in CHECKS if check.tier == "required")


def checks_for(subject: Subject, only: Collection[str] = ()) -> tuple[Check, ...]:
    """The checks that are made of a plugin: all of a country, some of a topic.

    Args:
        subject: the plugin.
        only: ids of checks; these, and those that they need, are made alone.
    """
    wanted = set(only)
    for check in reversed(CHECKS):  # what a check needs stands before it
        if check.id in wanted:
            wanted |= {*check.needs}
    return tuple(
        check
        for check in CHECKS
        if (check.topics or not subject.topic) and (not only or check.id in wanted)
    )


def make_checks(
    subject: Subject, begin: Callable[[str], None], only: Collection[str] = ()
) -> Iterator[Outcome]:
    """Make every check, each after those that it needs; ``begin`` is told of each first."""
    failed: set[str] = set()
    for check in checks_for(subject, only):
        begin(check.id)
        missing = [name for name in check.needs if name in failed]
        if missing:
            failed.add(check.id)
            text = f"not run because these failed: {', '.join(missing)}"
            yield Outcome.of(check, "not-run", Problem("", text))
            continue
        if check.about is not None and not check.about(subject):
            yield Outcome.of(check, "nothing")
            continue
        problems = _made(check, subject)
        if any(not problem.note for problem in problems):
            failed.add(check.id)
        yield Outcome.of(check, "failed" if check.id in failed else "passed", *problems)


def _made(check: Check, subject: Subject) -> list[Problem]:
    problems: list[Problem] = []
    try:
        problems.extend(check.run(subject))
    except ComityError as error:
        problems.append(Problem("", str(error)))
    except (Exception, SystemExit) as error:  # what a plugin does must not end the kit
        problems.append(Problem("", f"the check stopped with an error: {describe(error)}"))
    return problems
