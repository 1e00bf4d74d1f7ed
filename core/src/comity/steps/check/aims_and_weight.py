"""What measures are for and what the case weighs: vague aims, small sums, tax, amnesty, absence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.assess.by_measure import TRIFLE
from comity.steps.assess.common_crime import found_in_case
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.said_in_text import ONE_DATE
from comity.steps.check.state_in_text import is_of_state
from comity.steps.check.who_is_heard import hears_an_accused
from comity.steps.protect import withheld_facts
from comity.text import free_text, lack_of_substance
from comity.text.messages import finding
from comity.text.word_lists import any_of, first_topic, whole_words, words_known

__all__ = ["check_aims"]

Kinds = Mapping[str, AssistanceKind]
WORD = re.compile(r"[^\W\d_]{3,}")
CLAUSE = re.compile(r",\s")
NUMBER = re.compile(r"\d")  # a sum, an account, a line: something of this case
OWN_WORDS = 1  # words of its own that a purpose may have and still name nothing of the case
BESIDE_JUSTICE = 5  # the same where it names justice itself as the aim
SMALL = 10_000  # units of a currency of like worth; ours, and no law's
LIKE = frozenset({"EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"})
LIGHT = 1  # years of imprisonment; a maximum that many States call minor


def check_aims(
    draft: Request, kinds: Kinds, topics: set[str], *, own_form: bool
) -> Iterator[Finding]:
    """The findings on aims and weight.

    Args:
        draft: the request.
        kinds: the kinds of assistance.
        topics: those of the grounds that may be raised against it.
        own_form: whether all of it goes on a form of its own, whose rules say what it serves.
    """
    measures = [kind_of(kinds, m.kind) for m in draft.measures]
    if not measures or all(kind.without_facts for kind in measures):
        return
    if words_known(draft.language):
        yield from _vague(draft, kinds)
    if any(kind.coercive for kind in measures):
        yield from _small(draft, TRIFLE if "de-minimis" in topics else 0)
    if not own_form and not all(_of_property(kind) for kind in measures):
        yield from _tax_use(draft)
    yield from _amnesty(draft)
    yield from _absent(draft, kinds)


def _of_property(kind: AssistanceKind) -> bool:
    """Whether a measure finds, secures or takes property, and hands over no evidence of tax."""
    return kind.of_property or "next_step" in kind.particulars


def _vague(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """A purpose that would serve any case: it names neither an act nor a thing of this one."""
    left = [
        (index, measure.id)
        for index, measure in enumerate(draft.measures)
        if not kind_of(kinds, measure.kind).preserving
        and not measure.nexus
        and not lack_of_substance(measure.purpose)
        and _names_nothing(measure.purpose)
    ]
    if left:
        at = f"measures[{left[0][0]}].purpose"
        quote = draft.measures[left[0][0]].purpose.strip(" .")
        yield finding("case.aim-vague", at, measures=tuple(id for _, id in left), quote=quote)


def _names_nothing(purpose: str) -> bool:
    vague, none = any_of("case", ("vague_aim", "no_aim")), found_in_case("no_aim", purpose)
    if not vague.search(purpose) or NUMBER.search(ONE_DATE.sub(" ", purpose)):
        return False
    rest = any_of("case", ("filler",)).sub(" ", vague.sub(" ", purpose))
    own = len(set(WORD.findall(rest.casefold())))
    return own <= (BESIDE_JUSTICE if none else OWN_WORDS)


def _small(draft: Request, least: int) -> Iterator[Finding]:
    """A small sum or a light penalty, and no word on why compulsion is worth it.

    Below ``least`` a ground of refusal speaks of it already.
    """
    if draft.gravity or any(m.proportionality or m.necessity for m in draft.measures):
        return
    if any(one.ground == "triviality" for one in draft.statements):
        return
    if any(found_in_case("violent", one.title) for one in draft.offences):
        return  # of force against people, no sum tells how grave it is
    money = [(n, m) for n, m in (("loss", draft.loss), ("gain", draft.gain)) if m is not None]
    if money and all(m.currency in LIKE and least <= m.amount <= SMALL for _, m in money):
        name, sum_ = money[0]
        yield finding("case.small/sum", name, sum=f"{sum_.currency} {sum_.amount:,.2f}")
        return
    if money:
        return
    penalties = [one.maximum_penalty for one in draft.offences]
    light = all(p.years is not None and p.years <= LIGHT and not p.life for p in penalties)
    if penalties and light:
        yield finding("case.small/penalty", "gravity")


def _tax_use(draft: Request) -> Iterator[Finding]:
    """Tax in the case, and no word that what is received serves the criminal case alone."""
    if draft.proceedings.nature in ("administrative", "civil") or draft.use or draft.other_use:
        return
    promised = any(
        one.kind == "specialty" or one.use or "use-limited" in one.promise
        for one in draft.assurances
    )
    promised = promised or any((m.particulars or {}).get("use_limit") for m in draft.measures)
    if promised or any(found_in_case("only_criminal", part.text) for part in free_text(draft)):
        return
    for index, offence in enumerate(draft.offences):
        bribes = any_of("roads", ("about_corruption",)).search(offence.title)
        if not bribes and first_topic("fiscal", (offence.title, offence.category or "")):
            yield finding("case.tax-use", f"offences[{index}].title", offence=offence.id)
            return


def _amnesty(draft: Request) -> Iterator[Finding]:
    """An amnesty or a pardon in the facts, and no statement that it does not reach the case."""
    if draft.statements:
        return
    held = withheld_facts(draft.read_data())
    texts = [(f"facts[{n}].text", f.text) for n, f in enumerate(draft.facts) if n not in held]
    texts += [("proceedings.stage", draft.proceedings.stage or "")]
    for field, text in texts:
        clauses = (clause for one in sentences(text) for clause in CLAUSE.split(one))
        told = (found_in_case("amnesty", one) for one in clauses if not _denied(one))
        if words := next(filter(None, told), ""):
            yield finding("case.amnesty", field, words=words)
            return


def _denied(clause: str) -> bool:
    """Whether a clause says that there is none: “no amnesty”, “neither amnesty nor pardon”."""
    return denies(clause) or bool(whole_words("negation", ("nothing",)).search(clause))


def _absent(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """A trial or a judgment in absence, and no word on how the person can be heard."""
    roles = {person.role for person in draft.persons}
    if not roles & {"convicted", "accused"}:
        return
    held = withheld_facts(draft.read_data())
    texts = [f.text for n, f in enumerate(draft.facts) if n not in held]
    texts += [draft.proceedings.stage or "", draft.proceedings.summary or ""]
    whole = " ".join(texts)
    promised = any("trial" in one.kind or "absen" in one.kind for one in draft.assurances)
    own, theirs = draft.requesting.state, draft.requested.state
    said = [one for one in sentences(whole) if found_in_case("tried", one)]
    said = [one for one in said if is_of_state(one, own) or not is_of_state(one, theirs)]
    rows = [one.matter for one in draft.proceedings.other_states if one.state == theirs]
    listed = " ".join(" ".join(rows).split())  # a judgment of theirs, told of in a fact as well
    said = [one for one in said if " ".join(one.split()).strip(" .") not in listed]
    words = next((hit for one in said if (hit := found_in_case("absent", one))), "")
    if words and not (
        promised or found_in_case("retrial", whole) or hears_an_accused(draft, kinds)
    ):
        yield finding("case.in-absence", "proceedings.stage", words=words)
