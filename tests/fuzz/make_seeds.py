#!/usr/bin/env python3
"""Makes the seeds that tests/data/corpus has of formats in which a fuzzer gets nowhere by itself: DICOM,
volumes, stacks, workbooks, tables in other alphabets, and a project.

Usage: make_seeds.py FOVEA_CLI. The project is an import by that program; all else is written byte by byte,
so that the files are the same wherever they are made. Nothing is of a patient.
"""
import gzip
import io
import os
import sqlite3
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.join(HERE, "..", "data", "corpus")
IMAGES = os.path.join(HERE, "..", "imaging", "files")


def write(harness, name, content):
    with open(os.path.join(CORPUS, harness, name), "wb") as out:
        out.write(content)


def picture(name):
    with open(os.path.join(IMAGES, name), "rb") as file:
        return file.read()


# DICOM: PS3.5 7.1, A.4

EXPLICIT, IMPLICIT, BIG = "1.2.840.10008.1.2.1", "1.2.840.10008.1.2", "1.2.840.10008.1.2.2"
DEFLATED, RLE, JPEG = "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.50"
JPEG2000 = "1.2.840.10008.1.2.4.90"
OPEN = 0xFFFFFFFF
WIDE = ("SQ", "OB", "OW", "UN", "UT", "OF")


class Writer:
    def __init__(self, explicit=True, big=False):
        self.explicit, self.order = explicit, ">" if big else "<"

    def tag(self, tag):
        return struct.pack(self.order + "HH", tag >> 16, tag & 0xFFFF)

    def item(self, content):
        """An item that its delimiter ends."""
        return self.tag(0xFFFEE000) + struct.pack(self.order + "I", OPEN) + content + self.end(0xFFFEE00D)

    def end(self, tag):
        return self.tag(tag) + struct.pack("I", 0)

    def element(self, tag, vr, value, length=None):
        if isinstance(value, str):
            value = value.encode("latin-1")
        if isinstance(value, int):
            value = struct.pack(self.order + "H", value)
        value += b"\0" * (len(value) % 2) if vr in ("UI", "OB", "UN") else b" " * (len(value) % 2)
        length = len(value) if length is None else length
        if not self.explicit:
            return self.tag(tag) + struct.pack(self.order + "I", length) + value
        if vr in WIDE:
            return self.tag(tag) + vr.encode() + b"\0\0" + struct.pack(self.order + "I", length) + value
        return self.tag(tag) + vr.encode() + struct.pack(self.order + "H", length) + value

    def sequence(self, tag, *items, closed=True):
        content = b"".join(map(self.item, items)) + (self.end(0xFFFEE0DD) if closed else b"")
        return self.element(tag, "SQ", content, OPEN)

    def words(self, values):
        return struct.pack("%s%dH" % (self.order, len(values)), *values)


def file_of(syntax, dataset):
    meta = Writer().element(0x00020010, "UI", syntax)
    head = Writer().element(0x00020000, "UL", struct.pack("<I", len(meta)))
    if syntax == DEFLATED:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        dataset = packer.compress(dataset) + packer.flush()
    return bytes(128) + b"DICM" + head + meta + dataset


