"""The second part of the table of checks: faults of every sort, found by strangers to the kit."""

from __future__ import annotations

from comity.kit.conformance.case_worth import check_case_accounts, check_worth, has_cases
from comity.kit.conformance.code_habits import check_habits, check_patches
from comity.kit.conformance.condition_logic import check_logic
from comity.kit.conformance.cures import check_cures, check_other_cures
from comity.kit.conformance.form_parts import check_fixed, check_form_parts
from comity.kit.conformance.hook_checks import has_code
from comity.kit.conformance.hook_steadiness import check_steady, check_uncited
from comity.kit.conformance.law_agreement import check_agreement, check_contrary_rules
from comity.kit.conformance.outcomes import Check
from comity.kit.conformance.proof import has_rules, has_statements
from comity.kit.conformance.said_wrongly import check_sense, check_whole
from comity.kit.conformance.source_names import (
    check_citations,
    check_source_names,
    check_spans,
)
from comity.kit.conformance.wheel_contents import check_contents, check_project

__all__ = ["KNOWN", "LOADED", "MORE_RECOMMENDED", "MORE_REQUIRED", "READ"]

LOADED = ("import",)
READ = (*LOADED, "law", "sources")
KNOWN = (*READ, "record")

MORE_REQUIRED = (
    Check(
        "contents",
        "Nothing is installed beside the package",
        "required",
        check_contents,
        LOADED,
        topics=True,
    ),
    Check(
        "citations",
        "Every citation leads to its text",
        "required",
        check_citations,
        READ,
        topics=True,
    ),
    Check(
        "spans",
        "Every day is one on which there can be such law",
        "required",
        check_spans,
        READ,
        topics=True,
    ),
    Check(
        "logic",
        "Every condition can be met, and can be missed",
        "required",
        check_logic,
        (*READ, "conditions"),
        topics=True,
    ),
    Check(
        "contrary",
        "No two rules say the contrary",
        "required",
        check_contrary_rules,
        READ,
        topics=True,
    ),
    Check(
        "cures", "Every cure names fields that exist", "required", check_cures, READ, topics=True
    ),
    Check(
        "whole",
        "Sentences are whole, in their right letters",
        "required",
        check_whole,
        READ,
        topics=True,
    ),
    Check(
        "steady",
        "Hooks answer the same again, and for themselves",
        "required",
        check_steady,
        (*READ, "hooks"),
        about=has_code,
    ),
    Check(
        "patches",
        "No code changes the host",
        "required",
        check_patches,
        LOADED,
        topics=True,
        about=has_code,
    ),
    Check(
        "form-parts",
        "Every DOCX prints each part once, on the State's paper",
        "required",
        check_form_parts,
        (*KNOWN, "forms"),
    ),
    Check(
        "case-sense",
        "Every case expects something, with no account in it",
        "required",
        check_case_accounts,
        KNOWN,
    ),
)
MORE_RECOMMENDED = (
    Check(
        "agreement",
        "Answers, rules and time limits agree",
        "recommended",
        check_agreement,
        KNOWN,
        about=has_statements,
    ),
    Check(
        "source-names",
        "Every source has its own name and address",
        "recommended",
        check_source_names,
        READ,
        about=has_statements,
    ),
    Check(
        "sense",
        "Sentences are careful and say what the data say",
        "recommended",
        check_sense,
        READ,
        about=has_statements,
    ),
    Check(
        "other-cures",
        "Every cure names a field that the rule asks about",
        "recommended",
        check_other_cures,
        READ,
        about=has_rules,
    ),
    Check(
        "form-fixed", "No DOCX holds what belongs to one case", "recommended", check_fixed, KNOWN
    ),
    Check(
        "case-worth", "Every case could fail", "recommended", check_worth, KNOWN, about=has_cases
    ),
    Check(
        "uncited",
        "Findings that block have a citation",
        "recommended",
        check_uncited,
        (*READ, "hooks"),
        about=has_code,
    ),
    Check(
        "habits",
        "Code asks no clock and writes nothing",
        "recommended",
        check_habits,
        LOADED,
        about=has_code,
    ),
    Check(
        "project",
        "The project names its licence and needs only Comity",
        "recommended",
        check_project,
        KNOWN,
    ),
)
