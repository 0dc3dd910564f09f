"""How written names are compared (folded) and put in alphabetical order."""

import unicodedata

LINKS = frozenset({"and", "the", "ve", "et"})
_TURKISH = {letter: place for place, letter in enumerate("abcçdefgğhıijklmnoöpqrsştuüvwxyz")}
_IN_ARABIC_SCRIPT = frozenset({"ar", "fa", "ur"})
_FOLDED = str.maketrans("Iİıىیېکة", "iiiيييكه", "ـ")


class _Letters(dict[int, str]):
    """What is left of each character by its number, worked out when it is first met."""

    def __missing__(self, number: int) -> str:
        found = self[number] = _letter(chr(number))
        return found


_LETTERS = _Letters()


def folded(text: str) -> str:
    """The text without marks, case, punctuation and article, so that two ways of writing a name meet."""
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).translate(_FOLDED).lower())
    letters = bare.translate(_LETTERS)
    return " ".join(_without_article(word) for word in letters.split() if word not in LINKS)


def sort_key(text: str, language: str) -> tuple[object, ...]:
    """A key that sorts names the way a reader of `language` expects."""
    if language == "tr":
        lowered = text.replace("I", "ı").replace("İ", "i").lower()
        return tuple(_turkish_place(char) for char in unicodedata.normalize("NFC", lowered))
    bare = unicodedata.normalize("NFKD", text.translate(_FOLDED).lower())
    return ("".join(char for char in bare if not unicodedata.combining(char)), text)


def name_key(text: str, language: str) -> tuple[object, ...]:
    """A key that puts names in the reader's own script first, each script in the alphabetical order of `language`."""
    first = next((char for char in text if char.isalpha()), "")
    arabic = unicodedata.bidirectional(first) == "AL" if first else False
    return (arabic != (language in _IN_ARABIC_SCRIPT), sort_key(text.strip("«»“”\"'’‘(["), language))


def _letter(char: str) -> str:
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf" or char in "'’ʼ":
        return ""
    return char if char.isalnum() else " "


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _turkish_place(char: str) -> tuple[int, str]:
    bare = unicodedata.normalize("NFKD", char)[0]
    return _TURKISH.get(char, _TURKISH.get(bare, -1)), char