def dataset(w, pixels, rows=2, columns=2, bits=16, samples=1, photometric="MONOCHROME2", frames=None,
            before=b"", between=b"", after=b""):
    """`before` the patient's group, `between` the image's and the pixels, `after` the pixels."""
    return (before + w.element(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.7") + w.element(0x00080060, "CS", "CT")
            + w.element(0x00100020, "LO", "P1") + w.element(0x00280002, "US", samples)
            + w.element(0x00280004, "CS", photometric)
            + (w.element(0x00280006, "US", 0) if samples == 3 else b"")
            + (w.element(0x00280008, "IS", str(frames)) if frames else b"")
            + w.element(0x00280010, "US", rows) + w.element(0x00280011, "US", columns)
            + w.element(0x00280100, "US", bits) + w.element(0x00280101, "US", bits)
            + w.element(0x00280102, "US", bits - 1) + w.element(0x00280103, "US", 0) + between + pixels + after)


def native(w, values):
    return w.element(0x7FE00010, "OW", w.words(values))


def fragments(*contents, closed=True):
    w = Writer()
    pixels = w.element(0x7FE00010, "OB", b"", OPEN) + w.tag(0xFFFEE000) + struct.pack("<I", 0)
    for content in contents:
        content += b"\0" * (len(content) % 2)
        pixels += w.tag(0xFFFEE000) + struct.pack("<I", len(content)) + content
    return pixels + (w.end(0xFFFEE0DD) if closed else b"")


def run_length(plane):
    """A frame of one segment: PS3.5 G."""
    return struct.pack("<16I", 1, 64, *[0] * 14) + bytes([len(plane) - 1]) + plane


def dicom():
    w = Writer()
    plain = native(w, [0, 500, 1000, 4000])
    scale = (w.element(0x00281050, "DS", "40\\-600") + w.element(0x00281051, "DS", "400\\1500")
             + w.element(0x00281052, "DS", "-1024") + w.element(0x00281053, "DS", "1"))
    write("image", "explicit.dcm", file_of(EXPLICIT, dataset(w, plain, between=scale)))
    for name, syntax, other in (("implicit", IMPLICIT, Writer(explicit=False)), ("big-endian", BIG, Writer(big=True)),
                                ("deflated", DEFLATED, w)):
        write("image", name + ".dcm", file_of(syntax, dataset(other, native(other, [1, 2, 3, 4]))))
    unknown = w.element(0x00281052, "UN", "-1024 ") + w.element(0x00281053, "UN", "0,5 ")
    write("image", "unknown-vr.dcm", file_of(EXPLICIT, dataset(w, plain, between=unknown)))
    images = w.element(0x00081155, "UI", "1.2.3")
    write("image", "sequence-not-closed.dcm",
          file_of(EXPLICIT, dataset(w, plain, before=w.sequence(0x00081140, images, closed=False))))
    table = w.sequence(0x00283000, w.element(0x00283002, "US", w.words([4, 0, 16]))
                       + w.element(0x00283006, "US", w.words([7, 2, 9, 4])))
    write("image", "modality-table.dcm",
          file_of(EXPLICIT, dataset(w, native(w, [0, 1, 2, 3]), between=table)))
    window = w.sequence(0x00289132, w.element(0x00281050, "DS", "2") + w.element(0x00281051, "DS", "4"))
    groups = w.sequence(0x52009229, window) + w.sequence(0x52009230, window, b"")
    write("image", "frame-groups.dcm",
          file_of(EXPLICIT, dataset(w, native(w, range(8)), frames=2, between=groups)))
    palette = b"".join(w.element(0x00281101 + i, "US", w.words([4, 0, 16])) for i in range(3)) + b"".join(
        w.element(0x00281201 + i, "OW", w.words([0, 20000, 40000, 65535])) for i in range(3))
    write("image", "palette.dcm", file_of(EXPLICIT, dataset(w, w.element(0x7FE00010, "OW", bytes([0, 1, 2, 3])), bits=8,
                                                           photometric="PALETTE COLOR", between=palette)))
    write("image", "run-length.dcm",
          file_of(RLE, dataset(w, fragments(run_length(bytes([1, 2, 3, 4])), run_length(bytes([5, 6, 7, 8]))),
                               bits=8, frames=2)))
    for name, syntax, stream in (("jpeg", JPEG, "grey.jpg"), ("jpeg-2000", JPEG2000, "grey.j2k")):
        pixels = fragments(picture(stream))
        write("image", name + ".dcm", file_of(syntax, dataset(w, pixels, 20, 26, 8)))
    write("image", "pixels-not-closed.dcm",
          file_of(JPEG, dataset(w, fragments(picture("grey.jpg"), closed=False), 20, 26, 8)))
    write("image", "rubbish-behind.dcm", file_of(EXPLICIT, dataset(w, plain, after=b"\1\2\3\4\5\6\7\x08\x09")))
    write("image", "falling-order.dcm", file_of(EXPLICIT, dataset(
        w, plain, before=b"".join(w.element(0x00091000 + i, "LO", "x") for i in range(40, 0, -1)))))
    write("image", "without-meta-header.dcm", dataset(w, plain))


def volumes():
    header = bytearray(352)
    struct.pack_into("<i", header, 0, 348)
    struct.pack_into("<8h", header, 40, 3, 3, 2, 2, 1, 1, 1, 1)
    struct.pack_into("<hh", header, 70, 4, 16)
    struct.pack_into("<4f", header, 76, 1, 0.75, 0.75, 2)
    struct.pack_into("<3f", header, 108, 352, 0.5, -10)
    struct.pack_into("<h", header, 254, 1)
    struct.pack_into("<12f", header, 280, -0.75, 0, 0, 0, 0, -0.75, 0.2, 0, 0, 0, 2, 0)
    header[344:347] = b"n+1"
    voxels = struct.pack("<12h", *range(-600, 600, 100))
    write("image", "sheared.nii", bytes(header) + voxels)
    packed = io.BytesIO()
    for part in (bytes(header), voxels):
        with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as member:
            member.write(part)
    write("image", "two-members.nii.gz", packed.getvalue())
    second = bytearray(544)
    struct.pack_into("<i8shh8q", second, 0, 540, b"n+2\0\r\n\x1a\n", 4, 16, 3, 3, 2, 2, 1, 1, 1, 1)
    struct.pack_into("<4d", second, 104, 1, 1, 1, 1)
    struct.pack_into("<qdd", second, 168, 544, 0, 100)
    write("image", "second-version.nii", bytes(second) + voxels)
    write("image", "raw.nrrd", b"NRRD0004\ntype: short\ndimension: 3\nspace: LPS\nsizes: 3 2 2\n"
          b"space directions: (0,0,-0.9) (0.75,0,0) (0,-0.75,0)\nkinds: domain domain domain\n"
          b"endian: little\nencoding: raw\nspace origin: (0,0,0)\n\n" + voxels)
    write("image", "local.mha", b"ObjectType = Image\nNDims = 3\nBinaryData = True\n"
          b"BinaryDataByteOrderMSB = False\nCompressedData = False\nTransformMatrix = 1 0 0 0 1 0 0 0 1\n"
          b"Offset = 0 0 0\nElementSpacing = 0.75 0.75 2\nDimSize = 3 2 2\nElementType = MET_SHORT\n"
          b"ElementDataFile = LOCAL\n" + voxels)


def tables():
    rows = [("file", "diagnosis", "size"), ("a/1.png", "benign", "3"), ("b/3.png", "malignant", "0.75")]

    def archive(name, entries):
        # The time is that of the format's beginning: the same bytes whenever they are made.
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for path, content in entries:
                packed.writestr(zipfile.ZipInfo(path), content)
        write("table", name, out.getvalue())

    cells = "".join(
        "<row r='%d'>%s</row>" % (r + 1, "".join("<c r='%s%d' t='inlineStr'><is><t>%s</t></is></c>" % ("ABC"[c], r + 1, v)
                                                 for c, v in enumerate(row))) for r, row in enumerate(rows))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/"
    content = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    archive("workbook.xlsx", [
        ("[Content_Types].xml", "<Types xmlns='%scontent-types'><Default Extension='rels' ContentType='application/vnd."
         "openxmlformats-package.relationships+xml'/><Default Extension='xml' ContentType='application/xml'/>"
         "<Override PartName='/xl/workbook.xml' ContentType='%ssheet.main+xml'/><Override "
         "PartName='/xl/worksheets/sheet1.xml' ContentType='%sworksheet+xml'/></Types>" % (package, content, content)),
        ("_rels/.rels", "<Relationships xmlns='%srelationships'><Relationship Id='r1' Type='%s/officeDocument' "
         "Target='xl/workbook.xml'/></Relationships>" % (package, office)),
        ("xl/workbook.xml", "<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='Labels' sheetId='1' r:id='r1'/>"
         "</sheets></workbook>" % (main, office)),
        ("xl/_rels/workbook.xml.rels", "<Relationships xmlns='%srelationships'><Relationship Id='r1' "
         "Type='%s/worksheet' Target='worksheets/sheet1.xml'/></Relationships>" % (package, office)),
        ("xl/worksheets/sheet1.xml", "<worksheet xmlns='%s'><sheetData>%s</sheetData></worksheet>" % (main, cells))])
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    cells = "".join("<table:table-row>%s</table:table-row>" % "".join(
        "<table:table-cell office:value-type='string'><text:p>%s</text:p></table:table-cell>" % v for v in row)
        for row in rows)
    archive("spreadsheet.ods", [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest='%smanifest:1.0'><manifest:file-entry "
         "manifest:full-path='/' manifest:media-type='application/vnd.oasis.opendocument.spreadsheet'/>"
         "<manifest:file-entry manifest:full-path='content.xml' manifest:media-type='text/xml'/>"
         "</manifest:manifest>" % names),
        ("content.xml", "<office:document-content xmlns:office='%soffice:1.0' xmlns:table='%stable:1.0' "
         "xmlns:text='%stext:1.0' office:version='1.2'><office:body><office:spreadsheet><table:table "
         "table:name='Labels'>%s</table:table></office:spreadsheet></office:body></office:document-content>"
         % (names, names, names, cells))])
    write("table", "cyrillic.csv", "file;диагноз\r\na/1.png;норма\r\nb/3.png;рак\r\n".encode("cp1251"))
    write("table", "japanese.csv", "file,診断\r\na/1.png,良性\r\nb/3.png,悪性\r\n".encode("cp932"))
    write("table", "inch-mark.csv", b"Titles stand above\n\nfile,remark,label\na/1.png,3\" mass,NA\nb/3.png,,1,5\n")
    write("table", "pipes-and-escapes", b"file|ja|nein\na/1.png|x|\na%2F2%2C%20new.png||x\n")


