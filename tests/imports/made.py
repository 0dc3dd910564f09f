"""Files as people save them."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

HEADER = "ngo_id,latin_name,arabic_name,country,iso2,missions,activities,founded,website,text_lang\n"
WATER = (
    "1,Sources du Nord,جمعية ينابيع الشمال,Tunisia,TN,توفير مياه الشرب للقرى,"
    '"حفر الآبار, صيانة المضخات",2011-12-12,www.sources.example,ar\n'
)


def workbook(*rows: Sequence[Any], before: int = 0) -> bytes:
    """An XLSX file with these rows, `before` empty ones above them; a value ("=", formula, result) is a formula."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows, start=before):
            for place, value in enumerate(row):
                if isinstance(value, tuple):
                    sheet.write_formula(number, place, value[1], None, value[2])
                else:
                    sheet.write(number, place, value)
    return made.getvalue()
