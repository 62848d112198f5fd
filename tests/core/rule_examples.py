"""For each rule of Law 94-V a change of the operator in order that breaks it alone, and one that still satisfies it.

Where a rule speaks of what every operator has, the operator as it is satisfies it: an empty change.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.core.in_order import Add, Drop, Edit, Put

ORDINARY: tuple[Edit, ...] = ()


def _en(text: str) -> dict[str, str]:
    return {"kk": text, "ru": text, "en": text}


def _basis(code: str, source: str = "") -> tuple[Edit, ...]:
    """The order form's purpose on another basis: it needs no consent then."""
    facts = {"law": "kz", "code": code, **({"source": _en(source)} if source else {})}
    return (
        Drop("p_recruit/basis/0"),
        Put("p_recruit", {"consent_mode": "none_needed"}),
        Add("basis", "p_recruit", facts),
    )


_COPY = Add(
    "item",
    "orders",
    {
        "category": "id_document_copy",
        "groups": ["customer"],
        "necessity": _en("why"),
        "access": "open",
        "identifier": True,
    },
)
_ON_PAPER = Put("orders", {"means": "mixed"})
_FROM_STATE = Put("i_phone", {"sources": ["state_system"]})
_CHILDREN = Put("i_phone", {"groups": ["customer", "child"]})
_MANY = Put("operator", {"subjects": 60_000})
_WITHOUT_MFA = tuple(
    Put(row, {"measures": ["access_control"]}) for row in ("sys_shop", "sys_archive", "orders", "news", "recruitment")
)
_PROTECTED = (
    Drop("tr_mailer/transfer_ground/0"),
    Add("transfer_ground", "tr_mailer", {"law": "kz", "code": "KZ16-2"}),
)
_ASSESSED = {"assessment_date": "2026-02-01", "assessment": _en("a law on personal data stands")}
_RESEARCH = Put("p_news", {"code": "ux_research"})
_ENDED = Put("recruitment", {"ended": "2026-03-01"})
_DESTROYED = Add("journal_line", "operator", {"date": "2026-09-02", "action": "destruction", "activity": "recruitment"})
_TRACKER = Add(
    "tracker",
    "operator",
    {
        "name": _en("counter"),
        "activity": "recruitment",
        "party": "courier",
        "category": "necessary",
        "status": "draft",
    },
)
_WITHDRAWN = {"law": "kz", "code": "withdraw", "received": "2026-11-26", "answered": "2026-12-01"}
_CCTV = (Put("recruitment", {"channels": ["cctv"]}), Put("i_applicant", {"biometric": True}))

