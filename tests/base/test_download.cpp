// One file over HTTP from a server on loopback that breaks off, lies, redirects,
// changes the file: what ends up on the disk, and what the user is told.
#include <QFile>
#include <QFileInfo>
#include <QTest>
#include <thread>

#include "base/download.h"
#include "base/sha256.h"
#include "tests/support/loopback_server.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using fovea::test::LoopbackServer;
using Request = LoopbackServer::Request;
using Reply = LoopbackServer::Reply;

namespace {

std::string madeContent(std::size_t bytes, unsigned seed) {
    std::string content(bytes, ' ');
    for (char& c : content) c = char((seed = seed * 1664525u + 1013904223u) >> 24);
    return content;
}
std::string sha256(const std::string& content) {
    return Sha256().add(std::as_bytes(std::span(content))).hex();
}
std::string inQuotes(const std::string& text) {
    return '"' + text + '"';
}

/// A disk on which `room` bytes are said to be free.
class SmallDisk final : public FileLayer {
public:
    explicit SmallDisk(std::uint64_t room) : m_room(room) {}
    Result<std::uint64_t> freeBytes(const std::string&) override { return m_room; }

private:
    std::uint64_t m_room;
};

}  // namespace

class TestDownload : public QObject {
    Q_OBJECT

    const std::string m_content = madeContent(300000, 1), m_other = madeContent(300000, 2);
    test::TemporaryFolder m_folder;
    int m_number = 0;
    DownloadRequest m_request;
    DownloadOptions m_options;
    FileLayer m_files;

