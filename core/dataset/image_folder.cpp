#include "dataset/image_folder.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/platform/platform.h"
#include "base/utf8.h"
#include "dataset/file_matcher.h"
#include "dataset/natural_order.h"
#include "dataset/text_encoding.h"
#include "imaging/read_image.h"

namespace fovea::dataset {

namespace fs = std::filesystem;

namespace {

constexpr MessageKind kClosedFolder{"folder_not_opened",
                                    FOVEA_TEXT("Messages", "This folder cannot be opened: {reason}.")};
constexpr MessageKind kNoFile{"not_a_file", FOVEA_TEXT("Messages", "This is not a file.")};
constexpr MessageKind kNamelessFolder{
    "folder_name_not_text",
    FOVEA_TEXT("Messages",
               "The name of this folder is not UTF-8, so that no class can be called by it: "
               "{images|image in it takes|images in it take} no part. Rename the folder.")};
constexpr MessageKind kThumbnails{
    "left_out_thumbnails",
    FOVEA_TEXT(
        "Messages",
        "{entries|entry|entries} of thumbnails or the like, as file servers and other systems keep them: "
        "left out.")};

/// Folders in which file servers, other systems and viewers keep thumbnails, waste and the like.
bool isServersFolder(const std::string& name) {
    constexpr std::string_view kNames[] = {"@eadir",
                                           "@tmp",
                                           ".@__thumb",
                                           "@recycle",
                                           "#recycle",
                                           "#snapshot",
                                           "__macosx",
                                           "#archive",
                                           ".thumbnails",
                                           "@recently-snapshot",
                                           "$recycle.bin",
                                           ".thumbs",
                                           ".appledouble",
                                           ".thumb",
                                           ".trashes",
                                           ".temporaryitems",
                                           ".spotlight-v100",
                                           ".xvpics",
                                           ".fseventsd",
                                           ".trash",
                                           ".trash-1000",
                                           ".picasaoriginals",
                                           ".snapshots",
                                           ".@__qini",
                                           ".comments",
                                           "lost+found",
                                           ".snapshot",
                                           ".ipynb_checkpoints",
                                           "recycler",
                                           ".zfs",
                                           "system volume information"};
    return std::find(std::begin(kNames), std::end(kNames), foldedText(name)) != std::end(kNames);
}

/// What may be small copies of the images beside such a folder, or radiographs of thumbs.
bool isPerhapsThumbnails(const std::string& name) {
    constexpr std::string_view kNames[] = {"thumb",   "thumbs",      "thumbnail",
                                           "_thumbs", "_thumbnails", "thumbnails"};
    return std::find(std::begin(kNames), std::end(kNames), foldedText(name)) != std::end(kNames);
}

/// What macOS writes beside each file on other file systems: of an image by its name, or of one that has
/// none of those endings, as on CDs.
bool isAppleDouble(const std::string& name) {
    return name.starts_with("._") && (hasImageEnding(name) || name.find('.', 2) == std::string::npos);
}

/// Lists every file below a folder that looks like an image.
class Search {
public:
    Search(fs::path source, const JobContext& job) : m_source(std::move(source)), m_job(job) {}

    Result<void> run() {
        // A link to the source or to a folder around it is a loop as well.
        std::error_code code;
        for (fs::path p = fs::canonical(m_source, code); !code && p.has_relative_path(); p = p.parent_path())
            m_entered.insert(identity(p));
        FOVEA_CHECK(listAll({fs::path()}));
        // Links after real folders: where a link leads to a folder that is also
        // here in its own right, its images keep the label of the real one.
        while (!m_links.empty()) {
            std::vector<fs::path> links;
            std::swap(links, m_links);
            std::sort(links.begin(), links.end(), [](const fs::path& a, const fs::path& b) {
                return naturalLess(a.native(), b.native());
            });
            for (fs::path& link : links) {
                if (m_entered.insert(identity(m_source / link)).second)
                    FOVEA_CHECK(listAll({std::move(link)}));
            }
        }
        return {};
    }

