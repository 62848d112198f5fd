"""For each contradiction a change of the operator in order that it alone finds, and a lawful one of the same kind.

An empty change: the operator as it is has the lawful kind already.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.core.in_order import Add, Edit, Put

ORDINARY: tuple[Edit, ...] = ()


def _ru(text: str) -> dict[str, str]:
    return {"kk": "қазақша мәтін", "ru": text, "en": "a text"}


def _clause(code: str, ru: str = "текст") -> tuple[Edit, ...]:
    return (Add("clause", "operator", {"code": code, "text": _ru(ru), "papers": ["policy"], "where": "changes"}),)


def _passed_on(party: str) -> tuple[Edit, ...]:
    """A second recipient of the letters."""
    facts = {"party": party, "certainty": "takes_place", "items": ["i_email"], "purposes": ["p_news"]}
    ground = Add("disclosure_ground", "second", {"law": "kz", "code": "KZ7-1"}, "second_ground")
    return (Add("disclosure", "news", {**facts, "since": "2026-02-03", "status": "draft"}, "second"), ground)


def _basis(code: str, source: str) -> tuple[Edit, ...]:
    return (Add("basis", "p_order", {"law": "kz", "code": code, "source": _ru(source)}),)


def _ground(code: str) -> tuple[Edit, ...]:
    return (Add("transfer_ground", "tr_mailer", {"law": "kz", "code": code}),)


def _another_courier(**facts: object) -> tuple[Edit, ...]:
    name = {"name": _ru("ТОО «Скорая доставка»"), "nature": "company", "country": "KZ", "status": "draft", **facts}
    return (Add("party", "", name, "other"), Add("engagement", "operator", {"party": "other", "status": "draft"}))


def _kept(**facts: object) -> tuple[Edit, ...]:
    return (
        Put("ret_orders", {"items": ["i_name"]}),
        Add("retention", "orders", {"number": 5, "unit": "year", "start_event": "contract_end", **facts}),
    )


_PUBLISHED = (
    Put("orders", {"published": True, "published_items": ["i_name"]}),
    Add("publication_ground", "orders", {"law": "kz", "code": "KZ7-3"}, "published_by"),
    Add("journal_line", "operator", {"date": "2026-09-02", "action": "publication", "activity": "orders"}),
)
_TERM = "r_change/promised_term/0"

BREAKS: Mapping[str, tuple[Edit, ...]] = {
    "K01": _clause("other", "Персональные данные никогда не передаются третьим лицам."),
    "K02": _passed_on("mailer"),
    "K03": (Put("c_order", {"groups": ["customer", "patient"]}),),
    "K04": (Put("c_order", {"term_number": 1, "term_unit": "year"}),),
    "K05": _PUBLISHED,
    "K06": (Put("t_basket", {"category": "analytics", "after_consent": False}),),
    "K07": (Put("c_order", {"ways": ["checkbox", "continued_use"]}),),
    "K08": _basis("KZC-contract", "договор"),
    "K09": _ground("KZC-contract"),
    "K10": (Put("c_order", {"term_events": ["indefinite"], "term_number": 3, "term_unit": "year"}),),
    "K11": (Put("p_news", {"consent_mode": "opt_out_only"}),),
    "K12": (Put("p_news", {"consent_mode": "with_main"}),),
    "K13": _another_courier(number="210440994108"),
    "K14": _kept(items=["i_name"]),
    "K15": (Put("orders", {"description": _ru("меры по постановлению Правительства от 3 сентября 2013 года № 909")}),),
    "K16": (Put("orders", {"description": _ru("данные лежат в информационной системе персональных данных")}),),
    "K17": (Put(_TERM, {"number": 10}),),
    "K18": (Put("r_access/promised_term/0", {"number": 10}),),
    "K19": (Put(_TERM, {"number": None, "unit": None, "text": _ru("в разумный срок")}),),
    "K21": (Put("operator", {"bin": None, "legal_form": None}),),
    "K22": _clause("changes_without_consent"),
    "K23": _clause("continued_use_accepts"),
    "K24": (Put("i_phone", {"handling": _ru("третьим лицам не передаётся")}),),
    "K25": (Put("tr_mailer", {"certainty": "may_take_place"}),),
}
SATISFIES: Mapping[str, tuple[Edit, ...]] = {
    "K01": _clause("other", "Без согласия субъекта данные третьим лицам не передаются."),
    "K02": _passed_on("courier"),
    "K03": ORDINARY,
    "K04": (*BREAKS["K04"], Put("ret_orders", {"legal_source": _ru("Налоговый кодекс, ст. 48")})),
    "K05": (*_PUBLISHED, Put("c_order", {"published": True, "published_items": ["i_name"]})),
    "K06": (Put("t_basket", {"category": "necessary", "after_consent": False}),),
    "K07": (Put("c_order", {"ways": ["checkbox", "otp"]}),),
    "K08": _basis("KZ9-10", "Налоговый кодекс, ст. 48"),
    "K09": _ground("KZ16-3-2"),
    "K10": ORDINARY,
    "K11": ORDINARY,
    "K12": (Put("p_news", {"code": "service_messages", "consent_mode": "with_main"}),),
    "K13": _another_courier(number="210440994109"),
    "K14": _kept(items=["i_phone"]),
    "K15": (
        Put(
            "orders", {"description": _ru("постановление Правительства № 909 утратило силу, действует приказ № 179/НҚ")}
        ),
    ),
    "K16": (Put("orders", {"description": _ru("данные лежат в базе, содержащей персональные данные")}),),
    "K17": (Put(_TERM, {"number": 1, "unit": "calendar_day"}),),
    "K18": (Put("r_access/promised_term/0", {"number": 2}),),
    "K19": (Put(_TERM, {"number": None, "unit": None, "text": _ru("в срок, установленный законодательством")}),),
    "K21": (Put("operator", {"legal_form": None}),),
    "K22": _clause("current_version"),
    "K23": _clause("law_prevails"),
    "K24": (Put("i_phone", {"handling": _ru("без согласия субъекта третьим лицам не передаётся")}),),
    "K25": ORDINARY,
}
