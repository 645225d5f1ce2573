"""Whatever is done to a signed paper is found, and called what it is."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from eprocuracy.issuing.signatures.saying import BAD, CHANGED, GOOD, UNSURE, as_json, is_unsure, summary
from eprocuracy.issuing.signatures.verifying import verify
from eprocuracy.issuing.signatures.words import Changes, Finding, Level, Trouble

from .conftest import CHIEF, NOW, PIN, World, a_paper

Signed = Callable[[Level], bytes]


def changed(pdf: bytes, place: int, bits: int = 1) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ bits]) + pdf[place + 1 :]


@pytest.mark.parametrize("part", range(4))
def test_a_changed_byte_is_found_wherever_it_stands(world: World, signed: Signed, part: int) -> None:
    pdf, trust, lot = signed(Level.B_LTA), world.trust(), random.Random(part)
    quarter = len(pdf) // 4
    where = [lot.randrange(part * quarter, (part + 1) * quarter) for _ in range(4)]

    unseen = [place for place in where if verify(changed(pdf, place, 1 << lot.randrange(8)), trust=trust, at=NOW).good]

    assert unseen == []


def test_a_changed_word_is_named_as_a_broken_signature_of_who_signed(world: World, signed: Signed) -> None:
    pdf = signed(Level.B_T)
    place = pdf.index("LỆNH TẠM GIAM".encode())  # its title, as the archive reads it

    verdict = verify(changed(pdf, place), trust=world.trust(), at=NOW)

    assert verdict.readable
    assert [one.intact for one in verdict.signatures] == [Finding.NO, Finding.NO]
    assert summary(verdict) == CHANGED
    assert verdict.signatures[0].by == CHIEF
    assert verdict.signatures[0].trusted is Finding.UNKNOWN, "of a broken signature nothing more can be told"
    said = as_json(verdict)
    assert (said["valid"], said["intact"], said["trusted"], said["signer"]) == (False, False, None, CHIEF)


def test_what_is_hidden_in_the_room_behind_a_signature_is_found(world: World) -> None:
    pdf = world.signed(a_paper(), Level.B_T, sealed=False)
    one = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures[0]
    end_of_room = int(one.byte_range[2]) - 2
    assert pdf[end_of_room : end_of_room + 1] == b"0"
    hidden = pdf[:end_of_room] + b"7" + pdf[end_of_room + 1 :]

    assert verify(pdf, trust=world.trust(), at=NOW).good
    assert verify(hidden, trust=world.trust(), at=NOW).signatures[0].intact is Finding.NO


def test_not_even_the_size_of_a_letter_can_be_exchanged_unseen(world: World, signed: Signed) -> None:
    pdf = signed(Level.B_LTA)
    last = PdfFileReader(BytesIO(pdf)).embedded_timestamp_signatures[-1]
    place = pdf.index(b"A", int(last.byte_range[1]))

    assert not verify(changed(pdf, place, 0x20), trust=world.trust(), at=NOW).good


def test_a_signature_copied_to_another_paper_does_not_belong_to_it(world: World) -> None:
    one = world.signed(a_paper(), Level.B_T, sealed=False)
    other = world.signed(a_paper("Trả tự do cho bị can."), Level.B_T, sealed=False)
    mine, theirs = (PdfFileReader(BytesIO(each)).embedded_regular_signatures[0] for each in (one, other))
    start, end = int(theirs.byte_range[1]), int(theirs.byte_range[2])
    room = one[int(mine.byte_range[1]) : int(mine.byte_range[2])]
    forged = other[:start] + room.rstrip(b"0>").ljust(end - start - 1, b"0") + b">" + other[end:]

    verdict = verify(forged, trust=world.trust(), at=NOW)

    assert [(each.by, each.intact) for each in verdict.signatures] == [(CHIEF, Finding.NO)]


def test_a_page_changed_by_appending_to_the_file_is_named(world: World, signed: Signed) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(signed(Level.B_T)))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    more = writer.add_object(generic.StreamObject(stream_data=b"q 1 0 0 RG 0 0 m 500 500 l S Q"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), more])
    writer.mark_update(writer.root["/Pages"]["/Kids"].raw_get(0).reference)
    held = BytesIO()
    writer.write(held)

    verdict = verify(held.getvalue(), trust=world.trust(), at=NOW)

    assert [one.intact for one in verdict.signatures] == [Finding.YES, Finding.YES]
    assert {one.changes for one in verdict.signatures} == {Changes.CONTENT}
    assert not verdict.good
    assert summary(verdict) == CHANGED
    assert not any(is_unsure(one) for one in verdict.signatures), "a changed file is not merely doubtful"


def test_an_expired_certificate_is_named_with_its_last_day(world: World) -> None:
    short = world.authority.issue(
        "short", person=CHIEF, office="x", pin=PIN, at=NOW - timedelta(days=30), lasts=timedelta(days=10)
    )
    pdf = world.signed(a_paper(), Level.B_T, by=short, sealed=False)

    found = verify(pdf, trust=world.trust(), at=NOW).signatures[0]

    assert (found.intact, found.trusted, found.valid_then) == (Finding.YES, Finding.YES, Finding.NO)
    assert (found.trouble, found.trouble_at) == (Trouble.EXPIRED, NOW - timedelta(days=20))


def test_a_lost_certificate_is_good_for_what_it_signed_before_the_loss_and_for_nothing_after(
    make_world: Callable[[], World],
) -> None:
    world = make_world()
    lost_at, later = NOW + timedelta(hours=1), NOW + timedelta(hours=2)
    before = world.signed(a_paper(), Level.B_T, sealed=False)
    unstamped = world.signed(a_paper(), Level.B_B, sealed=False)
    world.authority.revoke(world.person.certificate.serial_number, at=lost_at)
    after = world.signed(a_paper(), Level.B_T, at=later, sealed=False)
    asked = {"trust": world.trust(later), "at": later + timedelta(hours=1)}

    assert verify(before, **asked).good
    found = verify(after, **asked).signatures[0]
    assert (found.intact, found.valid_then, found.trouble) == (Finding.YES, Finding.NO, Trouble.REVOKED)
    assert found.trouble_at == lost_at
    unsure = verify(unstamped, **asked).signatures[0]
    assert [summary(verify(one, **asked)) for one in (before, after, unstamped)] == [GOOD, BAD, UNSURE]
    assert (unsure.valid_then, unsure.trouble) == (Finding.UNKNOWN, Trouble.NO_PROOF)


def test_what_is_no_pdf_or_is_not_signed_is_said_without_fuss(world: World) -> None:
    assert not verify(b"", trust=world.trust(), at=NOW).readable
    assert not verify(b"%PDF-1.7 and then nothing", trust=world.trust(), at=NOW).readable
    unsigned = verify(a_paper(), trust=world.trust(), at=NOW)
    assert (unsigned.readable, unsigned.signatures, unsigned.good) == (True, (), False)
