#!/usr/bin/env python3
"""Makes DICOM series, faultless and faulty, and the volumes that they are, with pydicom and numpy.

    make_series.py OUT

Writes a folder a case into OUT, and manifest.json:

    [{"name", "leftOut": [codes], "secondOpinion": whether ITK's own reader must agree,
      "volumes": [{"values": FILE, "size": [x, y, z], "spacing", "direction", "origin", "codes": [codes]}]}]

Values are little-endian single precision, [z, y, x]; directions are those of the voxel axes, towards the
patient's left, back and head. Names of files are numbers that follow nothing. Expectations of
test_series_files.cpp; 3 as exit code where pydicom or numpy is missing.
"""
import json
import os
import sys

try:
    import numpy as np
    from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
    from pydicom.sequence import Sequence
    from pydicom.uid import ExplicitVRLittleEndian
except ImportError as missing:
    print(missing)
    sys.exit(3)

OUT = sys.argv[1]
CT, ENHANCED_MR = "1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.4.1"
COLUMNS, ROWS, SLICES = 14, 11, 8
PIXEL = (0.75, 0.5)  # between rows, between columns
STEP = 2.5
ORIGIN = np.array([-3.5, 20.25, 100.0])
AXIAL = np.array([[1.0, 0, 0], [0, 1.0, 0]])
manifest = []


def turned(degrees, axis):
    """A rotation about an axis."""
    a = np.radians(degrees)
    m = np.eye(3)
    i, j = [k for k in range(3) if k != axis]
    m[i, i] = m[j, j] = np.cos(a)
    m[i, j], m[j, i] = -np.sin(a), np.sin(a)
    return m


def stored(seed=0, slices=SLICES):
    """Numbers without a symmetry, of 12 bits."""
    z, y, x = np.mgrid[0:slices, 0:ROWS, 0:COLUMNS]
    return ((x * 37 + y * 101 + z * 211 + x * y * 7 + y * z * 13 + seed * 401) % 3000).astype(np.int16)


def dataset(sop_class, uid, case):
    meta = FileMetaDataset()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.MediaStorageSOPClassUID = sop_class
    meta.MediaStorageSOPInstanceUID = uid
    ds = FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
    ds.SOPClassUID, ds.SOPInstanceUID = sop_class, uid
    ds.StudyInstanceUID, ds.SeriesInstanceUID = "2.25.7", "2.25.8.%d" % case
    ds.FrameOfReferenceUID = "2.25.9"
    ds.PatientID, ds.PatientName = "P%03d" % case, "Made^Up"
    ds.Modality, ds.SeriesNumber = "CT", case
    ds.Rows, ds.Columns = ROWS, COLUMNS
    ds.SamplesPerPixel, ds.PhotometricInterpretation = 1, "MONOCHROME2"
    ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PixelRepresentation = 16, 16, 15, 1
    ds.RescaleSlope, ds.RescaleIntercept = 1, -1024
    ds.WindowCenter, ds.WindowWidth = 40, 400
    ds.is_little_endian, ds.is_implicit_VR = True, False
    return ds


def numbers(values):
    return ["%.10g" % v for v in values]


class Case:
    def __init__(self, name, left_out=(), second_opinion=False):
        self.number = len(manifest) + 1
        self.entry = {"name": name, "leftOut": list(left_out), "secondOpinion": second_opinion, "volumes": []}
        self.folder = os.path.join(OUT, name)
        self.files = 0
        os.makedirs(self.folder)
        manifest.append(self.entry)

    def path(self):
        self.files += 1
        return os.path.join(self.folder, "%04d" % (self.files * 7919 % 1000))

    def slice(self, pixels, position, number, orientation=AXIAL, **more):
        uid = "2.25.10.%d.%d" % (self.number, self.files + 1)
        ds = dataset(CT, uid, self.number)
        if position is not None:
            ds.ImagePositionPatient = numbers(position)
            ds.ImageOrientationPatient = numbers(orientation.ravel())
        ds.PixelSpacing = numbers(PIXEL)
        ds.InstanceNumber = number
        for keyword, value in more.items():
            setattr(ds, keyword, value)
        ds.PixelData = pixels.astype("<i2").tobytes()
        ds.save_as(self.path(), write_like_original=False)

    def series(self, pixels, positions, orientation=AXIAL, order=None, first=1, **more):
        """All slices; `order`: in which they are numbered."""
        for i in order if order is not None else range(len(pixels)):
            self.slice(pixels[i], positions[i], first, orientation, **more)
            first += 1
        return first

    def expect(self, values, codes=(), orientation=AXIAL, through=None, step=STEP, origin=ORIGIN):
        name = "%s-%d.f32" % (self.entry["name"], len(self.entry["volumes"]))
        values = np.asarray(values, "<f4")
        values.tofile(os.path.join(OUT, name))
        if through is None:
            through = np.cross(orientation[0], orientation[1])
        self.entry["volumes"].append({
            "values": name, "size": list(values.shape[::-1]), "spacing": [PIXEL[1], PIXEL[0], step],
            "direction": [list(orientation[0]), list(orientation[1]), list(through)],
            "origin": list(origin), "codes": list(codes)})


def along(direction, places):
    return [ORIGIN + p * np.asarray(direction) for p in places]


