// `fovea-cli backbones`: the list, the catalogue, fetching from a publisher on loopback.
#include <QTest>
#include <csignal>

#include "tests/support/cli.h"
#include "tests/support/published_server.h"
#include "tests/support/temporary_folder.h"

using fovea::test::CliAnswer;
using fovea::test::PublishedServer;
using nlohmann::json;

class TestCliBackbones : public QObject {
    Q_OBJECT

    std::unique_ptr<fovea::test::TemporaryFolder> m_folder;
    std::unique_ptr<PublishedServer> m_server;

    CliAnswer cli(const QStringList& arguments, bool asJson = true) const {
        return fovea::test::runCli(QStringList{"backbones"} + arguments,
                                   QString::fromStdString(m_folder->path("data")), asJson);
    }
    static std::string code(const CliAnswer& a) {
        return a.json.is_object() && a.json.contains("error") ? a.json["error"]["code"].get<std::string>()
                                                              : "none";
    }
    static QStringList names(const CliAnswer& a) {
        QStringList all;
        for (const json& b : a.json["backbones"]) all << QString::fromStdString(b["name"].get<std::string>());
        return all;
    }

private Q_SLOTS:
    void init() {
        for (const char* name : {"http_proxy", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"})
            qunsetenv(name);
        m_folder = std::make_unique<fovea::test::TemporaryFolder>();
        m_server = std::make_unique<PublishedServer>();
        QVERIFY(
            m_server->writeCatalogue(m_folder->path("resources"), json::array({m_server->entry("made-up")})));
        qputenv("FOVEA_RESOURCES", QByteArray::fromStdString(m_folder->path("resources")));
    }

    void whatShipsIsListed() {
        qunsetenv("FOVEA_RESOURCES");
        const CliAnswer answer = cli({});
        QCOMPARE(answer.exitCode, 0);
        QCOMPARE(names(answer), QStringList{"starter"});  // and no "untrained"
        QVERIFY(answer.json["catalogue"].size() >= 12);
        for (const json& b : answer.json["catalogue"]) {
            QVERIFY(!b["licence"].get<std::string>().empty());
            QVERIFY(!b["installed"].get<bool>());
        }
        const CliAnswer text = cli({}, false);
        QVERIFY(text.output.contains("dinov2-base") && text.output.contains("Apache-2.0"));
    }

    void downloadsListsAndRemoves() {
        const CliAnswer answer = cli({"--download", "made-up"});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        const json got = answer.json["downloaded"];
        QCOMPARE(got["files"].size(), std::size_t(3));
        QCOMPARE(got["files"][2]["address"].get<std::string>(),
                 m_server->server().url("/made-up/model.safetensors"));
        QVERIFY(got["files"][2]["sha256_stated"].get<bool>());
        // The addresses are said before anything is fetched.
        QVERIFY(answer.log.indexOf(
                    QByteArray::fromStdString(m_server->server().url("/made-up/config.json"))) >= 0);
        QCOMPARE(names(answer), (QStringList{"starter", "made-up"}));
        QVERIFY(answer.json["catalogue"][0]["installed"].get<bool>());

        const CliAnswer removed = cli({"--remove", "made-up"});
        QCOMPARE(removed.exitCode, 0);
        QCOMPARE(names(removed), QStringList{"starter"});
        QCOMPARE(code(cli({"--remove", "made-up"})), std::string("not_found"));
        QCOMPARE(code(cli({"--download", "resnet"})), std::string("not_found"));
    }

    void asksAPersonButNotAProgram() {
        // Nobody at the other end of stdin: refused, and no server was asked.
        const CliAnswer refused = cli({"--download", "made-up"}, false);
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.log.contains("--yes"), refused.log.constData());
        QVERIFY(refused.log.contains(QByteArray::fromStdString(m_server->server().url("/made-up/"))));
        QVERIFY(m_server->server().requests().empty());
        const CliAnswer agreed = cli({"--download", "made-up", "--yes"}, false);
        QVERIFY2(agreed.exitCode == 0, agreed.log.constData());
        QVERIFY(agreed.output.contains("SHA-256"));
    }

    void interruptedThenContinued() {
        std::atomic<bool> hold = true;
        m_server->spoil = [&](const std::string& file, PublishedServer::Reply& reply) {
            if (hold && file == "model.safetensors") reply.holdAfter = 100000;
        };
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", QString::fromStdString(m_folder->path("data")));
        process.setProcessEnvironment(environment);
        process.start(FOVEA_CLI, {"backbones", "--download", "made-up", "--json"});
        QVERIFY(process.waitForStarted());
        const QString part = QString::fromStdString(
            m_folder->path("data/fovea/backbones/.unfinished/made-up/model.safetensors.part"));
        QTRY_VERIFY_WITH_TIMEOUT(m_server->server().holding() == 1 && QFile(part).size() > 0, 30000);
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(30000));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(process.readAllStandardOutput().contains("\"cancelled\""));
        const CliAnswer list = cli({});
        QCOMPARE(names(list), QStringList{"starter"});
        QVERIFY(list.json["catalogue"][0]["unfinished_bytes"].get<int>() > 0);
        hold = false;
        const CliAnswer answer = cli({"--download", "made-up"});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        QVERIFY(answer.json["downloaded"]["continued_from"].get<int>() > 0);
    }

    void failuresHaveTheirCodes() {
        m_server->spoil = [](const std::string&, PublishedServer::Reply& reply) { reply.status = 403; };
        const CliAnswer gated = cli({"--download", "made-up"});
        QCOMPARE(gated.exitCode, 1);
        QCOMPARE(code(gated), std::string("access_refused"));
        QVERIFY(!gated.json["error"]["remedy"].get<std::string>().empty());
        const CliAnswer proxied = cli({"--download", "made-up", "--proxy", "http://127.0.0.1:1"});
        QCOMPARE(code(proxied), std::string("proxy_refused"));
    }

    void wrongUsageEndsWith2_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("two wishes") << QStringList{"--add", "x", "--download", "y"};
        QTest::newRow("yes to what") << QStringList{"--yes"};
        QTest::newRow("a proxy for what") << QStringList{"--proxy", "http://x:1"};
    }
    void wrongUsageEndsWith2() {
        QFETCH(const QStringList, arguments);
        QCOMPARE(cli(arguments, false).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliBackbones)
#include "test_cli_backbones.moc"