BREAKS: Mapping[str, tuple[Edit, ...]] = {
    "R01": (
        Put(
            "p_news",
            {"code": None, "text": {"kk": "өзге мақсаттар", "ru": "иные законные цели", "en": "other purposes"}},
        ),
    ),
    "R02": (Drop("p_recruit/basis/0"),),
    "R03": (Put("c_order", {"purposes": ["p_order", "p_delivery"], "groups": []}),),
    "R04": _basis("KZ9-10", "приказ министра № 12"),
    "R05": (Put("operator", {"list_order": None}),),
    "R06": (Put("i_phone", {"necessity": None}),),
    "R07": (_COPY, _ON_PAPER),
    "R08": (Put("i_phone", {"sources": ["public_source"]}),),
    "R09": _basis("KZ7-5"),
    "R10": (Put("operator", {"bin": None}),),
    "R11": (Put("i_name", {"category": "name"}),),
    "R12": (Put("c_order", {"term_events": None}),),
    "R13": (Put("recruitment", {"none": ["transfer"]}),),
    "R14": (Put("recruitment", {"none": ["disclosure"]}),),
    "R15": (Put("c_order", {"published": None}),),
    "R16": (Put("i_phone", {"groups": ["employee"]}),),
    "R17": (
        Put("c_applicant", {"term_number": 5, "term_unit": "year"}),
        Put("ret_recruitment", {"start_event": None}),
    ),
    "R18": (_TRACKER,),
    "R19": (Put("news", {"none": ["transfer"]}),),
    "R20": (Put("tr_mailer", {"consent": None}),),
    "R21": (*_PROTECTED, Put("tr_mailer", {"assessment_date": "2026-02-01"})),
    "R22": (Put("sys_archive", {"country": None, "backup_country": None}),),
    "R23": (
        Drop("ret_news/retention_end/0"),
        Add("retention_end", "ret_news", {"event": "indefinite"}),
    ),
    "R24": (_ENDED,),
    "R27": (Put("operator", {"responsible_order_date": None}),),
    "R28": (Put("operator", {"policy_order_date": None}),),
    "R29": (Drop("z_staff"),),
    "R30": (Put("news", {"business_process": None}),),
    "R31": (Put("tr_mailer", {"since": None}),),
    "R32": (*_CCTV, *_basis("KZ9-6")),
    "R33": (Put("recruitment", {"automated": True}),),
    "R34": (_RESEARCH,),
    "R35": (
        Put("operator", {"subjects": 600_000}),
        Put("recruitment", {"measures": ["mfa", "access_control", "security_audit"]}),
    ),
    "R36": (Add("incident", "operator", {"name": _en("leak"), "detected": "2026-11-27"}),),
    "R37": (Add("request", "operator", {"law": "kz", "code": "access", "received": "2026-11-26"}),),
    "R39": (Add("request", "operator", {**_WITHDRAWN, "decision": "refused", "refusals": ["KZ10-2"]}),),
    "R40": (_FROM_STATE,),
    "R42": (_CHILDREN, Put("operator", {"minors_rule": None}), Put("c_order", {"groups": ["customer", "child"]})),
    "R44": (Put("operator", {"languages": ["ru", "en"]}),),
    "R45": (Put("i_email", {"identifier": False}),),
    "R46": (
        Put("operator", {"subjects": 150_000, "notified": True}),
        *_WITHOUT_MFA,
        Put("recruitment", {"measures": ["access_control", "security_audit"]}),
    ),
    "R47": (_MANY, Put("operator", {"notified": True})),
    "R48": (Add("request", "operator", {"law": "kz", "code": "erasure", "received": "2026-11-26"}),),
    "R49": _basis("KZ9-9-5"),
}

SATISFIES: Mapping[str, tuple[Edit, ...]] = {
    "R01": (Put("p_news", {"code": None, "text": _en("letters on new books")}),),
    "R02": _basis("KZ9-6", "a survey for a newspaper"),
    "R03": (Put("c_order", {"purposes": ["p_order", "p_delivery", "p_news"]}),),
    "R04": _basis("KZ9-10", "Трудовой кодекс, ст. 23(1)(14)"),
    "R05": ORDINARY,
    "R06": ORDINARY,
    "R07": (_COPY, _ON_PAPER, Put("new", {"condition": _en("where identification by technology is impossible")})),
    "R08": (Put("i_phone", {"sources": ["public_source"], "condition": _en("of the author who is asked")}),),
    "R09": _basis("KZ7-5", "adilet.zan.kz"),
    "R10": (Put("operator", {"legal_form": "sole_trader"}),),
    "R11": (Put("i_name", {"category": "name"}), Put("c_order", {"ways": ["eds"]})),
    "R12": (Put("c_order", {"term_events": None, "term_number": 3, "term_unit": "year"}),),
    "R13": ORDINARY,
    "R14": ORDINARY,
    "R15": ORDINARY,
    "R16": (Put("c_order", {"groups": []}),),
    "R17": (
        Put("c_applicant", {"term_number": 6, "term_unit": "month"}),
        Put("ret_recruitment", {"start_event": None}),
    ),
    "R18": (_TRACKER, Put("new", {"party": None, "own": True})),
    "R19": ORDINARY,
    "R20": ORDINARY,
    "R21": (*_PROTECTED, Put("tr_mailer", _ASSESSED)),
    "R22": (Put("sys_archive", {"country": None, "host": "courier"}),),
    "R23": (
        Drop("ret_news/retention_end/0"),
        Add("retention_end", "ret_news", {"event": "liquidation"}),
    ),
    "R24": (_ENDED, _DESTROYED),
    "R27": (Put("operator", {"responsible_name": None, "legal_form": "sole_trader"}),),
    "R28": ORDINARY,
    "R29": (Drop("z_staff"), Put("z_manager", {"activities": ["recruitment"]})),
    "R30": ORDINARY,
    "R31": (
        Put("tr_mailer", {"since": None}),
        Add("journal_line", "operator", {"date": "2026-02-03", "action": "cross_border"}),
    ),
    "R32": _CCTV,
    "R33": (Put("recruitment", {"automated": True, "automated_logic": _en("points are counted")}),),
    "R34": (_RESEARCH, Put("news", {"operations": ["collection", "depersonalisation", "transfer"]})),
    "R35": (
        Put("operator", {"subjects": 600_000, "notified": True}),
        Put("recruitment", {"measures": ["security_audit"]}),
    ),
    "R36": (Add("incident", "operator", {"name": _en("leak"), "detected": "2026-11-27", "notified": "2026-11-30"}),),
    "R37": (
        Add("request", "operator", {"law": "kz", "code": "access", "received": "2026-11-26", "answered": "2026-12-02"}),
        Add("pause", "new", {"since": "2026-11-27", "until": "2026-11-27"}, "stop"),
    ),
    "R39": (Add("request", "operator", {**_WITHDRAWN, "decision": "refused", "refusals": ["KZ8-2-duty"]}),),
    "R40": (_FROM_STATE, Put("c_order", {"ways": ["state_service"]})),
    "R42": (_CHILDREN, Put("c_order", {"groups": ["customer", "child"]})),
    "R44": (Put("operator", {"languages": ["ru", "kk"]}),),
    "R45": (Put("i_orders", {"identifier": None}),),
    "R46": (
        Put("operator", {"subjects": 150_000, "notified": True}),
        Put("orders", {"measures": ["mfa", "security_audit"]}),
    ),
    "R47": (_MANY, Put("operator", {"notified": True}), Put("orders", {"measures": ["security_audit"]})),
    "R48": (
        Add(
            "request", "operator", {"law": "kz", "code": "erasure", "received": "2026-11-02", "answered": "2026-11-27"}
        ),
        Put("new", {"runs_from": "2026-11-26"}),
    ),
    "R49": _basis("KZ9-4"),
}

