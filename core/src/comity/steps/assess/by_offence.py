"""How a ground that looks at the offence is judged: its nature, its punishment, its past.

Each judge takes one measure under one ground and answers from the file's own fields. None states
law: what the law says stands in the ground, and in the answers of the requested State.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.drafts.request import Request
from comity.model.drafts.request_case import Offence, Penalty
from comity.model.messages import Message
from comity.steps.assess.assessment import Assessment, Verdict, out, words_unknown
from comity.steps.assess.by_counterpart import ids_of
from comity.steps.assess.given import Given, best_given
from comity.steps.assess.who_was_tried import is_of_somebody_else
from comity.text.messages import message
from comity.text.word_lists import first_topic, whole_words, words_known

__all__ = [
    "cruel_or_persecuted",
    "death_penalty",
    "fiscal",
    "limitation",
    "military",
    "persecution",
    "political",
    "tried_before",
]

DEATH = re.compile(
    r"^death\b|\b(?:death (?:penalty|sentence)|capital punishment|sentence of death|"
    r"(?:to|with) death|death or imprisonment|Todesstrafe|peine de mort)\b|"
    r"\b(?:imprisonment|life|years)(?:(?!injur|harm|caus)[^.;]){0,30}\bor death\s*$",
    re.I,
)
CLAUSE = re.compile(r"[.;]|\b(?:but|however|aber|jedoch|mais)\b", re.I)
AT_LEAST = re.compile(r"\b(?:not?|nicht) (?:less|more|fewer|longer|exceeding|unter|über)\b", re.I)
ABOLISHED = re.compile(r"\b(?:abolished|repealed|abolie?s?|abgeschafft)\b", re.I)
DENIED = whole_words("negation", ("denied", "nothing"))
TRIED = re.compile(
    r"\b(?:acquitted|convicted|sentenced|was tried|were tried|been tried|found guilty|pardoned|"
    r"served (?:a|his|her|the|their) sentence|condamn\w+|acquitt\w+|relax[ée]e?s?|graci[ée]e?s?|"
    r"verurteilt|freigesprochen|begnadigt)\b",
    re.I,
)
CONVICTED = re.compile(r"\b(?:convicted|sentenced|found guilty|condamn\w+|verurteilt)\b", re.I)
NOT_FINAL = re.compile(
    r"\b(?:(?<!\bno )(?<!\bneither )appeals? (?:is|are|was|were) (?:still )?pending|"
    r"(?:not|nor) (?:yet )?final|"
    r"under appeal|has appealed|have appealed|appealed\b|on remand|"
    r"pas définitif|fait appel|interjeté appel|nicht rechtskräftig|Berufung eingelegt)\b",
    re.I,
)
JUDGED_FOR = re.compile(
    r"\b(?:acquitted|convicted|sentenced|tried|guilty|condamn\w+|verurteilt)\b[^.;]{0,40}?"
    r"\b(?:for|of|pour|du chef de|wegen)\b ([^.;,]{4,80})",
    re.I,
)
WORD = re.compile(r"[^\W\d_]{5,}")
LEAST = 5  # letters by which two words are of one family: launder-ing, launder-ed
GENERAL = frozenset(
    {
        *("offence", "offences", "crime", "crimes", "these", "those", "facts", "faits", "years"),
        *("under", "article", "section", "infraction", "infractions", "other", "several", "month"),
        *("imprisonment", "prison", "custody", "detention", "probation", "appeal", "first"),
        *("instance", "charges", "counts", "months", "justice", "peine", "emprisonnement"),
        *("freiheitsstrafe", "jahren", "monaten", "absence", "réclusion"),
        *("straftaten", "taten", "fraction", "supreme", "court", "march", "april"),
        *("which", "after"),
    }
)
# A sentence that answers the question: nobody was judged for what this case is about.
CLOSES = re.compile(
    r"\b(?:not|no|none|nobody|no one|never|neither|nor|pas|ni|aucun\w*|jamais|personne|nul\w*|"
    r"nicht|kein(?:e[nmrs]?)?|niemand\w*|weder|nie)\b[^.;]{0,140}?"
    r"\b(?:tried|judged|convicted|acquitted|sentenced|jug[ée]\w*|condamn\w+|acquitt\w+|poursuivi\w*|"
    r"abgeurteilt|verurteilt|freigesprochen)\b",
    re.I,
)
THESE = re.compile(
    r"\b(?:these|this|those|present|here|ces|présents?|présentes?|cette|diese[rmns]?|vorliegende\w*)\b",
    re.I,
)
SUSPECTED = ("suspect", "accused")
OTHERS = ("witness", "victim", "expert", "third-party")
OTHERWISE = re.compile(  # a judgment that the drafter says is about something else
    r"\b(?:unrelated|(?:case|trial|judgment) (?:on|about|over|concerning) (?:an)?other \w+|"
    r"for (?:another|a different|an earlier) \w+|"
    r"in (?:another|a different) matter|pour (?:un|une|d['’]) ?autres? \w+|"
    r"dans une autre (?:affaire|cause)|"
    r"wegen (?:einer|eines) (?:anderen|früheren) \w+|in anderer sache|"
    r"(?<!\band )(?:another|other|different) (?:facts?|offences?|matters?|cases?)|"
    r"d['’]autres (?:faits|infractions)|anderer (?:taten|straftaten))\b",
    re.I,
)


def _flagged(assessment: Assessment, topic: str) -> tuple[int, str] | None:
    """The first offence served whose title or category is of a kind, and the word that tells."""
    for index, offence in assessment.offences:
        if word := first_topic(topic, (offence.title, offence.category or "")):
            return index, word
    return None


def _by_nature(assessment: Assessment, topic: str, *statements: str) -> Verdict:
    """A ground about the nature of an offence: seen in its title and category alone."""
    said = assessment.statement(*statements)
    flagged = _flagged(assessment, topic)
    if said:
        return Verdict("addressed", message("reason.statement-made"), "statements")
    if flagged is None:
        told = words_known(assessment.resolved.language) or all(
            o.category for _, o in assessment.offences
        )
        if not told:
            return Verdict("cannot-tell", words_unknown(_explained(assessment, statements[0])))
        return out("no-sign", message("reason.nature-unseen"))
    index, word = flagged
    named = message(
        "reason.nature-named",
        _explained(assessment, statements[0]),
        offence=assessment.draft.offences[index].id,
        words=word,
    )
    return Verdict("at-risk", named, f"offences[{index}].title")


def _explained(assessment: Assessment, statement: str) -> Message:
    """The cure: what the law gives, or a statement that the offence is an ordinary one."""
    return assessment.remedy or message("reason.explain-offence", topic=statement)


def political(assessment: Assessment) -> Verdict:
    """Political offence: by what the offence is, never by who its victim is."""
    return _by_nature(assessment, "political-offence", "political-offence")


def military(assessment: Assessment) -> Verdict:
    """Offence under military law alone."""
    return _by_nature(assessment, "military-offence", "military-offence")


def fiscal(assessment: Assessment) -> Verdict:
    """Fiscal offence: only where every offence served is one; a tax in the facts makes none."""
    for _, offence in assessment.offences:
        if not first_topic("fiscal", (offence.title, offence.category or "")):
            if not words_known(assessment.resolved.language) and not offence.category:
                remedy = _explained(assessment, "fiscal-offence")
                return Verdict("cannot-tell", words_unknown(remedy))
            return out("no-sign", message("reason.not-fiscal", offence=offence.id))
    return _by_nature(assessment, "fiscal", "fiscal-offence")


def persecution(assessment: Assessment) -> Verdict:
    """Persecution for belief, origin or the like: by what the offence punishes."""
    return _by_nature(assessment, "persecution", "persecution")


def cruel_or_persecuted(assessment: Assessment) -> Verdict:
    """A punishment or a prosecution against the person's basic rights."""
    for index, offence in assessment.offences:
        word = first_topic("cruel-punishment", _said_of(offence.maximum_penalty.text))
        if word:
            return _cruel(assessment, index, word)
    if _flagged(assessment, "speech"):
        return _by_nature(assessment, "speech", "persecution", "political-offence", "other")
    return persecution(assessment)


