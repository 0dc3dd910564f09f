"""The part of a word that carries its meaning: light stemmers for Arabic and Turkish, else Snowball."""

import re
from functools import lru_cache
from unicodedata import normalize

import Stemmer

from collab.matching.folding import fold, lower

SNOWBALL = {"en": Stemmer.Stemmer("english"), "fr": Stemmer.Stemmer("french")}
FRENCH_APART = re.compile("jeûn|aïd$|élève|mère")  # which without their marks would be young, aid, high, and the sea

# Snowball's Turkish cuts gıda to gı and kuyu to ku but leaves kuyusu at kuyus: this keeps three letters.
TURKISH_ENDINGS = re.compile(
    r"(?P<root>.{3,}?)"
    r"(?:l[ae]r[ıi]n?|l[ae]r|(?<=...)[ıiuü]m[ıiuü]z|(?<=...)[ıiuü]n[ıiuü]z|[dt][ae]n?|l[ae]|ki"
    r"|(?<=[aeıioöuü])(?:s[ıiuü]n?|n[dt][ae]n?|n[ıiuü]n|yl[ae]|[yn][ae]|y[ıiuü]|m[ıiuü]z)"
    r"|(?<=....)(?:[ıiuü]n[ae]?|[ıiuü]m|[ae]|[ıiuü]))$"
)
TURKISH_VOWEL = re.compile("[aeıioöuü]")
TURKISH_HARD = {"ğ": "k", "b": "p", "d": "t", "c": "ç"}
TURKISH_WHOLE = {
    "su": "su", "suyu": "su", "suya": "su", "suyun": "su", "sular": "su", "suları": "su", "sularının": "su",
    "sudan": "su", "gıda": "gıda", "kuyu": "kuyu", "aile": "aile", "hasta": "hasta", "okul": "okul",
    "türkiye": "türkiye", "kendi": "kendi", "başka": "başka", "camia": "camia",
}  # fmt: skip
QURAN = re.compile("(?i)([kq]ur)['\u2018\u2019\u02bc](?=[aâ]n)")
TURKISH_CITY = re.compile("Bursa|BURSA")  # written small it is "to the scholarship"

ARABIC_JOINED = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=..)")
ARABIC_AND = re.compile(r"^و(?=....)")
ARABIC_ADVERB = re.compile(r"(?<=..ي)ا$")  # of قانونيا: the mark over it is seldom written
ARABIC_CAPTIVES = re.compile("أسرى$")  # folded it would be أسري, "of the family"
ARABIC_OURS = re.compile(r"(?<=...)(?<![اوي])نا$")  # after a long vowel it is the object of a word in ن
ARABIC_OBJECT = re.compile(r"(?<=...)(?:وا|\u064bا|(?<![يه])ا\u064b?)$")  # of طالبا, not of words in a hamza; of شاركوا
ARABIC_THEIRS = re.compile(r"(?<=...)(?:ها|هم|هن)$")
ARABIC_HELD = re.compile(r"(.+[^ا])ت(?:ه|ها|هم|هن)")  # of مدرستها, "its school": the letter that مدرسة ends in
ARABIC_ENDINGS = re.compile(r"(?<=...)(?:ان|ات|ون|ين)$|(?<=..)(?:يه|ه|ي)$")
# Words whose first letter is no "and".
ARABIC_OWN_WAW = """
    وقاية وقائي وقائية ورشة ورشات وحدة وحدات وزارة وزارات وثيقة وثائق وسيلة وسائل واقع وصول ولاية
    ولايات وظيفة وظائف وكالة وكالات وطنية وطني والد والدة والدين والدان والديه والديهم واجب واجبات
    واسعة وسطى ولادة وفيات وساطة وراثية وراثة وجبات وجبة واحدة واحد وعود وقفية وقفي ورود وزراء وفود
"""
# Broken plurals and adjectives that no ending gives away, after their singular.
ARABIC_FAMILIES = """
    طفل أطفال | يتيم أيتام يتامى | مدارس مدرسة | بئر آبار ابار | امرأة نساء مرأة نسوة نسائي نسائية |
    شاب شباب شبان شبابي شبابية | فقير فقراء | مريض مرضى | أسرة أسر أسري أسرية | عائلة عوائل |
    ماء مياه مائي مائية | مسجد مساجد | كتاب كتب | طالب طلاب طلبة طالبات | حق حقوق حقوقي حقوقية |
    معاق معوق معاقين معوقين | سجين سجناء | نازح نزوح | مخيم مخيمات خيام | مرض أمراض |
    طبيب أطباء | دواء أدوية | مستشفى مستشفيات | عيادة عيادات | قرية قرى | مزارع مزارعين | أرض أراضي |
    شجرة أشجار شجر تشجير | غذاء أغذية غذائي غذائية | أرملة أرامل | مسن مسنين مسنون | دورة دورات |
    ورشة ورش ورشات | ندوة ندوات | خبير خبراء | منحة منح | حرفة حرف حرفي حرفية | مهنة مهن مهني مهنية |
    بنت بنات | فتاة فتيات | أب آباء | أم أمهات أمومة | لغة لغات | بيئة بيئي بيئية | كارثة كوارث |
    زلزال زلازل | سلة سلال | بيت بيوت | مأوى إيواء | نفس نفسي نفسية | إعلام إعلامي | فن فنون فني فنية |
    قانون قوانين قانوني قانونية | صحة صحي صحية | تعليم تعليمي تعليمية تعلم | معلم معلمين معلمات معلمة |
    ثقافة ثقافي ثقافية | رياضة رياضي رياضية | مسكن مساكن | موهبة مواهب موهوبين | يد أيدي | سوق أسواق |
    قرض قروض | مهاجر مهاجرين هجرة | أقلية أقليات | تراب تربة أتربة | عنصرية عنصري | تعاونية تعاونيات |
    اجتماعية اجتماعي اجتماعيات | عربة عربات
"""
# Whose end is no ending, or tells them from another word: milk, oil, sugar, ghee, less, an element, a meeting.
ARABIC_WHOLE = frozenset(
    fold(word)
    for word in ("لبنان", "سودان", "زيتون", "سكري", "سمنة", "أقلية", "عنصرية", "تعاون", "تعاونية", "اجتماعية", "عربة")
)
# Words that begin with the letter of "for": what stands before "the language", للغة, is not the whole of لل.
ARABIC_OWN_LAM = """
    لاجئ لاجئة لاجئين لاجئون لاجئات لغة لغات لقاح لقاحات لجنة لجان لقاء لقاءات لبنان لبناني لبنانية لبنانيين
    لعب لعبة لحم لحوم لباس لوازم ليبيا ليبي ليل
"""
ARABIC_WAW = frozenset(fold(word) for word in ARABIC_OWN_WAW.split())
ARABIC_LAM = frozenset(fold(word) for word in ARABIC_OWN_LAM.split())
ARABIC_PLURALS = {
    fold(each): first if (first := fold(family.split()[0])) in ARABIC_WHOLE else ARABIC_ENDINGS.sub("", first)
    for family in ARABIC_FAMILIES.split("|")
    for each in family.split()
}


