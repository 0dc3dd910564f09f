"""The demo as it is written: enough of everything, true to the vocabulary, and nobody real to write to."""

from collections import Counter
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from collab.demo import script
from collab.demo.script import Table
from collab.offers.model import Type
from collab.vocabulary import capacities, countries, fields, languages, target_groups

MEMBERS = script.members()
PROPOSALS = script.proposals()
OFFERS = script.offers()
PAST = ("approved", "running", "completed", "withdrawn", "expired")
SPARSE = {slug: member for slug, member in MEMBERS.items() if not member.get("fields")}
FULL = {slug: member for slug, member in MEMBERS.items() if slug not in SPARSE}
KNOWN = {
    "fields": fields.is_field,
    "capacities": capacities.is_capacity,
    "needs": capacities.is_capacity,
    "target_groups": target_groups.is_target_group,
    "languages": languages.is_language,
    "works_in": countries.is_country,
    "countries": countries.is_country,
}


def test_forty_eight_members_write_in_four_languages():
    assert Counter(member["language"] for member in MEMBERS.values()) == {"ar": 19, "tr": 13, "en": 9, "fr": 7}


def test_they_live_in_thirty_countries_or_more():
    assert len({member["country"] for member in MEMBERS.values()}) >= 30


def test_no_two_members_share_a_name_or_an_address():
    names = [name["text"] for member in MEMBERS.values() for name in member["names"]]
    addresses = [member[key] for member in MEMBERS.values() for key in ("website", "contact") if member.get(key)]

    assert len(set(names)) == len(names)
    assert len(set(addresses)) == len(addresses)


def test_every_committee_has_a_member():
    covered = {fields.field(code).committee for member in FULL.values() for code in member["fields"]}

    assert covered == {committee.code for committee in fields.committees()}


def test_every_code_is_of_the_vocabulary():
    unknown = [f"{where}: {key} {code}" for where, key, code in _codes() if not KNOWN[key](code)]

    assert unknown == []


def test_every_member_says_what_it_can_contribute_and_needs():
    lacking = [
        f"{slug}: {key}"
        for slug, member in FULL.items()
        for key in ("capacities", "needs", "target_groups", "works_in", "languages")
        if not member[key]
    ]

    assert lacking == []


def test_a_profile_is_as_full_as_a_careful_member_would_make_it():
    for slug, member in FULL.items():
        assert 2 <= len(member["fields"]) <= 4, slug
        assert 2 <= len(member["activities"]) <= 6, slug
        assert all(30 <= len(text.split()) <= 120 for text in member["missions"].values()), slug
        assert member["names"][0]["language"] in member["languages"], slug
        assert member["language"] in {name["language"] for name in member["names"]}, slug
        assert member["language"] in member["missions"], slug
        assert any(name["language"] == "en" for name in member["names"]), slug


def test_two_members_have_told_no_more_than_a_name_and_a_sentence():
    assert len(SPARSE) == 2
    assert all(len(member["missions"][member["language"]].split()) <= 20 for member in SPARSE.values())


def test_eight_members_or_more_introduce_themselves_in_english_too():
    assert sum("en" in member["missions"] for member in MEMBERS.values()) >= 8


def test_three_members_are_hidden_and_most_are_shown_to_members_only():
    assert sum(member.get("hidden", False) for member in MEMBERS.values()) == 3
    assert 3 <= sum(member.get("listing") == "public" for member in MEMBERS.values()) <= 9


def test_seventeen_proposals_are_alive_three_of_them_drafts_and_four_public():
    alive = [post for post in PROPOSALS.values() if post["state"] not in PAST]

    assert Counter(post["texts"][0]["language"] for post in alive) == {"ar": 5, "tr": 5, "en": 4, "fr": 3}
    assert [post["state"] for post in alive].count("draft") == 3
    assert [post["reach"] for post in alive].count("public") == 4
    assert [len(post["texts"]) for post in alive].count(2) == 3
    assert all(post["deadline"] > 14 and post["starts"] > post["deadline"] for post in alive)


def test_two_dozen_proposals_are_led_by_members_of_the_demo():
    assert len(PROPOSALS) == 24
    assert {post["lead"] for post in (*PROPOSALS.values(), *OFFERS.values())} <= MEMBERS.keys()


def test_a_proposal_says_enough_to_be_matched():
    for slug, post in PROPOSALS.items():
        assert all(80 <= len(text["summary"].split()) <= 150 for text in post["texts"]), slug
        assert 1 <= len(post["seats"]) <= 3, slug
        assert all(seat["number"] in (1, 2, 3) for seat in post["seats"]), slug
        assert post["budget"][0] < post["budget"][1], slug
        assert post["author"] in {person["email"] for person in MEMBERS[post["lead"]]["people"]}, slug


