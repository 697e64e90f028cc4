#include "base/download.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/resources.h"
#include "base/sha256.h"

namespace fovea {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr int kMaxRedirects = 10;
constexpr int kPollMs = 50;
constexpr std::size_t kMaxIgnoredBody = 1 << 20;  // of redirects and error pages
constexpr std::size_t kHashBlock = 4 << 20;
// So that the last fdatasync has little left to do and a cancel never waits for it.
constexpr std::uint64_t kSyncEvery = 16 << 20;
constexpr std::uint64_t kSpareBytes = 64 << 20;  // that must stay free on the disk

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return char(std::tolower(c)); });
    return text;
}

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::optional<std::uint64_t> number(const std::string& text) {
    std::uint64_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

/// An ETag that names exact bytes; empty for a weak one.
std::string strongTag(const std::string& tag) {
    return tag.size() > 2 && tag.front() == '"' && tag.back() == '"' ? tag : std::string();
}

/// The SHA-256 that a tag is; empty where it is none.
std::string sha256Of(const std::string& tag) {
    std::string text = lower(tag);
    if (text.size() == 66 && text.front() == '"' && text.back() == '"') text = text.substr(1, 64);
    const bool isOne = text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
    return isOne ? text : std::string();
}

struct Address {
    std::string scheme, host;
    bool loopback = false;
};

std::optional<Address> parseAddress(const std::string& url) {
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parsed(curl_url(), curl_url_cleanup);
    const auto part = [&](CURLUPart which) {
        char* text = nullptr;
        if (curl_url_get(parsed.get(), which, &text, 0) != CURLUE_OK) return std::string();
        std::string copy = lower(text);
        curl_free(text);
        return copy;
    };
    if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK)
        return std::nullopt;
    Address a{part(CURLUPART_SCHEME), part(CURLUPART_HOST)};
    const bool dotted =
        a.host.rfind("127.", 0) == 0 && a.host.find_first_not_of("0123456789.") == std::string::npos;
    a.loopback = dotted || a.host == "localhost" || a.host == "[::1]";
    return a;
}

/// Whether the environment names a proxy for this scheme.
bool environmentHasProxy(const std::string& scheme) {
    for (const std::string& name : {scheme + "_proxy", std::string("HTTPS_PROXY"), std::string("all_proxy"),
                                    std::string("ALL_PROXY")}) {
        const char* value = std::getenv(name.c_str());
        if (value && *value && (name != "HTTPS_PROXY" || scheme == "https")) return true;
    }
    return false;
}

/// What came back before the body.
struct Answer {
    long status = 0;
    std::map<std::string, std::string> headers;  // names in lower case; of the last header block
    std::string header(const char* name) const {
        const auto it = headers.find(name);
        return it == headers.end() ? std::string() : it->second;
    }
    bool hasBody() const { return status == 200 || status == 206; }
};

/// One request to one address: redirects are reported, not followed.
class Exchange {
public:
    using Sink = std::function<Result<void>(const Answer&, std::span<const std::byte>)>;
    Exchange(const std::string& url, const DownloadOptions& options, const JobContext& job, Sink sink)
        : m_url(url),
          m_options(options),
          m_job(job),
          m_sink(std::move(sink)),
          m_easy(curl_easy_init(), curl_easy_cleanup),
          m_multi(curl_multi_init(), curl_multi_cleanup) {}
    ~Exchange() {
        if (m_added) curl_multi_remove_handle(m_multi.get(), m_easy.get());
        curl_slist_free_all(m_headers);
    }
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;

    void addHeader(const std::string& line) { m_headers = curl_slist_append(m_headers, line.c_str()); }
    Result<void> perform();
    const Answer& answer() const { return m_answer; }
    /// Where the answer sends us; empty when nowhere.
    std::string redirect() const {
        char* url = nullptr;
        curl_easy_getinfo(m_easy.get(), CURLINFO_REDIRECT_URL, &url);
        return url ? url : "";
    }

private:
    static std::size_t onHeader(char* data, std::size_t, std::size_t size, void* self) {
        try {
            static_cast<Exchange*>(self)->takeHeader(std::string(data, size));
            return size;
        } catch (...) {  // nothing may be thrown through libcurl
            return 0;
        }
    }
    static std::size_t onBody(char* data, std::size_t, std::size_t size, void* self) {
        return static_cast<Exchange*>(self)->takeBody(std::as_bytes(std::span(data, size)))
                   ? size
                   : std::size_t(CURL_WRITEFUNC_ERROR);
    }
    void takeHeader(const std::string& line);
    bool takeBody(std::span<const std::byte> bytes);
    Error failure(CURLcode code) const;

