// The program itself, asked by the system to end: it closes in order, and its project is free.
#include <QFileInfo>
#include <QProcess>
#include <QTest>
#include <csignal>
#include <string>

#include "project/directory_lock.h"
#include "project/project.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;

namespace {
constexpr int kPatienceMs = 60000;
}

class TestEndRequests : public QObject {
    Q_OBJECT

    test::TemporaryFolder m_folder;
    std::string m_project = m_folder.path("p.fovea");

    void start(QProcess& program, const QStringList& arguments) {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"),
                           QString::fromStdString(m_folder.path("config")));
        environment.insert(QStringLiteral("XDG_DATA_HOME"), QString::fromStdString(m_folder.path("data")));
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::ForwardedChannels);
        program.start(QStringLiteral(FOVEA_GUI), arguments);
        QVERIFY(program.waitForStarted(kPatienceMs));
    }
    /// Whether this process has the project, as its lock says.
    bool holds(const QProcess& program) const {
        const auto holder = project::lockHolder(m_project);
        return holder && holder->alive && holder->process == program.processId();
    }
    void endsInOrder(QProcess& program, int signal) {
        QCOMPARE(::kill(pid_t(program.processId()), signal), 0);
        QVERIFY(program.waitForFinished(kPatienceMs));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(!project::lockHolder(m_project));
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(project::Project::createOrOpen(m_project).ok()); }

    /// In turn on one project: each start finds it free.
    void theProjectIsFreeAfterwards_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("terminated") << SIGTERM;
        QTest::newRow("interrupted") << SIGINT;
        QTest::newRow("the session ended") << SIGHUP;
    }
    void theProjectIsFreeAfterwards() {
        QFETCH(const int, signal);
        QProcess program;
        start(program, {QString::fromStdString(m_project)});
        QTRY_VERIFY_WITH_TIMEOUT(holds(program), kPatienceMs);
        endsInOrder(program, signal);
    }
    /// What the program is at work on is not asked about: the images of the demo are being made and read.
    void atWork() {
        QProcess program;
        const QString demo = QString::fromStdString(m_folder.path("demo"));
        start(program, {QStringLiteral("--demo"), QStringLiteral("--demo-folder"), demo});
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(demo), kPatienceMs);
        endsInOrder(program, SIGTERM);
    }
    /// As nohup has it.
    void whatIsToBeIgnoredIs() {
        QProcess program;
        program.setChildProcessModifier([] { std::signal(SIGHUP, SIG_IGN); });
        start(program, {QString::fromStdString(m_project)});
        QTRY_VERIFY_WITH_TIMEOUT(holds(program), kPatienceMs);
        QCOMPARE(::kill(pid_t(program.processId()), SIGHUP), 0);
        endsInOrder(program, SIGTERM);
    }
};

QTEST_GUILESS_MAIN(TestEndRequests)
#include "test_end_requests.moc"