LAWFUL: Mapping[str, tuple[Edit, ...]] = {
    "a request under another law": (
        Add("request", "operator", {"law": "gdpr", "code": "access", "received": "2026-11-02"}),
    ),
    "a request that is archived": (
        Add("request", "operator", {"code": "access", "received": "2026-11-02", "status": "archived"}),
    ),
    "a notice that is not due, with a reason": (
        Add("incident", "operator", {"detected": "2026-11-02", "due": "2027-12-01", "due_reason": _en("no data")}),
    ),
    "kept until the purpose is achieved": (
        Drop("ret_news/retention_end/0"),
        Add("retention_end", "ret_news", {"event": "purpose_achieved"}),
    ),
    "kept until the contract ends": (
        Drop("ret_news/retention_end/0"),
        Add("retention_end", "ret_news", {"event": "contract_end"}),
    ),
    "kept until the warranty is over": (
        Drop("ret_news/retention_end/0"),
        Add("retention_end", "ret_news", {"event": "warranty_end"}),
    ),
    "kept until an event in words": (
        Drop("ret_news/retention_end/0"),
        Add("retention_end", "ret_news", {"text": _en("the reader has not opened letters for a year")}),
    ),
    "digital documents": (Put("i_phone", {"category": "id_document"}),),
    "an electronic copy where nothing is on paper": (_COPY, Put("orders", {"means": "automated"})),
    "a law in Kazakh": _basis("KZ9-10", "«Пошта туралы» Заңның 5-бабы"),
    "a code as lawyers shorten it": _basis("KZ9-10", "пп. 14) п. 1 ст. 23 ТК РК"),
    "a code as lawyers shorten it in Kazakh": _basis("KZ9-10", "ҚР ЕК 23-бабы"),
    "a copy of the base abroad beside the one in the country": (
        Put("orders", {"none": None}),
        Put("sys_shop", {"backup_country": "DE"}),
        Add("transfer", "sys_shop", {"country": "DE", "consent": "c_order", "certainty": "takes_place"}),
        Add("transfer_ground", "new", {"law": "kz", "code": "KZ16-3-1"}, "ground"),
    ),
    "an activity that ended and is kept by law": (_ENDED, Put("ret_recruitment", {"legal_source": _en("Labour Code")})),
}
"""What must stay silent."""
