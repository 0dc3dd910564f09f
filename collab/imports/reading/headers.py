"""What a column may be called in the union's languages; a name in one named language stands under "name:<language>"."""

HEADERS: dict[str, tuple[str, ...]] = {
    "source": (
        "id", "ngo id", "org id", "number", "no", "nr", "code", "serial", "registration number", "رقم", "الرقم", "م",
        "رقم التسجيل", "kimlik", "sıra no", "kayıt no", "kütük no", "identifiant", "numéro", "n°",
    ),
    "country": (
        "country", "country name", "head office country", "pays", "ülke", "ülkesi", "البلد", "الدولة", "بلد المقر",
    ),
    "code": ("iso2", "iso 2", "country code", "iso", "iso code", "code pays", "ülke kodu", "رمز البلد", "رمز الدولة"),
    "name:ar": (
        "arabic name", "name ar", "name arabic", "name in arabic", "الاسم بالعربية", "الاسم العربي", "nom arabe",
        "nom en arabe", "arapça adı", "arapça ad",
    ),
    "name:tr": (
        "turkish name", "name tr", "name in turkish", "türkçe adı", "türkçe ad", "nom turc", "nom en turc",
        "الاسم بالتركية",
    ),
    "name:fr": (
        "french name", "name fr", "name in french", "nom français", "nom en français", "fransızca adı",
        "الاسم بالفرنسية",
    ),
    "name:en": (
        "english name", "name en", "name in english", "ingilizce adı", "nom anglais", "nom en anglais",
        "الاسم بالإنجليزية", "الاسم بالانجليزي",
    ),
    "native": (
        "native name", "local name", "original name", "الاسم المحلي", "nom local", "nom d'origine", "yerel adı",
        "yerel ad",
    ),
    "acronym": (
        "acronym", "abbreviation", "short name", "abbr", "sigle", "acronyme", "nom court", "kısaltma", "kısa adı",
        "kısa ad", "الاختصار", "الاسم المختصر",
    ),
    "name": (
        "name", "full name", "organisation", "organization", "organisation name", "organization name", "latin name",
        "ngo name", "ngo", "association", "member", "title of organisation", "nom", "nom de l'organisation",
        "nom de l'association", "organisme", "dénomination", "raison sociale", "ad", "adı", "kurum", "kurum adı",
        "kuruluş adı", "dernek", "dernek adı", "vakıf adı", "stk adı", "üye kuruluş", "unvan", "unvanı", "الاسم",
        "اسم الجمعية", "اسم المنظمة", "اسم المؤسسة", "المنظمة", "الجمعية", "المؤسسة", "الجهة",
    ),
    "city": (
        "city", "town", "area", "governorate", "province", "region", "ville", "région", "gouvernorat", "şehir", "il",
        "ili", "ilçe", "المدينة", "المحافظة", "الولاية", "المنطقة",
    ),
    "sectors": (
        "sector", "sectors", "field", "fields", "field of work", "fields of work", "area of work", "areas of work",
        "theme", "themes", "type", "types ar", "category", "cluster", "clusters", "secteur", "secteurs", "domaine",
        "domaines", "domaine d'action", "domaines d'intervention", "thématique", "alan", "alanlar", "çalışma alanı",
        "çalışma alanları", "faaliyet alanı", "faaliyet alanları", "tür", "المجال", "المجالات", "مجال العمل",
        "مجالات العمل", "القطاع", "القطاعات", "النوع", "التخصص",
    ),
    "mission": (
        "mission", "missions", "mission statement", "mandate", "about", "about us", "profile", "description",
        "summary", "core functions", "objective", "objectives", "goals", "purpose", "objectif", "objectifs",
        "objet social", "présentation", "amaç", "amacı", "misyon", "hakkında", "tanıtım", "açıklama", "الأهداف",
        "الهدف", "أهداف الجمعية", "الرسالة", "الرؤية والرسالة", "نبذة", "نبذة تعريفية", "التعريف", "الوصف",
    ),
    "activities": (
        "activities", "activity", "programs", "programmes", "program", "projects", "project", "main activities",
        "activités", "projets", "programmes et projets", "faaliyetler", "faaliyet", "projeler", "programlar",
        "الأنشطة", "النشاطات", "أهم الأنشطة", "المشاريع", "البرامج",
    ),
    "works_in": (
        "works in", "countries of operation", "countries of work", "countries", "operates in", "pays d'intervention",
        "pays d'action", "çalıştığı ülkeler", "faaliyet ülkeleri", "ülkeler", "بلدان العمل", "دول العمل",
        "الدول التي تعمل فيها",
    ),
    "founded": (
        "founded", "established", "founding date", "founding year", "year founded", "year of foundation",
        "year established", "date of establishment", "fondée", "fondée en", "création", "année de création",
        "date de création", "kuruluş", "kuruluş yılı", "kuruluş tarihi", "تاريخ التأسيس", "سنة التأسيس", "تأسست",
    ),
    "website": (
        "website", "url", "web", "site", "homepage", "web page", "site web", "site internet", "web sitesi",
        "internet sitesi", "الموقع", "الموقع الإلكتروني", "موقع الإنترنت",
    ),
    "language": ("text lang", "language", "lang", "langue", "dil", "اللغة"),
    "representative": (
        "representative", "representative name", "contact person", "contact name", "focal point", "responsible",
        "président", "personne de contact", "personne à contacter", "représentant", "responsable", "yetkili",
        "yetkili kişi", "temsilci", "irtibat kişisi", "başkan", "الممثل", "اسم الممثل", "جهة الاتصال",
        "مسؤول الاتصال", "الشخص المسؤول", "الرئيس",
    ),
    "email": (
        "email", "e mail", "mail", "email address", "e mail address", "contact email", "courriel", "adresse mail",
        "adresse électronique", "e posta", "eposta", "e posta adresi", "البريد الإلكتروني", "الايميل", "البريد",
    ),
    "contact": (
        "phone", "telephone", "tel", "mobile", "phone number", "address", "téléphone", "adresse", "telefon", "adres",
        "الهاتف", "رقم الهاتف", "الجوال", "العنوان",
    ),
}  # fmt: skip
