"""The data-flow map: what it shows of the register, where it stands, and what it is on paper."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from ropa.actions.records import change
from ropa.actions.sample import OPERATORS
from ropa.flows.drawing import ABROAD, GAP, legend
from ropa.flows.flows import HEADS, LANES, Flows, flows, through
from ropa.flows.layout import MARGIN, SIZE, lay_out
from ropa.flows.paper import pdf, sheet, svg, width_of
from ropa.holdings import Holdings
from ropa.i18n import LANGUAGES, translator
from ropa.register import Register
from ropa.store.reading import holdings
from tests.conftest import build_house, new
from tests.core.sample_papers import sample

DAY = dt.date(2026, 11, 26)
SVG = "{http://www.w3.org/2000/svg}"


def shown(held: Holdings, language: str = "en") -> Flows:
    return flows(held, language, DAY)


def labels(found: Flows, lane: str) -> set[str]:
    return {one.label for one in found.nodes.values() if one.lane == lane and one.label}


@pytest.mark.parametrize("operator", OPERATORS)
def test_every_recipient_system_and_tracker_of_the_register_is_on_the_map(operator: str) -> None:
    held = sample()[operator]
    names = set(shown(held).nodes)
    activities = held.all("activity")
    expected = {one.uid for activity in activities for one in held.linked(activity, "systems")}
    expected |= {one["party"] for activity in activities for one in activity.of("disclosure") if one["party"]}
    expected |= {one["party"] for one in held.all("tracker") if one["party"]}
    expected |= {one.uid for one in held.all("tracker")}
    expected |= {
        f"country/{transfer['country']}"
        for activity in activities
        for disclosure in activity.of("disclosure")
        for transfer in disclosure.of("transfer")
        if transfer["country"]
    }
    expected |= {f"entry/{code}" for activity in activities for code in activity["channels"] or ()}
    assert expected <= names


@pytest.mark.parametrize("operator", OPERATORS)
def test_flows_go_from_left_to_right_and_meet_the_operator(operator: str) -> None:
    held = sample()[operator]
    found = shown(held)
    order = {lane: n for n, lane in enumerate(LANES)}
    for one in found.flows:
        assert order[found.nodes[one.end].lane] - order[found.nodes[one.start].lane] == 1
    assert labels(found, "operator") == {held.name(held.operator, "en")[0]}


def test_what_lies_abroad_and_what_nobody_answered_is_marked(register: Register) -> None:
    house = build_house(register, "Tumar")
    register.do(change, house.party, {"country": "DE"})
    held = register.ask(holdings, house.operator)
    found = shown(held)
    assert found.nodes[house.party].abroad
    assert found.nodes["country/DE"].abroad
    into = [one for one in found.flows if one.end == house.party]
    assert into
    assert all(one.abroad for one in into)
    bare = new(register, "operator", {"name": {"en": "Bare"}})
    register.do(change, new(register, "activity", {"name": {"en": "Work"}}, bare), {"channels": None})
    gaps = [one for one in shown(register.ask(holdings, bare)).nodes.values() if one.gap]
    assert {one.lane for one in gaps} == {"people", "entry"}
    assert all(one.row for one in gaps)


def test_an_operator_without_activities_has_an_empty_map(register: Register) -> None:
    lone = new(register, "operator", {"name": {"en": "Lone"}})
    assert shown(register.ask(holdings, lone)).flows == ()


def test_a_box_lights_up_the_way_of_its_own_activities_only() -> None:
    held = sample()["tumar"]
    found = shown(held)
    party = next(one for one in found.nodes.values() if one.lane == "party" and one.abroad)
    lit = through(found, party.name)
    activities = frozenset().union(*(one.activities for one in lit if one.end == party.name))
    assert activities
    assert all(one.activities & activities for one in lit)
    assert any(found.nodes[one.start].lane == "people" for one in lit)
    assert lit < set(found.flows)


def many(register: Register, parties: int) -> Holdings:
    """An operator with so many recipients in as many countries as there are."""
    house = build_house(register, "Tumar")
    countries = ("KZ", "RU", "US", "DE", "IE", "SG", "CN")
    for n in range(parties):
        facts = {"name": {"ru": f"Товарищество с ограниченной ответственностью «Получатель данных № {n}»"}}
        party = new(register, "party", {**facts, "country": countries[n % len(countries)]})
        new(register, "disclosure", {"party": party}, house.activity)
    return register.ask(holdings, house.operator)


@pytest.mark.parametrize("parties", [1, 10, 40])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_overlaps_and_every_word_is_within_its_box(register: Register, parties: int, language: str) -> None:
    picture = lay_out(shown(many(register, parties), language), width_of, language)
    for lane in LANES:
        boxes = sorted((one for one in picture.boxes.values() if one.node.lane == lane), key=lambda one: one.y)
        assert all(below.y >= above.y + above.height for above, below in pairwise(boxes))
    for box in picture.boxes.values():
        assert box.x >= MARGIN
        assert box.x + box.width <= picture.width - MARGIN + 0.01
        assert box.y + box.height <= picture.height
        assert all(width_of(line) <= box.width for line in box.lines)
    assert [head for _, head in picture.heads] == [translator(language)(HEADS[lane]) for lane in LANES]


def test_few_flows_cross() -> None:
    """Flows between two lanes keep the order of their ends as far as they can."""
    picture = lay_out(shown(sample()["tumar"]), width_of, "en")
    right = [one for one in picture.strands if picture.boxes[one.flow.start].node.lane == "party"]
    crossing = sum((a.start[1] - b.start[1]) * (a.end[1] - b.end[1]) < 0 for a, b in combinations(right, 2))
    assert crossing == 0


@pytest.mark.parametrize("parties", [1, 40])
def test_on_paper_it_is_one_page_of_vectors_with_all_its_words(register: Register, parties: int) -> None:
    found = shown(many(register, parties), "ru")
    picture = lay_out(found, width_of, "ru")
    data = pdf(picture, "Карта потоков данных", "ТОО <b>Ромашка</b>", "ru")
    assert data == pdf(picture, "Карта потоков данных", "ТОО <b>Ромашка</b>", "ru")
    (page,) = PdfReader(BytesIO(data)).pages
    text = "".join(page.extract_text().split())
    for box in picture.boxes.values():
        for line in box.lines:
            assert "".join(line.split()) in text
    assert "<b>Ромашка</b>" in text
    assert "".join(legend("ru").split()) in text
    assert not page.images
    size, scale = sheet(picture)
    assert picture.width * scale <= size[0]
    assert picture.height * scale <= size[1]
    assert scale * SIZE >= 6


def test_as_svg_it_is_a_clean_file_with_all_its_words() -> None:
    picture = lay_out(shown(sample()["tumar"], "kk"), width_of, "kk")
    root = ET.fromstring(svg(picture, "A <script> & more"))  # noqa: S314 (our own file)
    assert root.findtext(f"{SVG}title") == "A <script> & more"
    assert {one.tag.removeprefix(SVG) for one in root.iter()} == {"svg", "title", "path", "rect", "text"}
    words = [one.text for one in root.iter(f"{SVG}text")]
    assert [line for box in picture.boxes.values() for line in box.lines if line not in words] == []
    assert ABROAD in words
    assert GAP in words
