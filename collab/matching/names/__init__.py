"""Look-alike names of organisations: across spelling, marks, scripts, languages and acronyms."""

from collab.matching.names.search import Known, LookAlike, Names, compare

__all__ = ["Known", "LookAlike", "Names", "compare"]
