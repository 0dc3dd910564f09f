"""Files in every shape people save them in: encodings, delimiters, titles above the headers, spreadsheets, bombs."""

import io
import tracemalloc
import zipfile
from datetime import date

import pytest

from collab.imports.reading.file import open_file
from collab.imports.reading.rows import Bad, Incoming
from collab.imports.reading.sheet_xml import errors_in, require_narrow
from collab.imports.reading.table import Unreadable
from tests.imports.made import HEADER, WATER, workbook

ARABIC = "الاسم;البلد\nجمعية ينابيع الشمال;تونس\nمؤسسة الأفق;السودان\n"
TURKISH = "Dernek Adı;Ülke\nŞişli Gençlik Derneği;Türkiye\nIşık Vakfı;Türkiye\n"
FRENCH = "Nom;Pays\nÉcole à côté;Sénégal\nForêts d'Été;Côte d’Ivoire\n"


def names(data: bytes) -> list[str]:
    found = []
    for row in open_file(data).read():
        assert isinstance(row, Incoming), row
        found.append(row.draft.names[0].text)
    return found


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "cp1256"),
        (TURKISH, "cp1254"),
        (FRENCH, "cp1252"),
        *((text, encoding) for text in (ARABIC, TURKISH, FRENCH) for encoding in ("utf-8", "utf-8-sig", "utf-16")),
        *((text, encoding) for text in (ARABIC, TURKISH) for encoding in ("utf-16-le", "utf-16-be")),
    ],
)
def test_the_encoding_is_guessed(text: str, encoding: str) -> None:
    expected = [line.split(";")[0] for line in text.splitlines()[1:]]

    assert names(text.encode(encoding)) == expected


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_delimiter_and_the_line_ends_are_guessed(sign: str, end: str) -> None:
    lines = ("name,country,city", 'Wells,Sudan,"Kassala"', "Trees,Chad,Abéché")

    assert names(end.join(line.replace(",", sign) for line in lines).encode()) == ["Wells", "Trees"]


def test_titles_and_empty_rows_above_the_headers_are_passed_over() -> None:
    file = open_file(b"Members of the union\n\nAs of May,,\nname,country,city\nWells,Sudan,Kassala\n")
    (row,) = file.read()

    assert isinstance(row, Incoming)
    assert (row.row, row.draft.city) == (5, "Kassala")


@pytest.mark.parametrize(
    ("headers", "roles"),
    [
        ("الاسم,البلد,الأهداف,البريد الإلكتروني", ("name", "country", "mission", "email")),
        ("Kurum Adı,Ülke,Amacı,Kuruluş Yılı", ("name", "country", "mission", "founded")),
        ("Nom de l'association,Pays,Objectifs,Site web", ("name", "country", "mission", "website")),
        ("NAME_OF_ORGANISATION,Country Name,About us,Main Activities", ("name", "country", "mission", "activities")),
        ("Name (Arabic),Name (English),Country,Notes", ("name:ar", "name:en", "country", "")),
    ],
)
def test_columns_are_known_by_their_headers_in_four_languages(headers: str, roles: tuple[str, ...]) -> None:
    assert open_file(f"{headers}\na,b,c,d\n".encode()).layout.roles == roles


def test_columns_without_known_headers_are_known_by_what_stands_in_them() -> None:
    rows = "\n".join(f"Society {n},Jordan,www.s{n}.example,s{n}@example.org,{1990 + n}" for n in range(9))
    layout = open_file(f"one,two,three,four,five\n{rows}\n".encode()).layout

    assert layout.roles == ("name", "country", "website", "email", "founded")


def test_what_somebody_says_of_the_columns_holds() -> None:
    file = open_file(b"colour,size\nWells Society,Sudan\n").as_mapped(["name", "country"])
    (row,) = file.read()

    assert isinstance(row, Incoming)
    assert row.draft.country == "SD"