def _cruel(assessment: Assessment, index: int, word: str) -> Verdict:
    """A cruel punishment: offered away by an assurance, spoken to by a statement."""
    offence = assessment.draft.offences[index].id
    said = message("reason.penalty-cruel", offence=offence, words=word)
    if given := best_given(assessment.resolved, "treatment"):
        return _by_assurance(given, said)
    if assessment.statement("persecution", "other"):
        stated = message("reason.penalty-cruel/statement", offence=offence, words=word)
        return Verdict("addressed", stated, "statements")
    return Verdict("at-risk", said, f"offences[{index}].maximum_penalty")


def _by_assurance(given: Given, why: Message) -> Verdict:
    """What an assurance comes to: offered at best, since only the other side accepts one."""
    if given.status == "offered":
        said = message("reason.assured", why=why, given=given.said)
        return Verdict("offered", said, given.path)
    said = message("reason.assured/weak", why=why, given=given.said, worst=given.worst)
    return Verdict(given.status, said, given.field)


def death_penalty(assessment: Assessment) -> Verdict:
    """Death penalty: answered by an assurance, and by nothing else."""
    facing = [
        index
        for index, offence in assessment.offences
        if offence.maximum_penalty.death or _says_death(offence)
    ]
    if not facing:
        return _no_death(assessment)
    named = ids_of(assessment.draft.offences[index] for index in facing)
    if given := best_given(assessment.resolved, "death-penalty"):
        return _by_assurance(given, message("reason.death-possible", offences=named))
    said = message("reason.death-possible/no-assurance", assessment.remedy, offences=named)
    return Verdict("at-risk", said, "assurances")


