"""The catalogues: stable codes with names in three languages, and nothing that no fact uses."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from typing import Any

import pytest

from ropa.actions.records import create
from ropa.assets import asset
from ropa.fields import Kind
from ropa.i18n import LANGUAGES
from ropa.law import LAWS, law
from ropa.model import KINDS, ROOTS, fields
from ropa.names import Names, known
from ropa.reference import EEA, Entry, catalogue, countries
from ropa.register import Register
from ropa.rules.finding import LISTS
from ropa.store.reading import holdings
from ropa.words import Words

CODES: dict[str, str] = {
    "data_categories": """
        name phone email iin address birth_date age gender citizenship id_document bank_details payment ip_address
        cookies device_info usage_data location message_text biometric photo health employment education family
        children_data income military order_history account_credentials preferences company_info messenger_id
        social_links uploaded_files property_info third_party_data full_name id_document_copy online_id region_by_ip
        signature video voice_recording ethnicity religion criminal_record credit_history tax_pension contract_info
        request_status""",
    "subject_groups": """
        site_visitor app_user customer prospect applicant employee former_employee contractor representative
        supplier_contact child patient student member legal_representative relative office_visitor founder
        eu_visitor""",
    "purposes": """
        contact_back contract service_provision marketing notifications analytics security legal_obligation
        registration identification delivery payment support quality_improvement personalization recruitment hr
        record_keeping loyalty events publication partner_matching counterparty_check service_messages consultation
        offer_preparation correspondence advertising ux_research product_development claims accounting_tax
        premises_security""",
    "party_kinds": """
        analytics marketing hosting crm email messenger payment bank delivery partner contractor platform security
        monitoring auth ai authority developer tag_manager geolocation advertising survey accounting legal_audit
        insurer affiliate""",
    "channels": """
        web_form phone whatsapp telegram email cookies mobile_app account api social_auth office_visit paper oral sms
        chatbot file_upload subscription third_party public_sources automatic_log cctv post state_system""",
    "retention_events": """
        purpose_achieved consent_withdrawn contract_end account_deletion service_use_end last_interaction event_end
        legal_term liquidation inactivity session_end request_date warranty_end employment_end limitation_end
        collection_date indefinite not_stored""",
    "measures": """
        encryption_transit encryption_rest password_hashing access_control backups audit_logging monitoring updates
        security_audit nda staff_training responsible_person internal_policies breach_notification
        dpa_with_processors rate_limiting session_limit threat_model local_storage_kz minimisation anonymization
        org_tech_general least_privilege tracker_masking protection_tools incident_procedure access_list
        media_accounting mfa physical_security""",
    "consent_ways": """
        checkbox signature otp eds push state_service click_accept call_record form_submission registration
        non_state_service continued_use browser_settings""",
    "withdrawal_ways": """
        email phone post written account settings website whatsapp telegram web_form browser cookie_banner
        unsubscribe_link in_person state_service non_state_service""",
    "documents": """
        register parties transfers trackers consent consent_crossborder policy cookie_notice internal_rules data_list
        withdrawal_form order_responsible access_list nda agreement answer breach_notice destruction_act journal
        automated_notice requests incidents findings differences history""",
    "sources": "subject representative employer other_party public_source state_system automatic derived",
    "fates": "delete destroy depersonalise archive return",
    "units": "working_day calendar_day month year",
    "tracker_technologies": "cookie pixel script tag_manager session_recording sdk local_storage",
    "tracker_categories": "necessary functional analytics marketing",
    "system_kinds": "site app database crm mailbox server cloud paper_archive cctv device",
    "contract_status": "none draft signed expired terminated",
    "legal_forms": """
        llp jsc sole_trader state_body state_enterprise foundation association chamber branch foreign_entity
        individual""",
    "countries": "KZ RU US DE NL CN GB TR UZ KG EU EEA not_named",
}
"""Codes that are settled: more may come, none goes and none changes its meaning."""

RIGHTS = (
    "access rectification erasure block_restrict withdraw portability publication complaint compensation object "
    "human_review"
)

NOT_OF_A_FIELD = {
    "document_groups": "how kinds of paper stand together where they are chosen",
    "known_parties": "what a person picks a party from",
    "known_trackers": "what a person picks a tracker from",
    "special_places": "the places of `countries` that are no country",
}
"""Data files no field names, each with its reason."""

NOT_OF_A_FIELD_LAW = {
    "consent_content": "what a consent must say",
    "destruction_grounds": "on what ground an act of destruction is made: asked in its small form",
    "deadlines": "terms that timers and papers run from",
    "fines": "what findings and reports cite",
    "contradictions": "what the checks find where records contradict each other",
    "register_content": "what a register must hold",
    "rules": "what the checks find",
    "size_classes": "what `size_class` computes",
}

FILES = sorted(file.name.removesuffix(".toml") for file in asset("reference").iterdir() if file.name.endswith(".toml"))
PICKED = ("known_parties", "known_trackers")
NAMED = [name for name in FILES if name not in PICKED]


@pytest.mark.parametrize("name", CODES)
def test_every_settled_code_is_there(name: str) -> None:
    assert set(CODES[name].split()) <= set(catalogue(name))


def test_every_settled_right_is_known_to_a_law() -> None:
    assert set(RIGHTS.split()) == {code for pack in LAWS for code in law(pack).lists["rights"]}


def entries() -> list[tuple[str, Entry]]:
    """Every named entry of catalogues and law packs; what rules say are sentences and no names."""
    own = [(name, entry) for name in NAMED for entry in catalogue(name).values()]
    lists = [
        (f"{pack}:{name}", listed) for pack in LAWS for name, listed in law(pack).lists.items() if name not in LISTS
    ]
    return [*own, *((where, entry) for where, listed in lists for entry in listed.values())]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_has_a_name_fit_for_a_list(language: str) -> None:
    for where, entry in entries():
        name = entry.names[language]
        assert name, f"{where}.{entry.code} has no name in {language}"
        assert name == name.strip()
        assert not re.search(r"[.;:,]$|\n|  ", name), f"{where}.{entry.code}: {name}"


PROPER = re.compile(
    "WhatsApp|Telegram|SMS|IP|CRM|GDPR|Kazakh|Russian|English|European|"
    "Закон РК|Регламент GDPR|Европейск|Еуропалық|ҚР |Қазақстан Республикасы"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_begin_with_a_small_letter_but_for_titles_and_proper_names(language: str) -> None:
    for where, entry in entries():
        name = entry.names[language]
        if where not in ("documents", "document_groups") and name[0].isupper():
            assert PROPER.match(name), f"{where}.{entry.code}: {name}"
    assert all(entry.names[language][0].isupper() for entry in catalogue("documents").values())


SAME_WORD = {
    "чат-бот", "палата", "мессенджер", "банк", "онлайн-платформа", "оператор", "трекер", "сайт", "сервер", "скрипт",
}  # fmt: skip
"""Words that Kazakh law itself has in common with Russian."""
KAZAKH_LETTERS = "әғқңөұүһі"
CYRILLIC = "а-яёәғқңөұүһі"


def test_no_language_stands_in_place_of_another() -> None:
    for where, entry in entries():
        kk, ru, en = (entry.names[language].lower() for language in LANGUAGES)
        told = f"{where}.{entry.code}: {kk} | {ru} | {en}"
        assert kk != ru or kk in SAME_WORD, told
        assert not re.search(f"[{KAZAKH_LETTERS}]", ru.replace("нқ", "")), told
        assert not re.search(f"[{CYRILLIC}]", en.replace("нқ", "")), told
        mixed = f"[a-z](?=[{CYRILLIC}])|[{CYRILLIC}](?=[a-z])"
        assert not any(re.search(mixed, name) for name in (kk, ru)), f"a letter of another script in {told}"


def test_kazakh_names_are_kazakh() -> None:
    """Over a whole catalogue Kazakh shows its own letters."""
    for name in NAMED:
        names = [entry.names["kk"].lower() for entry in catalogue(name).values()]
        marked = sum(bool(set(one) & set(KAZAKH_LETTERS)) for one in names)
        assert marked >= min(len(names) * 0.4, len(names) - 2), name


def test_names_of_a_catalogue_differ() -> None:
    for name in (*NAMED, "countries"):
        for language in LANGUAGES:
            names = [entry.names[language] for entry in catalogue(name).values()]
            assert len(names) == len(set(names)), f"{name} in {language}"


def test_every_catalogue_of_a_field_is_there() -> None:
    for kind in KINDS:
        for key, field in fields(kind).items():
            assert bool(field.catalogue) == (field.kind in (Kind.CODE, Kind.CODES)), f"{kind}.{key}"
            if field.catalogue.startswith("law:"):
                name = field.catalogue.removeprefix("law:")
                assert any(name in law(pack).lists for pack in LAWS), f"{kind}.{key}"
            elif field.catalogue:
                assert catalogue(field.catalogue), f"{kind}.{key}"


def test_every_link_leads_to_a_kind_of_record() -> None:
    for kind in KINDS:
        for key, field in fields(kind).items():
            assert field.target in ("", *KINDS), f"{kind}.{key}"
            assert not field.target or field.kind in (Kind.LINK, Kind.LINKS), f"{kind}.{key}"


def test_every_data_file_is_used_or_has_a_reason() -> None:
    used = {field.catalogue for kind in KINDS for field in fields(kind).values() if field.catalogue}
    assert set(FILES) - used == set(NOT_OF_A_FIELD)
    assert used - set(FILES) == {"countries"} | {one for one in used if one.startswith("law:")}
    lists = {name for pack in LAWS for name in law(pack).lists}
    assert lists - {one.removeprefix("law:") for one in used} == set(NOT_OF_A_FIELD_LAW)


def test_every_kind_of_record_has_a_name_singular_and_plural() -> None:
    assert set(catalogue("record_kinds")) == set(KINDS)
    for entry in catalogue("record_kinds").values():
        assert all(entry.more[f"{language}_many"] for language in LANGUAGES)
    assert set(ROOTS) <= set(KINDS)


def test_units_can_be_counted_in_every_language() -> None:
    forms = {"kk": ("one", "other"), "ru": ("one", "few", "many"), "en": ("one", "other")}
    for entry in catalogue("units").values():
        for language, needed in forms.items():
            assert all("{n}" in entry.more[f"{language}_{form}"] for form in needed)


def test_languages_and_laws_are_those_of_the_program() -> None:
    assert tuple(catalogue("languages")) == LANGUAGES
    assert tuple(catalogue("laws")) == LAWS


def test_what_only_can_be_claimed_is_marked() -> None:
    claims = {entry.code for entry in catalogue("consent_ways").values() if entry.claim}
    assert claims == {"continued_use", "browser_settings"}


FORBIDDEN = re.compile(r"processor|поручени|обработчик|тапсырма|өңдеуші", re.IGNORECASE)


def test_no_name_outside_the_gdpr_knows_a_processor() -> None:
    """Law 94-V has no processor; the one measure of that code is named without the word."""
    for where, entry in entries():
        if not where.startswith("gdpr:"):
            assert not any(FORBIDDEN.search(name) for name in entry.names.values()), f"{where}.{entry.code}"
    assert "dpa_with_processors" in catalogue("measures")


ISO = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF
GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI
SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
VN VU WF WS YE YT ZA ZM ZW
"""


