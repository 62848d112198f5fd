"""For each rule of the GDPR a change of the operator in order, now under the GDPR too, that it alone of that law finds,
and one that satisfies it. An empty change: the operator as it is satisfies it already.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.core.in_order import Add, Drop, Edit, Put

ORDINARY: tuple[Edit, ...] = ()


def _ru(text: str) -> dict[str, str]:
    return {"kk": "қазақша мәтін", "ru": text, "en": "a text"}


EUROPE: tuple[Edit, ...] = (
    Add("operator_law", "operator", {"law": "gdpr", "code": "controller"}, "eu"),
    Put("operator", {"representative": _ru("Privacy Point, Берлин")}),
    Put("r_access", {"rights": ["access", "portability", "complaint"]}),
    Add("activity_role", "orders", {"law": "gdpr", "code": "controller"}, "eu_orders"),
    Add("basis", "p_order", {"law": "gdpr", "code": "A6-1-b"}, "eu_order"),
    Add("basis", "p_delivery", {"law": "gdpr", "code": "A6-1-b"}, "eu_delivery"),
    Add("activity_role", "news", {"law": "gdpr", "code": "controller"}, "eu_news_role"),
    Add("basis", "p_news", {"law": "gdpr", "code": "A6-1-a"}, "eu_news"),
)
"""Orders and letters answer the GDPR, with all that it asks; recruitment does not."""

_IN_AMERICA = (Put("mailer", {"country": "US"}), Put("mailer/location/0", {"country": "US"}))
_ABROAD = (*_IN_AMERICA, Put("tr_mailer", {"country": "US", "safeguards": _ru("стандартные договорные условия")}))
_CLAUSES = Add("transfer_ground", "tr_mailer", {"law": "gdpr", "code": "A46-2-c"}, "scc")
_PROCESSOR = (Put("eu_news_role", {"code": "processor"}), Put("news", {"on_instruction_of": "courier"}))
_BARE = (Put("news", {"measures": None}), Put("sys_shop", {"measures": None}))

BREAKS: Mapping[str, tuple[Edit, ...]] = {
    "G01": (Put("operator", {"address": None}),),
    "G02": (Put("operator", {"representative": None}),),
    "G03": (Put("eu_orders", {"code": "joint_controller"}),),
    "G04": (Drop("p_news"),),
    "G05": (Put("i_email", {"groups": None}),),
    "G06": (Drop("d_mailer"),),
    "G07": (*_IN_AMERICA, Drop("tr_mailer")),
    "G08": _ABROAD,
    "G09": (Drop("ret_news"),),
    "G10": _BARE,
    "G11": (*_PROCESSOR, Put("news", {"on_instruction_of": None})),
    "G12": (*_PROCESSOR, Put("news", {"operations": None})),
    "G13": (*_PROCESSOR, *_IN_AMERICA, Drop("tr_mailer")),
    "G14": (*_PROCESSOR, *_BARE),
    "G15": (Drop("eu_order"),),
    "G16": (Put("eu_order", {"code": "A6-1-f"}),),
    "G17": (Put("r_access", {"rights": ["access", "complaint"]}),),
    "G18": (Put("r_withdraw", {"channel": "browser"}),),
    "G19": (Put("r_access", {"rights": ["access", "portability"]}),),
    "G20": (Put("i_phone", {"refusal": None}),),
    "G21": (Put("orders", {"automated": True}),),
    "G22": (Put("i_phone", {"sources": None}),),
}
SATISFIES: Mapping[str, tuple[Edit, ...]] = {
    "G01": (Put("operator", {"data_email": None}),),
    "G02": ORDINARY,
    "G03": (Put("eu_orders", {"code": "joint_controller"}), Put("orders", {"joint_with": ["courier"]})),
    "G04": (Put("p_news", {"text": None}),),
    "G05": (Put("i_email", {"category": None, "text": _ru("адрес для писем")}),),
    "G06": (Drop("d_mailer"), Put("news", {"none": ["disclosure", "transfer"]})),
    "G07": (Put("mailer/location/0", {"country": "IE"}), Drop("tr_mailer")),
    "G08": (*_ABROAD, _CLAUSES),
    "G09": (Drop("ret_news"), Add("retention", "news", {"note": _ru("до отказа от писем")})),
    "G10": (Put("news", {"measures": None}),),
    "G11": _PROCESSOR,
    "G12": _PROCESSOR,
    "G13": (*_PROCESSOR, *_ABROAD),
    "G14": (*_PROCESSOR, Put("news", {"measures": None})),
    "G15": (Put("eu_order", {"code": "A6-1-c"}),),
    "G16": (Put("eu_order", {"code": "A6-1-f", "covers": _ru("защита от мошенничества")}),),
    "G17": (Put("operator", {"rights_beyond": ["portability"]}), Put("r_access", {"rights": ["access", "complaint"]})),
    "G18": (Put("r_withdraw", {"channel": "cookie_banner"}),),
    "G19": ORDINARY,
    "G20": (Put("i_phone", {"mandatory": False, "refusal": None}),),
    "G21": (Put("orders", {"automated": True, "automated_logic": _ru("считаются баллы")}),),
    "G22": (Put("i_phone", {"sources": ["other_party"]}),),
}