def _no_death(assessment: Assessment) -> Verdict:
    """No offence is said to carry it: by the flag, or by words that are known here."""
    for index, offence in assessment.offences:
        path = f"offences[{index}].maximum_penalty.death"
        penalty = offence.maximum_penalty
        if penalty.death is False and any(map(DEATH.search, _said_of(penalty.text))):
            return Verdict("cannot-tell", message("reason.death-contradicted", field=path), path)
        if penalty.death is None and not words_known(assessment.resolved.language):
            remedy = message("reason.state-death", field=path)
            return Verdict("cannot-tell", words_unknown(remedy), path)
    stated = all(_states_another(offence.maximum_penalty) for _, offence in assessment.offences)
    return out("shown-otherwise" if stated else "no-sign", message("reason.death-absent"))


def _states_another(penalty: Penalty) -> bool:
    """Whether a penalty says that it is not death, or states another as the heaviest."""
    return penalty.death is False or bool(penalty.life) or penalty.years is not None


def _says_death(offence: Offence) -> bool:
    said = _said_of(offence.maximum_penalty.text)
    return offence.maximum_penalty.death is None and any(map(DEATH.search, said))


def _said_of(penalty: str) -> list[str]:
    """The clauses of a penalty that deny nothing: one that was abolished is none."""
    clauses = [AT_LEAST.sub("", clause).strip() for clause in CLAUSE.split(penalty)]
    return [c for c in clauses if not DENIED.search(c) and not ABOLISHED.search(c)]


def tried_before(assessment: Assessment) -> Verdict:
    """Ne bis in idem: by what the file says of earlier judgments, here and elsewhere.

    A hearing of somebody else still serves the case against whoever was judged: whether it falls
    under the ground cannot be told then.
    """
    if assessment.statement("double-jeopardy"):
        return Verdict("addressed", message("reason.statement-made"), "statements")
    path = "proceedings.earlier_judgments"
    said = assessment.draft.proceedings.earlier_judgments or ""
    if assessment.draft.proceedings.nature in ("confiscation", "execution"):
        said = CONVICTED.sub("", said)  # that judgment is the one that is carried out
    elsewhere = [
        f"proceedings.other_states[{n}]"
        for n, other in enumerate(assessment.draft.proceedings.other_states)
        if _tells_of_judgment(other.matter) and not NOT_FINAL.search(other.matter)
        if not _of_another_offence(other.matter, assessment.draft)
        if not is_of_somebody_else(other.matter, assessment.draft)
    ]
    law = assessment.remedy
    own = _tells_of_judgment(said) and not NOT_FINAL.search(said)
    own = own and not _of_another_offence(said, assessment.draft)
    own = own and not is_of_somebody_else(said, assessment.draft)
    own = own and not _closed(said)
    told = [*([path] if own else ()), *elsewhere]
    denied = not told and bool(DENIED.search(said) or CLOSES.search(said))
    others = _of_others_alone(assessment)
    in_facts = [] if told or denied else list(_told_of_suspects(assessment.draft))
    if found := told or in_facts:
        mentioned = message("reason.judgment/mentioned", law, field=found[0])
        return Verdict("at-risk" if told and not others else "cannot-tell", mentioned, found[0])
    if others:
        return out("not-reached", message("reason.others-heard"))
    if denied:
        return Verdict("addressed", message("reason.judgment-denied"), path)
    id = "reason.judgment/unclear" if said else "reason.judgment/unstated"
    return Verdict("cannot-tell", message(id, law), path)


