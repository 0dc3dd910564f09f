"""Which column of a file says what, recognised by its header in the union's languages."""

from collections.abc import Sequence

from collab.matching.folding import fold

# What a column may be called. A name in one named language stands under "name:<language>".
HEADERS: dict[str, tuple[str, ...]] = {
    "source": ("id", "ngo id", "org id", "number", "no", "رقم", "kimlik", "identifiant"),
    "name": (
        "name",
        "organisation",
        "organization",
        "latin name",
        "ngo name",
        "nom",
        "ad",
        "adı",
        "kurum adı",
        "الاسم",
    ),
    "name:ar": ("arabic name", "name ar", "الاسم بالعربية", "اسم الجمعية", "nom arabe", "arapça adı"),
    "name:tr": ("turkish name", "name tr", "türkçe adı"),
    "name:fr": ("french name", "name fr", "nom français"),
    "name:en": ("english name", "name en", "ingilizce adı", "nom anglais"),
    "native": ("native name", "local name", "الاسم المحلي", "nom local", "yerel adı"),
    "acronym": ("acronym", "abbreviation", "short name", "sigle", "kısaltma", "الاختصار"),
    "country": ("country", "pays", "ülke", "البلد", "الدولة"),
    "code": ("iso2", "country code", "iso", "code pays", "ülke kodu", "رمز البلد"),
    "city": ("city", "area", "governorate", "region", "ville", "şehir", "il", "المدينة", "المحافظة"),
    "mission": (
        "mission",
        "missions",
        "about",
        "description",
        "core functions",
        "objectif",
        "amaç",
        "الأهداف",
        "الرسالة",
    ),
    "activities": (
        "activities",
        "activity",
        "programs",
        "programmes",
        "projects",
        "activités",
        "faaliyetler",
        "الأنشطة",
    ),
    "founded": ("founded", "established", "founding date", "fondée", "kuruluş", "تاريخ التأسيس"),
    "website": ("website", "url", "web", "site", "site web", "web sitesi", "الموقع"),
    "language": ("text lang", "language", "lang", "langue", "dil", "اللغة"),
}
_KNOWN = {fold(header): role for role, headers in HEADERS.items() for header in headers}


def roles_of(headers: Sequence[str]) -> dict[str, int]:
    """What each recognised column says, by its place; the first of two alike counts."""
    roles: dict[str, int] = {}
    for place, header in enumerate(headers):
        role = _KNOWN.get(fold(header.replace("_", " ")).strip())
        if role is not None:
            roles.setdefault(role, place)
    return roles


def has_a_name(roles: dict[str, int]) -> bool:
    """Whether the file says at all who its rows are about."""
    return any(role in ("name", "native") or role.startswith("name:") for role in roles)
