"""The dossier of level 3: the system as it runs, what protects it with what was found, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eprocuracy.identity.factors import WEIGHTY, Need
from eprocuracy.identity.powers import Deed, Reach, Standing, reach
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.papers import Block, Column, Facts, Heading, Items, Paper, Paragraph, Table, red
from eprocuracy.platform.ui.writing import moment_text

from .. import personal
from ..controls import OPEN, Area, State
from .drawing import given, paper, state_text, table
from .gathering import Running
from .milestones import law, milestones, topics

TITLE = Label("Hồ sơ an ninh mạng cấp độ 3", "Dossier of cyber-security, level 3")
PARTS = (
    Label("tiến trình web: trang, biểu mẫu, tệp xuất", "web processes: pages, forms, exports"),
    Label("tiến trình nền: nhập sổ, tính lại, ký chốt nhật ký, gửi", "worker: imports, computing anew, signing the log, sending"),
    Label("cơ sở dữ liệu PostgreSQL, vai trò web không sở hữu bảng nào", "PostgreSQL; the role of the web owns no table"),
    Label("kho tệp theo giá trị băm SHA-256", "store of files by their SHA-256"),
    Label("nhật ký hành động, cây băm có ký", "log of deeds, a signed hash tree"),
)  # fmt: skip


def system_paper(seen: Running, language: str) -> Paper:
    """The whole dossier as one paper."""
    subtitle = given(seen.told.operator, Label("đơn vị vận hành", "operator"), language)
    return paper(TITLE, _blocks(seen, language), seen, language, subtitle=subtitle)


def _blocks(seen: Running, language: str) -> list[Block]:
    def say(vi: str, en: str) -> str:
        return Label(vi, en).say(language)

    gaps = what_is_missing(seen)
    return [
        Heading(say("1. Những điều còn thiếu", "1. What is missing")),
        Items(tuple(red(one.say(language)) for one in gaps), numbered=True)
        if gaps
        else Paragraph(say("Không còn điều nào.", "Nothing.")),
        Heading(say("2. Phạm vi", "2. Scope")),
        Facts(_scope(seen, language)),
        Heading(say("3. Kiến trúc và thành phần", "3. Architecture and components")),
        Items(tuple(one.say(language) for one in PARTS)),
        Facts(_settings(seen, language)),
        _components(seen, language),
        Heading(say("4. Vai trò, nhiệm vụ, số tài khoản", "4. Roles, duties, numbers of accounts")),
        _roles(seen, language),
        Heading(say("5. Loại dữ liệu", "5. Kinds of data")),
        _data(language),
        Heading(say("6. Mốc chuyển tiếp của luật", "6. Transitional dates of the law")),
        _dates(seen, language),
        Heading(say("7. Tự đánh giá bảy nội dung nền tảng số dùng chung", "7. Self-assessment on the seven topics")),
        _topics(seen, language),
        Heading(say("8. Diễn tập", "8. Drills")),
        _drills(seen, language),
        Heading(say("9. Sao lưu", "9. Backups")),
        Facts(_backups(seen, language)),
        Heading(say("10. Biện pháp kiểm soát", "10. Controls")),
        _areas(seen, language),
        _controls(seen, language),
    ]


def what_is_missing(seen: Running) -> tuple[Label, ...]:
    """Everything that an assessor would ask for and that is not there."""
    said, found = seen.told, []
    for value, label in (
        (said.owner, Label("chủ quản hệ thống", "owner of the system")),
        (said.operator, Label("đơn vị vận hành", "operator")),
        (said.place, Label("nơi đặt hệ thống", "place of the system")),
        (said.stage, Label("diện chuyển tiếp của hệ thống", "which transitional rules apply")),
        (said.level_decision, Label("quyết định phê duyệt cấp độ", "decision on the level")),
        (said.rules, Label("quy chế, trách nhiệm bảo vệ dữ liệu cá nhân", "rules and responsibilities for personal data")),
        (said.complaints, Label("nơi nhận khiếu nại về dữ liệu cá nhân", "where people complain about their data")),
        (said.retention_decision, Label("quyết định về thời hạn bảo quản", "decision on terms of keeping")),
        (said.security, Label("người phụ trách an ninh mạng", "person in charge of security")),
        (said.personal_data, Label("người phụ trách dữ liệu cá nhân", "person in charge of personal data")),
        (said.incidents, Label("đầu mối ứng cứu sự cố", "contacts for incidents")),
        (said.assessed, Label("biên bản đánh giá điều kiện an ninh trước khi vận hành, kết quả đạt", "an assessment passed before opening")),
    ):  # fmt: skip
        if not value:
            found.append(Label(f"chưa khai {label.vi}", f"not given: {label.en}"))
    wrong = [one.name for one in seen.components if not one.agrees]
    if wrong:
        names = ", ".join(wrong)
        found.append(Label(f"thành phần khác bản khóa: {names}", f"components that differ from the lock: {names}"))
    overdue = [one for one in seen.drills if one.due is None or one.due < seen.at]
    if overdue:
        found.append(Label(f"{len(overdue)} cuộc diễn tập chưa làm hoặc quá hạn", f"{len(overdue)} drills never held or overdue"))  # fmt: skip
    found += seen.backups.alarms(at=seen.at)
    short = [one for one in topics(seen.standings) if not one.met]
    found += [
        Label(f"chưa đủ bằng chứng về {one.says.vi.lower()}", f"not enough evidence: {one.says.en.lower()}")
        for one in short
    ]
    red = sum(one.state in OPEN for one in seen.standings)
    if red:
        found.append(Label(f"{red} biện pháp kiểm soát còn đỏ", f"{red} controls still red"))
    return tuple(found)


def _scope(seen: Running, language: str) -> tuple[tuple[str, str], ...]:
    said, limit = seen.told, law()["level_three_from"]
    people = red(Label("cơ sở dữ liệu chưa ước tính", "not estimated yet").say(language))
    if seen.people >= 0:
        people = f"≈ {seen.people}"
    contacts = "; ".join(map(str, said.incidents))
    assessment = said.assessment
    rows: Sequence[tuple[Label, str]] = (
        (Label("Chủ quản", "Owner"), given(said.owner, Label("chủ quản hệ thống", "owner"), language)),
        (Label("Đơn vị vận hành", "Operator"), given(said.operator, Label("đơn vị vận hành", "operator"), language)),
        (Label("Nơi đặt", "Place"), given(said.place, Label("nơi đặt hệ thống", "place"), language)),
        (Label("Cấp độ đề xuất", "Level proposed"), Label(
            f"3 (dữ liệu nhạy cảm của từ {limit} người: NĐ 331/2026/NĐ-CP Điều 13); ứng viên cấp 4 nếu phục vụ toàn quốc 24/7 (Điều 14.2)",
            f"3 (sensitive data of {limit} people or more: Decree 331/2026 Article 13); a candidate for 4 if it serves the country day and night (Article 14.2)",
        ).say(language)),
        (Label("Quyết định phê duyệt", "Decision on the level"), given(said.level_decision, Label("quyết định phê duyệt cấp độ", "decision"), language)),
        (Label("Số dòng về người trong vụ việc (ước tính)", "Entries about people in matters (estimated)"), people),
        (Label("Tài khoản đang dùng", "Accounts in use"), str(sum(seen.accounts.values()))),
        (Label("Phụ trách an ninh mạng", "In charge of security"), given(said.security, Label("người phụ trách", "person in charge"), language)),
        (Label("Phụ trách dữ liệu cá nhân", "In charge of personal data"), given(said.personal_data, Label("người phụ trách", "person in charge"), language)),
        (Label("Đầu mối ứng cứu sự cố", "Contacts for incidents"), given(contacts, Label("đầu mối", "contacts"), language)),
        (Label("Đánh giá trước khi vận hành", "Assessment before opening"), f"{assessment.document}, {assessment.held_on:%d/%m/%Y}, {assessment.approver}" if assessment and assessment.passed else given("", Label("biên bản đạt", "a passed assessment"), language)),
    )  # fmt: skip
    return tuple((label.say(language), value) for label, value in rows)


def _settings(seen: Running, language: str) -> tuple[tuple[str, str], ...]:
    have = seen.settings
    yes, no = Label("có", "yes").say(language), Label("không", "no").say(language)
    sso = bool(getattr(have, "SOCIALACCOUNT_PROVIDERS", {}))
    rows = (
        (Label("Cơ sở dữ liệu", "Database"), f"PostgreSQL {seen.database}"),
        (Label("Tên máy phục vụ", "Host names"), ", ".join(have.ALLOWED_HOSTS)),
        (Label("Đứng sau kênh mã hóa TLS", "Behind TLS"), yes if have.BEHIND_TLS else no),
        (Label("Yếu tố xác thực thứ hai", "Second factor"), _second_factor(have, language)),
        (Label("Đăng nhập một lần", "Single sign-on"), yes if sso else no),
        (Label("Kết nối ra ngoài (nơi nhận)", "Connections to the outside (receivers)"), ", ".join(seen.receivers) or no),
        (Label("Dữ liệu minh họa", "Demonstration"), yes if have.DEMONSTRATION else no),
    )  # fmt: skip
    return tuple((label.say(language), value) for label, value in rows)


def _second_factor(have: Any, language: str) -> str:
    """Who must show what beside the password; made-up persons of a demonstration show nothing."""
    needs = [(Label("mọi người", "everybody"), Need.ANY)]
    if have.SECOND_FACTOR == "key":
        weighty = ", ".join(duty.label.say(language) for duty in Duty if duty in WEIGHTY)
        needs = [(Label(weighty, weighty), Need.KEY), (Label("người khác", "others"), Need.ANY)]
    if have.DEMONSTRATION:
        needs.append((Label("nhân vật hư cấu", "made-up persons"), Need.NONE))
    return "; ".join(f"{who.say(language)}: {need.label.say(language)}" for who, need in needs)


def _components(seen: Running, language: str) -> Table:
    absent = Label("không cài", "not installed").say(language)
    rows = [
        (one.name, one.locked, (one.installed or absent) if one.agrees else red(one.installed))
        for one in seen.components
    ]
    rows += [(name, version, version) for name, version in seen.page_parts.items()]
    return table(language, (("Thành phần", "Component", 4), ("Bản khóa", "Locked", 2), ("Đang chạy", "Running", 2)), rows)  # fmt: skip


def _roles(seen: Running, language: str) -> Table:
    rows = []
    for duty in Duty:
        deeds = [
            deed.label.say(language)
            for deed in Deed
            if any(reach(duty, deed, standing) is not Reach.NONE for standing in Standing)
        ]
        rows.append((duty.label.say(language), str(seen.accounts.get(duty, 0)), "; ".join(deeds)))
    return table(language, (("Nhiệm vụ", "Duty", 3), ("Tài khoản", "Accounts", 1), ("Được làm", "May do", 12)), rows)


def _data(language: str) -> Table:
    holding = personal.of_people()
    rows = [
        (
            category.label.say(language),
            Label("có", "yes").say(language) if category in personal.SENSITIVE else Label("không", "no").say(language),
            str(sum(kind is category for one in holding for kind in one.columns.values())),
            str(sum(one.category is category for one in personal.of_acts())),
        )
        for category in personal.Category
        if category is not personal.Category.NONE
    ]
    return table(language, (("Loại", "Kind", 5), ("Nhạy cảm", "Sensitive", 2), ("Cột", "Columns", 1), ("Trường của diễn biến", "Fields of acts", 2)), rows)  # fmt: skip


def _dates(seen: Running, language: str) -> Table:
    rows = [
        (f"{one.by:%d/%m/%Y}", one.says.say(language), one.basis, one.paper or one.nearness.label.say(language))
        for one in milestones(seen.told, on=day_of(seen.at))
    ]
    return table(language, (("Trước ngày", "By", 2), ("Việc", "What", 6), ("Căn cứ", "Basis", 4), ("Tình trạng", "State", 3)), rows)  # fmt: skip


def _topics(seen: Running, language: str) -> Table:
    rows = [
        (
            one.says.say(language),
            "; ".join(f"{each.control.id}: {each.state.label.say(language)}" for each in one.standings),
            Label("có bằng chứng", "evidence").say(language)
            if one.met
            else red(Label("chưa đủ bằng chứng", "not enough evidence").say(language)),
        )
        for one in topics(seen.standings)
    ]
    return table(language, (("Nội dung", "Topic", 3), ("Biện pháp", "Controls", 8), ("Đánh giá", "Assessment", 3)), rows)  # fmt: skip


def _drills(seen: Running, language: str) -> Table:
    never = red(Label("chưa làm lần nào", "never held").say(language))
    passed, failed = Label("đạt", "passed").say(language), red(Label("không đạt", "failed").say(language))
    rows = [
        (
            one.drill.title.say(language),
            moment_text(one.at) if one.at else never,
            (passed if one.passed else failed) if one.last else "",
            moment_text(one.due) if one.due else "",
        )
        for one in seen.drills
    ]
    return table(language, (("Tình huống", "Scenario", 6), ("Lần cuối", "Last", 3), ("Kết quả", "Result", 2), ("Đến hạn", "Due", 3)), rows)  # fmt: skip


def _backups(seen: Running, language: str) -> tuple[tuple[str, str], ...]:
    stands = seen.backups
    if not stands.configured:
        return ((Label("Sao lưu", "Backups").say(language), given("", Label("nơi để bản sao lưu", "a place of backups"), language)),)  # fmt: skip
    never = red(Label("chưa lần nào", "never").say(language))
    rows = (
        (Label("Đã sao lưu đến", "Covered up to"), stands.covered),
        (Label("Bản gốc gần nhất", "Latest base"), stands.base),
        (Label("Thử khôi phục gần nhất", "Latest test of restoring"), stands.verified),
        (Label("Bản sao biệt lập có đến", "Isolated copy up to"), stands.copied),
    )
    return tuple((label.say(language), moment_text(moment) if moment else never) for label, moment in rows)


def _areas(seen: Running, language: str) -> Table:
    rows = []
    for area in Area:
        mine = [one.state for one in seen.standings if one.control.area is area]
        rows.append((area.label.say(language), *(str(mine.count(state)) for state in State)))
    return Table(
        (
            Column(Label("Lĩnh vực", "Area").say(language), 4),
            *(Column(one.label.say(language), 2, right=True) for one in State),
        ),
        tuple(rows),
    )


def _controls(seen: Running, language: str) -> Table:
    rows = [
        (
            one.control.id,
            one.control.says.say(language),
            state_text(one.state, language),
            one.found.say(language) if one.found else "; ".join(one.control.shown),
            moment_text(one.at) if one.at else "",
        )
        for one in seen.standings
    ]  # fmt: skip
    return table(language, (("Mã", "Id", 2), ("Yêu cầu", "What is asked", 6), ("Trạng thái", "State", 3), ("Đã thấy gì", "What was found", 9), ("Lúc", "When", 3)), rows)  # fmt: skip
