"""Words of everyday speech, which tell nothing of anybody's work."""

from functools import cache

from collab.vocabulary import files


@cache
def words(language: str) -> frozenset[str]:
    """Those of a language as people write them; none of a language that has no list."""
    told: str = files.table("everyday").get(language, "")
    return frozenset(told.split())
