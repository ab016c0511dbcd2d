"""A workbook's cells as a program reads them that has never heard of XlsxWriter."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Cell:
    """What a cell holds: a text or a number, and the formula that gives it."""

    value: str | float | None
    formula: str = ""


Sheet = dict[tuple[int, str], Cell]


def sheets_of(path: Path, *wanted: str) -> dict[str, Sheet]:
    """The cells by row, from 1 on, and column letters, of the wanted sheets, by default of all."""
    with zipfile.ZipFile(path) as book:
        texts = _shared(book)
        return {
            name: _cells(book.read(part), texts)
            for name, part in parts_of(book).items()
            if not wanted or name in wanted
        }


def parts_of(book: zipfile.ZipFile) -> dict[str, str]:
    """The file within the file that holds each sheet."""
    workbook = ET.fromstring(book.read("xl/workbook.xml"))
    links = ET.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    targets = {link.attrib["Id"]: link.attrib["Target"] for link in links}
    return {
        sheet.attrib["name"]: "xl/" + targets[sheet.attrib[_RELATION]].removeprefix("/xl/")
        for sheet in workbook.iter(f"{_MAIN}sheet")
    }


def names_of(path: Path) -> dict[str, str]:
    """The defined names and what they stand for."""
    with zipfile.ZipFile(path) as book:
        workbook = ET.fromstring(book.read("xl/workbook.xml"))
    return {n.attrib["name"]: n.text or "" for n in workbook.iter(f"{_MAIN}definedName")}


def rows_by(sheet: Sheet, column: str) -> dict[str, int]:
    """The row of each text in a column."""
    return {
        cell.value: row
        for (row, letters), cell in sheet.items()
        if letters == column and isinstance(cell.value, str)
    }


def _shared(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    root = ET.fromstring(book.read("xl/sharedStrings.xml"))
    return ["".join(t.text or "" for t in item.iter(f"{_MAIN}t")) for item in root]


def _cells(content: bytes, texts: list[str]) -> Sheet:
    found: Sheet = {}
    for cell in ET.fromstring(content).iter(f"{_MAIN}c"):
        letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell.attrib["r"]).groups()  # type: ignore[union-attr]  # an address
        value, formula = cell.find(f"{_MAIN}v"), cell.find(f"{_MAIN}f")
        kind, text = cell.attrib.get("t", "n"), None if value is None else value.text
        read: str | float | None = text
        if kind == "s" and text is not None:
            read = texts[int(text)]
        elif kind == "n" and text is not None:
            read = float(text)
        written = "" if formula is None else (formula.text or "")
        found[int(row), letters] = Cell(read, written)
    return found