@lru_cache(maxsize=400_000)
def stem(word: str, language: str) -> str:
    """The folded stem of one written word; unknown languages are only folded."""
    word = QURAN.sub(r"\1", normalize("NFC", word))
    if language == "ar":
        return _arabic(fold(ARABIC_OBJECT.sub("", ARABIC_OURS.sub("ها", ARABIC_CAPTIVES.sub("أسير", word)))))
    if language == "tr":
        return "bursa" if TURKISH_CITY.match(word) else fold(_turkish(lower(word, "tr")))
    if language in SNOWBALL:
        written = lower(word, language)
        apart = FRENCH_APART.match(written) if language == "fr" else None
        return apart[0] if apart else fold(SNOWBALL[language].stemWord(written))
    return fold(word)


def without_proclitic(stemmed: str) -> str:
    """An Arabic stem without a leading one-letter word (and, so, with, for); "" when there is none."""
    return stemmed[1:] if len(stemmed) >= 4 and stemmed[0] in "وفبل" else ""


def _arabic(word: str) -> str:
    if word not in ARABIC_WAW and (plain := _without_article(word)) == word:
        word = _without_article(ARABIC_AND.sub("", word))
    elif word not in ARABIC_WAW:
        word = plain
    word = ARABIC_ADVERB.sub("", word)
    bare = without_proclitic(word)
    word = ARABIC_PLURALS.get(word) or ARABIC_PLURALS.get(bare if len(bare) > 2 else "") or word
    while word not in ARABIC_WHOLE and (shorter := _without_ending(word)) != word:
        word = shorter
    return word


def _without_ending(word: str) -> str:
    if held := _held(word):
        return held
    plain = ARABIC_THEIRS.sub("", word)
    shorter = ARABIC_ENDINGS.sub("", word) if plain == word else plain
    return ARABIC_PLURALS.get(shorter, shorter) if len(shorter) > 2 else shorter


def _held(word: str) -> str:
    """A word in ة with its holder joined on, without both; "" for others."""
    held = ARABIC_HELD.fullmatch(word)
    if not held or held[1] + "ت" in ARABIC_PLURALS:
        return ""
    known = ARABIC_PLURALS.get(held[1] + "ه", "")
    return known or (held[1] if len(held[1]) > 2 else "")


def _without_article(word: str) -> str:
    """An Arabic word without "the" and what is joined on in front of it."""
    joined = ARABIC_JOINED.match(word)
    if not joined:
        return word
    plain = word[joined.end() :]
    own = "ل" + plain
    return own if joined[0].endswith("لل") and own in ARABIC_LAM else plain


def _turkish(word: str) -> str:
    while word not in TURKISH_WHOLE:
        found = TURKISH_ENDINGS.fullmatch(word)
        if not found or not TURKISH_VOWEL.search(found["root"]):
            return word[:-1] + TURKISH_HARD.get(word[-1:], word[-1:])
        word = found["root"]
    return TURKISH_WHOLE[word]