def test_twelve_offers_and_twelve_requests_are_of_all_types_and_in_all_languages():
    assert Counter(post["kind"] for post in OFFERS.values()) == {"offer": 12, "request": 12}
    for kind in ("offer", "request"):
        of_kind = [post for post in OFFERS.values() if post["kind"] == kind]
        assert {post["type"] for post in of_kind} == set(Type), kind
        assert {post["texts"][0]["language"] for post in of_kind} == {"ar", "tr", "en", "fr"}, kind
        assert {post["reach"] for post in of_kind} == {"public", "members"}, kind
    assert {post["cost"] for post in OFFERS.values()} == {"free", "shared", "paid"}
    assert Counter(post["state"] for post in OFFERS.values()) == {"open": 21, "draft": 2, "expired": 1}


def test_most_requests_can_be_met_by_an_offer_in_another_language():
    wanted = [post for post in OFFERS.values() if post["kind"] == "request" and post["state"] == "open"]

    met = [post for post in wanted if any(_meets(other, post) for other in OFFERS.values())]

    assert len(met) > len(wanted) * 2 / 3


def test_an_offer_or_request_is_written_by_its_member_and_says_enough():
    for slug, post in OFFERS.items():
        assert post["author"] in {person["email"] for person in MEMBERS[post["lead"]]["people"]}, slug
        assert all(post[key] for key in ("fields", "capacities", "languages")), slug
        if post["state"] != "draft":
            assert all(40 <= len(text["summary"].split()) <= 120 for text in post["texts"]), slug


def test_no_letter_can_reach_anybody_real():
    addresses = [person["email"] for person in script.people()]
    addresses += [member[key] for member in MEMBERS.values() for key in ("website", "contact") if member.get(key)]

    assert [address for address in addresses if not address.endswith((".example", "example.org"))] == []


def test_every_role_is_played_and_stories_can_be_walked_in_arabic_and_english():
    cast = Counter((person["role"], person["language"]) for person in script.people())

    assert {role for role, _ in cast} == {"editor", "admin", "coordinator", "secretariat"}
    assert all(cast[role, language] for role in ("editor", "coordinator") for language in ("ar", "en"))
    assert {language for _, language in cast} == {"ar", "tr", "en", "fr"}


def test_four_members_have_both_an_admin_and_an_editor():
    both = [
        slug for slug, member in MEMBERS.items() if {p["role"] for p in member.get("people", ())} == {"admin", "editor"}
    ]

    assert len(both) == 4


def test_every_third_member_or_more_has_somebody_who_signs_in():
    assert sum("people" in member for member in MEMBERS.values()) * 3 >= len(MEMBERS)


def test_the_first_of_each_role_and_language_are_those_the_stories_know():
    first: dict[tuple[str, str], str] = {}
    for person in script.people():
        first.setdefault((person["role"], person["language"]), person["email"])

    assert first["editor", "en"] == "halima@acacia-row.example"
    assert first["admin", "ar"] == "nadia@dar-almashrabiya.example"
    assert first["admin", "tr"] == "yusuf@damlakopru.example"
    assert first["editor", "tr"] == "elif@damlakopru.example"


def test_people_live_in_zones_that_exist():
    assert all(ZoneInfo(person["zone"]) for person in script.people())


def _meets(offer: Table, request: Table) -> bool:
    return (
        offer["kind"] == "offer"
        and offer["state"] == "open"
        and offer["lead"] != request["lead"]
        and offer["texts"][0]["language"] != request["texts"][0]["language"]
        and bool({*offer["fields"]} & {*request["fields"]})
        and bool({*offer["capacities"]} & {*request["capacities"]})
    )


def _codes() -> Iterator[tuple[str, str, str]]:
    for slug, member in MEMBERS.items():
        yield slug, "works_in", member["country"]
        yield from _codes_of(slug, member)
        for activity in member.get("activities", ()):
            yield from _codes_of(slug, activity)
    for slug, post in PROPOSALS.items():
        yield from _codes_of(slug, post)
        for seat in post["seats"]:
            yield from _codes_of(slug, seat)
    for slug, post in OFFERS.items():
        yield from _codes_of(slug, post)


def _codes_of(where: str, table: Table) -> Iterator[tuple[str, str, str]]:
    return ((where, key, code) for key in KNOWN for code in table.get(key, ()))
