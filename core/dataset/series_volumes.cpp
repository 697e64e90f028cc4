#include "dataset/series_volumes.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "base/byte_budget.h"
#include "base/parallel.h"
#include "dataset/image_folder.h"
#include "imaging/content_type.h"
#include "imaging/decoding_bytes.h"
#include "imaging/read_image.h"
#include "imaging/series_reader.h"
#include "imaging/voxels.h"

namespace fovea::dataset {

namespace fs = std::filesystem;

namespace {

constexpr MessageKind kNoSlices{
    "no_slices",
    FOVEA_TEXT("Messages", "{files|file is|files are} neither DICOM nor a volume: passed over.")};

constexpr MessageKind kVolumeTooLarge{
    "volume_too_large",
    FOVEA_TEXT("Messages",
               "This volume would need about {needed} of memory, {free} can be used: left out. Close other "
               "programs, or ask for larger voxels.")};

// Decoded slices, the same at even places, and what is kept of them.
constexpr double kReadBytes = 12;
// Of a voxel that others are made of: what is kept, and its value. Of one that is made: twice its value, what
// is kept, and the file.
constexpr double kHeldBytes = 8, kMadeBytes = 16;

/// Where the voxels of a stack will lie.
imaging::Voxels geometryOf(const imaging::SliceStack& stack) {
    const imaging::SliceHeader& first = stack.slices.front();
    imaging::Voxels voxels;
    voxels.size = {std::size_t(first.columns), std::size_t(first.rows), std::size_t(stack.count)};
    voxels.direction = stack.direction;
    voxels.spacingMm = stack.spacingMm;
    return voxels;
}

/// What a file of the source is.
struct Source {
    std::string relative, path;
    bool volume = false;
    Result<std::vector<imaging::SliceHeader>> slices = std::vector<imaging::SliceHeader>();
};

/// The slices of one series, in the order of their files.
struct Series {
    std::vector<imaging::SliceHeader> slices;
};

class Maker {
public:
    Maker(const VolumeOptions& options, const JobContext& job)
        : m_options(options),
          m_job(job),
          m_mostBytes(double(job.images ? job.images->bytes() : ByteBudget::bytesOfFreeMemory())) {}

    Result<VolumesMade> run() {
        FOVEA_CHECK(checkTarget());
        FOVEA_TRY(std::vector<Source> sources, lookInto());
        std::int64_t items = 0;
        const std::vector<Series> all = sortIntoSeries(sources, items);
        ProgressMeter meter(m_job, Stage::slices, items);
        for (const Source& source : sources)
            if (source.volume) FOVEA_CHECK(takeVolume(source, meter));
        for (const Series& series : all) FOVEA_CHECK(takeSeries(series, meter));
        if (m_made.volumes.empty())
            return Error{ErrorCode::noImages, "nothing in this folder became a volume", m_options.source,
                         m_made.problems.empty() ? std::vector<Message>()
                                                 : std::vector{m_made.problems.front().message}};
        return std::move(m_made);
    }

    Result<SeriesFound> count() {
        FOVEA_TRY(const std::vector<Source> sources, lookInto());
        std::int64_t items = 0;
        const std::vector<Series> all = sortIntoSeries(sources, items);
        SeriesFound found;
        std::set<std::string> files;
        for (const Series& series : all) {
            FOVEA_CHECK(m_job.check());
            const imaging::AssembledSeries assembled = imaging::assembleSeries(series.slices);
            found.series += assembled.stacks.empty() ? 0 : 1;
            found.volumes += int(assembled.stacks.size());
            for (const imaging::SliceStack& stack : assembled.stacks) {
                found.slices += int(stack.slices.size());
                found.odd += stack.defects.empty() ? 0 : 1;
                for (const imaging::SliceHeader& slice : stack.slices) files.insert(slice.file);
                // A doubled slice is spoken of with its volume.
                for (const imaging::SeriesDefect& defect : stack.defects)
                    files.insert(defect.files.begin(), defect.files.end());
            }
        }
        found.files = int(files.size());
        for (const Source& source : sources)
            found.others += source.volume || files.contains(source.path) ? 0 : 1;
        return found;
    }

private:
    Result<void> checkTarget() const {
        std::error_code code;
        const fs::path source = fs::weakly_canonical(m_options.source, code);
        // Made absolute first: of a relative one that is not there yet it says nothing.
        const fs::path target = fs::weakly_canonical(fs::current_path(code) / m_options.target, code);
        const fs::path between = target.lexically_relative(source);
        if (between.empty() || *between.begin() == "..") return {};
        return Error{ErrorCode::invalidArgument, "the folder for the volumes lies within their source",
                     m_options.target};
    }