def _told_of_suspects(draft: Request) -> Iterator[str]:
    """The facts, and what ties a suspect to the case, that tell of a judgment on a suspect."""
    suspects = {one.id for one in draft.persons if one.role in SUSPECTED}
    if draft.proceedings.nature in ("confiscation", "execution"):
        return  # that judgment is the one that is carried out
    texts = [
        (f"persons[{n}].connection", one.connection or "")
        for n, one in enumerate(draft.persons)
        if one.id in suspects
    ]
    texts += [
        (f"facts[{n}].text", one.text)
        for n, one in enumerate(draft.facts)
        if suspects.intersection(one.persons)
    ]
    for path, text in texts:
        final = _tells_of_judgment(text) and not NOT_FINAL.search(text)
        other = is_of_somebody_else(text, draft) or _of_another_offence(text, draft)
        if final and not other:
            yield path


def _of_others_alone(assessment: Assessment) -> bool:
    """Whether a measure is a hearing or a service that concerns nobody who is suspected."""
    heard = assessment.of_kind.items_are == "matters"
    people = [p for p in assessment.draft.persons if p.id in assessment.measure.persons]
    served = assessment.of_kind.without_facts
    return (heard or served) and bool(people) and all(p.role in OTHERS for p in people)


def _of_another_offence(text: str, draft: Request) -> bool:
    """Whether a text names what the judgment was for, and no offence of the request is that.

    An offence that shares a long word with it, in its title or its category, may be the same.
    """
    named = JUDGED_FOR.search(text)
    if named is None or THESE.search(named.group(1)):
        return False
    own = " ".join(f"{one.title} {one.category or ''}" for one in draft.offences).casefold()
    told = [word for word in WORD.findall(named.group(1).casefold()) if word not in GENERAL]
    return bool(told) and not any(word[:LEAST] in own for word in told)


def _tells_of_judgment(text: str) -> bool:
    """Whether a clause of a text speaks of a judgment on these facts, and denies nothing."""
    plain = re.sub(r"(?i)\bfound not guilty\b", "acquitted", text)
    clauses = [c for c in CLAUSE.split(plain) if TRIED.search(c)]
    return any(
        not DENIED.search(c) and not CLOSES.search(c) and not OTHERWISE.search(c) for c in clauses
    )


def _closed(text: str) -> bool:
    """Whether a sentence says that nobody was judged for the facts of this case."""
    return any(CLOSES.search(one) and THESE.search(one) for one in CLAUSE.split(text))


def limitation(assessment: Assessment) -> Verdict:
    """Lapse of time: by the day that the draft names, under the law of the State that asks.

    A day to come answers nothing for certain: the ground may look at the other State's own law.
    """
    known = [
        (n, o.limitation.date) for n, o in assessment.offences if o.limitation and o.limitation.date
    ]
    silent = [n for n, o in assessment.offences if o.limitation is None]
    past = [n for n, day in known if day < assessment.draft.date]
    if past:
        field = f"offences[{past[0]}].limitation.date"
        return Verdict("at-risk", message("reason.time-barred"), field)
    field = f"offences[{silent[0] if silent else assessment.offences[0][0]}].limitation"
    if not silent:
        return Verdict("addressed", message("reason.limitation-stated"), field)
    said = message("reason.limitation-unstated", assessment.remedy)
    return Verdict("cannot-tell", said, field)
