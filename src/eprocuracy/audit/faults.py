"""In which ways a log can have been touched, and how that is said."""

from __future__ import annotations

from dataclasses import dataclass

from eprocuracy.kernel.words import Label, Word


class Fault(Word):
    """In which way the log was touched."""

    ALTERED = "altered", "đã bị sửa", "was altered"
    BACKDATED = "backdated", "đã bị đổi thời điểm", "had its moment changed"
    MISSING = "missing", "đã bị xóa", "was removed"
    INSERTED = (
        "inserted",
        "bị chèn vào, hoặc bị sửa trước khi được xếp chỗ",
        "was slipped in, or altered before it got its place",
    )
    MOVED = "moved", "đã bị đổi chỗ", "was moved to another place"
    TILE_ALTERED = "tile_altered", "đã bị sửa", "was altered"
    TILE_MISSING = "tile_missing", "đã bị xóa", "was removed"
    CHECKPOINT_FORGED = "checkpoint_forged", "không mang chữ ký của nhật ký", "does not bear the signature of the log"
    REWRITTEN = (
        "rewritten",
        "đã ký khác với nội dung nhật ký hiện có",
        "was signed over something else than the log holds now",
    )
    UNPROTECTED = "unprotected", "không còn được bảo vệ như đã khai", "is not protected as declared"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, and where: the number of the entry, its place in the tree, a tile, the size at a checkpoint, a table."""

    fault: Fault
    entry: int | None = None
    leaf: int | None = None
    tile: str | None = None
    checkpoint: int | None = None
    table: str | None = None

    @property
    def label(self) -> Label:
        if self.entry is not None:
            where = Label(f"Dòng {self.entry}", f"Entry {self.entry}")
        elif self.leaf is not None:
            where = Label(f"Vị trí {self.leaf} của cây", f"Place {self.leaf} of the tree")
        elif self.tile is not None:
            where = Label(f"Mảnh {self.tile}", f"Tile {self.tile}")
        elif self.checkpoint is not None:
            where = Label(f"Điểm chốt {self.checkpoint} dòng", f"The checkpoint of {self.checkpoint} entries")
        else:
            where = Label(f"Bảng {self.table}", f"The table {self.table}")
        return Label(f"{where.vi}: {self.fault.label.vi}", f"{where.en} {self.fault.label.en}")