def test_a_workbook_is_read_with_days_numbers_and_results_of_formulas() -> None:
    data = workbook(
        ("Members",),
        ("id", "name", "country", "founded", "city"),
        (1.0, "Wells Society", "Sudan", date(1998, 2, 3), ("=", '="Kas"&"sala"', "Kassala")),
        (2, "Trees", ("=", "=B1", "Chad"), 2001.0, ""),
        before=2,
    )
    one, two = open_file(data).read()

    assert isinstance(one, Incoming)
    assert isinstance(two, Incoming)
    assert (one.row, one.draft.founded, one.draft.city) == (5, 1998, "Kassala")
    assert (two.draft.country, two.draft.founded) == ("TD", 2001)


def test_an_error_in_a_workbook_is_named() -> None:
    (bad,) = open_file(workbook(("name", "country"), ("Wells", ("=", "=NA()", "#N/A")))).read()

    assert isinstance(bad, Bad)
    assert (bad.row, bad.column, bad.value, bad.code) == (2, "country", "#N/A", "cell_error")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b"\n\n , \n", "file.empty"),
        (b'name,country\n"never closed,TN\n', "file.malformed"),
        (b'name,country\n"closed" and more,TN\n', "file.malformed"),
        (b"name," + b"x" * 40_000 + b"\na,b\n", "file.malformed"),
        (b"name" + b",x" * 300 + b"\n", "file.too_wide"),
        (b"name,country\n" + b"Wells,SD\n" * 10_001, "file.too_many_rows"),
        (b"name\n" + b"Wells Society of the North\n" * 250_000, "file.too_large"),
        (b"\xff\xfe\x00", "file.encoding"),
        (b"PK\x03\x04 not a workbook", "file.workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "file.old_workbook"),
        (workbook(("name", "country"), ("Wells", "SD"))[:-40], "file.workbook"),
        (workbook(()), "file.empty"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",  # a workbook holds the hour, and so do its bytes
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        open_file(data)

    assert refused.value.code == code


def altered(part: str, content: bytes) -> bytes:
    """A good workbook, one part of which holds something else."""
    good, made = zipfile.ZipFile(io.BytesIO(workbook(("name", "country"), ("Wells", "SD")))), io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in good.namelist():
            packed.writestr(name, content if name == part else good.read(name))
    return made.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
START = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = b"</sheetData></worksheet>"
FAR = START + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + END
WIDE = START + b'<row r="9000"><c r="XFD9000" t="inlineStr"><is><t>x</t></is></c></row>' + END


@pytest.mark.parametrize(
    ("content", "code"),
    [(b" " * 60_000_000, "file.bomb"), (FAR, "file.too_many_rows"), (WIDE, "file.too_wide")],
    ids=["unpacks to 60 MB", "a cell in the last corner", "a cell far to the side"],
)
def test_a_workbook_that_would_fill_the_memory_is_refused(content: bytes, code: str) -> None:
    data = altered(SHEET, content)

    assert len(data) < 200_000
    with pytest.raises(Unreadable) as refused:
        open_file(data)
    assert refused.value.code == code


def test_a_workbook_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(altered(SHEET, b" " * 60_000_000))
    size = (60_000_000).to_bytes(4, "little")
    assert data.count(size) >= 2

    with pytest.raises(Unreadable):
        open_file(bytes(data.replace(size, (4_000).to_bytes(4, "little"))))


def test_words_of_a_header_row_are_not_members() -> None:
    assert names((HEADER + WATER).encode()) == ["جمعية ينابيع الشمال"]


def test_places_of_cells_without_end_do_not_fill_the_memory() -> None:
    sheet = b'<c r="A1"/>' * 200_000
    tracemalloc.start()
    require_narrow({"xl/worksheets/sheet1.xml": sheet})
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < len(sheet)


def test_tags_that_never_end_do_not_hold_up_the_reader() -> None:
    book = b'<sheet name="A" r:id="one"/>' + b"<sheet " * 200_000
    relations = b'<Relationship Id="one" Target="worksheets/a.xml"/>' + b"<Relationship " * 200_000
    cells = b'<c r="B2" t="e"><v>#N/A</v></c>' + b"<c " * 200_000
    parts = {"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": relations, "xl/worksheets/a.xml": cells}

    assert list(errors_in(parts, "A")) == [(1, 1, "#N/A")]