    std::vector<std::string> files;
    std::vector<std::string> leftOut;  ///< of file servers and other systems
    std::vector<Problem> problems;

private:
    static platform::FileIdentity identity(const fs::path& path) {
        return platform::identityOf(path.string()).value_or(platform::FileIdentity());
    }

    Result<void> listAll(std::vector<fs::path> folders) {
        while (!folders.empty()) {
            const fs::path folder = std::move(folders.back());
            folders.pop_back();
            FOVEA_CHECK(list(folder, folders));
        }
        return {};
    }

    Result<void> list(const fs::path& folder, std::vector<fs::path>& subfolders) {
        std::error_code code;
        std::vector<fs::path> thumbnails;
        const std::size_t before = files.size();
        for (fs::directory_iterator it(m_source / folder, code), end; !code && it != end;
             it.increment(code)) {
            FOVEA_CHECK(m_job.check());
            const fs::path name = it->path().filename();
            if (isServersFolder(name.native()) || isAppleDouble(name.native())) {
                leftOut.push_back((m_source / folder / name).native());
                continue;
            }
            if (name.native().front() == '.') continue;
            std::error_code ignored;
            const bool link = it->is_symlink(ignored);
            const fs::file_type type = it->status(ignored).type();
            if (type == fs::file_type::directory) {
                if (isPerhapsThumbnails(name.native()))
                    thumbnails.push_back(folder / name);
                else if (link)
                    m_links.push_back(folder / name);
                else if (m_entered.insert(identity(it->path())).second)
                    subfolders.push_back(folder / name);
                continue;
            }
            // A link to nothing counts as a file, so that it is reported: images
            // have been moved. Pipes and sockets would block the reader.
            const bool file = type == fs::file_type::regular || (link && type == fs::file_type::not_found);
            if (file && imaging::looksLikeImage(it->path().native()))
                files.push_back((folder / name).native());
        }
        for (fs::path& name : thumbnails) {
            if (files.size() > before)
                leftOut.push_back((m_source / name).native());
            else if (m_entered.insert(identity(m_source / name)).second)
                subfolders.push_back(std::move(name));
        }
        if (!code) return {};
        if (folder.empty()) return Error{ErrorCode::notReadable, code.message(), m_source.native()};
        problems.push_back({ProblemKind::unreadable,
                            {(m_source / folder).native()},
                            Message(kClosedFolder, {{"reason", code.message()}})});
        return {};
    }

