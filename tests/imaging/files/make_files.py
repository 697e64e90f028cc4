#!/usr/bin/env python3
"""Makes the image files beside this script, with Pillow 9.4 and numpy 1.24.

Prints for each file the shape and the sum of what Pillow itself (or, where
Pillow does not write the variant, the array it was made from) holds: the
expectations of test_read_raster.cpp.
"""
import struct
import subprocess
import zlib

import numpy as np
from PIL import Image, ImageOps

W, H = 26, 20
y, x = np.mgrid[0:H, 0:W]
grey = ((x * 9 + y * 7) % 256).astype(np.uint8)
rgb = np.stack([grey, (x * 8) % 256, (y * 12) % 256], -1).astype(np.uint8)
grey16 = (x * 1000 + y * 37).astype(np.uint16)
real = (x * 0.25 - y * 0.125).astype(np.float32)
rgb16 = rgb.astype(np.uint16) * 257
G, C = Image.fromarray(grey), Image.fromarray(rgb)
RGBA = C.copy()
RGBA.putalpha(Image.fromarray(255 - grey))
LA = Image.merge("LA", (G, Image.fromarray(255 - grey)))
P = C.quantize(64)
ONE = G.convert("1")


def say(name, values):
    values = np.asarray(values).astype(float)
    print(f"{name:24} {values.shape} sum {values.sum():.10g}")


def save(image, name, values=None, **options):
    image.save(name, **options)
    say(name, np.asarray(Image.open(name)) if values is None else values)


