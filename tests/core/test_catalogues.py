"""The catalogues: stable codes, none missing, and nothing that no fact uses."""

from __future__ import annotations

from typing import Any

import pytest

from ropa.actions.records import create
from ropa.assets import asset
from ropa.fields import Kind
from ropa.i18n import LANGUAGES
from ropa.law import LAWS, law
from ropa.model import KINDS, fields
from ropa.reference import EEA, catalogue, countries
from ropa.register import Register
from ropa.store.reading import holdings

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


@pytest.mark.parametrize("name", CODES)
def test_every_settled_code_is_there(name: str) -> None:
    assert set(CODES[name].split()) <= set(catalogue(name))


def test_every_settled_right_is_known_to_a_law() -> None:
    assert set(RIGHTS.split()) == {code for pack in LAWS for code in law(pack).lists["rights"]}


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


def test_languages_and_laws_are_those_of_the_program() -> None:
    assert tuple(catalogue("languages")) == LANGUAGES
    assert tuple(catalogue("laws")) == LAWS


def test_what_only_can_be_claimed_is_marked() -> None:
    claims = {entry.code for entry in catalogue("consent_ways").values() if entry.claim}
    assert claims == {"continued_use", "browser_settings"}


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


def test_own_entries_are_kept_in_the_file(tmp_path: Any) -> None:
    register = Register.create(tmp_path / "own.ropa", "Асель")
    operator = register.do(create, "operator", {"legal_form": "u_0123abcd"}).uid
    entry = {"catalogue": "legal_forms", "code": "u_0123abcd", "name": {"ru": "своя форма"}}
    register.do(create, "catalogue_entry", entry)
    read = register.ask(holdings, operator)
    register.close()
    assert read.operator["legal_form"] == "u_0123abcd"
    assert read.names("legal_forms", "u_0123abcd", "kk") == "своя форма"
