"""What papers are signed with: where the time comes from, where keys lie, which certificates may still sign."""

from __future__ import annotations

from datetime import timedelta
from secrets import token_hex

from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import actor_of
from eprocuracy.issuing.models import Certificate, CertificateEvent
from eprocuracy.issuing.signatures import holding, keeping
from eprocuracy.issuing.signatures.trust import FOLDER, settings_of, trust_of
from eprocuracy.issuing.signatures.words import Happening, Part
from eprocuracy.kernel.words import Label

from ..installation import Installation
from .registry import Parameter, Verdict, check, named, verdict
from .scratch import an_account

LOOKS_AT = Label(
    "khai báo ký số, thư mục khóa, sổ chứng thư số",
    "signing settings, the folder of keys, the register of certificates",
)


@check("SIG-04")
def the_time_comes_from_a_service(there: Installation, parameter: Parameter) -> Verdict:
    """Signatures bear a time-stamp, and a service outside of this machine gives it."""
    folder = there.folder.path
    service = str(settings_of(folder).get("time_stamps") or "")
    stamped = trust_of(folder, at=there.now).level.is_stamped
    return verdict(
        stamped and bool(service),
        f"chữ ký {'có' if stamped else 'không có'} dấu thời gian; dịch vụ: {service or 'chưa khai, giờ của máy này'}",
        f"signatures {'with' if stamped else 'without'} a time-stamp; service: {service or 'none said, the time of this machine'}",
    )


@check("SIG-06")
def keys_stay_in_devices(there: Installation, parameter: Parameter) -> Verdict:
    """No file on this machine holds the key of a person or an office that is not made up."""
    made_up = set(Account.objects.filter(illustrative=True).values_list("account", flat=True))
    offices = {f"unit-{one}" for one in Account.objects.filter(illustrative=True).values_list("unit", flat=True)}
    files = sorted(path.stem for path in (there.folder.path / FOLDER / "keys").glob("*.p12"))
    real = [one for one in files if one not in made_up | offices]
    return verdict(
        not real,
        f"{len(files)} tệp khóa trên máy chủ, đều của tài khoản minh họa"
        if not real
        else f"tệp khóa của người, cơ quan thật trên máy chủ: {named(real)}",
        f"{len(files)} files with keys on the server, all of made-up accounts"
        if not real
        else f"files with keys of real people or offices on the server: {named(real)}",
    )


@check("SIG-09")
def what_ended_signs_nothing(there: Installation, parameter: Parameter) -> Verdict:
    """An expired certificate and one that was lost do not sign, one in force does; its end is told days ahead."""
    holder, _ = an_account(there.now)
    good, expired, lost = (_certificate(there, holder, days) for days in (400, -1, 400))
    CertificateEvent.objects.create(
        certificate=lost, what=Happening.LOST.value, since=there.now, reason="thử", by=holder.account, at=there.now
    )
    usable = set(holding.usable(there.now + timedelta(seconds=1)).filter(account=holder.account))
    warned = []
    for days in parameter["warn_days"]:
        bearer, _ = an_account(there.now)
        _certificate(there, bearer, days)
        if keeping.ending(actor_of(bearer), at=there.now):
            warned.append(days)
    stops, warns = usable == {good}, warned == list(parameter["warn_days"])
    return verdict(
        stops and warns,
        f"hết hạn: {_vi(expired in usable)}; báo mất: {_vi(lost in usable)}; còn hạn: {_vi(good in usable)};"
        f" báo trước khi hết hạn: {', '.join(map(str, warned)) or 'không'} ngày",
        f"expired: {_en(expired in usable)}; lost: {_en(lost in usable)}; in force: {_en(good in usable)};"
        f" told ahead: {', '.join(map(str, warned)) or 'no'} days",
    )


def _certificate(there: Installation, holder: Account, days: int) -> Certificate:
    """A line of the register for a certificate of the holder that ends in so many days."""
    ends = there.now + timedelta(days=days)
    mark = token_hex(32)
    return Certificate.objects.create(
        fingerprint=mark,
        serial=mark[:20],
        holder=holder.name,
        issuer="thử",
        part=Part.PERSON.value,
        unit=holder.unit_id,
        account=holder.account,
        device="thử",
        from_at=there.now - timedelta(days=500),
        to_at=ends,
        entered_by=holder.account,
        entered_at=there.now,
    )


def _vi(signs: bool) -> str:
    return "ký được" if signs else "không ký được"


def _en(signs: bool) -> str:
    return "signs" if signs else "does not sign"