def between(values, places, wanted):
    """Linear along the first axis."""
    flat = values.reshape(len(values), -1)
    return np.stack([np.interp(wanted, places, column) for column in flat.T], -1).reshape(
        len(wanted), *values.shape[1:])


UP = np.array([0.0, 0, 1])
EVEN = np.arange(SLICES) * STEP
hu = stored() - 1024.0

case = Case("axial", second_opinion=True)
case.series(stored(), along(UP, EVEN))
case.expect(hu)

case = Case("gap")
kept = [0, 1, 2, 5, 6, 7]
case.series(stored()[kept], along(UP, EVEN[kept]))
case.expect(between(hu[kept], EVEN[kept], EVEN), ["series_slices_missing"])

case = Case("doubled")
case.series(stored(), along(UP, EVEN))
case.slice(stored()[4] + 1, along(UP, EVEN)[4], 100)
case.expect(hu, ["series_slices_doubled"])

case = Case("reversed", second_opinion=True)
case.series(stored(), along(UP, EVEN), order=range(SLICES)[::-1])
case.expect(hu, ["series_reversed"])

case = Case("shuffled", second_opinion=True)
case.series(stored(), along(UP, EVEN), order=[3, 0, 6, 1, 7, 2, 5, 4])
case.expect(hu, ["series_shuffled"])

case = Case("oblique", second_opinion=True)
oblique = AXIAL @ (turned(20, 0) @ turned(-12, 1)).T
normal = np.cross(oblique[0], oblique[1])
case.series(stored(), along(normal, EVEN), oblique)
case.expect(hu, ["series_oblique"], oblique)

case = Case("sagittal", second_opinion=True)
sagittal = np.array([[0, 1.0, 0], [0, 0, -1.0]])
case.series(stored(), along(np.cross(sagittal[0], sagittal[1]), EVEN), sagittal)
case.expect(hu, [], sagittal)

case = Case("tilted")
tilted = AXIAL @ turned(15, 0).T
case.series(stored(), along(UP, EVEN), tilted)
case.expect(hu, ["series_tilted"], tilted, UP)

case = Case("echoes")
following = case.series(stored(0), along(UP, EVEN), EchoTime="4.6", EchoNumbers=1)
case.series(stored(1), along(UP, EVEN), first=following, EchoTime="12", EchoNumbers=2)
case.expect(stored(0) - 1024, ["series_mixed"])
case.expect(stored(1) - 1024, ["series_mixed"])

case = Case("phases")
for i in range(SLICES):
    for phase in range(3):
        case.slice(stored(phase)[i], along(UP, EVEN)[i], 3 * i + phase + 1,
                   TemporalPositionIdentifier=phase + 1)
for phase in range(3):
    case.expect(stored(phase) - 1024, ["series_mixed"])

case = Case("uneven")
places = np.array([0, 2.5, 5, 8.5, 11, 12.25, 15, 17.5])
case.series(stored(), along(UP, places))
case.expect(between(hu, places, EVEN), ["series_uneven"])

case = Case("localizer", left_out=["series_localizers"])
case.series(stored(), along(UP, EVEN))
case.slice(stored()[0], ORIGIN, 100, sagittal, ImageType=["ORIGINAL", "PRIMARY", "LOCALIZER"])
case.expect(hu)

case = Case("two-planes")
case.series(stored(), along(UP, EVEN))
case.series(stored(2), along([-1, 0, 0], EVEN), sagittal, first=101)
case.expect(hu, ["series_several_geometries"])
case.expect(stored(2) - 1024, ["series_several_geometries"], sagittal)

case = Case("without-place", left_out=["series_without_place"])
case.series(stored(), [None] * SLICES)

case = Case("padding")
padded = stored()
padded[:, :3, :4] = -2000
case.series(padded, along(UP, EVEN), PixelPaddingValue=-2000)
filled = padded - 1024.0
filled[:, :3, :4] = filled[padded != -2000].min()
case.expect(filled)

# One file of all slices, the frames in another order.
case = Case("enhanced")
ds = dataset(ENHANCED_MR, "2.25.11", case.number)
order = [3, 0, 6, 1, 7, 2, 5, 4]
shared, ds.NumberOfFrames = Dataset(), SLICES
shared.PlaneOrientationSequence = Sequence([Dataset()])
shared.PlaneOrientationSequence[0].ImageOrientationPatient = numbers(AXIAL.ravel())
shared.PixelMeasuresSequence = Sequence([Dataset()])
shared.PixelMeasuresSequence[0].PixelSpacing = numbers(PIXEL)
frames = []
for i in order:
    frame = Dataset()
    frame.PlanePositionSequence = Sequence([Dataset()])
    frame.PlanePositionSequence[0].ImagePositionPatient = numbers(along(UP, EVEN)[i])
    frames.append(frame)
ds.SharedFunctionalGroupsSequence = Sequence([shared])
ds.PerFrameFunctionalGroupsSequence = Sequence(frames)
ds.PixelData = stored()[order].astype("<i2").tobytes()
ds.save_as(case.path(), write_like_original=False)
case.expect(hu, ["series_shuffled"])

with open(os.path.join(OUT, "manifest.json"), "w") as out:
    json.dump(manifest, out)