    fs::path m_source;
    const JobContext& m_job;
    std::set<platform::FileIdentity> m_entered;
    std::vector<fs::path> m_links;
};

/// The folders above a file, topmost first.
std::vector<std::string> foldersOf(const std::string& relative) {
    std::vector<std::string> folders;
    for (const fs::path& part : fs::path(relative).parent_path()) folders.push_back(part.native());
    return folders;
}

std::optional<Split> splitOfFolder(const std::string& name) {
    Split split = Split::unassigned;
    if (!splitFromName(name, split) || split == Split::unassigned) return {};
    return split;
}

/// What lies below a folder, in natural order, not yet looked at for classes.
Result<Search> searched(const std::string& source, const JobContext& job) {
    std::error_code code;
    const fs::file_status status = fs::status(source, code);
    if (status.type() == fs::file_type::not_found)
        return Error{ErrorCode::fileNotFound, "no such folder", source};
    if (status.type() == fs::file_type::none) return Error{ErrorCode::notReadable, code.message(), source};
    if (!fs::is_directory(status)) return Error{ErrorCode::notReadable, "not a folder", source};

    Search search(source, job);
    FOVEA_CHECK(search.run());
    if (search.files.empty()) return Error{ErrorCode::noImages, "no image files in this folder", source};
    if (!search.leftOut.empty()) {
        std::sort(search.leftOut.begin(), search.leftOut.end(), naturalLess);
        const Message said(kThumbnails, {{"entries", search.leftOut.size()}});
        search.problems.push_back({ProblemKind::leftOut, std::move(search.leftOut), said});
    }
    std::sort(search.files.begin(), search.files.end(), naturalLess);
    return search;
}

}  // namespace

Result<ImageFolder> searchAllImages(const std::string& source, const JobContext& job) {
    FOVEA_TRY(Search search, searched(source, job));
    ImageFolder found;
    found.problems = std::move(search.problems);
    found.splitsGiven = std::all_of(search.files.begin(), search.files.end(), [](const std::string& file) {
        const std::vector<std::string> folders = foldersOf(file);
        return !folders.empty() && splitOfFolder(folders.front());
    });
    for (std::string& file : search.files) {
        const std::vector<std::string> folders = foldersOf(file);
        FoundImage image;
        if (found.splitsGiven) image.split = *splitOfFolder(folders.front());
        const std::size_t label = found.splitsGiven ? 1 : 0;
        if (folders.size() > label && isUtf8(folders[label])) image.label = folders[label];
        image.relative = std::move(file);
        found.images.push_back(std::move(image));
    }
    return found;
}

Result<ImageFolder> searchImageFolder(const std::string& source, const JobContext& job) {
    FOVEA_TRY(Search search, searched(source, job));
    ImageFolder found;
    found.problems = std::move(search.problems);
    std::string otherFolder;              // a top folder that is no split
    std::map<std::string, int> nameless;  // class folders that no text can name, and their images
    for (std::string& file : search.files) {
        std::vector<std::string> folders = foldersOf(file);
        FoundImage image;
        if (!folders.empty()) {
            if (const auto split = splitOfFolder(folders.front())) {
                found.splitsGiven = true;
                image.split = *split;
                folders.erase(folders.begin());
            } else {
                otherFolder = folders.front();
            }
        }
        if (folders.empty()) {
            ++found.outsideClasses;
            continue;
        }
        if (!isUtf8(folders.front())) {
            const std::size_t at = file.find(folders.front());
            ++nameless[file.substr(0, at + folders.front().size())];
            continue;
        }
        image.relative = std::move(file);
        image.label = folders.front();
        found.images.push_back(std::move(image));
    }
    for (const auto& [folder, images] : nameless)
        found.problems.push_back({ProblemKind::unreadable,
                                  {(fs::path(source) / folder).native()},
                                  Message(kNamelessFolder, {{"images", images}})});
    if (found.splitsGiven && !otherFolder.empty()) {
        return Error{ErrorCode::invalidArgument,
                     "the folder '" + otherFolder +
                         "' stands beside train, val or test folders: it is unclear whether it is a class",
                     source};
    }
    if (found.images.empty()) {
        return Error{ErrorCode::noImages,
                     nameless.empty()
                         ? "images must lie in one folder per class, but no class folder holds any"
                         : "no class folder that holds images has a name in UTF-8: rename them",
                     source};
    }
    return found;
}

Result<ImageFolder> listImageFiles(const std::vector<std::string>& files, bool anywhere) {
    ImageFolder found;
    std::vector<std::string> sorted = files;
    std::sort(sorted.begin(), sorted.end(), naturalLess);
    std::set<fs::path> seen;
    for (const std::string& file : sorted) {
        const fs::path path = fs::absolute(file).lexically_normal();
        if (!seen.insert(path).second) continue;
        std::error_code ignored;
        const fs::file_type type = fs::status(file, ignored).type();
        // One that is missing is left to the reader, which says so.
        if (type != fs::file_type::regular && type != fs::file_type::not_found) {
            found.problems.push_back({ProblemKind::unreadable, {file}, kNoFile});
            continue;
        }
        if (anywhere) {
            found.images.push_back({file, {}, Split::unassigned});
            continue;
        }
        const std::string folder = path.parent_path().filename().native();
        if (folder.empty() || splitOfFolder(folder)) {
            ++found.outsideClasses;
            continue;
        }
        if (!isUtf8(folder)) {
            found.problems.push_back({ProblemKind::unreadable,
                                      {path.parent_path().native()},
                                      Message(kNamelessFolder, {{"images", 1}})});
            continue;
        }
        found.images.push_back({file, folder, Split::unassigned});
    }
    if (found.images.empty())
        return Error{ErrorCode::noImages,
                     anywhere ? "none of these is a file"
                              : "none of these files lies in a folder named after its class",
                     files.front()};
    return found;
}

}  // namespace fovea::dataset
