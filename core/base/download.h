#pragma once

#include <cstdint>
#include <string>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "base/result.h"

namespace fovea {

/// How servers are reached.
struct DownloadOptions {
    /// "http://proxy.example:3128" or "socks5h://..."; empty: what http_proxy,
    /// https_proxy, all_proxy and no_proxy say in the environment.
    std::string proxy;
    int connectSeconds = 30;  ///< until a connection must stand; 1 or more
    int silentSeconds = 60;   ///< without a byte, after which the line counts as broken; 1 or more
    /// How often a line that broke after it had brought something is taken up again by itself.
    int goOnAfterBreaks = 3;
};

/// One file to be fetched.
struct DownloadRequest {
    std::string url;   ///< https, or http on this computer itself (loopback)
    std::string path;  ///< where the whole file appears, UTF-8
    /// Refused when the server states or sends more; 0: no limit.
    std::uint64_t maxBytes = 0;
    /// Refuse a file of which the server states no SHA-256.
    bool mustStateSha256 = false;
    /// 64 lower-case hexadecimal digits that the content had when it was first
    /// fetched; empty: not fetched before.
    std::string pinnedSha256;
};

struct DownloadedFile {
    std::uint64_t bytes = 0;
    std::string sha256;               ///< of the content, computed here
    bool sha256Stated = false;        ///< the server stated the same
    std::uint64_t continuedFrom = 0;  ///< bytes that an earlier session had brought
};

/// Fetches one file over HTTP(S), by libcurl, whole or not at all.
///
/// - Going on: until it is whole and checked the file is called `path`.part. Beside it,
///   `path`.part.json notes the server's ETag, so that the next call asks for the rest only (Range
///   with If-Range). It begins anew where the server's file has changed or the server cannot continue.
/// - Checks: the length and the SHA-256 that the server states, by `X-Linked-Etag` (Hugging Face,
///   before it redirects to its storage) or by an `ETag` of the address itself that is a SHA-256.
///   What fails a check is deleted. Free space is checked before the first byte is written.
/// - Privacy: redirects are followed to https only, or from loopback to loopback. No cookies,
///   credentials or netrc. The server learns the address asked for and "fovea/VERSION".
/// - Progress: stage "download", in bytes. Cancelled within 250 ms; what has come is kept.
/// - Threads: one call per path at a time; thread-safe otherwise.
/// - Errors, with the address in Error::file: serverUnreachable, proxyRefused, insecureConnection,
///   accessRefused, notOnServer, serverFailed, downloadBrokenOff, wrongContent, contentChanged (not
///   what is pinned), diskFull, notWritable, invalidArgument (an address or proxy that is none),
///   cancelled.
Result<DownloadedFile> download(const DownloadRequest& request, const DownloadOptions& options,
                                FileLayer& files, const JobContext& job);

/// Bytes that an unfinished download to `path` has brought; 0 when there is none.
std::uint64_t unfinishedDownload(const std::string& path);

}  // namespace fovea
