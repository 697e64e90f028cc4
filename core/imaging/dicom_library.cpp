#include "imaging/dicom_library.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcobject.h>
#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmdata/dctag.h>
#include <dcmtk/dcmdata/dcvr.h>
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpls/djdecode.h>
#include <dcmtk/oflog/oflog.h>

#include <mutex>

namespace fovea::imaging {

namespace {

constexpr MessageKind kNoDictionary{
    "no_dicom_dictionary",
    FOVEA_TEXT(
        "Messages",
        "DICOM files cannot be read or written: the list of their attributes, dicom.dic, which belongs to "
        "DCMTK, is not found. Install the program again, or say by the environment variable DCMDICTPATH "
        "where that file lies.")};

}  // namespace

void prepareDicomLibrary() {
    static std::once_flag once;
    std::call_once(once, [] {
        OFLog::configure(OFLogger::OFF_LOG_LEVEL);
        // Known attributes that a program on the way did not know (PS3.5 6.2.2) are what the dictionary says.
        dcmEnableUnknownVRConversion.set(OFTrue);
        // Pixels that a header calls compressed and that have a length: decodeFrame() sees what they are.
        dcmUseExplLengthPixDataForEncTS.set(OFTrue);
        // RLE is decoded in dicom_rle.cpp; its codec is registered to be recognised.
        DcmRLEDecoderRegistration::registerCodecs();
        // Colour stays as it is stored: it is converted here, in one place, by the standard's formula.
        DJDecoderRegistration::registerCodecs(EDC_never);
        DJLSDecoderRegistration::registerCodecs();
    });
}

Result<void> requireDicomDictionary() {
    prepareDicomLibrary();
    // Of several dictionaries one may be missing: what counts is whether the standard's attributes are known.
    if (DcmTag(DCM_PatientID).getEVR() == EVR_LO) return {};
    return Error{ErrorCode::fileNotFound, {}, {}, {kNoDictionary}};
}

}  // namespace fovea::imaging