def project(cli):
    """A project of three images, in pages of 512 bytes; as it lay in /pictures."""
    with tempfile.TemporaryDirectory() as folder:
        for label, name in (("well", "explicit.dcm"), ("well", "palette.dcm"), ("ill", "grey.png")):
            os.makedirs(os.path.join(folder, label), exist_ok=True)
            with open(os.path.join(CORPUS, "image", name), "rb") as file, \
                    open(os.path.join(folder, label, name), "wb") as copy:
                copy.write(file.read())
        subprocess.run([cli, "import", os.path.join(folder, "p.fovea"), folder], check=True, capture_output=True)
        made = sqlite3.connect(os.path.join(folder, "p.fovea", "project.sqlite"))
        text = "\n".join(made.iterdump()).replace(folder, "/pictures")
        kind, version = (made.execute("PRAGMA " + p).fetchone()[0] for p in ("application_id", "user_version"))
        path = os.path.join(folder, "small.sqlite")
        small = sqlite3.connect(path)
        small.execute("PRAGMA page_size = 512")
        small.executescript(text)
        small.execute("PRAGMA application_id = %d" % kind)
        small.execute("PRAGMA user_version = %d" % version)
        small.commit()
        small.close()
        with open(path, "rb") as file:
            write("project", "three-images", file.read())


dicom()
volumes()
tables()
project(os.path.abspath(sys.argv[1]))