def png(name, depth, colour, rows):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    header = struct.pack(">IIBBBBB", W, H, depth, colour, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows))
    open(name, "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b""))


def bmp(name, depth, rows, palette=b"", top_down=False):
    data = b"".join(row + b"\0" * (-len(row) % 4) for row in rows)
    start = 54 + len(palette)
    open(name, "wb").write(
        b"BM" + struct.pack("<IHHI", start + len(data), 0, 0, start)
        + struct.pack("<IiiHHIIiiII", 40, W, -H if top_down else H, 1, depth, 0, len(data), 0, 0, len(palette) // 4, 0)
        + palette + data)


def tiff(name, tags, blocks, offsets_tag, counts_tag):
    """The directory first, so that a cut file still has it; blocks last."""
    tags = dict(tags)
    tags[counts_tag] = (4, [len(block) for block in blocks])
    tags[offsets_tag] = (4, [0] * len(blocks))
    size = {3: 2, 4: 4}
    extra = sum(size[t] * len(v) for t, v in tags.values() if size[t] * len(v) > 4)
    start = 8 + 2 + 12 * len(tags) + 4 + extra
    tags[offsets_tag] = (4, [start + sum(map(len, blocks[:i])) for i in range(len(blocks))])
    entries, tail, place = b"", b"", 8 + 2 + 12 * len(tags) + 4
    for tag in sorted(tags):
        kind, values = tags[tag]
        data = struct.pack("<%d%s" % (len(values), {3: "H", 4: "I"}[kind]), *values)
        entries += struct.pack("<HHI", tag, kind, len(values))
        if len(data) <= 4:
            entries += data.ljust(4, b"\0")
        else:
            entries += struct.pack("<I", place + len(tail))
            tail += data
    open(name, "wb").write(b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + entries
                           + struct.pack("<I", 0) + tail + b"".join(blocks))


save(G, "grey.png")
save(C, "rgb.png")
save(RGBA, "rgba.png", rgb)
save(LA, "grey_alpha.png", grey)
save(P, "palette.png", np.asarray(P.convert("RGB")))
save(Image.fromarray(grey16), "grey16.png")
exif = Image.Exif()
exif[0x0112] = 8
C.save("orientation8.png", exif=exif)
say("orientation8.png", np.asarray(ImageOps.exif_transpose(Image.open("orientation8.png"))))
png("rgb16.png", 16, 2, [row.astype(">u2").tobytes() for row in rgb16])
say("rgb16.png", rgb16)
png("grey4.png", 4, 0, [bytes((a << 4) | b for a, b in zip(r[::2] // 16, r[1::2] // 16)) for r in grey])
say("grey4.png", grey // 16 * 17)

save(G, "grey.jpg", quality=90)
save(C, "rgb.jpg", quality=92)
save(C, "progressive.jpg", quality=92, progressive=True)
CMYK = Image.merge("CMYK", (*C.split(), G.point(lambda v: v // 2)))
CMYK.save("cmyk.jpg", quality=95)
say("cmyk.jpg", np.asarray(Image.open("cmyk.jpg").convert("RGB")))
for orientation in range(1, 9):
    name = f"orientation{orientation}.jpg"
    exif = Image.Exif()
    exif[0x0112] = orientation
    C.save(name, quality=92, exif=exif)
    turned = np.asarray(ImageOps.exif_transpose(Image.open(name))).astype(int)
    say(name, turned)
    print("    first row, first pixels", turned[0, :2].tolist(), "last", turned[-1, -1].tolist())

save(G, "grey.jp2")
save(C, "rgb.jp2")
save(RGBA, "rgba.jp2", rgb)
save(LA, "grey_alpha.jp2", grey)
save(Image.fromarray(grey16), "grey16.jp2")
save(C, "lossy.jp2", irreversible=True, quality_mode="dB", quality_layers=[45])
# Code streams alone, for DICOM.
# *_ht.j2c: the same pixels by OpenJPH, ojph_compress -reversible true -num_decomps 2
# *_ht_lossy.j2c: -qstep 0.002 -num_decomps 2 (OpenJPH 0.9)
save(G, "grey.j2k")
save(C, "rgb.j2k")
save(Image.fromarray(grey16), "grey16.j2k")

save(G, "grey.tif")
save(C, "rgb_lzw.tif", compression="tiff_lzw")
save(C, "rgb_deflate.tif", compression="tiff_adobe_deflate")
save(C, "rgb_jpeg.tif", compression="jpeg")
save(LA, "grey_alpha.tif", grey)
save(P, "palette.tif", np.asarray(P.convert("RGB")))
save(ONE, "one_bit.tif", np.asarray(ONE) * 255)
save(Image.fromarray(real), "float.tif")
save(Image.fromarray(grey16.astype(np.int32)), "int32.tif")
G.save("pages.tif", save_all=True, append_images=[Image.fromarray(255 - grey), G.rotate(180)])
say("pages.tif page 1", 255 - grey)
Image.fromarray(grey16).save("pages16.tif", save_all=True, append_images=[Image.fromarray(65535 - grey16)])
say("pages16.tif page 0", grey16)
say("pages16.tif page 1", 65535 - grey16)
base = {256: (4, [W]), 257: (4, [H]), 258: (3, [8]), 259: (3, [1]), 262: (3, [1]), 277: (3, [1]), 278: (4, [H])}
tiff("white_is_zero.tif", {**base, 262: (3, [0])}, [grey.tobytes()], 273, 279)
say("white_is_zero.tif", grey)
tiff("orientation6.tif", {**base, 274: (3, [6])}, [grey.tobytes()], 273, 279)
say("orientation6.tif", np.rot90(grey, -1))
tiff("rgb16.tif", {**base, 258: (3, [16] * 3), 262: (3, [2]), 277: (3, [3])}, [rgb16.astype("<u2").tobytes()], 273, 279)
padded = np.zeros((32, 32), np.uint16)
padded[:H, :W] = grey16
tiles = [padded[r:r + 16, c:c + 16].astype("<u2").tobytes() for r in (0, 16) for c in (0, 16)]
tiff("tiles16.tif", {**{k: v for k, v in base.items() if k != 278}, 258: (3, [16]), 322: (4, [16]), 323: (4, [16])},
     tiles, 324, 325)
say("tiles16.tif", grey16)
tiff("planes.tif", {**base, 258: (3, [8] * 3), 262: (3, [2]), 277: (3, [3]), 284: (3, [2])},
     [np.ascontiguousarray(rgb[..., c]).tobytes() for c in range(3)], 273, 279)

save(G, "grey.bmp")
save(C, "rgb.bmp")
save(RGBA, "rgba.bmp", rgb)
save(P, "palette.bmp", np.asarray(P.convert("RGB")))
fives = (rgb // 8).astype(int)
bmp("rgb555_top_down.bmp", 16, [(r[:, 0] << 10 | r[:, 1] << 5 | r[:, 2]).astype("<u2").tobytes() for r in fives],
    top_down=True)
say("rgb555_top_down.bmp", np.asarray(Image.open("rgb555_top_down.bmp").convert("RGB")))
palette = b"".join(bytes((i * 3, 255 - i * 17, i * 17, 0)) for i in range(16))
bmp("palette4.bmp", 4, [bytes((a << 4) | b for a, b in zip(r[::2] // 16, r[1::2] // 16)) for r in grey[::-1]], palette)
say("palette4.bmp", np.asarray(Image.open("palette4.bmp").convert("RGB")))

# Neighbours of the above. Text of EXIF data in PNG as ImageMagick writes it, and eXIf behind the pixels.
def exif_of(orientation, kind="H", big=False):
    order = ">" if big else "<"
    value = struct.pack(order + kind, orientation)
    number = {"B": 1, "H": 3, "I": 4}[kind]
    return ((b"MM" if big else b"II") + struct.pack(order + "HIHHHI", 42, 8, 1, 0x0112, number, 1)
            + value.ljust(4, b"\0") + b"\0\0\0\0")


save(C, "rgb.webp", lossless=True)
save(C, "lossy.webp", quality=90)
save(RGBA, "rgba.webp", rgb, lossless=True, exact=True)
C.save("orientation6.webp", lossless=True, exif=b"Exif\0\0" + exif_of(6))
say("orientation6.webp", np.asarray(ImageOps.exif_transpose(Image.open("orientation6.webp"))))
frames = [C, Image.fromarray(255 - rgb), C.rotate(180)]
C.save("frames.webp", save_all=True, append_images=frames[1:], lossless=True, minimize_size=False)
for i in range(3):
    say(f"frames.webp {i}", frames[i])
save(P, "palette.gif", np.asarray(P.convert("RGB")))
save(G, "grey.gif", np.stack([grey] * 3, -1))
moving = [Image.fromarray(np.where((x >= 4 * i) & (x < 4 * i + 6), grey, 40).astype(np.uint8)) for i in range(3)]
moving[0].save("frames.gif", save_all=True, append_images=moving[1:], comment=b"made for a test")
with Image.open("frames.gif") as gif:
    for i in range(3):
        gif.seek(i)
        say(f"frames.gif {i}", np.asarray(gif.convert("RGB")))
for name, options in (("rgb.heic", ["-L"]), ("rgb.avif", ["-L", "-A"])):
    subprocess.run(["heif-enc", *options, "-p", "chroma=444", "--matrix_coefficients=0", "-o", name,
                    "rgb.png"], check=True, capture_output=True)
    print(name)
subprocess.run(["heif-enc", "-L", "-b", "10", "-p", "chroma=444", "-o", "deep.heic", "rgb16.png"], check=True, capture_output=True)
GC = G.convert("RGB")
GP = Image.merge("RGB", (G.point(lambda v: v // 16 * 16),) * 3).quantize(16)
GC.save("grey_as_rgb.png")
GC.save("grey_as_rgb.jpg", quality=90)
GC.save("grey_as_rgb.tif")
GC.save("grey_as_rgb.bmp")
GC.save("grey_as_rgb.webp", lossless=True)
GP.save("grey_as_palette.png")
GP.save("grey_as_palette.tif")
png("grey_as_rgb16.png", 16, 2, [np.stack([row] * 3, -1).astype(">u2").tobytes() for row in grey16])
C.save("webp.tif", compression="webp")
say("webp.tif", np.asarray(Image.open("webp.tif")))
big = Image.fromarray(np.kron(rgb, np.ones((4, 4, 1), np.uint8))[:64, :64])
big.convert("YCbCr").save("ycbcr_jpeg.tif", compression="jpeg")
say("ycbcr_jpeg.tif", np.asarray(Image.open("ycbcr_jpeg.tif").convert("RGB")))

print("resize with a box:",
      np.asarray(G.resize((7, 5), Image.BILINEAR, box=(3.5, 2.25, 24.75, 17.5))).tolist())
