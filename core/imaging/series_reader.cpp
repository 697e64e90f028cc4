#include "imaging/series_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "base/parallel.h"
#include "imaging/decoding_bytes.h"
#include "imaging/dicom_dataset.h"
#include "imaging/dicom_file.h"
#include "imaging/read_image.h"

namespace fovea::imaging {

namespace {

constexpr double kWholePlace = 1e-6;
constexpr double kFarthestMm = 1e7;  // what lies further away is no place, and its sums are no numbers

std::optional<std::array<double, 6>> sixOf(DcmItem& item, const DcmTagKey& tag) {
    std::array<double, 6> six{};
    for (unsigned long i = 0; i < six.size(); ++i) {
        const auto number = numberOf(item, tag, i);
        if (!number) return std::nullopt;
        six[i] = *number;
    }
    return six;
}

std::optional<Vector3> positionOf(DcmDataset& dataset, int frame) {
    DcmItem& item = frameItem(dataset, frame, DCM_PlanePositionSequence, {DCM_ImagePositionPatient});
    Vector3 position{};
    for (unsigned long i = 0; i < position.size(); ++i) {
        const auto mm = numberOf(item, DCM_ImagePositionPatient, i);
        if (!mm || std::abs(*mm) > kFarthestMm) return std::nullopt;
        position[i] = *mm;
    }
    return position;
}

/// Nothing where its directions are none.
std::optional<std::array<Vector3, 2>> orientationOf(DcmDataset& dataset, int frame) {
    DcmItem& item = frameItem(dataset, frame, DCM_PlaneOrientationSequence, {DCM_ImageOrientationPatient});
    const auto six = sixOf(item, DCM_ImageOrientationPatient);
    if (!six) return std::nullopt;
    const auto& [rx, ry, rz, cx, cy, cz] = *six;
    const Vector3 row{rx, ry, rz}, column{cx, cy, cz};
    constexpr double kDirection = 0.1;  // what is off by more is no rounding
    if (!(std::abs(length(row) - 1) < kDirection && std::abs(length(column) - 1) < kDirection &&
          std::abs(dot(row, column)) < kDirection))
        return std::nullopt;
    const Vector3 along = unit(row);
    return std::array{along, unit(plus(column, along, -dot(along, column)))};
}

/// Where an attribute of kSliceMarks stands in files of several frames.
struct MarkPlace {
    const char* keyword;
    DcmTagKey macro, tag;
};

std::map<std::string, std::string> marksOf(DcmDataset& dataset, int frame) {
    const MarkPlace kInFrames[] = {
        {"EchoTime", DCM_MREchoSequence, DCM_EffectiveEchoTime},
        {"TemporalPositionIdentifier", DCM_FrameContentSequence, DCM_TemporalPositionIndex},
        {"NominalPercentageOfCardiacPhase", DCM_CardiacSynchronizationSequence,
         DCM_NominalPercentageOfCardiacPhase},
        {"DiffusionBValue", DCM_MRDiffusionSequence, DCM_DiffusionBValue},
        {"StackID", DCM_FrameContentSequence, DCM_StackID},
        {"AcquisitionNumber", DCM_FrameContentSequence, DCM_FrameAcquisitionNumber}};
    // By name a tag is searched in the whole dictionary: once, not for every slice.
    static const auto kTags = [] {
        std::vector<std::pair<SliceMark, DcmTag>> tags;
        for (const SliceMark& mark : kSliceMarks)
            if (DcmTag tag; DcmTag::findTagFromName(mark.keyword, tag).good()) tags.emplace_back(mark, tag);
        return tags;
    }();
    std::map<std::string, std::string> marks;
    for (const auto& [mark, tag] : kTags) {
        std::string value = textOf(dataset, tag);
        for (const MarkPlace& place : kInFrames)
            if (value.empty() && std::string(place.keyword) == mark.keyword)
                value = textOf(frameItem(dataset, frame, place.macro, {place.tag}), place.tag);
        if (!value.empty()) marks[mark.keyword] = std::move(value);
    }
    return marks;
}

SliceHeader headerOf(DcmDataset& dataset, const std::string& path, int frame, int frames) {
    SliceHeader slice;
    slice.file = path;
    slice.frame = frame;
    slice.series = textOf(dataset, DCM_SeriesInstanceUID);
    // Pseudonymised files may all have the same one: then the study or the patient tells them apart.
    if (!slice.series.empty())
        slice.series += '\n' + textOf(dataset, DCM_StudyInstanceUID) + '\n' + textOf(dataset, DCM_PatientID);
    slice.seriesNumber = wholeNumberOf(dataset, DCM_SeriesNumber);
    slice.number = frames > 1 ? std::optional(frame) : wholeNumberOf(dataset, DCM_InstanceNumber);
    slice.rows = wholeNumberOf(dataset, DCM_Rows).value_or(0);
    slice.columns = wholeNumberOf(dataset, DCM_Columns).value_or(0);
    DcmItem& measures = frameItem(dataset, frame, DCM_PixelMeasuresSequence, {DCM_PixelSpacing});
    for (unsigned long i = 0; i < slice.spacingMm.size(); ++i)
        slice.spacingMm[i] = std::max(numberOf(measures, DCM_PixelSpacing, i).value_or(0), 0.0);
    slice.position = positionOf(dataset, frame);
    slice.orientation = orientationOf(dataset, frame);
    slice.marks = marksOf(dataset, frame);
    const auto type = slice.marks.find("ImageType");
    slice.localizer = type != slice.marks.end() && type->second.find("LOCALIZER") != std::string::npos;
    return slice;
}

/// Of how many frames the header says more than of all.
int framesDescribed(DcmDataset& dataset) {
    DcmSequenceOfItems* groups = nullptr;
    if (dataset.findAndGetSequence(DCM_PerFrameFunctionalGroupsSequence, groups).bad() || !groups) return 0;
    return static_cast<int>(std::min(groups->card(), 1'000'000ul));
}

constexpr float kPadding = std::numeric_limits<float>::quiet_NaN();

/// A decoded slice: its values, and what is asked of the image beside them.
struct Decoded {
    std::optional<Error> error;
    std::map<std::string, std::string> facts;
    Window window;
    std::vector<Message> remarks;
};

/// `values`: where the slice belongs.
Decoded decode(const SliceHeader& slice, std::span<float> values) {
    Decoded decoded;
    Result<Image> image = readImage(slice.file, {slice.frame});
    if (!image) {
        decoded.error = image.error();
        return decoded;
    }
    if (image->channels != 1 || image->photometric != Photometric::monochrome2 ||
        image->width != slice.columns || image->height != slice.rows) {
        decoded.error =
            Error{ErrorCode::unsupportedFormat,
                  "only grey values, the greater the brighter, can be slices of a volume", slice.file};
        return decoded;
    }
    image->stored.visit([&](auto stored) {
        std::transform(stored.begin(), stored.end(), values.begin(),
                       [](auto value) { return static_cast<float>(value); });
    });
    if (image->padding) {
        const auto [from, to] = *image->padding;
        for (float& value : values)
            if (value >= from && value <= to) value = kPadding;
    }
    decoded.facts = std::move(image->facts);
    decoded.window = image->window;
    decoded.remarks = std::move(image->remarks);
    return decoded;
}

/// The least number there is, in place of what is none.
void fillPadding(std::vector<float>& values) {
    float least = std::numeric_limits<float>::infinity();
    bool padding = false;
    for (const float value : values) {
        padding = padding || std::isnan(value);
        if (value < least) least = value;
    }
    if (!padding) return;
    if (std::isinf(least)) least = 0;
    for (float& value : values)
        if (std::isnan(value)) value = least;
}

/// The slices at even places: as they are where one lies, else between the two around.
std::vector<float> atEvenPlaces(const SliceStack& stack, std::vector<float> slices) {
    const std::size_t pixels = slices.size() / stack.places.size();
    const auto count = std::size_t(stack.count);
    bool asTheyAre = count == stack.places.size();
    for (std::size_t i = 0; i < stack.places.size(); ++i)
        asTheyAre = asTheyAre && std::abs(stack.places[i] - double(i)) < kWholePlace;
    if (asTheyAre) return slices;
    std::vector<float> volume(count * pixels);
    std::size_t below = 0;
    for (std::size_t place = 0; place < count; ++place) {
        while (below + 2 < stack.places.size() && stack.places[below + 1] <= double(place)) ++below;
        const double from = stack.places[below], to = stack.places[below + 1];
        const double share = std::clamp((double(place) - from) / (to - from), 0.0, 1.0);
        const float* a = slices.data() + below * pixels;
        const float* b = a + pixels;
        float* out = volume.data() + place * pixels;
        for (std::size_t i = 0; i < pixels; ++i)
            out[i] = share < kWholePlace       ? a[i]
                     : share > 1 - kWholePlace ? b[i]
                                               : static_cast<float>(a[i] + share * (double(b[i]) - a[i]));
    }
    return volume;
}

/// What is the same in all.
void keepShared(const std::vector<Decoded>& slices, Voxels& voxels) {
    voxels.facts = slices[0].facts;
    bool oneWindow = slices[0].window.source == WindowSource::file && !slices[0].window.sigmoid;
    for (const Decoded& slice : slices) {
        std::erase_if(voxels.facts, [&](const auto& fact) {
            const auto own = slice.facts.find(fact.first);
            return own == slice.facts.end() || own->second != fact.second;
        });
        oneWindow = oneWindow && slice.window.source == WindowSource::file &&
                    slice.window.level == slices[0].window.level &&
                    slice.window.width == slices[0].window.width;
        for (const Message& remark : slice.remarks)
            if (std::find(voxels.remarks.begin(), voxels.remarks.end(), remark) == voxels.remarks.end())
                voxels.remarks.push_back(remark);
    }
    if (oneWindow) voxels.window = slices[0].window;
}

}  // namespace

Result<std::vector<SliceHeader>> sliceHeaders(const std::string& path) {
    return guarded([&]() -> Result<std::vector<SliceHeader>> {
        std::vector<SliceHeader> slices;
        FOVEA_TRY(const std::optional<DicomFile> file, dicomHeader(path));
        if (!file) return slices;
        DcmDataset& dataset = file->dataset();
        if (!dataset.tagExists(DCM_Rows)) return slices;
        const int frames = std::max(wholeNumberOf(dataset, DCM_NumberOfFrames).value_or(1), 1);
        const int described = framesDescribed(dataset);
        for (int frame = 0; frame < std::clamp(described, 1, frames); ++frame)
            slices.push_back(headerOf(dataset, path, frame, frames));
        // A recording: where one of its frames lies, is not said.
        if (frames > 1 && described == 0) slices[0].position.reset();
        return slices;
    });
}

Result<StackRead> readStack(const SliceStack& stack, ProgressMeter& meter, const JobContext& job) {
    return guarded([&]() -> Result<StackRead> {
        const SliceHeader& first = stack.slices.front();
        StackRead read;
        Voxels& voxels = read.voxels;
        voxels.format = "DICOM";
        voxels.size = {std::size_t(first.columns), std::size_t(first.rows), std::size_t(stack.count)};
        voxels.number = Number::float32;
        FOVEA_CHECK(voxelBytes(voxels.size, 1, voxels.number));
        const std::size_t pixels = voxels.size[0] * voxels.size[1];
        std::vector<float> values(pixels * stack.slices.size());
        std::vector<Decoded> decoded(stack.slices.size());
        FOVEA_CHECK(inParallel(
            decoded.size(), meter, job, [&](std::size_t i) { return decodingBytes(stack.slices[i].file); },
            [&](std::size_t i) {
                decoded[i] = decode(stack.slices[i], std::span(values).subspan(i * pixels, pixels));
            }));
        for (std::size_t i = 0; i < decoded.size(); ++i)
            if (decoded[i].error) read.damaged.push_back({stack.slices[i], *decoded[i].error});
        if (!read.damaged.empty()) return StackRead{{}, std::move(read.damaged)};
        fillPadding(values);
        voxels.direction = stack.direction;
        voxels.spacingMm = stack.spacingMm;
        voxels.originMm = *first.position;
        keepShared(decoded, voxels);
        setValues(voxels, atEvenPlaces(stack, std::move(values)));
        return read;
    });
}

}  // namespace fovea::imaging
