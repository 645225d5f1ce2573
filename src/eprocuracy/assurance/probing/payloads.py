"""What is put into one parameter: by kind of attack, with the trace that its success would leave."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from eprocuracy.kernel.words import Label

MARK = "pq7"  # of a tag, an attribute or a header that nobody but a probe writes
PRODUCT = "7000021"  # what 7 * 1000003 is: nobody typed it, so whoever shows it has worked it out
SLEEP = 7  # seconds that a statement would wait; an answer must come within MOST_SECONDS
MOST_SECONDS = 5.0
ELSEWHERE = f"{MARK}.example"
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Probe:
    """One kind of attack and its values, the most telling first."""

    name: str
    label: Label
    values: tuple[str, ...]


PROBES = (
    Probe(
        "sql",
        Label("ký tự và câu lệnh SQL", "SQL signs and statements"),
        (
            f"'||(SELECT pg_sleep({SLEEP}))||'",
            "' OR '1'='1' --",
            f"1; SELECT pg_sleep({SLEEP})--",
            f"1) OR (SELECT 1 FROM pg_sleep({SLEEP})) IS NOT NULL --",  # noqa: S608 - it is meant to be one
            "%' AND 1=CAST(version() AS int)--",
            "\\'; DROP TABLE records_actrow; --",
        ),
    ),
    Probe(
        "markup",
        Label("thẻ, thuộc tính, mã chạy trong trang", "tags, attributes and scripts in the page"),
        (
            f"\"'><{MARK} {MARK}=1><script>{MARK}()</script>",
            f'" {MARK}="1',
            f"' {MARK}='1",
            f"javascript:{MARK}()",
            f"</textarea></title></style><{MARK}>",
            f"<svg/{MARK} onload={MARK}()>",
        ),
    ),
    Probe(
        "template",
        Label("cú pháp mẫu trang", "syntax of templates"),
        (
            "{{7|multiply:1000003}}{{7*1000003}}${7*1000003}",
            "{% debug %}{% load x %}",
            "%(x)s%s%n{0.__class__}#{7*1000003}",
        ),
    ),
    Probe(
        "path",
        Label("đường dẫn ra ngoài thư mục", "paths out of the folder"),
        (
            "../../../../../../etc/passwd",
            "..\\..\\..\\windows\\win.ini",
            "/etc/passwd",
            "file:///etc/passwd",
            "....//....//etc/passwd%00.pdf",
        ),
    ),
    Probe(
        "header",
        Label("xuống dòng, chèn tiêu đề", "line breaks, headers put in"),
        (f"x\r\n{MARK}: 1\r\n\r\n<{MARK}>", f"x\n{MARK}: 1", f"x\u560d\u560a{MARK}: 1", f"x\r{MARK}: 1"),
    ),
    Probe(
        "elsewhere",
        Label("chuyển hướng ra nơi khác", "led elsewhere"),
        (
            f"https://{ELSEWHERE}/",
            f"//{ELSEWHERE}/",
            f"\\\\{ELSEWHERE}",
            f"/\\{ELSEWHERE}",
            f"https:{ELSEWHERE}",
            f"http://127.0.0.1@{ELSEWHERE}/",
        ),
    ),
    Probe(
        "nul",
        Label("ký tự NUL, ký tự điều khiển", "NUL and control characters"),
        ("a\x00b", "\x00", "\x01\x08\x1b[31m\x7f", "\ufeff\ufffe"),
    ),
    Probe(
        "letters",
        Label(
            "chữ Unicode lạ: đảo chiều, không bề rộng, chồng dấu, giống chữ Latinh, tổ hợp rời",
            "odd letters: right to left, zero width, heaps of marks, look-alikes, decomposed",
        ),
        (
            "\u202eexe.fdp\u202c\u200b\u200d\u2066",
            "a" + "\u0301" * 500,
            "Νguуễn Văn А",
            unicodedata.normalize("NFD", "Nguyễn Thị Hường"),
            "\U0001f468\u200d\U0001f469\u200d\U0001f467",
            "\ud800",
            "ß" * 300 + "İ" * 300,
        ),
    ),
    Probe(
        "long",
        Label("một triệu ký tự", "a million characters"),
        ("x" * _MILLION, "9" * 10_000, "[" * 100_000, "(" * 10_000, "a " * 100_000),
    ),
    Probe(
        "numbers",
        Label("số âm, khổng lồ, không phải số", "negative, huge and no numbers"),
        (
            "-1",
            "99999999999999999999",
            "0",
            "9223372036854775808",
            "1e999",
            "NaN",
            "٣",
            "²",
            "1_000",
            "0x10",
            "-0",
            "2147483648",
        ),
    ),
    Probe(
        "days",
        Label("ngày, giờ không thể có", "impossible days and hours"),
        (
            "31/02/2026",
            "2026-02-31",
            "0000-00-00",
            "99999-12-31",
            "01/01/0001",
            "9999-12-31",
            "31/12/9999",
            "10000/1/1",
            "2026-W01",
            "25:61",
            "-1/-1/-1",
        ),
    ),
    Probe(
        "types",
        Label(
            "sai kiểu: rỗng, JSON, UUID lạ, từ không có trong danh mục",
            "wrong types: empty, JSON, odd ids, unknown words",
        ),
        (
            "",
            " ",
            '{"a":[1]}',
            "[]",
            "null",
            "None",
            "true",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "khong-co",
            "a,b,,c",
        ),
    ),
)
