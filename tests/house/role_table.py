"""Who may do what: one line for each route and method, written from the table "Who sees what" of the mission.

A line holds the method, the address with {names} of the scene's places, and what each person gets: a status, or `in`
for being sent to sign in. A line of a POST may end in the name of the form that is sent (see role_forms.py).
"""

import re
from dataclasses import dataclass

PERSONS = ("dan", "alice", "bob", "eve", "carol", "sam")

TABLE = """
#                                               Dan Alice Bob Eve Carol Sam
GET  /                                          200 200 200 200 303 200
GET  /healthz                                   200 200 200 200 200 200
GET  /language/ar                               303 303 303 303 303 303
GET  /language/xx                               404 404 404 404 404 404

GET  /sign-in                                   200 303 303 303 303 303
POST /sign-in                                   422 422 422 422 422 422 wrong_words
POST /sign-out                                  303 303 303 303 303 303
GET  /password                                  200 200 200 200 200 200
POST /password                                  303 303 303 303 303 303 address
GET  /password/{new_password}                   200 200 200 200 200 200
GET  /password/{spent_password}                 404 404 404 404 404 404
POST /password/{new_password}                   303 303 303 303 303 303 password
POST /password/{spent_password}                 404 404 404 404 404 404 password
GET  /invitations/{invitation}                  200 200 200 200 200 200
GET  /invitations/{spent_invitation}            404 404 404 404 404 404
POST /invitations/{invitation}                  303 303 303 303 303 303 acceptance
POST /invitations/{spent_invitation}            404 404 404 404 404 404 acceptance
GET  /account                                   in  200 200 200 200 200
GET  /account/password                          in  200 200 200 200 200
POST /account/password                          in  422 422 422 422 422 new_password
GET  /account/address                           in  200 200 200 200 200
POST /account/address                           in  422 422 422 422 422 new_address
GET  /address/{new_address}                     200 200 200 200 200 200
GET  /address/{spent_address}                   404 404 404 404 404 404
POST /address/{new_address}                     303 303 303 303 303 303
POST /address/{spent_address}                   404 404 404 404 404 404
POST /account                                   in  303 303 303 303 303 settings
GET  /unsubscribe/{unsubscribe}                 200 200 200 200 200 200
GET  /unsubscribe/{new_password}                404 404 404 404 404 404
POST /unsubscribe/{unsubscribe}                 200 200 200 200 200 200
POST /unsubscribe/{new_password}                404 404 404 404 404 404

GET  /about                                     200 200 200 200 200 200
GET  /privacy                                   200 200 200 200 200 200
GET  /terms                                     200 200 200 200 200 200
GET  /logo                                      404 404 404 404 404 404
GET  /union                                     in  404 404 404 404 200
POST /union                                     in  404 404 404 404 303 union

GET  /letters                                   in  404 404 404 404 404
GET  /letters/{missing}                         in  404 404 404 404 404
GET  /letters/{missing}/html                    in  404 404 404 404 404
POST /letters/digest                            in  404 404 404 404 404

GET  /members                                   200 200 200 200 200 200
GET  /members/map                               200 200 200 200 200 200
GET  /members/print                             200 200 200 200 200 200
GET  /members/countries/SD                      200 200 200 200 200 200
GET  /members/countries/XX                      404 404 404 404 404 404
GET  /members/fields/orphan-care                200 200 200 200 200 200
GET  /members/fields/nonsense                   404 404 404 404 404 404
GET  /members/committees/education              200 200 200 200 200 200
GET  /members/committees/nonsense               404 404 404 404 404 404
GET  /members/{a}                               404 200 200 200 200 200
GET  /members/{b}                               200 200 200 200 200 200
GET  /members/{h}                               404 200 404 404 200 200
GET  /members/{z}                               404 404 404 404 200 200
GET  /members/{u}                               404 404 404 404 200 200
GET  /members/{missing}                         404 404 404 404 404 404
GET  /members/new                               in  404 404 404 404 200
POST /members/new                               in  404 404 404 404 303 profile
GET  /members/{a}/edit                          in  200 404 404 404 200
GET  /members/{h}/edit                          in  404 404 404 404 200
POST /members/{a}/edit                          in  303 404 404 404 303 profile
POST /members/{z}/edit                          in  404 404 404 404 303 profile
GET  /members/{a}/sight                         in  200 404 404 404 200
POST /members/{a}/sight                         in  303 404 404 404 303 sight
GET  /members/{a}/people                        in  404 404 404 404 200
GET  /members/{b}/people                        in  404 200 404 404 200
POST /members/{a}/people                        in  404 404 404 404 303 newcomer
POST /members/{b}/people                        in  404 303 404 404 303 newcomer
GET  /members/{a}/activities/new                in  200 404 404 404 200
POST /members/{a}/activities/new                in  303 404 404 404 303 activity
GET  /members/{a}/activities/{a_activity}/edit  in  200 404 404 404 200
GET  /members/{a}/activities/{b_activity}/edit  in  404 404 404 404 404
POST /members/{a}/activities/{a_activity}/edit  in  303 404 404 404 303 activity
POST /members/{a}/activities/{b_activity}/edit  in  404 404 404 404 404 activity
POST /members/{a}/activities/{a_activity}/removal in 200 404 404 404 200
POST /members/{z}/activities/{z_activity}/removal in 404 404 404 404 200
GET  /imports                                   in  404 404 404 404 200
POST /imports                                   in  404 404 404 404 422 directory
GET  /imports/{i_ready}                         in  404 404 404 404 200
GET  /imports/{i_done}                          in  404 404 404 404 200
GET  /imports/{missing}                         in  404 404 404 404 404
GET  /imports/{i_ready}/reported-rows           in  404 404 404 404 200
POST /imports/{i_ready}/mapping                 in  404 404 404 404 303 columns
POST /imports/{i_done}/mapping                  in  404 404 404 404 409 columns
GET  /imports/{i_ready}/letters                 in  404 404 404 404 200
POST /imports/{i_ready}/letters                 in  404 404 404 404 422
POST /imports/{i_ready}/rows/{i_row}/verdict    in  404 404 404 404 303 verdict
POST /imports/{i_done}/rows/{i_row}/verdict     in  404 404 404 404 404 verdict
POST /imports/{i_ready}/consent                 in  404 404 404 404 303 consent
POST /imports/{i_done}/consent                  in  404 404 404 404 409 consent
POST /imports/{i_ready}/dropping                in  404 404 404 404 303
POST /imports/{i_adding}/dropping               in  404 404 404 404 409
POST /imports/{i_done}/invitations              in  404 404 404 404 303
POST /imports/{i_ready}/invitations             in  404 404 404 404 409
GET  /look-alikes                               in  404 404 404 404 200
POST /look-alikes/{pair}/verdict                in  404 404 404 404 303 verdict
GET  /people                                    in  404 404 404 404 200
POST /people                                    in  404 404 404 404 303 colleague
POST /people/{person_alice}/closing             in  404 404 404 404 303
POST /people/{person_carol}/closing             in  404 404 404 404 303
POST /people/{person_sam}/closing               in  404 404 404 404 404
POST /people/{person_alice}/reopening           in  404 404 404 404 303
POST /people/{missing}/closing                  in  404 404 404 404 404

GET  /proposals                                 200 200 200 200 200 200
GET  /proposals/{a_open}                        404 200 200 200 200 200
GET  /proposals/{a_public}                      200 200 200 200 200 200
GET  /proposals/{z_public}                      200 200 200 200 200 200
GET  /proposals/{h_open}                        404 200 200 200 200 200
GET  /proposals/{a_draft}                       404 200 404 404 404 404
GET  /proposals/{b_draft}                       404 404 200 404 404 404
GET  /proposals/{a_approved}                    404 200 200 404 200 200
GET  /proposals/{a_withdrawn}                   404 200 200 404 200 200
GET  /proposals/{a_expired}                     404 200 404 200 200 200
GET  /proposals/{missing}                       404 404 404 404 404 404
GET  /proposals/new                             in  200 200 200 404 404
POST /proposals/new                             in  303 303 303 404 404 proposal
GET  /proposals/{a_open}/edit                   in  200 403 403 404 404
GET  /proposals/{a_draft}/edit                  in  200 404 404 404 404
GET  /proposals/{a_running}/edit                in  409 403 404 404 404
POST /proposals/{a_open}/edit                   in  303 403 403 404 404 proposal
POST /proposals/{a_draft}/edit                  in  303 404 404 404 404 proposal
POST /proposals/{a_draft}/opening               in  303 404 404 404 404
POST /proposals/{a_open}/opening                in  409 403 403 404 404
POST /proposals/{a_draft}/discarding            in  303 404 404 404 404
POST /proposals/{a_open}/discarding             in  409 403 403 404 404
POST /proposals/{a_open}/withdrawal             in  303 403 403 404 404
POST /proposals/{a_forming}/full-list           in  303 403 403 404 404
POST /proposals/{a_approved}/start              in  303 403 404 404 404
POST /proposals/{a_running}/completion          in  303 403 404 404 404
POST /proposals/{a_open}/clarification          in  303 403 403 404 404 answers
POST /proposals/{a_open}/clarification          in  303 403 403 404 404 no_answer
POST /proposals/{a_draft}/clarification         in  303 404 404 404 404 answers
POST /proposals/{a_approved}/clarification      in  409 403 404 404 404 answers
POST /proposals/{a_open}/invitations            in  303 403 403 404 404 invite_o
POST /proposals/{a_open}/invitations            in  404 404 404 404 404 invite_z
POST /proposals/{a_draft}/invitations           in  409 404 404 404 404 invite_o
POST /proposals/{a_open}/groups                 in  409 403 403 404 404 group_o
POST /proposals/{o_open}/groups                 in  403 403 403 404 404 group_o
POST /proposals/{a_draft}/groups                in  409 404 404 404 404 group_o
POST /proposals/{o_open}/interests              in  303 303 303 404 404 note
POST /proposals/{a_open}/interests              in  409 409 409 404 404 note
POST /proposals/{a_draft}/interests             in  409 404 404 404 404 note
POST /posts/{a_open}/wishes                     in  403 303 303 303 303
POST /posts/{o_open}/wishes                     in  303 303 303 303 303
POST /posts/{a_draft}/wishes                    in  403 404 404 404 404
POST /posts/{a_running}/wishes                  in  403 403 404 403 403
POST /members/{a}/wishes                        in  403 303 303 303 303
POST /members/{b}/wishes                        in  303 403 404 303 303
POST /members/{z}/wishes                        in  404 404 404 303 303
POST /members/{missing}/wishes                  in  404 404 404 404 404

GET  /posts/{a_open}/renewal                    in  200 404 404 404 404
GET  /posts/{a_draft}/renewal                   in  404 404 404 404 404
GET  /posts/{a_expired}/renewal                 in  200 404 404 404 404
POST /posts/{a_open}/renewal                    in  303 404 404 404 404 renewal
POST /posts/{a_expired}/renewal                 in  303 404 404 404 404 renewal
POST /posts/{a_running}/renewal                 in  409 404 404 404 404 renewal
POST /posts/{a_open}/closing                    in  303 404 404 404 404
POST /posts/{a_expired}/closing                 in  409 404 404 404 404
GET  /renewals/{renewal}                        200 200 200 200 200 200
GET  /renewals/{spent_renewal}                  404 404 404 404 404 404
POST /renewals/{renewal}                        303 303 303 303 303 303 renewal
POST /renewals/{spent_renewal}                  404 404 404 404 404 404 renewal
POST /renewals/{renewal}/closing                303 303 303 303 303 303
POST /renewals/{spent_renewal}/closing          404 404 404 404 404 404
GET  /offers                                    200 200 200 200 200 200
GET  /offers/{a_offer}                          404 200 200 200 200 200
GET  /offers/{a_gift}                           200 200 200 200 200 200
GET  /offers/{z_offer}                          200 200 200 200 200 200
GET  /offers/{a_full}                           404 200 200 200 200 200
GET  /offers/{a_given}                          404 200 200 404 200 200
GET  /offers/{a_offer_draft}                    404 200 404 404 404 404
GET  /offers/{a_open}                           404 404 404 404 404 404
GET  /proposals/{a_offer}                       404 404 404 404 404 404
GET  /offers/{missing}                          404 404 404 404 404 404
GET  /offers/new                                in  200 200 200 404 404
GET  /offers/new?kind=request                   in  200 200 200 404 404
POST /offers/new                                in  303 303 303 404 404 offer
POST /offers/new                                in  303 303 303 404 404 request
GET  /offers/{a_offer}/edit                     in  200 403 403 404 404
GET  /offers/{a_offer_draft}/edit               in  200 404 404 404 404
GET  /offers/{a_given}/edit                     in  409 403 404 404 404
POST /offers/{a_offer}/edit                     in  303 403 403 404 404 offer
POST /offers/{a_offer_draft}/edit               in  303 404 404 404 404 offer
POST /offers/{a_offer_draft}/opening            in  303 404 404 404 404
POST /offers/{a_offer}/opening                  in  409 403 403 404 404
POST /offers/{a_offer_draft}/discarding         in  303 404 404 404 404
POST /offers/{a_offer}/discarding               in  409 403 403 404 404
POST /offers/{a_offer}/withdrawal               in  303 403 403 404 404
POST /offers/{a_offer}/closing                  in  409 403 403 404 404
POST /offers/{a_given}/closing                  in  409 403 404 404 404
POST /offers/{a_offer}/clarification            in  303 403 403 404 404 answers
POST /offers/{a_offer_draft}/clarification      in  303 404 404 404 404 no_answer
POST /offers/{a_given}/clarification            in  409 403 404 404 404 answers
POST /offers/{a_offer}/invitations              in  303 403 403 404 404 invite_o
POST /offers/{a_offer}/invitations              in  404 404 404 404 404 invite_z
POST /offers/{o_offer}/interests                in  303 303 303 404 404 note
POST /offers/{a_offer}/interests                in  409 409 303 404 404 note
POST /offers/{a_full}/interests                 in  409 409 409 404 404 note
POST /offers/{a_offer_draft}/interests          in  409 404 404 404 404 note

GET  /partnerships                              in  200 200 200 404 404
GET  /partnerships/{approved}                   in  200 200 404 200 404
GET  /partnerships/{foreign}                    in  404 200 404 200 404
GET  /partnerships/{rejected}                   in  404 200 200 200 404
GET  /partnerships/{missing}                    in  404 404 404 404 404
POST /partnerships/{invited}/acceptance         in  403 303 404 404 404
POST /partnerships/{interested}/acceptance      in  303 404 403 404 404
POST /partnerships/{full_asked}/acceptance      in  409 404 403 404 404
POST /partnerships/{asked_to_help}/acceptance   in  303 403 404 404 404
POST /partnerships/{invited}/refusal            in  403 303 404 404 404 reason
POST /partnerships/{invited}/withdrawal         in  303 409 404 404 404 reason
POST /partnerships/{agreed}/withdrawal          in  303 303 404 404 404 reason
POST /partnerships/{approved}/withdrawal        in  409 409 404 404 404 reason

GET  /desk                                      in  404 404 404 200 404
GET  /desk/{agreed}                             in  404 404 404 200 404
POST /desk/{agreed}/approval                    in  404 404 404 303 404
POST /desk/{agreed}/rejection                   in  404 404 404 303 404 reason
POST /desk/{invited}/approval                   in  404 404 404 409 404

GET  /drafts                                    in  200 200 200 200 200
GET  /drafts/{a_unfinished}                     in  200 404 404 404 404
GET  /drafts/{a_closed}                         in  200 404 404 404 404
GET  /drafts/{c_unfinished}                     in  404 404 404 200 404
GET  /drafts/{missing}                          in  404 404 404 404 404
POST /drafts/{a_key}                            in  200 404 404 404 404 typed
POST /drafts/{a_unfinished}/discarding          in  303 404 404 404 404
POST /drafts/{b_unfinished}/discarding          in  404 303 404 404 404
POST /drafts/{a_thrown}/recovery                in  303 404 404 404 404
GET  /posts/{a_open}/nominations/new            in  404 404 404 200 404
GET  /posts/{a_withdrawn}/nominations/new       in  404 404 404 403 404
GET  /posts/{a_open}/nominations/{o}            in  404 404 404 200 404
GET  /posts/{a_open}/nominations/{missing}      in  404 404 404 404 404
POST /posts/{a_open}/nominations/{o}            in  404 404 404 303 404 note
POST /posts/{a_open}/nominations/{h}            in  404 404 404 409 404 note
GET  /proposals/{a_hidden}                      404 200 404 404 200 200
GET  /posts/{a_public}/report                   in  403 200 200 403 200
GET  /posts/{a_draft}/report                    in  403 404 404 404 404
POST /posts/{b_open}/report                     in  303 403 303 403 303 report
POST /posts/{a_hidden}/report                   in  403 404 404 403 303 report
GET  /desk/reports                              in  404 404 404 200 404
GET  /posts/{a_public}/hiding                   in  404 404 404 200 404
POST /posts/{a_public}/hiding                   in  404 404 404 303 404 reason
POST /posts/{a_hidden}/hiding                   in  404 404 404 409 404 reason
POST /posts/{a_draft}/hiding                    in  404 404 404 404 404 reason
POST /posts/{a_hidden}/showing                  in  404 404 404 303 404
POST /reports/{report}/settlement               in  404 404 404 303 404
POST /reports/{missing}/settlement              in  404 404 404 404 404
GET  /desk/figures                              in  404 404 404 200 404
GET  /desk/vocabulary                           in  404 404 404 200 404
GET  /desk/vocabulary/gaps                      in  404 404 404 200 404
GET  /desk/vocabulary/new                       in  404 404 404 200 404
POST /desk/vocabulary/new                       in  404 404 404 303 404 field
GET  /desk/vocabulary/road-safety               in  404 404 404 200 404
GET  /desk/vocabulary/no-such-field             in  404 404 404 404 404
GET  /desk/vocabulary/road-safety/edit          in  404 404 404 200 404
POST /desk/vocabulary/road-safety/edit          in  404 404 404 303 404 field
POST /desk/vocabulary/road-safety/undo          in  404 404 404 303 404 undo_field
POST /desk/vocabulary/road-safety/undo          in  404 404 404 404 404 undo_nothing
GET  /desk/countries                            in  404 404 404 404 200
GET  /desk/countries/new                        in  404 404 404 404 200
POST /desk/countries/new                        in  404 404 404 404 303 place
GET  /desk/countries/SY                         in  404 404 404 404 200
GET  /desk/countries/QQ                         in  404 404 404 404 404
POST /desk/countries/SY                         in  404 404 404 404 303 place
POST /desk/countries/SY/undo                    in  404 404 404 404 303 undo_place
POST /desk/countries/SY/undo                    in  404 404 404 404 404 undo_nothing

GET  /dismissals                                in  200 200 200 404 404
POST /suggestions/{fits}/dismissal              in  303 404 404 404 404 not_for_us
POST /suggestions/{o_for_e}/dismissal           in  404 404 303 404 404 not_for_us
POST /suggestions/{fits_hidden}/dismissal       in  404 404 404 404 404 not_for_us
POST /dismissals/{dismissed_by_lead}/withdrawal in  303 404 404 404 404
POST /dismissals/{dismissed_by_partner}/withdrawal in 404 404 303 404 404
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    method: str
    address: str
    answers: tuple[str, ...]
    form: str

    def __str__(self) -> str:
        return f"{self.method} {self.address} {self.form}".strip()


def lines(method: str = "") -> list[Line]:
    """All lines, or those of one method."""
    return [line for line in map(_line, _written()) if method in ("", line.method)]


def _written() -> list[str]:
    return [line for line in TABLE.splitlines() if line and not line.startswith("#")]


def _line(written: str) -> Line:
    method, address, *rest = re.split(r"\s+", written.strip())
    answers, form = rest[: len(PERSONS)], rest[len(PERSONS) :]
    return Line(method, address, tuple(answers), form[0] if form else "")
