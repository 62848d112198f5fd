"""Files made to harm whoever reads them: bombs, entities, scripts, passwords, endless pages. Each is refused."""

from __future__ import annotations

import sys
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import docx
import pypdf
import pytest

from ropa.errors import RopaError
from ropa.exchange.xlsx import read_xlsx, rows_of
from ropa.reading import pdf_files
from ropa.reading.files import text_of
from ropa.reading.whole import MOST_LETTERS, read_text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SECRET = "the secret of another file"  # noqa: S105 (no password)
OPENED: list[str] = []
_armed = False


def _hook(event: str, given: tuple[Any, ...]) -> None:
    if _armed and event in ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system"):
        OPENED.append(str(given[0]))


sys.addaudithook(_hook)


@contextmanager
def watched() -> Iterator[list[str]]:
    """What is opened or called meanwhile."""
    global _armed  # noqa: PLW0603 (a hook cannot be taken away, only be told to rest)
    OPENED.clear()
    _armed = True
    try:
        yield OPENED
    finally:
        _armed = False


def word(*, body: str = "", head: str = "", parts: int = 0, extra: bytes = b"") -> bytes:
    """A Word file with this body, as little else as there can be."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"{head}<w:document {W}><w:body>{body}</w:body></w:document>")
        for n in range(parts):
            package.writestr(f"word/x{n}.xml", "")
        if extra:
            package.writestr("word/media/image1.png", extra)
    return made.getvalue()


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_dcx_01_another_file_is_not_read_into_a_word_file(tmp_path: Any) -> None:
    """DCX-01: neither by an entity nor by a document type of another place."""
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    for head in (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>',
        f'<!DOCTYPE d SYSTEM "{secret.as_uri()}">',
        '<!DOCTYPE d SYSTEM "http://evil.example/x.dtd">',
    ):
        body = p("Имя &x;" if "ENTITY" in head else "Имя")
        with watched() as opened, pytest.raises(RopaError, match="entities"):
            text_of("a.docx", word(head=head, body=body))
        assert not [one for one in opened if "secret" in one or "evil" in one]


def test_dcx_01_bombs_are_refused_before_they_grow() -> None:
    """DCX-01: entities within entities, an archive of zeros, very many parts, very deep elements."""
    rungs = "".join(f'<!ENTITY x{n + 1} "{f"&x{n};" * 10}">' for n in range(9))
    laughs = word(head=f'<!DOCTYPE d [<!ENTITY x0 "ha">{rungs}]>', body=p("&x9;"))
    zeros = word(body=p("0" * 40_000_000))
    deep = word(body="<w:sdt>" * 100_000 + "</w:sdt>" * 100_000)
    assert len(zeros) < 100_000
    for bomb in (laughs, zeros, deep, word(body=p("имя"), parts=2001)):
        began = time.process_time()
        with pytest.raises(RopaError):
            text_of("a.docx", bomb)
        assert time.process_time() - began < 15


def test_dcx_01_a_directory_that_lies_is_a_refusal() -> None:
    """DCX-01: what says that it is small and is not."""
    lying = word(body=p("0" * 40_000_000))
    with zipfile.ZipFile(BytesIO(lying)) as package:
        size = package.infolist()[0].file_size.to_bytes(4, "little")
    with pytest.raises(RopaError, match="cannot be read as a document"):
        text_of("a.docx", lying.replace(size, (1000).to_bytes(4, "little")))


def test_dcx_01_a_large_picture_is_not_unpacked() -> None:
    """DCX-01: a picture of 60 MB are no words."""
    began = time.process_time()
    assert text_of("a.docx", word(body=p("имя"), extra=bytes(60_000_000))).strip() == "имя"
    assert time.process_time() - began < 15


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "ul><li", "b", "script"])
def test_htm_01_nothing_is_lost_or_run_in_a_deep_page(tag: str) -> None:
    """HTM-01: 20,000 nested elements; the words of all are there, but a script is no words."""
    page = f"<html><body><p>до</p>{f'<{tag}>слово ' * 20_000}".encode()
    began = time.process_time()
    text = text_of("a.html", page)
    assert time.process_time() - began < 15
    assert "до" in text
    assert text.count("слово") == (0 if tag == "script" else 20_000)


def test_htm_01_what_a_page_hides_is_no_text_and_nothing_is_fetched() -> None:
    """HTM-01."""
    page = """<html><head><script>alert('тайна')</script><link href="http://evil.example/a.css"></head><body>
    <img src="\\\\evil\\share\\a.png"><img src="http://evil.example/a.png"><iframe src="file:///etc/passwd"></iframe>
    <script>тайна()</script><style>тайна</style><!-- тайна --><p onclick="тайна()">Имя</p></body></html>"""
    with watched() as opened:
        text = text_of("a.html", page.encode())
    assert text.strip() == "Имя"
    assert opened == []


@pytest.mark.parametrize("mark", ["utf-8", "utf-16", "cp1251", "utf-8-sig"])
def test_htm_01_a_broken_encoding_is_read_as_far_as_it_goes(mark: str) -> None:
    """HTM-01: letters that are broken off leave the others."""
    data = "<html><p>Имя и телефон</p></html>".encode(mark) + b"\xd0"
    assert "Имя и телефон" in text_of("a.html", data)


def pdf(pages: int = 1, content: bytes = b"", kids: str = "") -> bytes:
    """A PDF of empty pages that share one content."""
    packed = zlib.compress(content)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids or ' '.join(['3 0 R'] * pages)}] /Count {pages} >>".encode(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream",
    ]
    made, places = BytesIO(b"%PDF-1.7\n"), []
    made.seek(0, 2)
    for n, one in enumerate(objects, start=1):
        places.append(made.tell())
        made.write(b"%d 0 obj\n" % n + one + b"\nendobj\n")
    table = made.tell()
    made.write(b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    made.write(b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % table)
    return made.getvalue()


def test_pdi_01_a_protected_pdf_asks_for_a_copy_without_password() -> None:
    """PDI-01."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("тайна", algorithm="RC4-128")
    made = BytesIO()
    writer.write(made)
    with pytest.raises(RopaError, match="protected by a password"):
        text_of("a.pdf", made.getvalue())


