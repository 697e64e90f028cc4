#include "phantoms/phantom_slices.h"

#include <filesystem>
#include <vector>

#include "base/random.h"
#include "imaging/write_image.h"

namespace fovea::phantoms {

namespace fs = std::filesystem;

Result<void> writeSlices(const std::string& folder, int images, FileLayer& files, const JobContext& job) {
    constexpr int kSide = 256;
    Random random(0);
    ProgressMeter meter(job, Stage::slices, images);
    for (int i = 0; i < images; ++i) {
        FOVEA_CHECK(job.check());
        imaging::Grey16 slice{kSide, kSide, std::vector<std::uint16_t>(kSide * kSide)};
        // Enough of different shapes that no two look alike.
        struct Shape {
            double x, y, size, grey;
        };
        std::vector<Shape> shapes(12);
        for (Shape& s : shapes)
            s = {random.uniform(40, 216), random.uniform(40, 216), random.uniform(15, 70),
                 random.uniform(100, 700)};
        for (int y = 0; y < kSide; ++y)
            for (int x = 0; x < kSide; ++x) {
                double grey = 40 + double(random.below(60));
                for (const Shape& s : shapes) {
                    const double squared =
                        ((x - s.x) * (x - s.x) + (y - s.y) * (y - s.y)) / (s.size * s.size);
                    if (squared < 1) grey += s.grey * (1 - squared);
                }
                slice.data[std::size_t(y * kSide + x)] = std::uint16_t(grey);
            }
        const std::string patient = std::to_string(i / 10);
        const std::string file =
            folder + (i / 10 % 2 ? "/a/" : "/b/") + patient + "/" + std::to_string(i) + ".dcm";
        FOVEA_CHECK(files.makeFolders(fs::path(file).parent_path().string()));
        FOVEA_CHECK(imaging::writeDicom(
            file, slice, {{"PatientID", patient}, {"Modality", "MR"}, {"Manufacturer", "None"}},
            std::to_string(i), files));
        meter.advance();
    }
    return {};
}

}  // namespace fovea::phantoms
