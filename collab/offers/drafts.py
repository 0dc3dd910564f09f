"""What a form hands over about an offer or a request: frozen, checked for shape, not yet for permission."""

from dataclasses import dataclass, field, replace

from collab.offers.model import Cost, Exchange, Format, Period, Type
from collab.posts.drafts import PostDraft, in_order, text_drafts_of
from collab.posts.model import CodeKind, PostKind


@dataclass(frozen=True, slots=True)
class ExchangeDraft(PostDraft):
    """`number` and `period` say for how many members an offer is; of a request they say nothing."""

    kind: PostKind = field(default=PostKind.OFFER, kw_only=True)
    type: Type = Type.TRAINING
    format: Format = Format.BOTH
    languages: tuple[str, ...] = ()
    capacities: tuple[str, ...] = ()
    cost: Cost = Cost.FREE
    cost_note: str = ""
    amount: int | None = None
    currency: str = ""
    number: int = 1
    period: Period = Period.ONCE


def says_the_same(draft: ExchangeDraft, post: Exchange) -> bool:
    """Whether the post stands word for word as the draft says, in whatever order codes were ticked."""
    return _in_order(draft) == _in_order(_draft_of(post))


def _draft_of(post: Exchange) -> ExchangeDraft:
    return ExchangeDraft(
        texts=text_drafts_of(post),
        fields=post.coded(CodeKind.FIELD),
        countries=post.coded(CodeKind.COUNTRY),
        deadline=post.deadline,
        reach=post.reach,
        kind=post.kind,
        type=post.type,
        format=post.format,
        languages=post.coded(CodeKind.LANGUAGE),
        capacities=post.coded(CodeKind.CAPACITY),
        cost=post.cost,
        cost_note=post.cost_note,
        amount=post.amount,
        currency=post.currency,
        number=post.number,
        period=post.period,
    )


def _in_order(draft: ExchangeDraft) -> ExchangeDraft:
    return replace(
        draft,
        fields=in_order(draft.fields),
        countries=in_order(draft.countries),
        languages=in_order(draft.languages),
        capacities=in_order(draft.capacities),
    )