    Result<std::vector<Source>> lookInto() {
        FOVEA_TRY(ImageFolder found, searchAllImages(m_options.source, m_job));
        m_made.problems = std::move(found.problems);
        std::vector<Source> sources(found.images.size());
        ProgressMeter meter(m_job, Stage::headers, std::int64_t(sources.size()));
        FOVEA_CHECK(inParallel(sources.size(), meter, m_job, [&](std::size_t i) {
            Source& source = sources[i];
            source.relative = found.images[i].relative;
            source.path = (fs::path(m_options.source) / source.relative).native();
            source.volume = imaging::looksLikeVolume(source.path);
            if (!source.volume) source.slices = imaging::sliceHeaders(source.path);
        }));
        return sources;
    }

    /// `items`: how many slices and volumes there are to read.
    std::vector<Series> sortIntoSeries(const std::vector<Source>& sources, std::int64_t& items) {
        std::map<std::string, std::size_t> known;
        std::vector<Series> all;
        Problem others{ProblemKind::leftOut, {}, {}};
        for (const Source& source : sources) {
            items += source.volume ? 1 : 0;
            if (!source.slices) {
                tellUnreadable(source.path, source.slices.error());
                continue;
            }
            if (!source.volume && source.slices->empty()) others.files.push_back(source.path);
            for (const imaging::SliceHeader& slice : *source.slices) {
                ++items;
                // Without a number of its own a series is what lies in one folder.
                const std::string name =
                    slice.series.empty() ? fs::path(slice.file).parent_path().native() : slice.series;
                const auto [at, isNew] = known.emplace(name, all.size());
                if (isNew) all.emplace_back();
                all[at->second].slices.push_back(slice);
            }
        }
        if (!others.files.empty()) {
            others.message = Message(kNoSlices, {{"files", others.files.size()}});
            m_made.problems.push_back(std::move(others));
        }
        return all;
    }

    Result<void> takeVolume(const Source& source, ProgressMeter& meter) {
        FOVEA_CHECK(m_job.check());
        if (!fits({source.path}, double(imaging::decodingBytes(source.path)))) {
            meter.advance();
            return {};
        }
        auto voxels = guarded([&]() -> Result<imaging::Voxels> {
            FOVEA_TRY(const MappedFile file, MappedFile::open(source.path));
            const auto head = file.bytes().first(std::min(file.bytes().size(), imaging::kHeadBytes));
            return imaging::readVoxels(source.path, file.bytes(), imaging::contentTypeOf(head));
        });
        meter.advance();
        if (!voxels) {
            tellUnreadable(source.path, voxels.error());
            return {};
        }
        std::string stem = source.relative;
        for (const char* ending : {".gz", ".nii", ".nrrd", ".nhdr", ".mha", ".mhd", ".hdr"})
            if (stem.ends_with(ending)) stem.resize(stem.size() - std::string(ending).size());
        return write(stem, {source.path}, std::move(*voxels), {});
    }

