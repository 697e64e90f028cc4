#!/usr/bin/env python3
"""What pydicom makes of DICOM files, with GDCM as its only outside decoder.

    pydicom_values.py FOLDER OUT

Reads every file below FOLDER that has pixels, writes manifest.tsv (one line a
file) and the values of all frames (little-endian doubles) into OUT:

    path  values  FILE  frames  rows  columns  channels  lossless|lossy
    path  error   what pydicom said

Grey after rescale or modality LUT, colour as RGB. Expectations of
test_read_pydicom.cpp; 3 as exit code where pydicom, numpy or GDCM is missing.
"""
import os
import sys
import warnings

try:
    import gdcm  # noqa: F401
    import numpy as np
    import pydicom
    from pydicom.pixel_data_handlers import gdcm_handler, numpy_handler, rle_handler, util
except ImportError as missing:
    print(missing)
    sys.exit(3)

warnings.simplefilter("ignore")
gdcm.Trace.WarningOff()
gdcm.Trace.ErrorOff()
pydicom.config.pixel_data_handlers = [numpy_handler, rle_handler, gdcm_handler]
LOSSY = {"1.2.840.10008.1.2.4." + end for end in ("50", "51", "81", "91", "93", "112", "203")}
PIXELS = ("PixelData", "FloatPixelData", "DoubleFloatPixelData")


def functional_groups(ds, keyword, frame):
    """The item of a macro for a frame, as PS3.3 C.7.6.16 says; pydicom 2 leaves that to its callers."""
    for groups, index in (("PerFrameFunctionalGroupsSequence", frame), ("SharedFunctionalGroupsSequence", 0)):
        sequence = ds.get(groups) or []
        if index < len(sequence) and sequence[index].get(keyword):
            return sequence[index].get(keyword)[0]
    return None


def values(ds):
    """[frame, row, column, channel]"""
    array = ds.pixel_array
    photometric = ds.PhotometricInterpretation
    frames = int(ds.get("NumberOfFrames") or 1)
    array = array.reshape(frames, ds.Rows, ds.Columns, -1)
    if photometric == "PALETTE COLOR":
        return util.apply_color_lut(array[..., 0], ds)
    if ds.SamplesPerPixel > 1:
        if photometric.startswith("YBR_FULL"):
            array = util.convert_color_space(array, photometric, "RGB")
        return array
    return np.stack([
        util.apply_modality_lut(array[k], functional_groups(ds, "PixelValueTransformationSequence", k) or ds)
        for k in range(frames)])


folder, out = sys.argv[1:3]
with open(os.path.join(out, "manifest.tsv"), "w", encoding="utf-8") as manifest:
    for base, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            path = os.path.join(base, name)
            try:
                ds = pydicom.dcmread(path, force=True)
                if not any(keyword in ds for keyword in PIXELS):
                    continue
            except Exception:
                continue
            row = [os.path.relpath(path, folder)]
            try:
                syntax = getattr(getattr(ds, "file_meta", None), "TransferSyntaxUID", "")
                array = np.ascontiguousarray(values(ds), dtype="<f8")
                stem = f"{manifest.tell()}.f64"
                array.tofile(os.path.join(out, stem))
                row += ["values", stem, *array.shape[:3], array.size // int(np.prod(array.shape[:3])),
                        "lossy" if syntax in LOSSY else "lossless"]
            except Exception as error:
                row += ["error", " ".join(str(error).split())]
            manifest.write("\t".join(map(str, row)) + "\n")
