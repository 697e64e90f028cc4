"""What became of every attribute of DICOM files that were de-identified, seen by pydicom.

usage: deidentify_check.py PAIRS TABLE
PAIRS: lines ORIGINAL<tab>CLEANED; TABLE: lines TAG<tab>ACTION (D, Z, X or U), the tag in hexadecimal.
Prints what is wrong, and how many attributes it looked at; exit code 1 when something is,
3 without pydicom.
"""

import sys

try:
    import pydicom
    from pydicom.datadict import dictionary_has_tag
except ImportError as error:
    print(error)
    sys.exit(3)

ADDED = {0x00120062, 0x00120063, 0x00120064, 0x00280303}
PATIENT_ID = 0x00100020

wrong = []
replaced = {}  # by kind, old to new: over all files
looked_at = 0


def consistent(kind, old, new, where):
    known = replaced.setdefault(kind, {})
    if known.setdefault(old, new) != new:
        wrong.append(f"{where}: {old!r} became {new!r} here, {known[old]!r} elsewhere")
    if len(set(known.values())) != len(known):
        wrong.append(f"{where}: two became one: {new!r}")


def values_of(element):
    value = element.value
    if value is None or value == "":
        return []
    if isinstance(value, (pydicom.multival.MultiValue, list)):
        return [str(v).strip(" \0") for v in value]
    return [str(value).strip(" \0")]


def compare(old, new, table, where):
    global looked_at
    for tag in old.keys():
        unknown = getattr(old.get_item(tag), "VR", None) == "UN"
        try:
            element = old[tag]
        except Exception:  # pydicom cannot read this value: nothing to compare
            continue
        looked_at += 1
        number = int(tag)
        group = number >> 16
        here = f"{where} {element.tag} {element.name}"
        action = table.get(number, "K")
        if group % 2 or group & 0xFF00 in (0x5000, 0x6000) or element.VR == "UN" or action == "X":
            if tag in new:
                wrong.append(f"{here}: still there")
            continue
        if number in ADDED or number & 0xFFFF == 0:
            continue
        if tag not in new:
            # Of unknown representation in the file, and no text: may hold anything.
            if dictionary_has_tag(number) and not unknown:
                wrong.append(f"{here}: gone")
            continue
        cleaned = new[tag]
        if number == PATIENT_ID:
            before, after = values_of(element), values_of(cleaned)
            if before:
                consistent("patient", before[0], after[0], here)
                if not after[0].startswith("P-") or before[0] in after[0]:
                    wrong.append(f"{here}: {after}")
            elif after:
                wrong.append(f"{here}: {after} out of nothing")
        elif action == "Z":
            if (len(cleaned.value) if element.VR == "SQ" else len(values_of(cleaned))) != 0:
                wrong.append(f"{here}: not empty: {cleaned.value!r}")
        elif action == "D":
            if element.VR == "SQ":
                if len(cleaned.value):
                    wrong.append(f"{here}: not empty")
            elif values_of(element) and values_of(element) == values_of(cleaned) and values_of(cleaned) not in (
                ["0"], ["000000"], ["0.0"]
            ):
                wrong.append(f"{here}: as it was: {cleaned.value!r}")
        elif action == "U":
            before, after = values_of(element), values_of(cleaned)
            if len(before) != len(after):
                wrong.append(f"{here}: {len(before)} values became {len(after)}")
            for a, b in zip(before, after):
                consistent("uid", a, b, here)
                if not b.startswith("2.25.") or len(b) > 64:
                    wrong.append(f"{here}: {b}")
        elif element.VR == "SQ":
            if len(element.value) != len(cleaned.value):
                wrong.append(f"{here}: {len(element.value)} items became {len(cleaned.value)}")
            for i, (a, b) in enumerate(zip(element.value, cleaned.value)):
                compare(a, b, table, f"{here}[{i}]")
        elif element.value != cleaned.value and str(element.value) != str(cleaned.value):  # not-a-number
            wrong.append(f"{here}: changed: {str(element.value)[:60]!r}, {str(cleaned.value)[:60]!r}")
    for tag in new.keys():
        if tag not in old and int(tag) not in ADDED:
            wrong.append(f"{where} {tag}: came from nowhere")


def main():
    with open(sys.argv[2]) as lines:
        table = {int(tag, 16): action for tag, action in (line.split() for line in lines)}
    with open(sys.argv[1]) as lines:
        pairs = [line.rstrip("\n").split("\t") for line in lines]
    for before, after in pairs:
        old = pydicom.dcmread(before, force=True)
        new = pydicom.dcmread(after)
        where = before.rsplit("/", 1)[-1]
        compare(old, new, table, where)
        if new.preamble != b"\0" * 128:
            wrong.append(f"{where}: preamble")
        if "TransferSyntaxUID" in getattr(old, "file_meta", {}) and (
            old.file_meta.TransferSyntaxUID != new.file_meta.TransferSyntaxUID
        ):
            wrong.append(f"{where}: transfer syntax")
        for place in ("SourceApplicationEntityTitle", "SendingApplicationEntityTitle", "PrivateInformation"):
            if place in new.file_meta:
                wrong.append(f"{where}: {place}")
        if "SOPInstanceUID" in new and new.file_meta.MediaStorageSOPInstanceUID != new.SOPInstanceUID:
            wrong.append(f"{where}: the meta header names another instance")
        if new.PatientIdentityRemoved != "YES" or new.DeidentificationMethodCodeSequence[0].CodeValue != "113100":
            wrong.append(f"{where}: what was done is not noted")
    for line in wrong:
        print(line)
    print(f"{looked_at} attributes of {len(pairs)} files")
    return 1 if wrong else 0


sys.exit(main())