    Result<DownloadedFile> fetch(const std::string& url, const JobContext& job = {}) {
        m_request.url = url;
        return download(m_request, m_options, m_files, job);
    }
    std::string arrived() const {
        return readTextFile(m_request.path).ok() ? *readTextFile(m_request.path) : "";
    }
    bool nothingLeft() const {
        return !QFile::exists(QString::fromStdString(m_request.path)) &&
               !QFile::exists(QString::fromStdString(m_request.path + ".part")) &&
               !QFile::exists(QString::fromStdString(m_request.path + ".part.json"));
    }
    static std::string code(const Result<DownloadedFile>& r) {
        return r ? "done" : errorCodeName(r.error().code);
    }
    /// Leaves the first `bytes` of the content as an unfinished download of server's /f.
    void breakOff(const std::string& url) {
        m_options.goOnAfterBreaks = 0;
        const auto broken = fetch(url);
        QCOMPARE(code(broken), std::string("download_broken_off"));
        QVERIFY(arrived().empty());
    }

private Q_SLOTS:
    void init() {
        for (const char* name :
             {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"})
            qunsetenv(name);
        m_request = {};
        m_request.path = m_folder.path("file" + std::to_string(++m_number));
        m_options = {};
    }

    void aWholeFile() {
        LoopbackServer server([&](const Request& r) {
            return LoopbackServer::file(r, m_content, inQuotes(sha256(m_content)));
        });
        std::int64_t last = -1, total = 0;
        JobContext job;
        job.progress = [&](const Progress& p) {
            QCOMPARE(p.stage, Stage::download);
            QVERIFY(p.done >= last);
            last = p.done;
            total = p.total;
        };
        const auto done = fetch(server.url("/f"), job);
        QCOMPARE(code(done), std::string("done"));
        QVERIFY(arrived() == m_content);
        QCOMPARE(done->bytes, std::uint64_t(m_content.size()));
        QCOMPARE(done->sha256, sha256(m_content));
        QVERIFY(done->sha256Stated);
        QCOMPARE(last, std::int64_t(m_content.size()));
        QCOMPARE(total, last);
        QVERIFY(!QFile::exists(QString::fromStdString(m_request.path + ".part")));
        QVERIFY(!QFile::exists(QString::fromStdString(m_request.path + ".part.json")));
        const Request request = server.requests().front();
        QCOMPARE(request.method, std::string("GET"));
        QVERIFY(request.header("user-agent").rfind("fovea/", 0) == 0);
        QVERIFY(request.header("cookie").empty() && request.header("authorization").empty());
    }

    void anEmptyFileAndOneWithoutLength() {
        LoopbackServer server([&](const Request& r) {
            Reply reply;
            reply.chunked = r.target == "/chunked";
            if (reply.chunked) reply.body = m_content;
            return reply;
        });
        QCOMPARE(code(fetch(server.url("/empty"))), std::string("done"));
        QCOMPARE(QFileInfo(QString::fromStdString(m_request.path)).size(), 0);
        m_request.path += "-second";
        const auto done = fetch(server.url("/chunked"));
        QCOMPARE(code(done), std::string("done"));
        QVERIFY(arrived() == m_content);
        QVERIFY(!done->sha256Stated);
    }

    void goesOnWhereItBroke() {
        int turn = 0;
        LoopbackServer server([&](const Request& r) {
            Reply reply = LoopbackServer::file(r, m_content, "\"v1\"");
            if (turn++ == 0) reply.breakOffAfter = 100000;
            return reply;
        });
        breakOff(server.url("/f"));
        QCOMPARE(unfinishedDownload(m_request.path), std::uint64_t(100000));
        const auto done = fetch(server.url("/f"));
        QCOMPARE(code(done), std::string("done"));
        QVERIFY(arrived() == m_content);
        QCOMPARE(done->continuedFrom, std::uint64_t(100000));
        QCOMPARE(done->sha256, sha256(m_content));
        QCOMPARE(server.requests()[1].header("range"), std::string("bytes=100000-"));
        QCOMPARE(server.requests()[1].header("if-range"), std::string("\"v1\""));
    }

    void goesOnByItselfWhileSomethingComes() {
        LoopbackServer server([&](const Request& r) {
            Reply reply = LoopbackServer::file(r, m_content, "\"v1\"");
            reply.breakOffAfter = 100000;
            return reply;
        });
        const auto done = fetch(server.url("/f"));
        QCOMPARE(code(done), std::string("done"));
        QVERIFY(arrived() == m_content);
        QCOMPARE(server.requests().size(), std::size_t(3));
    }

    void givesUpOnAServerThatSendsNothing() {
        LoopbackServer server([&](const Request& r) {
            Reply reply = LoopbackServer::file(r, m_content, "\"v1\"");
            reply.breakOffAfter = 0;
            return reply;
        });
        QVERIFY(!fetch(server.url("/f")));
        QCOMPARE(server.requests().size(), std::size_t(1));
    }

    void beginsAnewWhereItCannotGoOn_data() {
        QTest::addColumn<QString>("how");
        for (const char* how : {"no range support", "changed file", "changed file, If-Range ignored",
                                "no tag at all", "weak tag", "shorter now", "another address"})
            QTest::newRow(how) << how;
    }
    void beginsAnewWhereItCannotGoOn() {
        QFETCH(const QString, how);
        int turn = 0;
        LoopbackServer server([&](const Request& r) {
            const bool first = turn++ == 0;
            std::string tag = "\"v1\"";
            std::string content = m_content;
            if (!first && how.startsWith("changed")) {
                tag = "\"v2\"";
                content = m_other;
            }
            if (!first && how == "shorter now") {
                tag = "\"v1\"";
                content = m_other.substr(0, 50000);
            }
            if (how == "weak tag") tag = "W/\"v1\"";
            Request seen = r;
            if (how == "no range support") seen.headers.erase("range");
            if (how == "changed file, If-Range ignored") seen.headers.erase("if-range");
            Reply reply = LoopbackServer::file(seen, content, tag);
            if (how == "no tag at all") reply.headers.clear();
            if (first) reply.breakOffAfter = 100000;
            return reply;
        });
        breakOff(server.url("/f"));
        const auto done = fetch(server.url(how == "another address" ? "/g" : "/f"));
        QCOMPARE(code(done), std::string("done"));
        const std::string expected = how.startsWith("changed") ? m_other
                                     : how == "shorter now"    ? m_other.substr(0, 50000)
                                                               : m_content;
        QVERIFY(arrived() == expected);
        QCOMPARE(done->sha256, sha256(expected));
        QCOMPARE(done->continuedFrom, std::uint64_t(0));
    }

    /// Hugging Face: the address states length and SHA-256, another host sends the bytes.
    void redirectedStorageKeepsTheFirstHostsWord() {
        std::string linked = sha256(m_content);
        LoopbackServer server([&](const Request& r) {
            if (r.target == "/f")
                return LoopbackServer::redirect(
                    "/storage", LoopbackServer::Headers{{"X-Linked-Etag", inQuotes(linked)},
                                                        {"X-Linked-Size", std::to_string(m_content.size())}});
            Reply reply = LoopbackServer::file(r, m_content, inQuotes(sha256("the storage's own hash")));
            reply.headers.emplace_back("X-Linked-Etag", inQuotes(sha256("too late")));
            return reply;
        });
        m_request.mustStateSha256 = true;
        const auto done = fetch(server.url("/f"));
        QCOMPARE(code(done), std::string("done"));
        QVERIFY(done->sha256Stated);
        // And where the first host states another hash, nothing is kept.
        linked = sha256(m_other);
        m_request.path += "-second";
        const auto refused = fetch(server.url("/f"));
        QCOMPARE(code(refused), std::string("wrong_content"));
        QVERIFY(nothingLeft());
    }

    void whatIsRefused_data() {
        QTest::addColumn<QString>("expected");
        QTest::addColumn<bool>("resumable");
        QTest::newRow("wrong hash") << "wrong_content" << false;
        QTest::newRow("other bytes") << "wrong_content" << false;
        QTest::newRow("claims more than it has") << "download_broken_off" << true;
        QTest::newRow("claims less than it has") << "wrong_content" << false;
        QTest::newRow("two lengths") << "wrong_content" << false;
        QTest::newRow("too long") << "wrong_content" << false;
        QTest::newRow("too long, length unknown") << "wrong_content" << false;
        QTest::newRow("no hash") << "wrong_content" << false;
        QTest::newRow("not the pinned one") << "content_changed" << false;
        QTest::newRow("not the pinned one, no hash stated") << "content_changed" << false;
        QTest::newRow("401") << "access_refused" << false;
        QTest::newRow("403") << "access_refused" << false;
        QTest::newRow("404") << "not_on_server" << false;
        QTest::newRow("500") << "server_failed" << false;
        QTest::newRow("407") << "proxy_refused" << false;
        QTest::newRow("redirect elsewhere") << "insecure_connection" << false;
        QTest::newRow("redirect to a file") << "insecure_connection" << false;
        QTest::newRow("redirects for ever") << "server_failed" << false;
        QTest::newRow("redirects nowhere") << "server_failed" << false;
        QTest::newRow("endless error page") << "server_failed" << false;
        QTest::newRow("no HTTP") << "server_failed" << false;
    }
    void whatIsRefused() {
        QFETCH(const QString, expected);
        QFETCH(const bool, resumable);
        const QString how = QString::fromUtf8(QTest::currentDataTag());
        LoopbackServer server([&](const Request& r) {
            const bool hashStated = !how.contains("no hash");
            Reply reply =
                LoopbackServer::file(r, m_content, hashStated ? inQuotes(sha256(m_content)) : "\"v1\"");
            if (how == "wrong hash") reply.headers = {{"X-Linked-Etag", inQuotes(sha256(m_other))}};
            if (how == "other bytes") reply.body = m_other;
            if (how == "claims more than it has") reply.contentLength = m_content.size() + 1000;
            if (how == "claims less than it has") reply.contentLength = m_content.size() - 1000;
            if (how == "two lengths") reply.headers.emplace_back("X-Linked-Size", "12");
            if (how == "too long, length unknown") reply.chunked = true;
            if (const int status = how.toInt()) reply.status = status;
            if (how == "redirect elsewhere") return LoopbackServer::redirect("http://192.0.2.1/f");
            if (how == "redirect to a file") return LoopbackServer::redirect("file:///etc/hostname");
            if (how == "redirects for ever") return LoopbackServer::redirect(r.target + "x");
            if (how == "redirects nowhere") {
                reply.status = 302;
                reply.headers.clear();
            }
            if (how == "endless error page") {
                reply.status = 500;
                reply.body = std::string(4 << 20, 'x');
            }
            if (how == "no HTTP") reply.raw = "SSH-2.0-what\r\n\r\n";
            return reply;
        });
        m_options.goOnAfterBreaks = 0;
        if (how.startsWith("too long")) m_request.maxBytes = 1000;
        if (how == "no hash") m_request.mustStateSha256 = true;
        if (how.startsWith("not the pinned one")) m_request.pinnedSha256 = sha256(m_other);
        const auto refused = fetch(server.url("/f"));
        QCOMPARE(QString::fromStdString(code(refused)), expected);
        QCOMPARE(refused.error().file, server.url("/f"));
        QVERIFY(!QFile::exists(QString::fromStdString(m_request.path)));
        QCOMPARE(unfinishedDownload(m_request.path) > 0, resumable);
        if (!resumable) QVERIFY(nothingLeft());
    }

    void pinnedContentIsAccepted() {
        LoopbackServer server([&](const Request& r) { return LoopbackServer::file(r, m_content, "\"v1\""); });
        m_request.pinnedSha256 = sha256(m_content);
        QCOMPARE(code(fetch(server.url("/f"))), std::string("done"));
    }

    void nobodyThere() {
        std::string url;
        {
            const LoopbackServer server([](const Request&) { return Reply(); });
            url = server.url("/f");
        }
        QCOMPARE(code(fetch(url)), std::string("server_unreachable"));
        QVERIFY(nothingLeft());
    }

    void aServerThatFallsSilent() {
        LoopbackServer server([&](const Request& r) {
            Reply reply = LoopbackServer::file(r, m_content, "\"v1\"");
            reply.holdAfter = 1000;
            return reply;
        });
        m_options.silentSeconds = 1;
        m_options.goOnAfterBreaks = 0;
        QCOMPARE(code(fetch(server.url("/f"))), std::string("download_broken_off"));
        QCOMPARE(unfinishedDownload(m_request.path), std::uint64_t(1000));
    }

    void onlyHttpsBeyondThisComputer_data() {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("expected");
        QTest::newRow("http") << "http://192.0.2.1/f"
                              << "insecure_connection";
        QTest::newRow("name that begins like loopback") << "http://127.evil.example/f"
                                                        << "insecure_connection";
        QTest::newRow("ftp") << "ftp://127.0.0.1/f"
                             << "insecure_connection";
        QTest::newRow("file") << "file:///etc/hostname"
                              << "insecure_connection";
        QTest::newRow("none") << ""
                              << "invalid_argument";
    }
    void onlyHttpsBeyondThisComputer() {
        QFETCH(const QString, url);
        QFETCH(const QString, expected);
        QCOMPARE(QString::fromStdString(code(fetch(url.toStdString()))), expected);
    }

    void brokenEncryption() {
        // Answers a TLS greeting in plain text.
        LoopbackServer server([](const Request&) { return Reply(); }, "not TLS at all");
        const std::string url = "https" + server.url("/f").substr(4);
        QCOMPARE(code(fetch(url)), std::string("insecure_connection"));
    }

    void stopsAtOnceAndKeepsWhatCame() {
        LoopbackServer server([&](const Request& r) {
            Reply reply = LoopbackServer::file(r, m_content, "\"v1\"");
            reply.holdAfter = 100000;
            return reply;
        });
        JobContext job;
        // The server holds the line: without an answer to the cancel the call would
        // last until its patience (60 s) ends, and end otherwise.
        std::thread impatient([&] {
            while (server.holding() == 0 || unfinishedDownload(m_request.path) == 0)
                std::this_thread::yield();
            job.cancel.cancel();
        });
        const auto stopped = fetch(server.url("/f"), job);
        impatient.join();
        QCOMPARE(code(stopped), std::string("cancelled"));
        QVERIFY(arrived().empty());
        const std::uint64_t kept = unfinishedDownload(m_request.path);
        QVERIFY(kept > 0 && kept <= 100000);
        server.letGo();
        const auto done = fetch(server.url("/f"));
        QCOMPARE(code(done), std::string("done"));
        QCOMPARE(done->continuedFrom, kept);
        QVERIFY(arrived() == m_content);
    }

    void stopsWhileTheServerIsSilent() {
        LoopbackServer server([&](const Request& r) {
            Reply reply = LoopbackServer::file(r, m_content, "\"v1\"");
            reply.holdAfter = 0;
            return reply;
        });
        JobContext job;
        std::thread impatient([&] {
            while (server.holding() == 0) std::this_thread::yield();
            job.cancel.cancel();
        });
        const auto stopped = fetch(server.url("/f"), job);
        impatient.join();
        QCOMPARE(code(stopped), std::string("cancelled"));
    }

    void aFullDiskIsSeenBefore() {
        LoopbackServer server([&](const Request& r) { return LoopbackServer::file(r, m_content, "\"v1\""); });
        SmallDisk small(1000);
        m_request.url = server.url("/f");
        const auto refused = download(m_request, m_options, small, {});
        QCOMPARE(code(refused), std::string("disk_full"));
        QVERIFY(nothingLeft());
    }

    void aFolderThatCannotBe() {
        LoopbackServer server([&](const Request& r) { return LoopbackServer::file(r, m_content, "\"v1\""); });
        QVERIFY(m_files.writeAtomically(m_request.path, std::string("a file")).ok());
        m_request.path += "/below it";
        const std::string outcome = code(fetch(server.url("/f")));
        QVERIFY2(outcome == "not_writable", outcome.c_str());
    }

    void throughAProxy_data() {
        QTest::addColumn<QString>("how");
        for (const char* how :
             {"setting", "environment", "no_proxy", "not there", "asks for a password", "no address"})
            QTest::newRow(how) << how;
    }
    void throughAProxy() {
        QFETCH(const QString, how);
        LoopbackServer server([&](const Request& r) { return LoopbackServer::file(r, m_content, "\"v1\""); });
        LoopbackServer proxy([&](const Request& r) {
            Reply reply = LoopbackServer::file(r, m_content, "\"v1\"");
            if (how == "asks for a password") reply.status = 407;
            return reply;
        });
        std::string address = proxy.url();
        if (how == "not there") {
            const LoopbackServer gone([](const Request&) { return Reply(); });
            address = gone.url();
        }
        if (how == "environment" || how == "no_proxy")
            qputenv("http_proxy", QByteArray::fromStdString(address));
        else
            m_options.proxy = how == "no address" ? "gopher://x y" : address;
        if (how == "no_proxy") qputenv("no_proxy", "127.0.0.1");
        const std::string outcome = code(fetch(server.url("/f")));
        if (how == "not there" || how == "asks for a password") {
            QCOMPARE(outcome, std::string("proxy_refused"));
        } else if (how == "no address") {
            QVERIFY2(outcome == "invalid_argument" || outcome == "proxy_refused", outcome.c_str());
        } else {
            QCOMPARE(outcome, std::string("done"));
            QCOMPARE(server.requests().size(), std::size_t(how == "no_proxy" ? 1 : 0));
            if (how != "no_proxy") QCOMPARE(proxy.requests().front().target, server.url("/f"));
        }
    }
};

QTEST_GUILESS_MAIN(TestDownload)
#include "test_download.moc"