    const std::string& m_url;
    const DownloadOptions& m_options;
    const JobContext& m_job;
    Sink m_sink;
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> m_easy;
    std::unique_ptr<CURLM, decltype(&curl_multi_cleanup)> m_multi;
    curl_slist* m_headers = nullptr;
    bool m_added = false, m_bodyBegun = false;
    std::size_t m_ignored = 0;
    char m_text[CURL_ERROR_SIZE] = {};
    Answer m_answer;
    std::optional<Error> m_sinkError;
};

void Exchange::takeHeader(const std::string& line) {
    if (line.rfind("HTTP/", 0) == 0) {  // a new block: after a proxy's CONNECT or "100 Continue"
        m_answer = {};
        return;
    }
    curl_easy_getinfo(m_easy.get(), CURLINFO_RESPONSE_CODE, &m_answer.status);
    const std::size_t colon = line.find(':');
    if (colon != std::string::npos)
        m_answer.headers[lower(trimmed(line.substr(0, colon)))] = trimmed(line.substr(colon + 1));
}

bool Exchange::takeBody(std::span<const std::byte> bytes) {
    curl_easy_getinfo(m_easy.get(), CURLINFO_RESPONSE_CODE, &m_answer.status);
    if (!m_answer.hasBody()) return (m_ignored += bytes.size()) <= kMaxIgnoredBody;
    m_bodyBegun = true;
    // Nothing may be thrown through libcurl.
    if (auto taken = guarded([&] { return m_sink(m_answer, bytes); }); !taken) m_sinkError = taken.error();
    return !m_sinkError;
}

Result<void> Exchange::perform() {
    CURL* easy = m_easy.get();
    if (!easy || !m_multi) return Error{ErrorCode::outOfMemory, "libcurl could not start", m_url};
    curl_easy_setopt(easy, CURLOPT_URL, m_url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, m_headers);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, (std::string("fovea/") + versionText()).c_str());
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, long(m_options.connectSeconds));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, long(m_options.silentSeconds));
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, m_text);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, onHeader);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, onBody);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
    // Leaves a name that is still being looked up to its thread: waiting for it
    // would hold up a cancel.
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
    if (!m_options.proxy.empty() &&
        curl_easy_setopt(easy, CURLOPT_PROXY, m_options.proxy.c_str()) != CURLE_OK)
        return Error{ErrorCode::invalidArgument, "this is no proxy's address", {}};
    curl_multi_add_handle(m_multi.get(), easy);
    m_added = true;
    for (int running = 1; running;) {
        FOVEA_CHECK(m_job.check());
        curl_multi_perform(m_multi.get(), &running);
        if (running) curl_multi_poll(m_multi.get(), nullptr, 0, kPollMs, nullptr);
    }
    if (m_sinkError) return *m_sinkError;
    int left = 0;
    const CURLMsg* message = curl_multi_info_read(m_multi.get(), &left);
    const CURLcode code = message ? message->data.result : CURLE_RECV_ERROR;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &m_answer.status);
    if (code != CURLE_OK) return failure(code);
    if (m_answer.hasBody() && !m_bodyBegun) return m_sink(m_answer, {});  // an empty file
    return {};
}

Error Exchange::failure(CURLcode code) const {
    const std::string detail = m_text[0] ? m_text : curl_easy_strerror(code);
    const auto error = [&](ErrorCode c) { return Error{c, detail, m_url}; };
    long connectStatus = 0;
    curl_easy_getinfo(m_easy.get(), CURLINFO_HTTP_CONNECTCODE, &connectStatus);
    if (connectStatus >= 400) return error(ErrorCode::proxyRefused);
    const std::optional<Address> address = parseAddress(m_url);
    switch (code) {
        case CURLE_COULDNT_RESOLVE_PROXY:
        case CURLE_PROXY:
            return error(ErrorCode::proxyRefused);
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CIPHER:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_SSL_INVALIDCERTSTATUS:
            return error(ErrorCode::insecureConnection);
        case CURLE_COULDNT_CONNECT:
            if (!m_options.proxy.empty() || (address && environmentHasProxy(address->scheme)))
                return error(ErrorCode::proxyRefused);
            return error(ErrorCode::serverUnreachable);
        case CURLE_URL_MALFORMAT:
            return error(ErrorCode::invalidArgument);
        case CURLE_UNSUPPORTED_PROTOCOL:  // ours are checked before: what came back is no HTTP
        case CURLE_WEIRD_SERVER_REPLY:
            return error(ErrorCode::serverFailed);
        case CURLE_COULDNT_RESOLVE_HOST:
            return error(ErrorCode::serverUnreachable);
        case CURLE_OUT_OF_MEMORY:
            return error(ErrorCode::outOfMemory);
        case CURLE_WRITE_ERROR:  // only takeBody's own limit: the sink's errors are kept apart
            return error(ErrorCode::serverFailed);
        default:
            return error(m_answer.hasBody() ? ErrorCode::downloadBrokenOff : ErrorCode::serverUnreachable);
    }
}