    Result<void> takeSeries(const Series& series, ProgressMeter& meter) {
        std::vector<imaging::SliceHeader> slices = series.slices;
        std::set<std::pair<std::string, int>> done;  // written, or no volume whatever is left out
        const auto isDone = [&](const imaging::SliceHeader& slice) {
            return done.contains({slice.file, slice.frame});
        };
        for (;;) {
            const imaging::AssembledSeries assembled = imaging::assembleSeries(slices);
            // What cannot be decoded is taken out, and the rest put together anew: with the volumes that are
            // done, or the others would no longer be told from them.
            std::set<std::pair<std::string, int>> damaged;
            for (const imaging::SliceStack& stack : assembled.stacks) {
                if (std::any_of(stack.slices.begin(), stack.slices.end(), isDone)) {
                    tellTooFew(stack, isDone);
                    continue;
                }
                std::vector<std::string> files;
                for (const imaging::SliceHeader& slice : stack.slices) files.push_back(slice.file);
                std::vector<std::string> named = files;  // one of several frames once
                named.erase(std::unique(named.begin(), named.end()), named.end());
                if (!fits(named, bytesToRead(stack))) {
                    for (const imaging::SliceHeader& slice : stack.slices)
                        done.emplace(slice.file, slice.frame);
                    meter.advance(std::int64_t(files.size()));
                    continue;
                }
                Result<imaging::StackRead> read = imaging::readStack(stack, meter, m_job);
                if (!read && read.error().code == ErrorCode::cancelled) return read.error();
                if (!read) tellUnreadable(stack.slices.front().file, read.error());
                if (read && !read->damaged.empty()) {
                    for (const imaging::DamagedSlice& bad : read->damaged) {
                        tellUnreadable(bad.slice.file, bad.error);
                        damaged.emplace(bad.slice.file, bad.slice.frame);
                    }
                    continue;
                }
                for (const imaging::SliceHeader& slice : stack.slices) done.emplace(slice.file, slice.frame);
                if (read) FOVEA_CHECK(write(nameOf(stack), named, std::move(read->voxels), stack));
            }
            if (damaged.empty()) {
                for (const imaging::SeriesDefect& defect : assembled.leftOut)
                    m_made.problems.push_back({ProblemKind::leftOut, defect.files, defect.message});
                return {};
            }
            std::erase_if(slices, [&](const imaging::SliceHeader& slice) {
                return damaged.contains({slice.file, slice.frame});
            });
        }
    }

    /// Slices that are left of a volume with damaged ones, and now lie in one that is done.
    template <class Done>
    void tellTooFew(const imaging::SliceStack& stack, const Done& isDone) {
        Problem left{ProblemKind::leftOut, {}, {}};
        for (const imaging::SliceHeader& slice : stack.slices)
            if (!isDone(slice)) left.files.push_back(slice.file);
        if (left.files.empty()) return;
        left.message = Message(imaging::kSlicesTooFew, {{"slices", left.files.size()}});
        m_made.problems.push_back(std::move(left));
    }

    /// Below the source, without an ending: the folder that all its files lie in, and the series' number.
    std::string nameOf(const imaging::SliceStack& stack) const {
        fs::path folder = folderOf(stack.slices.front().file);
        for (const imaging::SliceHeader& slice : stack.slices) {
            const fs::path own = folderOf(slice.file);
            while (!folder.empty() && own != folder && *own.lexically_relative(folder).begin() == "..")
                folder = folder.parent_path();
        }
        const auto number = stack.slices.front().seriesNumber;
        std::string name = "series" + (number ? "-" + std::to_string(*number) : std::string());
        if (!stack.part.empty()) name += "-";
        for (const char c : stack.part) {
            const bool plain = std::isalnum(static_cast<unsigned char>(c)) || c == '.';
            name += plain ? static_cast<char>(std::tolower(static_cast<unsigned char>(c))) : '-';
        }
        return (folder / name).native();
    }

    /// Of a file, below the source.
    fs::path folderOf(const std::string& file) const {
        const fs::path folder = fs::path(file).parent_path().lexically_relative(m_options.source);
        return folder == "." ? fs::path() : folder;
    }