def test_pdi_01_endless_references_and_bombs_are_refused_in_time() -> None:
    """PDI-01: pages that are their own parents, one page of 20 MB."""
    for hostile in (pdf(kids="2 0 R"), pdf(content=b"BT (x) Tj ET " * 1_500_000)):
        began = time.process_time()
        with pytest.raises(RopaError):
            text_of("a.pdf", hostile)
        assert time.process_time() - began < 15


def test_pdi_01_reading_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDI-01: 5,000 pages; the time is up after some of them."""
    monkeypatch.setattr(pdf_files, "MOST_SECONDS", 0.0)
    with pytest.raises(RopaError, match="takes too long"):
        text_of("a.pdf", pdf(5000, b"BT (x) Tj ET " * 200))


@pytest.mark.parametrize("piece", ["1.", "А.", "(", "a ", "a@a.", "8 7", "www.", "«", "т.", "\u0301"])
def test_no_text_takes_a_time_that_grows_with_its_square(piece: str) -> None:
    """Thrice as long takes no more than some six times as long (thrice, and what the machine adds)."""
    read_text("имя")
    spent = []
    for count in (5000, 15_000):
        text = "имя " + piece * count
        began = time.process_time()
        read_text(text)
        spent.append(time.process_time() - began)
    assert spent[1] < 6 * spent[0] + 0.3


def test_a_text_that_is_no_policy_is_refused() -> None:
    with pytest.raises(RopaError, match="far longer"):
        read_text("а" * (MOST_LETTERS + 1))


def test_a_word_file_of_ours_is_still_read() -> None:
    made, kept = docx.Document(), BytesIO()
    made.add_paragraph("Мы собираем имя")
    made.save(kept)
    assert text_of("a.docx", kept.getvalue()).strip() == "Мы собираем имя"


def workbook(**parts: bytes) -> bytes:
    """A spreadsheet with a cell, and with parts of it put in, or in the place of its own (__ stands for a slash)."""
    import openpyxl

    book, made, changed = openpyxl.Workbook(), BytesIO(), BytesIO()
    book.active["A1"] = "name"
    book.save(made)
    extra = {name.replace("__", "/").replace("_dot_", "."): data for name, data in parts.items()}
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, extra.pop(one, old.read(one)))
        for one, data in extra.items():
            new.writestr(one, data)
    return changed.getvalue()


def _rows(data: bytes) -> list[tuple[Any, ...]]:
    return read_xlsx("a.xlsx", data, lambda book: [*rows_of(book.worksheets[0])])


def test_xls_03_bombs_are_refused_before_they_grow() -> None:
    """XLS-03: an archive of zeros, a directory that lies about it, thousands of parts."""
    assert _rows(workbook()) == [("name",)]
    zeros = workbook(xl__x_dot_xml=bytes(8_000_000))
    many = workbook(**{f"xl__x{n}_dot_xml": b"" for n in range(2001)})
    began = time.process_time()
    for bomb in (zeros, many):
        with pytest.raises(RopaError, match="unpacks to more"):
            _rows(bomb)
    assert time.process_time() - began < 15
    sheet = b"<worksheet>" + b" " * 4_000_000
    lying = workbook(xl__worksheets__sheet1_dot_xml=sheet).replace(
        len(sheet).to_bytes(4, "little"), bytes([9, 0, 0, 0])
    )
    with pytest.raises(RopaError, match="damaged"):
        _rows(lying)


def test_xls_04_no_entity_is_resolved(tmp_path: Any) -> None:
    """XLS-04: neither of another file nor of itself ten thousand times."""
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    rungs = "".join(f'<!ENTITY x{n + 1} "{f"&x{n};" * 10}">' for n in range(9))
    for head in (f'<!ENTITY x9 SYSTEM "{secret.as_uri()}">', f'<!ENTITY x0 "ha">{rungs}'):
        cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&x9;</t></is></c></row>'
        space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        sheet = f'<!DOCTYPE d [{head}]><worksheet xmlns="{space}"><sheetData>{cell}</sheetData></worksheet>'
        with pytest.raises(RopaError) as refusal:
            _rows(workbook(xl__worksheets__sheet1_dot_xml=sheet.encode()))
        assert SECRET not in str(refusal.value)


def test_xls_05_macros_are_refused() -> None:
    """XLS-05."""
    with pytest.raises(RopaError, match="macros"):
        _rows(workbook(xl__vbaProject_dot_bin=b"x"))
