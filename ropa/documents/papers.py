"""The papers of an operator: which kinds there are, and for each kind the papers that its holdings give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from ropa.documents.for_subjects import (
    automated_notice,
    consent,
    consent_crossborder,
    cookie_notice,
    policy,
    withdrawal_form,
)
from ropa.documents.inside import (
    access_list,
    agreement,
    agreement_questions,
    data_list,
    internal_rules,
    order_responsible,
)
from ropa.documents.kinds import Paper, PaperKind, composed, finisher, of_operator
from ropa.documents.once import (
    answer,
    answer_questions,
    breach_notice,
    breach_notice_questions,
    destruction_act,
    destruction_act_questions,
    nda,
)
from ropa.documents.registers import (
    findings,
    incidents,
    journal,
    parties,
    register,
    register_gdpr,
    requests,
    trackers,
    transfers,
)
from ropa.documents.scope import Scope
from ropa.holdings import Holdings, Plain
from ropa.reference import catalogue


def _registers(holdings: Holdings, scope: Scope) -> Iterable[Paper]:
    composers = {"kz": register.compose, "gdpr": register_gdpr.compose}
    about = holdings.operator.uid
    for code in (one for one in holdings.laws() if one in composers):
        compose = partial(composers[code], holdings, scope=scope)
        yield Paper("register", code, about, compose, finisher(holdings, "register", about, scope, code, records=True))


def _forms(holdings: Holdings, scope: Scope) -> Iterable[Plain]:
    """Consent texts are those of 94-V Art. 8: an operator that answers another law only has none."""
    kept = (one for one in holdings.all("consent") if one["status"] != "archived")
    return tuple(kept) if "kz" in holdings.laws() else ()


def _under_kz(holdings: Holdings, scope: Scope) -> Iterable[Plain]:
    """A kind that 94-V asks of every operator."""
    return of_operator(holdings, scope) if "kz" in holdings.laws() else ()


def _with_records(kind: str, holdings: Holdings, scope: Scope) -> Iterator[Plain]:
    """The operator, for a paper that is filled in by hand, and each record of a kind that fills it in itself."""
    yield from _under_kz(holdings, scope)
    for record in holdings.all(kind):
        if record["status"] != "archived" and record.facts.get("law") in (None, "kz") and "kz" in holdings.laws():
            yield record


KINDS_OF_PAPER: Mapping[str, PaperKind] = {
    "register": PaperKind(_registers, records=True),
    "consent": composed("consent", consent.compose, _forms),
    "policy": composed("policy", policy.compose, _under_kz, policy.QUESTIONS, parts=policy.PARTS),
    "cookie_notice": composed("cookie_notice", cookie_notice.compose, cookie_notice.of_operators),
    "journal": composed("journal", journal.compose, _under_kz, journal.QUESTIONS, parts=("undated",), records=True),
    "requests": composed("requests", requests.compose, of_operator, requests.QUESTIONS, records=True),
    "incidents": composed("incidents", incidents.compose, of_operator, incidents.QUESTIONS, records=True),
    "agreement": composed(
        "agreement",
        agreement.compose,
        agreement.about,
        agreement_questions.QUESTIONS,
        parts=("subcontractors", "audit", "liability", "final"),
    ),
    "answer": composed(
        "answer", answer.compose, partial(_with_records, "request"), answer_questions.QUESTIONS, once=True
    ),
    "breach_notice": composed(
        "breach_notice",
        breach_notice.compose,
        partial(_with_records, "incident"),
        breach_notice_questions.QUESTIONS,
        once=True,
    ),
    "destruction_act": composed(
        "destruction_act", destruction_act.compose, _under_kz, destruction_act_questions.QUESTIONS, once=True
    ),
    "automated_notice": composed(
        "automated_notice", automated_notice.compose, automated_notice.about, automated_notice.QUESTIONS
    ),
    "consent_crossborder": composed(
        "consent_crossborder", consent_crossborder.compose, consent_crossborder.forms, consent_crossborder.QUESTIONS
    ),
    "data_list": composed("data_list", data_list.compose, _under_kz, data_list.QUESTIONS),
    "parties": composed("parties", parties.compose, of_operator, parties.QUESTIONS, parts=parties.PARTS, records=True),
    "transfers": composed(
        "transfers", transfers.compose, of_operator, transfers.QUESTIONS, parts=transfers.PARTS, records=True
    ),
    "trackers": composed("trackers", trackers.compose, of_operator, trackers.QUESTIONS, records=True),
    "internal_rules": composed(
        "internal_rules", internal_rules.compose, _under_kz, internal_rules.QUESTIONS, parts=internal_rules.PARTS
    ),
    "withdrawal_form": composed("withdrawal_form", withdrawal_form.compose, _forms, once=True),
    "order_responsible": composed(
        "order_responsible",
        order_responsible.compose,
        order_responsible.of_legal_entities,
        order_responsible.QUESTIONS,
    ),
    "access_list": composed("access_list", access_list.compose, _under_kz, access_list.QUESTIONS),
    "findings": composed("findings", findings.compose, of_operator, once=True, parts=findings.PARTS, records=True),
    "nda": composed("nda", nda.compose, nda.of_people, nda.QUESTIONS, once=True),
}
"""Every kind of paper by its code: what `--document` takes."""


def papers(holdings: Holdings, kinds: Iterable[str], scope: Scope) -> Iterator[Paper]:
    """Every paper of some kinds, in the order of the kinds."""
    for kind in kinds:
        yield from KINDS_OF_PAPER[kind](holdings, scope)


def subject(holdings: Holdings, paper: Paper, language: str) -> str:
    """What tells a paper from others of its kind, in words: the short name of a law, the name of a form."""
    laws = catalogue("laws")
    if paper.about in laws:
        return laws[paper.about].names[language]
    record = holdings.find(paper.record)
    return holdings.name(record, language)[0] if record else paper.about


def file_stem(holdings: Holdings, paper: Paper, languages: tuple[str, ...]) -> str:
    """By what name a paper is kept as a file: number and name of the operator, the paper, its languages."""
    operator = holdings.name(holdings.operator, languages[0])[0]
    named = f"{paper.kind} {paper.about}".strip()
    return f"{holdings.operator.ref} {operator[:60]} - {named} - {'+'.join(languages)}"