    /// At the height of reading a stack; 0 where it cannot be read anyway.
    static double bytesToRead(const imaging::SliceStack& stack) {
        imaging::Voxels voxels = geometryOf(stack);
        voxels.size[2] = std::max(voxels.size[2], stack.slices.size());
        if (!imaging::voxelBytes(voxels.size, 1, imaging::Number::float32)) return 0;
        return kReadBytes * double(voxels.count());
    }
    /// At the height of making what was asked for of it; 0 where nothing was.
    double bytesToFinish(const imaging::Voxels& voxels) const {
        double made = m_options.slabs ? double(voxels.count()) : 0;
        if (m_options.isotropicMm) made = imaging::isotropicVoxels(voxels, *m_options.isotropicMm);
        return made > 0 ? kHeldBytes * double(voxels.count()) + kMadeBytes * made : 0;
    }
    /// Leaves out, with a problem, what needs more memory than may be used for images.
    bool fits(const std::vector<std::string>& files, double bytes) {
        if (bytes <= m_mostBytes) return true;
        m_made.problems.push_back(
            {ProblemKind::leftOut, files,
             Message(kVolumeTooLarge, {{"needed", Bytes{bytes}}, {"free", Bytes{m_mostBytes}}})});
        return false;
    }

    /// `stem`: where it goes, below the target; `from`: the files that it was read from.
    Result<void> write(const std::string& stem, const std::vector<std::string>& from, imaging::Voxels read,
                       const std::optional<imaging::SliceStack>& stack) {
        if (!fits(from, bytesToFinish(read))) return {};
        const std::vector<Message> remarks = read.remarks;
        const Result<imaging::Voxels> finished = finish(std::move(read));
        const Result<std::vector<std::byte>> bytes =
            finished ? imaging::encodeNrrd(*finished, m_job) : finished.error();
        if (!bytes && bytes.error().code == ErrorCode::cancelled) return bytes.error();
        if (!bytes) {
            tellUnreadable(from.front(), bytes.error());
            return {};
        }
        std::string name = stem;
        for (int i = 2; !m_names.insert(name).second; ++i) name = stem + "-" + std::to_string(i);
        MadeVolume made;
        made.file = name + ".nrrd";
        made.size = finished->size;
        made.spacingMm = finished->spacingMm;
        if (stack) {
            made.part = stack->part;
            made.slicesRead = int(stack->slices.size());
            made.defects = stack->defects;
        }
        for (const Message& remark : remarks) made.defects.push_back({remark, {}});
        const fs::path path = fs::path(m_options.target) / made.file;
        FOVEA_CHECK(m_options.layer->makeFolders(path.parent_path().native()));
        FOVEA_CHECK(m_options.layer->writeAtomically(path.native(), *bytes));
        m_made.volumes.push_back(std::move(made));
        return {};
    }

    /// In the voxels and slabs that were asked for.
    Result<imaging::Voxels> finish(imaging::Voxels voxels) const {
        if (m_options.isotropicMm) {
            FOVEA_TRY(voxels, imaging::resampledIsotropic(voxels, *m_options.isotropicMm, m_job));
        }
        if (m_options.slabs) {
            FOVEA_TRY(voxels, imaging::slabs(voxels, *m_options.slabs, m_job));
        }
        return voxels;
    }

    void tellUnreadable(const std::string& file, const Error& error) {
        m_made.problems.push_back({ProblemKind::unreadable, {file}, Message(errorMessage(error))});
    }

    const VolumeOptions& m_options;
    const JobContext& m_job;
    const double m_mostBytes;  ///< of memory, that one volume may take
    VolumesMade m_made;
    std::set<std::string> m_names;
};

}  // namespace

Result<VolumesMade> makeVolumes(const VolumeOptions& options, const JobContext& job) {
    return guarded([&] { return Maker(options, job).run(); });
}

Result<SeriesFound> lookForSeries(const std::string& source, const JobContext& job) {
    return guarded([&] {
        VolumeOptions options;
        options.source = source;
        return Maker(options, job).count();
    });
}

}  // namespace fovea::dataset