/// What the server says of the file, and what `path`.part.json remembers of it.
struct Stated {
    std::string tag;     // strong ETag of where the bytes come from: it must still hold to continue
    std::string sha256;  // empty where none is stated
    std::optional<std::uint64_t> bytes;
};

class Fetch {
public:
    Fetch(const DownloadRequest& request, const DownloadOptions& options, FileLayer& files,
          const JobContext& job)
        : m_request(request),
          m_options(options),
          m_files(files),
          m_job(job),
          m_part(request.path + ".part"),
          m_note(request.path + ".part.json") {}
    Result<DownloadedFile> run();

private:
    enum class Pass { whole, beginAnew };
    Result<void> checkAddress(const std::string& url) const;
    Result<void> takeUp();
    Result<Pass> pass();
    Result<void> begin(const Answer& answer, Stated stated);
    Result<void> append(std::span<const std::byte> bytes);
    Result<DownloadedFile> finish();
    Result<void> beginFile(std::uint64_t keep);
    Error refuse(ErrorCode code, const std::string& detail);
    void forget() {
        m_file.reset();
        std::error_code ignored;
        fs::remove(m_part, ignored);
        fs::remove(m_note, ignored);
        m_have = 0;
        m_known = {};
    }

    const DownloadRequest& m_request;
    const DownloadOptions& m_options;
    FileLayer& m_files;
    const JobContext& m_job;
    const std::string m_part, m_note;
    std::uint64_t m_have = 0, m_synced = 0, m_continuedFrom = 0;
    Stated m_known;
    std::unique_ptr<Sha256> m_hash;
    std::unique_ptr<AppendFile> m_file;
    std::optional<ProgressMeter> m_meter;
    bool m_begun = false, m_beginAnew = false;
};

Result<void> Fetch::checkAddress(const std::string& url) const {
    const std::optional<Address> start = parseAddress(m_request.url), now = parseAddress(url);
    if (!start || !now) return Error{ErrorCode::invalidArgument, "this is no address", url};
    const bool allowed =
        now->scheme == "https" || (now->scheme == "http" && now->loopback && start->loopback);
    if (!allowed)
        return Error{
            ErrorCode::insecureConnection,
            (url == m_request.url ? "not https: " : "it redirects to ") + now->scheme + "://" + now->host,
            m_request.url};
    return {};
}

/// Finds out what an earlier session left.
Result<void> Fetch::takeUp() {
    m_hash = std::make_unique<Sha256>();
    std::error_code none;
    const std::uint64_t there = fs::file_size(m_part, none);
    const auto text = readTextFile(m_note);
    const json note = text && !none ? json::parse(*text, nullptr, false) : json();
    if (!note.is_object() || note.value("url", "") != m_request.url || note.value("tag", "").empty())
        return {};
    m_known = {note.value("tag", ""), note.value("sha256", ""), note.value("bytes", std::uint64_t(0))};
    if (there > *m_known.bytes) return {};
    FOVEA_TRY(const MappedFile file, MappedFile::open(m_part));
    for (auto rest = file.bytes(); !rest.empty(); rest = rest.subspan(std::min(kHashBlock, rest.size()))) {
        FOVEA_CHECK(m_job.check());
        m_hash->add(rest.first(std::min(kHashBlock, rest.size())));
    }
    m_have = m_continuedFrom = there;
    return {};
}

Result<void> Fetch::beginFile(std::uint64_t keep) {
    if (keep == 0) {
        m_hash = std::make_unique<Sha256>();
        m_continuedFrom = 0;
    }
    m_have = m_synced = keep;
    FOVEA_TRY(m_file, m_files.openAppend(m_part, keep));
    return {};
}

Error Fetch::refuse(ErrorCode code, const std::string& detail) {
    forget();
    return {code, detail, m_request.url};
}

