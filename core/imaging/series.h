#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "imaging/vector3.h"

// Slices of DICOM series, by their headers alone: which belong together, in which order, and what is wrong
// with them. Pure functions; no file is opened.

namespace fovea::imaging {

/// One slice as its header describes it: a file, or a frame of an enhanced multi-frame file.
struct SliceHeader {
    std::string file;  ///< UTF-8
    int frame = 0;
    std::string series;                        ///< what only its series has: series, study and patient;
                                               ///< empty where the series has no number of its own
    std::optional<int> seriesNumber;           ///< Series Number
    std::optional<int> number;                 ///< Instance Number; of a frame its place in the file
    int rows = 0, columns = 0;                 ///< pixels
    std::array<double, 2> spacingMm = {0, 0};  ///< between rows and between columns; 0: not known
    std::optional<Vector3> position;           ///< of the first pixel's centre, in mm
    /// Along a row and down a column, of length one and at right angles.
    std::optional<std::array<Vector3, 2>> orientation;
    bool localizer = false;  ///< by Image Type
    /// What can tell images of one place apart, by keyword: kSliceMarks. Without those that the header lacks.
    std::map<std::string, std::string> marks;
};

/// An attribute that differs between the volumes that a series may hold, and its name in messages.
struct SliceMark {
    const char* keyword;
    const char* term;
};
/// In the order in which they are asked.
inline constexpr SliceMark kSliceMarks[] = {
    {"EchoTime", FOVEA_TEXT("Messages", "echo time")},
    {"EchoNumbers", FOVEA_TEXT("Messages", "echo")},
    {"TemporalPositionIdentifier", FOVEA_TEXT("Messages", "phase")},
    {"NominalPercentageOfCardiacPhase", FOVEA_TEXT("Messages", "phase of the heart")},
    {"TriggerTime", FOVEA_TEXT("Messages", "trigger time")},
    {"DiffusionBValue", FOVEA_TEXT("Messages", "b-value")},
    {"InversionTime", FOVEA_TEXT("Messages", "inversion time")},
    {"StackID", FOVEA_TEXT("Messages", "stack")},
    {"ImageType", FOVEA_TEXT("Messages", "kind of image")},
    {"AcquisitionNumber", FOVEA_TEXT("Messages", "acquisition")}};

inline constexpr MessageKind kSeriesMixed{
    "series_mixed",
    FOVEA_TEXT("Messages",
               "The series holds {volumes} volumes that differ in {what}: each became one of its own.")};
inline constexpr MessageKind kSeriesGeometries{
    "series_several_geometries",
    FOVEA_TEXT("Messages",
               "The series holds slices of {kinds} orientations, sizes or pixel spacings: each kind became a "
               "volume of its own.")};
inline constexpr MessageKind kSlicesMissing{
    "series_slices_missing",
    FOVEA_TEXT("Messages",
               "{missing|slice is|slices are} missing between others. What lies there was interpolated from "
               "the slices beside it.")};
inline constexpr MessageKind kSlicesDoubled{
    "series_slices_doubled",
    FOVEA_TEXT("Messages",
               "{doubled|slice lies|slices lie} where another one is: the one with the lower number was "
               "taken.")};
inline constexpr MessageKind kSlicesUneven{
    "series_uneven",
    FOVEA_TEXT("Messages",
               "The slices are {least} to {greatest} mm apart. They were brought to {spacing} mm by "
               "interpolation.")};
inline constexpr MessageKind kSeriesReversed{
    "series_reversed",
    FOVEA_TEXT("Messages",
               "The slices are numbered against their positions. They were put in order by position.")};
inline constexpr MessageKind kSeriesShuffled{
    "series_shuffled",
    FOVEA_TEXT(
        "Messages",
        "The numbers of the slices do not follow their positions. They were put in order by position.")};
inline constexpr MessageKind kSeriesOblique{
    "series_oblique",
    FOVEA_TEXT("Messages",
               "The slices are oblique, {degrees|degree|degrees} from the nearest plane of the body. They "
               "stay so.")};
inline constexpr MessageKind kSeriesTilted{
    "series_tilted",
    FOVEA_TEXT("Messages",
               "The gantry was tilted by {degrees|degree|degrees}: each slice lies aside of the one before. "
               "Only isotropic voxels undo that.")};
inline constexpr MessageKind kSlicesShifted{
    "series_shifted",
    FOVEA_TEXT("Messages",
               "{slices|slice lies|slices lie} aside of each other, not one behind the other: no volume.")};
inline constexpr MessageKind kSlicesScattered{
    "series_scattered",
    FOVEA_TEXT("Messages", "{slices|slice lies|slices lie} too far from each other: no volume.")};
inline constexpr MessageKind kSlicesWithoutPlace{
    "series_without_place",
    FOVEA_TEXT("Messages", "{slices|slice says|slices say} no position in the body: no volume.")};
inline constexpr MessageKind kSlicesTooFew{
    "series_too_few", FOVEA_TEXT("Messages", "{slices|slice|slices} of one kind are too few for a volume.")};
inline constexpr MessageKind kSlicesLocalizers{
    "series_localizers",
    FOVEA_TEXT("Messages", "{slices|image is a localizer|images are localizers} by the header: no volume.")};

/// So many slices make a volume.
inline constexpr std::size_t kFewestSlices = 3;

/// Something that was found with slices.
struct SeriesDefect {
    Message message;
    std::vector<std::string> files;  ///< those that it is about, each once; empty: all of the volume
};

/// Slices that are one volume.
struct SliceStack {
    /// By position along the slices' normal (row x column), from the lowest on; each position once.
    std::vector<SliceHeader> slices;
    /// Of each slice, where it lies in the volume, in slices: 0, 1, 3 where the third is missing. No whole
    /// numbers where slices are unevenly spaced.
    std::vector<double> places;
    int count = 0;     ///< slices of the volume, those that are missing included
    std::string part;  ///< what tells it from others of its series: "EchoTime 4.6"; mostly empty
    /// Of each voxel axis, of length one: along a row, down a column, from slice to slice. The third is at
    /// right angles to the others but for a tilted gantry.
    std::array<Vector3, 3> direction = {};
    std::array<double, 3> spacingMm = {};  ///< along those axes
    std::vector<SeriesDefect> defects;
};

/// What the slices of one series come to.
struct AssembledSeries {
    std::vector<SliceStack> stacks;
    std::vector<SeriesDefect> leftOut;  ///< slices that are in no volume, and why
};

/// Puts the slices of one series together by position and orientation; names of files say nothing.
///
/// - Slices of one orientation, size and pixel spacing are one kind; of each kind,
/// - those at one place are told apart by the first of kSliceMarks that does so and whose values reach over
///   half of the places at least: two echoes, phases. What none tells apart is doubled: the lowest number
///   counts, then the name.
/// - The usual step is the median. A step that is a multiple of it leaves slices out (`places`); other steps
///   that differ by more than a twentieth are uneven, and so are three wide ones behind each other.
/// - Slices that drift aside evenly are of a tilted gantry; unevenly, by more than half a pixel, they are no
///   volume. Nor are those with more places between them than ten for each.
/// Places count as one within 0.01 mm, directions within 0.001.
AssembledSeries assembleSeries(std::vector<SliceHeader> slices);

}  // namespace fovea::imaging
