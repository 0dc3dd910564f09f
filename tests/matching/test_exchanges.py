"""Offers find those who need them, requests those who can give it: above all by their own open posts."""

from collab.matching.facts import Opening, Profile, Question, Seat, Text
from collab.matching.index import Index
from collab.matching.results import Level, Match

OFFER = Question(
    id=1,
    titles=(Text("en", "Training of literacy teachers"),),
    summaries=(Text("en", "Two weeks of training in adult literacy for teachers who begin."),),
    fields=("literacy",),
    languages=("ar", "en"),
    kind="offer",
    type="training",
    given=("teachers-trainers", "curriculum-design"),
)


def found(question: Question, *profiles: Profile) -> dict[int, Match]:
    index = Index()
    for profile in profiles:
        index.put(profile)
    return {match.profile_id: match for match in index.rank(question)}


def member(id: int, **facts: object) -> Profile:
    return Profile(id=id, names=(f"Member {id}",), languages=("ar",), **facts)


def asking(
    type: str = "training", field: str = "literacy", kind: str = "request", languages: tuple[str, ...] = ()
) -> Opening:
    return Opening(9, kind, type, Text("ar", "نطلب تدريبًا لمعلمينا"), (field,), languages)


def codes(match: Match) -> list[str]:
    return [reason.code for reason in match.reasons]


def test_a_member_that_asked_for_the_same_is_a_strong_match_and_its_request_is_named() -> None:
    matches = found(OFFER, member(1, openings=(asking(),)), member(2, fields=("literacy",)))

    assert matches[1].level is Level.STRONG
    assert matches[1].reasons[0].code == "answers_request"
    assert matches[1].reasons[0].evidence == {
        "post": 9,
        "title": "نطلب تدريبًا لمعلمينا",
        "language": "ar",
        "type": "training",
    }
    assert "answers_request" not in codes(matches[2])
    assert matches[1].score > matches[2].score


def test_the_same_field_in_another_way_counts_less_and_another_field_not_at_all() -> None:
    matches = found(
        OFFER,
        member(1, openings=(asking(),)),
        member(2, openings=(asking(type="advice-call"),)),
        member(3, openings=(asking(field="drinking-water"),)),
        member(4, openings=(asking(languages=("fr",)),)),
    )

    assert matches[1].score > matches[2].score > matches[4].score
    assert 3 not in matches


def test_an_offer_finds_those_who_say_that_they_need_it() -> None:
    in_need = member(1, fields=("literacy",), needs=("teachers-trainers", "funding"))
    able = member(2, fields=("literacy",), capacities=("teachers-trainers", "curriculum-design"))
    matches = found(OFFER, in_need, able)

    (needs,) = [reason for reason in matches[1].reasons if reason.code == "needs"]
    assert needs.evidence == {"capacities": ["teachers-trainers"]}
    assert matches[1].score > matches[2].score
    assert "role" not in codes(matches[2]), "that it has the same to give is no reason to be given it"


def test_a_request_finds_those_who_can_give_it_and_names_their_offer() -> None:
    request = Question(
        id=2,
        titles=OFFER.titles,
        fields=("literacy",),
        languages=("ar",),
        kind="request",
        type="training",
        seats=(Seat(id=0, capacities=("teachers-trainers",)),),
    )
    matches = found(
        request,
        member(1, openings=(asking(kind="offer"),)),
        member(2, fields=("literacy",), capacities=("teachers-trainers",)),
        member(3, fields=("literacy",), needs=("teachers-trainers",)),
    )

    assert codes(matches[1])[0] == "answers_offer"
    assert "role" in codes(matches[2])
    assert matches[2].score > matches[3].score
    assert {match.seat_id for match in matches.values()} == {None}, "a request has no places with names"


def test_a_proposal_takes_no_notice_of_what_members_offer_or_ask_for() -> None:
    proposal = Question(id=3, titles=OFFER.titles, summaries=OFFER.summaries, fields=("literacy",))
    plain = found(proposal, member(1, fields=("literacy",)))
    opened = found(proposal, member(1, fields=("literacy",), openings=(asking(), asking(kind="offer"))))

    assert plain == opened
