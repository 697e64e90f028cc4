// Presses every control of the window of pre-trained networks by mouse and by key, against a publisher on
// loopback.
#include <QDesktopServices>
#include <QTableView>
#include <QTest>
#include <nlohmann/json.hpp>

#include "backbones/backbones_dialog.h"
#include "backbones/backbones_model.h"
#include "backbones/backbones_presenter.h"
#include "settings/settings.h"
#include "tests/support/published_server.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/press_all.h"

using namespace fovea;
using namespace fovea::ui;
using nlohmann::json;

namespace {
constexpr char kToured[] = "touredDialog";
constexpr int kPatienceMs = 60000;
}  // namespace

class TestBackbonesControls : public test::PressAllTest {
    Q_OBJECT

    test::TemporaryFolder m_folder;
    std::unique_ptr<test::PublishedServer> m_server;
    std::unique_ptr<Settings> m_settings;

    /// With nothing fetched, and the network of this title chosen.
    QWidget* opened(const QString& title) {
        QDir(QString::fromStdString(m_folder.path("data"))).removeRecursively();
        QFile::remove(QString::fromStdString(m_folder.path("s.ini")));
        m_settings = std::make_unique<Settings>(QString::fromStdString(m_folder.path("s.ini")));
        auto* dialog = new BackbonesDialog(*m_settings);
        dialog->setObjectName(QLatin1String(kToured));
        dialog->show();
        auto* table = test::child<QTableView>(*dialog, "backboneTable");
        const auto row = [&] {
            for (int i = 0; i < table->model()->rowCount(); ++i)
                if (table->model()->index(i, BackbonesModel::nameColumn).data().toString() == title) return i;
            return -1;
        };
        if (!QTest::qWaitFor([&] { return row() >= 0; }, kPatienceMs)) qFatal("not listed");
        table->selectRow(row());
        return dialog;
    }

private Q_SLOTS:
    void openPage(const QUrl&) { ++m_openedOutside; }

    void initTestCase() {
        for (const char* scheme : {"http", "https"})
            QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "openPage");
        for (const char* name : {"http_proxy", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"})
            qunsetenv(name);
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(m_folder.path("data")));
        qputenv("FOVEA_RESOURCES", QByteArray::fromStdString(m_folder.path("resources")));
        m_server = std::make_unique<test::PublishedServer>();
        // What is fetched does not end before it is stopped.
        m_server->spoil = [](const std::string& file, test::PublishedServer::Reply& reply) {
            if (file == "model.safetensors") reply.holdAfter = 100000;
        };
        json byHand = m_server->entry("by-hand");
        byHand["title"] = "Gated network";
        byHand["files"] = json::array();
        byHand["by_hand"] = {"Ask the publisher.", "Add the folder."};
        byHand["use"] = "non-commercial";
        QVERIFY(m_server->writeCatalogue(m_folder.path("resources"),
                                         json::array({m_server->entry("made-up"), byHand})));
        startTour({QLatin1String(kToured)});
    }
    void cleanupTestCase() {
        for (const char* scheme : {"http", "https"}) QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
    }
    void oneToFetch() {
        pressAll([this] { return opened(QStringLiteral("Made-up network")); });
    }
    void oneToGetByHand() {
        pressAll([this] { return opened(QStringLiteral("Gated network")); });
    }
    /// Last: of all that came into sight above.
    void nothingWasLeftOut() { nothingLeftToPress(); }
};

QTEST_MAIN(TestBackbonesControls)
#include "test_backbones_controls.moc"
