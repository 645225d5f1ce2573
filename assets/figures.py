"""Makes a font of the ten digits of Be Vietnam Pro, all of one width, which the typeface itself does not offer.

Usage: figures.py SOURCE.woff2 OUT.woff2. The result is a modified version under the same Open Font License and
therefore bears another name.
"""

import sys

from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

NAME = "Vietnam Figures"
DIGITS = range(0x30, 0x3A)
WIDTH = 0.91  # of the nought: narrow enough that the one does not stand alone


def even_digits(source: str, out: str) -> None:
    """Give every digit the same width, centred; a wider one is narrowed to fit."""
    font = TTFont(source)
    options = Options()
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=DIGITS)
    subsetter.subset(font)

    names = font.getBestCmap()
    metrics, glyphs, drawn = font["hmtx"], font["glyf"], font.getGlyphSet()
    width = round(metrics[names[ord("0")]][0] * WIDTH)
    for code in DIGITS:
        name = names[code]
        advance, _ = metrics[name]
        scale = min(1.0, width / advance)
        pen = TTGlyphPen(None)
        shift = (width - advance * scale) / 2
        drawn[name].draw(TransformPen(pen, (scale, 0, 0, 1, shift, 0)))
        glyphs[name] = pen.glyph()
        glyphs[name].recalcBounds(glyphs)
        metrics[name] = (width, glyphs[name].xMin)

    for record in font["name"].names:
        if record.nameID in (1, 4):
            record.string = NAME
        elif record.nameID == 6:
            record.string = NAME.replace(" ", "")
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.flavor = "woff2"
    font.save(out)


if __name__ == "__main__":
    even_digits(*sys.argv[1:3])
