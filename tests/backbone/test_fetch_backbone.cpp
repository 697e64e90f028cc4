// The catalogue that ships, and fetching from one of our own on loopback.
#include <QFile>
#include <QFileInfo>
#include <QTest>
#include <set>

#include "backbone/fetch_backbone.h"
#include "tests/support/published_server.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::backbone;
using fovea::test::PublishedServer;
using nlohmann::json;

class TestFetchBackbone : public QObject {
    Q_OBJECT

    std::unique_ptr<test::TemporaryFolder> m_folder;
    std::unique_ptr<PublishedServer> m_server;

    PublishedBackbone entry(const json& j) const {
        if (!m_server->writeCatalogue(m_folder->path("resources"), json::array({j}))) qFatal("no catalogue");
        const auto all = publishedBackbones();
        if (!all) qFatal("%s", all.error().detail.c_str());
        return all->front();
    }
    static std::string code(const Result<FetchedBackbone>& r) {
        return r ? "done" : std::string(errorCodeName(r.error().code)) + " " + r.error().detail;
    }
    static bool begins(const Result<FetchedBackbone>& r, const char* name) {
        return code(r).rfind(name, 0) == 0;
    }
    static Result<FetchedBackbone> fetch(const PublishedBackbone& e, FetchOptions options = {},
                                         const JobContext& job = {}) {
        options.connection.goOnAfterBreaks = 0;
        return fetchBackbone(e, options, systemFileLayer(), job);
    }
    static std::set<std::string> names() {
        const auto all = backboneNames();
        return {all.begin(), all.end()};
    }

private Q_SLOTS:
    void init() {
        for (const char* name : {"http_proxy", "all_proxy", "ALL_PROXY"}) qunsetenv(name);
        m_folder = std::make_unique<test::TemporaryFolder>();
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(m_folder->path("data")));
        qputenv("FOVEA_RESOURCES", QByteArray::fromStdString(m_folder->path("resources")));
        m_server = std::make_unique<PublishedServer>();
    }
    void cleanup() { m_server.reset(); }

    void whatShipsIsComplete() {
        qunsetenv("FOVEA_RESOURCES");
        const auto all = publishedBackbones();
        QVERIFY2(all.ok(), all ? "" : all.error().detail.c_str());
        QVERIFY(all->size() >= 22);
        std::set<std::string> kinds;
        for (const PublishedBackbone& b : *all) {
            kinds.insert(b.kind);
            for (const std::string& text : {b.title, b.suits, b.licence, b.publisher, b.paper, b.page})
                QVERIFY2(!text.empty(), b.name.c_str());
            QVERIFY2(b.page.rfind("https://", 0) == 0, b.name.c_str());
            if (!b.files.empty()) QVERIFY2(b.address.rfind("https://", 0) == 0, b.name.c_str());
            // fp32, so four bytes a parameter, within what rounding and heads leave open.
            const double bytesEach = b.megabytes / b.millionParameters;
            QVERIFY2(bytesEach > 3.8 && bytesEach < 4.2, b.name.c_str());
            QVERIFY2(b.licence.find("NC") == std::string::npos || b.nonCommercial, b.name.c_str());
        }
        for (const char* kind : {"General", "Medical", "X-ray", "Retina", "Pathology"})
            QVERIFY2(kinds.count(kind), kind);
        const auto advice = recommendations();
        QVERIFY2(advice.ok(), advice ? "" : advice.error().detail.c_str());
        QVERIFY(advice->size() >= 10);
        for (const Recommendation& r : *advice) QVERIFY(!r.images.empty() && !r.reason.empty());
    }

    // The list of the official code's validated weights, its default first: method.md 7.
    void theNetworksOfThePapersAreThere() {
        qunsetenv("FOVEA_RESOURCES");
        const auto all = publishedBackbones();
        QVERIFY(all.ok());
        for (const auto& [name, page] : std::initializer_list<std::pair<const char*, const char*>>{
                 {"vit-base-384", "google/vit-base-patch16-384"},
                 {"vit-large-384", "google/vit-large-patch16-384"},
                 {"dino-vitb8", "facebook/dino-vitb8"},
                 {"dino-vitb16", "facebook/dino-vitb16"}}) {
            const auto it = std::find_if(all->begin(), all->end(), [name = name](const PublishedBackbone& b) {
                return b.name == name;
            });
            QVERIFY2(it != all->end(), name);
            QCOMPARE(it->page, "https://huggingface.co/" + std::string(page));
            QVERIFY(it->brief == "as in the papers" || it->name == "dino-vitb8");
        }
    }

    void aRecommendationNamesWhatIsThere() {
        QVERIFY(
            m_server->writeCatalogue(m_folder->path("resources"), json::array({m_server->entry("made-up")})));
        const std::string path = m_folder->path("resources") + "/catalogue/backbones.json";
        json document = json::parse(readTextFile(path).value());
        QVERIFY(recommendations().ok() && recommendations()->empty());  // an older catalogue has none
        json advice{
            {"images", "Chest X-rays"}, {"networks", {"made-up"}}, {"reason", "It learnt from such."}};
        for (const auto& [networks, sound] :
             std::initializer_list<std::pair<json, bool>>{{json::array({"made-up"}), true},
                                                          {json::array({"made-up", "another"}), false},
                                                          {json::array(), false}}) {
            advice["networks"] = networks;
            document["recommendations"] = json::array({advice});
            QVERIFY(systemFileLayer()->writeAtomically(path, document.dump()).ok());
            QCOMPARE(recommendations().ok(), sound);
            if (!sound) QCOMPARE(publishedBackbones().error().code, ErrorCode::corruptFile);
        }
    }

    void aSpoiledCatalogueIsRefused_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("http beyond this computer") << "address"
                                                   << "\"http://example.org/\"";
        QTest::newRow("address without end") << "address"
                                             << "\"https://example.org/x\"";
        QTest::newRow("pickle") << "files"
                                << "[\"pytorch_model.bin\"]";
        QTest::newRow("way out of the folder") << "files"
                                               << "[\"../config.json\"]";
        QTest::newRow("name with a way out") << "name"
                                             << "\"../x\"";
        QTest::newRow("taken name") << "name"
                                    << "\"starter\"";
        QTest::newRow("size in words") << "megabytes"
                                       << "\"large\"";
        QTest::newRow("no files and no help") << "files"
                                              << "[]";
    }
    void aSpoiledCatalogueIsRefused() {
        QFETCH(const QString, field);
        QFETCH(const QString, value);
        json j = m_server->entry("made-up");
        j[field.toStdString()] = json::parse(value.toStdString());
        QVERIFY(m_server->writeCatalogue(m_folder->path("resources"), json::array({j})));
        const auto all = publishedBackbones();
        QVERIFY(!all);
        QCOMPARE(all.error().code, ErrorCode::corruptFile);
    }

    void fetchedListedUsedRemoved() {
        const PublishedBackbone made = entry(m_server->entry("made-up"));
        const auto missing = findBackbone("made-up");
        QVERIFY(!missing);
        QVERIFY(missing.error().reasons == (std::vector<Message>{{kNotFetched, {{"name", "made-up"}}}}));
        std::int64_t done = -1, total = 0;
        JobContext job;
        job.progress = [&](const Progress& p) {
            QCOMPARE(p.stage, Stage::download);
            QVERIFY(p.done >= done && p.done <= p.total);
            done = p.done;
            total = p.total;
        };
        const auto fetched = fetch(made, {}, job);
        QVERIFY2(fetched.ok(), code(fetched).c_str());
        QCOMPARE(done, total);
        QCOMPARE(fetched->files.size(), std::size_t(3));
        QVERIFY(fetched->files[2].sha256Stated);
        QCOMPARE(names(), (std::set<std::string>{"starter", "made-up"}));
        QVERIFY(addedBackbones().front().fetched);
        QCOMPARE(unfinishedFetch("made-up"), std::uint64_t(0));
        const auto choice = findBackbone("made-up");
        QVERIFY(choice.ok() && loadBackbone(*choice, {}).ok());
        QVERIFY(begins(fetch(made), "invalid_argument"));

        QVERIFY(removeBackbone("made-up").ok());
        QVERIFY(!QFile::exists(QString::fromStdString(fetched->choice.folder)));
        QCOMPARE(names(), std::set<std::string>{"starter"});
        QVERIFY(!removeBackbone("made-up"));
    }

    void aFolderOfTheUsersStaysWhenRemoved() {
        const std::string own = m_folder->path("own");
        QVERIFY(test::MadeUpBackbone(test::tinyViT()).write(own));
        QVERIFY(addBackbone(own).ok());
        QVERIFY(!addedBackbones().front().fetched);
        QVERIFY(removeBackbone("own").ok());
        QVERIFY(QFile::exists(QString::fromStdString(own + "/config.json")));
    }

    void withoutPreprocessing() {
        m_server->files.erase("preprocessor_config.json");
        const auto fetched = fetch(entry(m_server->entry("made-up")));
        QVERIFY2(fetched.ok(), code(fetched).c_str());
        QCOMPARE(fetched->files.size(), std::size_t(2));
    }

    void brokenOffThenContinued() {
        const PublishedBackbone made = entry(m_server->entry("made-up"));
        std::atomic<bool> broken = true;
        m_server->spoil = [&](const std::string& file, PublishedServer::Reply& reply) {
            if (broken && file == "model.safetensors") reply.breakOffAfter = 50000;
        };
        QVERIFY(begins(fetch(made), "download_broken_off"));
        QCOMPARE(names(), std::set<std::string>{"starter"});
        QVERIFY(!QFile::exists(QString::fromStdString(fetchedBackboneFolder("made-up"))));
        QCOMPARE(unfinishedFetch("made-up"), std::uint64_t(50000));
        broken = false;
        const auto fetched = fetch(made);
        QVERIFY2(fetched.ok(), code(fetched).c_str());
        QCOMPARE(fetched->continuedFrom, std::uint64_t(50000));

        QVERIFY(removeBackbone("made-up").ok());
        broken = true;
        QVERIFY(begins(fetch(made), "download_broken_off"));
        discardFetch("made-up");
        QCOMPARE(unfinishedFetch("made-up"), std::uint64_t(0));
    }

    void nothingThatIsNoBackboneAppears_data() {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("expected");
        QTest::newRow("other network") << "config"
                                       << "unsupported_model";
        QTest::newRow("weights of another size") << "shape"
                                                 << "missing_tensors";
        QTest::newRow("weights that are none") << "weights"
                                               << "corrupt_file";
        QTest::newRow("no weights") << "gone"
                                    << "not_on_server";
        QTest::newRow("wrong bytes") << "bytes"
                                     << "wrong_content";
        QTest::newRow("no hash stated") << "hash"
                                        << "wrong_content";
        QTest::newRow("gated") << "gated"
                               << "access_refused";
    }
    void nothingThatIsNoBackboneAppears() {
        QFETCH(const QString, how);
        QFETCH(const QString, expected);
        json e = m_server->entry("made-up");
        if (how == "config") m_server->files["config.json"] = R"({"model_type": "swin"})";
        if (how == "shape") {
            json config = json::parse(m_server->files["config.json"]);
            config["num_hidden_layers"] = 5;
            m_server->files["config.json"] = config.dump();
        }
        if (how == "weights") m_server->files["model.safetensors"] = std::string(70000, 'x');
        if (how == "gone") m_server->files.erase("model.safetensors");
        if (how == "hash") e["address"] = m_server->server().url("/unstated/");
        m_server->spoil = [&](const std::string& file, PublishedServer::Reply& reply) {
            if (how == "bytes" && file == "model.safetensors") reply.body[70000] ^= 1;
            if (how == "gated") reply.status = 401;
        };
        const auto refused = fetch(entry(e));
        QVERIFY2(begins(refused, qPrintable(expected)), code(refused).c_str());
        QCOMPARE(names(), std::set<std::string>{"starter"});
        QVERIFY(!QFile::exists(QString::fromStdString(fetchedBackboneFolder("made-up"))));
        QCOMPARE(unfinishedFetch("made-up"), std::uint64_t(0));
    }

    void firstUsePins() {
        const PublishedBackbone made = entry(m_server->entry("made-up"));
        QVERIFY(fetch(made).ok());
        QVERIFY(removeBackbone("made-up").ok());
        // Other weights under the same address, honestly stated.
        m_server->files["model.safetensors"].back() ^= 1;
        const auto refused = fetch(made);
        QVERIFY2(begins(refused, "content_changed"), code(refused).c_str());
        FetchOptions accepting;
        accepting.acceptChanged = true;
        QVERIFY(fetch(made, accepting).ok());
        QVERIFY(removeBackbone("made-up").ok());
        QVERIFY(fetch(made).ok());  // the new one is pinned now
        QVERIFY(removeBackbone("made-up").ok());
        // Small files, of which the server states no SHA-256, are pinned as well.
        m_server->files["config.json"] += " ";
        QVERIFY(begins(fetch(made), "content_changed"));
    }

    void shardsByIndex() {
        json e = m_server->entry("made-up");
        const std::string weights = m_server->files["model.safetensors"];
        m_server->files.erase("model.safetensors");
        e["files"] = {"config.json", "model.safetensors.index.json"};
        const auto index = [&](const char* second) {
            return json{{"weight_map", {{"a", "model-00001-of-00002.safetensors"}, {"b", second}}}}.dump();
        };
        m_server->files["model.safetensors.index.json"] = index("../../evil.safetensors");
        QVERIFY(begins(fetch(entry(e)), "corrupt_file"));
        m_server->files["model.safetensors.index.json"] = index("second.bin");
        FetchOptions accepting;
        accepting.acceptChanged = true;
        QVERIFY(begins(fetch(entry(e), accepting), "corrupt_file"));
        m_server->files["model.safetensors.index.json"] = index("model-00002-of-00002.safetensors");
        m_server->files["model-00001-of-00002.safetensors"] = weights;
        const auto missing = fetch(entry(e), accepting);
        QVERIFY2(begins(missing, "not_on_server"), code(missing).c_str());
        // The first shard is whole and is not asked for again.
        QCOMPARE(unfinishedFetch("made-up"), std::uint64_t(weights.size()));
        const std::size_t before = m_server->server().requests().size();
        QVERIFY(begins(fetch(entry(e)), "not_on_server"));
        for (std::size_t i = before; i < m_server->server().requests().size(); ++i)
            QVERIFY(m_server->server().requests()[i].target.find("00001-of") == std::string::npos);
    }

    void byHandIsNotFetched() {
        json e = m_server->entry("made-up");
        e["files"] = json::array();
        e["by_hand"] = {"Ask for it."};
        QVERIFY(begins(fetch(entry(e)), "access_refused"));
        QVERIFY(m_server->server().requests().empty());
    }

    void stoppedWhileTheServerHolds() {
        const PublishedBackbone made = entry(m_server->entry("made-up"));
        m_server->spoil = [&](const std::string& file, PublishedServer::Reply& reply) {
            if (file == "model.safetensors") reply.holdAfter = 50000;
        };
        JobContext job;
        std::thread impatient([&] {
            while (m_server->server().holding() == 0) std::this_thread::yield();
            job.cancel.cancel();
        });
        const auto stopped = fetch(made, {}, job);
        impatient.join();
        QVERIFY2(begins(stopped, "cancelled"), code(stopped).c_str());
        QCOMPARE(names(), std::set<std::string>{"starter"});
        m_server->server().letGo();
        QVERIFY(fetch(made).ok());
    }
};

QTEST_GUILESS_MAIN(TestFetchBackbone)
#include "test_fetch_backbone.moc"
