#include <algorithm>

#include "base/safetensors.h"
#include "dataset/label_table.h"
#include "dataset/table.h"
#include "imaging/deidentify.h"
#include "imaging/display.h"
#include "imaging/orientation.h"
#include "imaging/read_image.h"
#include "tests/base/safetensors_harness.h"
#include "tests/fuzz/harnesses.h"
#include "tests/fuzz/input_file.h"

namespace fovea::test {

namespace {

/// What is wrong with an image that was read; empty when nothing is.
std::string wrongWithImage(const imaging::Image& image) {
    if (image.width <= 0 || image.height <= 0) return "no size";
    if (image.channels != 1 && image.channels != 3) return "channels";
    const std::size_t values =
        std::size_t(image.width) * std::size_t(image.height) * std::size_t(image.channels);
    if (image.stored.size() != values) return "other values than its size";
    if (image.frame < 0 || image.frame >= image.frames) return "frame";
    if (!(image.window.width > 0)) return "window";
    if (imaging::display(image).data.size() != values) return "display of another size";
    return {};
}

std::string readAnImage(Bytes bytes) {
    const InputFile file(bytes);
    imaging::ReadOptions last;
    for (int round = 0; round < 2; ++round) {
        const auto image = imaging::readImage(file.path(), last);
        if (!image) return wrongWith(image.error());
        if (const std::string wrong = wrongWithImage(*image); !wrong.empty()) return wrong;
        if (image->frames == 1) break;
        last.frame = image->frames - 1;
    }
    const auto copy = imaging::deidentified(file.path(), imaging::Pseudonyms("key"));
    if (!copy) return wrongWith(copy.error());
    const InputFile again(*copy);
    const auto image = imaging::readImage(again.path());
    return image ? wrongWithImage(*image) : "the copy without patient data: " + image.error().detail;
}

std::string readAnExifBlock(Bytes bytes) {
    const int turn = imaging::exifOrientation(bytes);
    return turn >= 1 && turn <= 8 ? "" : "an orientation that is none";
}

std::string readATable(Bytes bytes) {
    const auto table = dataset::parseTable(textOf(bytes), "table.csv");
    if (!table) return wrongWith(table.error());
    for (const auto& row : table->rows)
        if (row.cells.size() < table->columns.size()) return "a row that is shorter than the header";
    const dataset::FileMatcher files({"a/1.png", "a/2, new.png", "b/3.png", "b/1.dcm"});
    const dataset::LabelColumns columns = dataset::guessColumns(*table, files);
    if (!dataset::checkColumns(*table, columns)) return {};
    const auto match = dataset::matchLabels(*table, columns, files);
    if (!match) return wrongWith(match.error());
    const dataset::LabelCounts& c = match->counts;
    return c.rows == c.matchedRows + c.unmatchedRows + c.ambiguousRows + c.badRows + c.conflictingRows
               ? ""
               : "rows that are not accounted for";
}

std::string readSafeTensors(Bytes bytes) {
    const InputFile file(bytes);
    return brokenPromise(SafeTensors::open(file.path()), file.path()).value_or("");
}

}  // namespace

std::vector<Harness> harnessesOfFiles() {
    return {{"image", readAnImage},
            {"exif", readAnExifBlock},
            {"table", readATable},
            {"safetensors", readSafeTensors}};
}

}  // namespace fovea::test
