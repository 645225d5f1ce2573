"""What must not be there: components that judge, tables of the Party's, ways out to others."""

from __future__ import annotations

import re
from importlib.metadata import distributions

from eprocuracy.kernel.words import Label

from ..installation import Installation
from .code import modules
from .registry import Parameter, Verdict, check, named, verdict

LOOKS_AT = Label("thành phần cài đặt, mã nguồn, bảng", "what is installed, the code, the tables")

MODELS = re.compile(
    r"^(torch|tensorflow.*|keras|transformers|openai|anthropic|langchain.*|llama.*|scikit-learn|xgboost|lightgbm|catboost"
    r"|onnxruntime.*|sentence-transformers|mistralai|google-generativeai|cohere|vllm|spacy|ollama|litellm)$"
)
OUTWARD = {
    *(
        "requests",
        "httpx",
        "urllib.request",
        "aiohttp",
        "http.client",
        "smtplib",
        "ftplib",
        "socket",
        "asyncssh",
        "paramiko",
    ),
    *("pyhanko.sign.timestamps", "pyhanko_certvalidator.fetchers"),
}
PARTY = re.compile(r"(party_member|partymember|dang_vien|handbook|party_record)", re.I)


@check("AIG-03", "AIG-01", "AIG-08")
def no_component_judges(there: Installation, parameter: Parameter) -> Verdict:
    """No library of learned models is installed, and none is imported."""
    installed = sorted(name for one in distributions() if MODELS.match(name := (one.metadata["Name"] or "").lower()))
    imported = sorted(
        {name for one in modules(there.source) for name in one.imports if MODELS.match(name.partition(".")[0])}
    )
    bad = [*installed, *imported]
    return verdict(
        not bad,
        f"thành phần trí tuệ nhân tạo: {named(bad) or 'không có'}",
        f"AI components: {named(bad) or 'none'}",
    )


@check("APP-09", "SEC-03")
def ways_out_are_named(there: Installation, parameter: Parameter) -> Verdict:
    """Only the modules named here can open a connection to another machine."""
    found = [one.path for one in modules(there.source) if OUTWARD & one.imports]
    others = [one for one in found if one not in parameter["ways_out"]]
    return verdict(
        not others,
        f"mô-đun gọi ra ngoài chưa khai: {named(others) or 'không có'}; đã khai: {named(found) or 'không'}",
        f"modules that reach out and are not named: {named(others) or 'none'}; named: {named(found) or 'none'}",
    )


@check("PTY-01", "PTY-02", "PTY-03")
def nothing_of_the_party(there: Installation, parameter: Parameter) -> Verdict:
    """No table and no column keeps a record of the Party's."""
    rows = there.ask("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'")
    held = sorted({f"{table}.{column}" for table, column in rows if PARTY.search(table) or PARTY.search(column)})
    return verdict(
        not held,
        f"bảng, cột về hồ sơ Đảng: {named(held) or 'không có'}",
        f"tables and columns of Party records: {named(held) or 'none'}",
    )
