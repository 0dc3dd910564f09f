"""A page as a reader, a screen reader and a link checker meet it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
SILENT = frozenset({"script", "style"})
SPOKEN = ("aria-label", "title", "alt", "placeholder", "aria-description", "aria-roledescription", "aria-valuetext")


@dataclass(slots=True)
class GetForm:
    """A form that asks without changing anything: where it goes, what it sends, and what else could be chosen."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)


@dataclass(slots=True)
class Paper(HTMLParser):
    """Filled by `read`. `words` are (text, marked as data) in the order of the page; `spoken` those of attributes."""

    lang: str = ""
    direction: str = ""
    title: str = ""
    headings: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    forms: list[GetForm] = field(default_factory=list)
    words: list[tuple[str, bool]] = field(default_factory=list)
    spoken: list[tuple[str, bool]] = field(default_factory=list)

    _open: list[tuple[str, bool]] = field(default_factory=list)
    _form: GetForm | None = None
    _select: str = ""

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        data = self._is_data(facts)
        self._note(tag, facts)
        self._note_form(tag, facts)
        self.spoken += [(facts[name], data) for name in SPOKEN if name in facts]
        if tag == "input" and facts.get("type") in ("submit", "button", "reset"):
            self.spoken.append((facts.get("value", ""), data))
        if tag not in VOID:
            self._open.append((tag, data))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        if tag == "select":
            self._select = ""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, marked = self._open[-1] if self._open else ("", False)
        if tag in SILENT or not data.strip():
            return
        if tag == "title":
            self.title += data
        self.words.append((data, marked))

    @property
    def text(self) -> str:
        """All visible words."""
        return " ".join(" ".join(data.split()) for data, _ in self.words)

    def _is_data(self, facts: dict[str, str]) -> bool:
        above = self._open[-1][1] if self._open else False
        if "hidden" in facts:
            return True  # nobody reads it
        return {"no": True, "yes": False}.get(facts.get("translate", ""), above)

    def _note(self, tag: str, facts: dict[str, str]) -> None:
        if tag == "html":
            self.lang, self.direction = facts.get("lang", ""), facts.get("dir", "")
        if tag == "h1":
            self.headings.append(tag)
        if "id" in facts:
            self.ids.append(facts["id"])
        if tag in ("a", "area"):
            self.links.append(facts.get("href", ""))
        elif "href" in facts:
            self.sources.append(facts["href"])
        if "src" in facts:
            self.sources.append(facts["src"])

    def _note_form(self, tag: str, facts: dict[str, str]) -> None:
        if tag == "form":
            self.actions.append(facts.get("action", ""))
            self._form = GetForm(facts.get("action", "")) if facts.get("method", "get").lower() == "get" else None
            self.forms += [self._form] if self._form else []
        if self._form is None:
            return
        if (
            tag == "input"
            and facts.get("name")
            and (facts.get("type") not in ("checkbox", "radio") or "checked" in facts)
        ):
            self._form.fields[facts["name"]] = facts.get("value", "")
        if tag == "select":
            self._select = facts.get("name", "")
        if tag == "option" and self._select:
            self._form.choices.setdefault(self._select, []).append(facts.get("value", ""))
            if "selected" in facts:
                self._form.fields[self._select] = facts.get("value", "")


def read(html: str) -> Paper:
    """The page taken apart."""
    paper = Paper()
    paper.feed(html)
    paper.close()
    return paper


def repeated(ids: list[str]) -> Iterator[str]:
    """Ids that stand more than once."""
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            yield one
        seen.add(one)
