#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "backbone/catalogue.h"
#include "backbone/published.h"
#include "base/download.h"

namespace fovea::backbone {

struct FetchOptions {
    DownloadOptions connection;
    /// Take a file although it is no longer the one that was fetched first, and pin the new one.
    bool acceptChanged = false;
};

struct FetchedFile {
    std::string address;
    std::uint64_t bytes = 0;
    std::string sha256;
    bool sha256Stated = false;  ///< by the server: for weights always
};

struct FetchedBackbone {
    BackboneChoice choice;
    std::vector<FetchedFile> files;
    std::uint64_t continuedFrom = 0;  ///< bytes that an earlier session had brought
};

/// Fetches the files of `entry`, checks that they are a backbone, and puts it on
/// the user's list under its name.
///
/// - The files are fetched into a folder that no list shows, and appear among the user's
///   backbones all at once.
/// - The SHA-256 of every file is noted at its first fetch (`fetched.json` in the user's data
///   folder); every later fetch must have the same.
/// - preprocessor_config.json may be missing.
/// - Progress: stage "download", in bytes over all files.
/// - Cancelled within 250 ms while fetching; what has come is kept and continued next time.
/// - Errors: those of download() and openBackboneFolder(); invalidArgument (no files: to be got
///   by hand; already there), notWritable (another program fetches it).
Result<FetchedBackbone> fetchBackbone(const PublishedBackbone& entry, const FetchOptions& options,
                                      const std::shared_ptr<FileLayer>& files, const JobContext& job);

/// Bytes of an unfinished download; 0 when there is none.
std::uint64_t unfinishedFetch(const std::string& name);
/// Deletes it.
void discardFetch(const std::string& name);

}  // namespace fovea::backbone