def test_countries_are_those_of_iso_and_three_places_of_ours() -> None:
    assert len(ISO.split()) == 249
    assert set(countries()) == {*ISO.split(), "XK", "EU", "EEA", "not_named"}
    for code, entry in countries().items():
        assert all(name and name != code for name in entry.names.values()), code
    assert {language: countries()["KZ"].names[language] for language in LANGUAGES} == {
        "kk": "Қазақстан",
        "ru": "Казахстан",
        "en": "Kazakhstan",
    }


def test_the_economic_area_has_thirty_states() -> None:
    assert set(countries()) >= EEA
    assert len(EEA - {"EU", "EEA"}) == 30
    assert not EEA & {"GB", "CH", "KZ", "RU", "US"}


@pytest.mark.parametrize("name", ["purposes", "data_categories", "countries", "law:bases", "law:no_such_list"])
def test_an_unknown_code_is_shown_as_it_is(name: str) -> None:
    names = Names()
    for code in ("u_0123abcd", "of_a_newer_version", "<b>", ""):
        assert known(name, code) is None
        assert [names(name, code, language) for language in LANGUAGES] == [code] * 3


def test_own_entries_are_named_by_their_owner() -> None:
    added = Words.of(kk="Өз мақсаты", ru="Своя цель")
    names = Names({("purposes", "u_0123abcd"): added, ("purposes", "contract"): Words.of(ru="Своё")})
    assert names("purposes", "u_0123abcd", "kk") == "Өз мақсаты"
    assert names("purposes", "u_0123abcd", "en") == "Өз мақсаты"
    assert names("purposes", "contract", "ru") == "Своё"
    assert names("channels", "u_0123abcd", "ru") == "u_0123abcd"
    assert names("purposes", "marketing", "ru") == catalogue("purposes")["marketing"].names["ru"]