/// Before the first byte of the body: decides whether it is wanted.
Result<void> Fetch::begin(const Answer& answer, Stated stated) {
    stated.tag = strongTag(answer.header("etag"));
    std::optional<std::uint64_t> size;
    if (answer.status == 206) {
        // "bytes FIRST-LAST/SIZE"
        const std::string range = answer.header("content-range");
        const std::size_t dash = range.find('-'), slash = range.find('/');
        std::optional<std::uint64_t> first;
        if (range.rfind("bytes ", 0) == 0 && dash != std::string::npos && slash != std::string::npos) {
            first = number(range.substr(6, dash - 6));
            size = number(range.substr(slash + 1));
        }
        const bool same =
            first == m_have && size == m_known.bytes && (stated.tag.empty() || stated.tag == m_known.tag) &&
            (stated.sha256.empty() || m_known.sha256.empty() || stated.sha256 == m_known.sha256);
        if (!same) {
            m_beginAnew = true;
            return Error{ErrorCode::wrongContent, "the file changed meanwhile", m_request.url};
        }
        if (stated.tag.empty()) stated.tag = m_known.tag;
    } else {
        size = number(answer.header("content-length"));
    }
    const auto text = [](std::uint64_t n) { return std::to_string(n) + " bytes"; };
    if (stated.bytes && size && *stated.bytes != *size)
        return refuse(ErrorCode::wrongContent,
                      text(*stated.bytes) + " announced, " + text(*size) + " offered");
    if (!size) size = stated.bytes;
    stated.bytes = size;
    if (m_request.maxBytes && size.value_or(0) > m_request.maxBytes)
        return refuse(ErrorCode::wrongContent,
                      text(*size) + " offered, at most " + text(m_request.maxBytes) + " expected");
    if (m_request.mustStateSha256 && stated.sha256.empty())
        return refuse(ErrorCode::wrongContent, "the server states no SHA-256");
    if (!m_request.pinnedSha256.empty() && !stated.sha256.empty() && stated.sha256 != m_request.pinnedSha256)
        return refuse(ErrorCode::contentChanged, "SHA-256 now " + stated.sha256);
    const std::uint64_t keep = answer.status == 206 ? m_have : 0;
    if (size) {
        FOVEA_TRY(const std::uint64_t room, m_files.freeBytes(m_part));
        // What an outdated part holds becomes free again.
        const std::uint64_t mine = keep ? 0 : unfinishedDownload(m_request.path);
        if (room + mine < *size - keep + kSpareBytes)
            return Error{ErrorCode::diskFull, text(*size - keep) + " needed, " + text(room) + " free",
                         m_part};
    }
    FOVEA_CHECK(beginFile(keep));
    if (!stated.tag.empty() && size) {
        const json note = {
            {"url", m_request.url}, {"tag", stated.tag}, {"sha256", stated.sha256}, {"bytes", *size}};
        FOVEA_CHECK(m_files.writeAtomically(m_note, note.dump()));
    }
    m_known = std::move(stated);
    m_meter.emplace(m_job, Stage::download, std::int64_t(size.value_or(0)), std::int64_t(keep));
    return {};
}

Result<void> Fetch::append(std::span<const std::byte> bytes) {
    if (bytes.empty()) return {};
    if (m_request.maxBytes && m_have + bytes.size() > m_request.maxBytes)
        return refuse(ErrorCode::wrongContent, "more than " + std::to_string(m_request.maxBytes) + " bytes");
    FOVEA_CHECK(m_file->append(bytes));
    m_hash->add(bytes);
    m_have += bytes.size();
    if (m_have - m_synced >= kSyncEvery) {
        FOVEA_CHECK(m_file->sync());
        m_synced = m_have;
    }
    m_meter->advance(std::int64_t(bytes.size()));
    return {};
}

/// Asks once for what is missing, through all redirects.
Result<Fetch::Pass> Fetch::pass() {
    if (m_known.tag.empty()) m_have = 0;
    m_begun = m_beginAnew = false;
    std::string url = m_request.url;
    Stated stated;
    for (int hop = 0; hop <= kMaxRedirects; ++hop) {
        FOVEA_CHECK(checkAddress(url));
        const bool sameHost = parseAddress(url)->host == parseAddress(m_request.url)->host;
        const auto hear = [&](const Answer& answer) {
            // The first to speak is the one that was asked for; storage it redirects
            // to may tag the same bytes by another hash.
            if (stated.sha256.empty()) stated.sha256 = sha256Of(answer.header("x-linked-etag"));
            if (stated.sha256.empty() && sameHost) stated.sha256 = sha256Of(answer.header("etag"));
            if (!stated.bytes) stated.bytes = number(answer.header("x-linked-size"));
        };
        Exchange exchange(url, m_options, m_job,
                          [&](const Answer& answer, std::span<const std::byte> bytes) -> Result<void> {
                              if (!m_begun) {
                                  hear(answer);
                                  FOVEA_CHECK(begin(answer, stated));
                                  m_begun = true;
                              }
                              return append(bytes);
                          });
        if (m_have > 0) {
            exchange.addHeader("Range: bytes=" + std::to_string(m_have) + "-");
            exchange.addHeader("If-Range: " + m_known.tag);
        }
        const Result<void> performed = exchange.perform();
        if (m_beginAnew) return Pass::beginAnew;
        if (!performed) return performed.error();
        const Answer& answer = exchange.answer();
        const auto failed = [&](ErrorCode code) {
            const std::string why = answer.header("x-error-message");
            return Error{code, "HTTP " + std::to_string(answer.status) + (why.empty() ? "" : ": " + why),
                         m_request.url};
        };
        if (answer.hasBody()) return Pass::whole;
        if (answer.status >= 300 && answer.status < 400 && !exchange.redirect().empty()) {
            hear(answer);
            url = exchange.redirect();
            continue;
        }
        switch (answer.status) {
            case 401:
            case 403:
                return failed(ErrorCode::accessRefused);
            case 404:
            case 410:
                return failed(ErrorCode::notOnServer);
            case 407:
                return failed(ErrorCode::proxyRefused);
            case 416:
                if (m_have > 0) return Pass::beginAnew;
                return failed(ErrorCode::serverFailed);
            default:
                return failed(ErrorCode::serverFailed);
        }
    }
    return Error{ErrorCode::serverFailed, "redirected too often", m_request.url};
}

Result<DownloadedFile> Fetch::finish() {
    if (m_known.bytes && m_have < *m_known.bytes)
        return Error{ErrorCode::downloadBrokenOff,
                     std::to_string(m_have) + " of " + std::to_string(*m_known.bytes) + " bytes came",
                     m_request.url};
    if (m_known.bytes && m_have > *m_known.bytes)
        return refuse(ErrorCode::wrongContent, "more bytes came than were announced");
    DownloadedFile result{m_have, m_hash->hex(), !m_known.sha256.empty(), m_continuedFrom};
    if (result.sha256Stated && result.sha256 != m_known.sha256)
        return refuse(ErrorCode::wrongContent,
                      "SHA-256 is " + result.sha256 + ", announced was " + m_known.sha256);
    if (!m_request.pinnedSha256.empty() && result.sha256 != m_request.pinnedSha256)
        return refuse(ErrorCode::contentChanged, "SHA-256 is " + result.sha256);
    FOVEA_CHECK(m_file->sync());
    m_file.reset();
    std::error_code code;
    fs::rename(m_part, m_request.path, code);
    if (code) return Error{ErrorCode::notWritable, code.message(), m_request.path};
    fs::remove(m_note, code);
    return result;
}

Result<DownloadedFile> Fetch::run() {
    FOVEA_CHECK(takeUp());
    int breaks = 0;
    bool begunAnew = false;
    for (;;) {
        const std::uint64_t before = m_have;
        const Result<Pass> passed = pass();
        if (passed && *passed == Pass::whole) {
            auto finished = finish();
            if (finished || finished.error().code != ErrorCode::downloadBrokenOff) return finished;
            if (m_have <= before || ++breaks > m_options.goOnAfterBreaks) return finished;
        } else if (passed) {
            if (begunAnew) return Error{ErrorCode::serverFailed, "the file keeps changing", m_request.url};
            begunAnew = true;
            forget();
        } else {
            const bool broke = passed.error().code == ErrorCode::downloadBrokenOff && m_begun;
            if (!broke || m_have <= before || ++breaks > m_options.goOnAfterBreaks) {
                if (m_file) FOVEA_CHECK(m_file->sync());
                return passed.error();
            }
        }
    }
}

}  // namespace

Result<DownloadedFile> download(const DownloadRequest& request, const DownloadOptions& options,
                                FileLayer& files, const JobContext& job) {
    return guarded([&] {
        static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
        if (started != CURLE_OK)
            return Result<DownloadedFile>(Error{ErrorCode::internal, curl_easy_strerror(started), {}});
        return Fetch(request, options, files, job).run();
    });
}

std::uint64_t unfinishedDownload(const std::string& path) {
    std::error_code none;
    const std::uint64_t bytes = fs::file_size(path + ".part", none);
    return none ? 0 : bytes;
}

}  // namespace fovea