def test_own_entries_are_kept_in_the_file(tmp_path: Any) -> None:
    register = Register.create(tmp_path / "own.ropa", "Асель")
    operator = register.do(create, "operator", {"legal_form": "u_0123abcd"}).uid
    entry = {"catalogue": "legal_forms", "code": "u_0123abcd", "name": {"ru": "своя форма"}}
    register.do(create, "catalogue_entry", entry)
    read = register.ask(holdings, operator)
    register.close()
    assert read.operator["legal_form"] == "u_0123abcd"
    assert read.names("legal_forms", "u_0123abcd", "kk") == "своя форма"


def picked(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(asset("reference", f"{name}.toml").read_text(encoding="utf-8"))


PARTIES = picked("known_parties")
TRACKERS = picked("known_trackers")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def check_source(entry: dict[str, Any]) -> None:
    """Where it is known from, and as of what day."""
    assert entry["source"].startswith("https://")
    assert entry["policy"] == "" or entry["policy"].startswith("https://")
    assert DAY.fullmatch(entry["as_of"])
    assert dt.date(2020, 1, 1) <= dt.date.fromisoformat(entry["as_of"]) <= dt.datetime.now(dt.UTC).date()
    assert entry["seen"] in (True, False)


@pytest.mark.parametrize("code", PARTIES)
def test_a_known_party_is_whole(code: str) -> None:
    party = PARTIES[code]
    assert all(party[f"name_{language}"].strip() for language in LANGUAGES)
    assert party["country"] in countries()
    assert party["country"] not in ("EU", "EEA", "not_named")
    assert set(party["locations"]) <= set(countries())
    assert party["kinds"]
    assert set(party["kinds"]) <= set(catalogue("party_kinds"))
    assert party["aliases"] == list(dict.fromkeys(party["aliases"]))
    assert party["site"]
    assert "/" not in party["site"]
    check_source(party)


@pytest.mark.parametrize("code", TRACKERS)
def test_a_known_tracker_is_whole(code: str) -> None:
    tracker = TRACKERS[code]
    assert tracker["name"]
    assert tracker["party"] in PARTIES
    assert tracker["technology"] in catalogue("tracker_technologies")
    assert tracker["category"] in catalogue("tracker_categories")
    assert tracker["reads"]
    assert set(tracker["reads"]) <= set(catalogue("data_categories"))
    assert all(tracker[f"does_{language}"].strip() for language in LANGUAGES)
    assert not any(tracker[f"does_{language}"].endswith(".") for language in LANGUAGES)
    for cookie in tracker.get("cookie", ()):
        assert cookie["name"] in tracker["cookies"]
        assert cookie["unit"] in catalogue("units")
        assert cookie["number"] > 0
    check_source(tracker)


def test_names_of_companies_are_written_as_their_country_writes_them() -> None:
    for code, party in PARTIES.items():
        if party["country"] == "RU" and party["name_ru"].startswith("ООО"):
            assert "ЖШҚ" in party["name_kk"] or party["name_kk"] == party["name_ru"], code
            assert "LLP" not in party["name_en"], code
        if party["country"] == "KZ" and party["name_ru"].startswith("ТОО"):
            assert "ЖШС" in party["name_kk"], code
            assert "LLP" in party["name_en"], code
