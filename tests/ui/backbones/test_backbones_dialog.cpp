// The window of pre-trained networks by real clicks and keys, against a publisher on loopback.
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <algorithm>

#include "backbone/catalogue.h"
#include "backbone/fetch_backbone.h"
#include "backbones/backbones_dialog.h"
#include "backbones/backbones_model.h"
#include "backbones/backbones_presenter.h"
#include "settings/settings.h"
#include "tests/support/published_server.h"
#include "tests/support/temporary_folder.h"
#include "widgets/file_chooser.h"
#include "widgets/notice_bar.h"

using namespace fovea;
using namespace fovea::ui;
using fovea::test::PublishedServer;
using nlohmann::json;
using State = BackbonesPresenter::State;

namespace {
constexpr int kPatienceMs = 30000;  // of a busy machine; nothing is expected to need it
}

class TestBackbonesDialog : public QObject {
    Q_OBJECT

    std::unique_ptr<test::TemporaryFolder> m_folder;
    std::unique_ptr<PublishedServer> m_server;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<BackbonesDialog> m_dialog;

    template <class T>
    T* part(const char* name) const {
        T* found = m_dialog->findChild<T*>(QLatin1String(name));
        if (!found) qFatal("no %s", name);
        return found;
    }
    void click(const char* name) const {
        auto* button = part<QPushButton>(name);
        QVERIFY2(button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    State state(const char* name) const {
        const auto* entry = m_dialog->presenter().find(name);
        if (!entry) qFatal("no entry %s", name);
        return m_dialog->presenter().state(*entry);
    }
    void open() {
        m_dialog = std::make_unique<BackbonesDialog>(*m_settings);
        m_dialog->show();
        QTRY_VERIFY_WITH_TIMEOUT(!m_dialog->presenter().entries().empty(), kPatienceMs);
    }
    /// Down the table by keys until the details show that one.
    void choose(const QString& title) const {
        auto* table = part<QTableView>("backboneTable");
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier);
        for (int i = 0; i < table->model()->rowCount() && part<QLabel>("backboneTitle")->text() != title; ++i)
            QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(part<QLabel>("backboneTitle")->text(), title);
    }
    QString cell(int row, int column) const {
        auto* model = part<QTableView>("backboneTable")->model();
        return model->index(row, column).data().toString();
    }

private Q_SLOTS:
    void init() {
        for (const char* name : {"http_proxy", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"})
            qunsetenv(name);
        m_folder = std::make_unique<test::TemporaryFolder>();
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(m_folder->path("data")));
        qputenv("FOVEA_RESOURCES", QByteArray::fromStdString(m_folder->path("resources")));
        m_server = std::make_unique<PublishedServer>();
        json byHand = m_server->entry("by-hand");
        byHand["title"] = "Gated network";
        byHand["files"] = json::array();
        byHand["by_hand"] = {"Ask the publisher.", "Add the folder."};
        byHand["use"] = "non-commercial";
        QVERIFY(m_server->writeCatalogue(m_folder->path("resources"),
                                         json::array({m_server->entry("made-up"), byHand})));
        m_settings = std::make_unique<Settings>(QString::fromStdString(m_folder->path("s.ini")));
    }
    void cleanup() {
        m_dialog.reset();
        m_server.reset();
    }

    void fetchesOnlyAfterConsentAndRemoves() {
        open();
        QSignalSpy atHand(m_dialog.get(), &BackbonesDialog::atHandChanged);
        QCOMPARE(part<QTableView>("backboneTable")->model()->rowCount(), 3);
        QCOMPARE(cell(0, BackbonesModel::nameColumn), QStringLiteral("Fovea starter"));
        QVERIFY(!part<QPushButton>("download")->isVisible());  // it is there already
        choose(QStringLiteral("Made-up network"));
        QVERIFY(!part<QWidget>("consent")->isVisible());
        click("download");
        QVERIFY(part<QWidget>("consent")->isVisible());
        QString addresses = part<QLabel>("consentAddresses")->text();
        addresses.remove(QChar(0x200b));
        QCOMPARE(addresses.split(QLatin1Char('\n')).size(), 3);
        QVERIFY(
            addresses.contains(QString::fromStdString(m_server->server().url("/made-up/model.safetensors"))));
        QVERIFY(part<QLabel>("consentText")->text().contains(QStringLiteral("B")));
        click("consentNo");
        QVERIFY(!part<QWidget>("consent")->isVisible());
        QVERIFY(m_server->server().requests().empty());  // nothing was asked of the server

        // By keys: the button that opened it has the focus again.
        QVERIFY(part<QPushButton>("download")->hasFocus());
        QTest::keyClick(part<QPushButton>("download"), Qt::Key_Space);
        QVERIFY(part<QPushButton>("consentYes")->hasFocus());
        QTest::keyClick(part<QPushButton>("consentYes"), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(state("made-up"), State::installed, kPatienceMs);
        QCOMPARE(atHand.count(), 1);
        QCOMPARE(part<QLabel>("backboneTitle")->text(), QStringLiteral("Made-up network"));
        QVERIFY(backbone::findBackbone("made-up").ok());

        click("removeBackbone");
        QVERIFY(part<QPushButton>("keepBackbone")->hasFocus());
        click("keepBackbone");
        click("removeBackbone");
        click("confirmRemove");
        QTRY_COMPARE_WITH_TIMEOUT(state("made-up"), State::available, kPatienceMs);
        QVERIFY(!QFile::exists(QString::fromStdString(backbone::fetchedBackboneFolder("made-up"))));
    }

    void recommendsForAKindOfImage() {
        const std::string path = m_folder->path("resources") + "/catalogue/backbones.json";
        json document = json::parse(readTextFile(path).value());
        document["recommendations"] = {
            {{"images", "Chest X-rays"},
             {"networks", {"by-hand", "made-up"}},
             {"reason", "It learnt from such."}},
            {{"images", "Skin"}, {"networks", {"made-up"}}, {"reason", "Why not."}}};
        QVERIFY(systemFileLayer()->writeAtomically(path, document.dump()).ok());
        open();
        auto* images = part<QComboBox>("kindOfImages");
        QTRY_VERIFY_WITH_TIMEOUT(images->isVisible(), kPatienceMs);
        QCOMPARE(images->count(), 3);
        images->setFocus();
        QTest::keyClick(images, Qt::Key_Down);
        QCOMPARE(images->currentText(), QStringLiteral("Chest X-rays"));
        QVERIFY(part<QLabel>("recommended")
                    ->text()
                    .startsWith(QStringLiteral(
                        "Try Gated network first, then Made-up network. It learnt from such.")));
        QCOMPARE(part<QLabel>("backboneTitle")->text(), QStringLiteral("Gated network"));
        QTest::keyClick(images, Qt::Key_Down);
        QVERIFY(part<QLabel>("recommended")
                    ->text()
                    .startsWith(QStringLiteral("Try Made-up network first. Why not.")));
        QCOMPARE(part<QLabel>("backboneTitle")->text(), QStringLiteral("Made-up network"));
    }

    void aCatalogueWithoutRecommendationsShowsNone() {
        open();
        QVERIFY(!part<QComboBox>("kindOfImages")->isVisible());
    }

    void stopsShowsHowFarAndGoesOn() {
        std::atomic<bool> hold = true;
        m_server->spoil = [&](const std::string& file, PublishedServer::Reply& reply) {
            if (hold && file == "model.safetensors") reply.holdAfter = 100000;
        };
        open();
        choose(QStringLiteral("Made-up network"));
        click("download");
        click("consentYes");
        QCOMPARE(state("made-up"), State::fetching);
        QVERIFY(part<QProgressBar>("downloadProgress")->isVisible());
        QVERIFY(part<QPushButton>("stopDownload")->hasFocus());
        QVERIFY(!part<QPushButton>("download")->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(m_server->server().holding(), 1, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(backbone::unfinishedFetch("made-up") > 0, kPatienceMs);
        // It goes on while the window is closed.
        m_dialog->close();
        QCOMPARE(state("made-up"), State::fetching);
        m_dialog->show();
        click("stopDownload");
        QTRY_COMPARE_WITH_TIMEOUT(state("made-up"), State::unfinished, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>("backboneState")->isVisible(), kPatienceMs);
        QVERIFY(part<QPushButton>("discardDownload")->isVisible());
        QVERIFY(!part<NoticeBar>("fetchNotice")->isVisible());  // stopping is no failure

        // Another start of the program finds it.
        m_dialog.reset();
        open();
        choose(QStringLiteral("Made-up network"));
        QCOMPARE(state("made-up"), State::unfinished);
        hold = false;
        click("download");
        click("consentYes");
        QTRY_COMPARE_WITH_TIMEOUT(state("made-up"), State::installed, kPatienceMs);
        QVERIFY(m_server->server().requests().back().header("range").rfind("bytes=", 0) == 0);
    }

    void closingTheProgramWhileFetchingLosesNothing() {
        m_server->spoil = [](const std::string& file, PublishedServer::Reply& reply) {
            if (file == "model.safetensors") reply.holdAfter = 100000;
        };
        open();
        choose(QStringLiteral("Made-up network"));
        click("download");
        click("consentYes");
        QTRY_VERIFY_WITH_TIMEOUT(
            m_server->server().holding() == 1 && backbone::unfinishedFetch("made-up") > 0, kPatienceMs);
        m_dialog.reset();  // returns: it does not wait for the server
        QVERIFY(backbone::unfinishedFetch("made-up") > 0);
        open();
        choose(QStringLiteral("Made-up network"));
        click("discardDownload");
        QTRY_COMPARE_WITH_TIMEOUT(state("made-up"), State::available, kPatienceMs);
        QCOMPARE(backbone::unfinishedFetch("made-up"), std::uint64_t(0));
    }

    void failuresAreSaidInPlainWords_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("words");
        QTest::newRow("gated") << 401 << "account or a consent";
        QTest::newRow("gone") << 404 << "does not have this file";
        QTest::newRow("trouble") << 503 << "could not answer";
        QTest::newRow("wrong bytes") << 0 << "not what it announced";
        QTest::newRow("broken off") << -1 << "broke off";
    }
    void failuresAreSaidInPlainWords() {
        QFETCH(const int, status);
        QFETCH(const QString, words);
        std::atomic<bool> spoilt = true;
        m_server->spoil = [&, status](const std::string& file, PublishedServer::Reply& reply) {
            if (!spoilt) return;
            if (status > 0) reply.status = status;
            if (status == 0 && file == "model.safetensors") reply.body.back() ^= 1;
            if (status == -1 && file == "model.safetensors") reply.breakOffAfter = 0;
        };
        open();
        choose(QStringLiteral("Made-up network"));
        click("download");
        click("consentYes");
        QTRY_COMPARE_WITH_TIMEOUT(state("made-up"), State::failed, kPatienceMs);
        QVERIFY(part<NoticeBar>("fetchNotice")->isVisible());
        QVERIFY2(part<NoticeBar>("fetchNotice")->text().contains(words),
                 qPrintable(part<NoticeBar>("fetchNotice")->text()));
        spoilt = false;
        click("download");
        click("consentYes");
        QTRY_COMPARE_WITH_TIMEOUT(state("made-up"), State::installed, kPatienceMs);
        QVERIFY(!part<NoticeBar>("fetchNotice")->isVisible());
    }

    void aChangedFileIsTakenOnlyWhenAccepted() {
        open();
        choose(QStringLiteral("Made-up network"));
        click("download");
        click("consentYes");
        QTRY_COMPARE_WITH_TIMEOUT(state("made-up"), State::installed, kPatienceMs);
        click("removeBackbone");
        click("confirmRemove");
        QTRY_COMPARE_WITH_TIMEOUT(state("made-up"), State::available, kPatienceMs);
        m_server->files["model.safetensors"].back() ^= 1;
        QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>("download")->isEnabled(), kPatienceMs);
        click("download");
        click("consentYes");
        QTRY_COMPARE_WITH_TIMEOUT(state("made-up"), State::failed, kPatienceMs);
        auto* accept = part<NoticeBar>("fetchNotice")->findChild<QPushButton*>();
        QVERIFY(accept && accept->isVisible());
        QTest::mouseClick(accept, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(state("made-up"), State::installed, kPatienceMs);
    }

    void byHandWithoutNetwork() {
        open();
        choose(QStringLiteral("Gated network"));
        QVERIFY(!part<QPushButton>("download")->isVisible());
        QVERIFY(part<QLabel>("byHandSteps")->text().contains(QStringLiteral("Ask the publisher.")));
        QVERIFY(part<QLabel>("backboneLicence")->text().contains(QStringLiteral("Not for commercial use")));
        const std::string own = m_folder->path("by-hand");
        QVERIFY(test::MadeUpBackbone(test::tinyViT()).write(own));
        setNextChosenFiles({QString::fromStdString(own)});
        click("addByHand");
        QTRY_COMPARE_WITH_TIMEOUT(state("by-hand"), State::installed, kPatienceMs);
        click("removeBackbone");
        click("confirmRemove");
        QTRY_COMPARE_WITH_TIMEOUT(state("by-hand"), State::byHand, kPatienceMs);
        QVERIFY(QFile::exists(QString::fromStdString(own + "/model.safetensors")));

        // A folder that is none.
        setNextChosenFiles({QString::fromStdString(m_folder->path("resources"))});
        click("addFolder");
        const auto said = [&](const char* words) {
            const auto bars = m_dialog->findChildren<NoticeBar*>();
            return std::any_of(bars.begin(), bars.end(), [&](const NoticeBar* bar) {
                return bar->text().contains(QLatin1String(words));
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(said("model.safetensors"), kPatienceMs);
        QVERIFY(m_server->server().requests().empty());
    }

    void theProxyOfTheFieldIsUsed() {
        test::LoopbackServer proxy([](const test::LoopbackServer::Request&) {
            test::LoopbackServer::Reply reply;
            reply.status = 407;
            return reply;
        });
        open();
        auto* field = part<QLineEdit>("proxy");
        field->setFocus();
        QTest::keyClicks(field, QString::fromStdString(proxy.url()));
        choose(QStringLiteral("Made-up network"));  // leaves the field
        QCOMPARE(m_settings->get(setting::proxy), QString::fromStdString(proxy.url()));
        click("download");
        click("consentYes");
        QTRY_COMPARE_WITH_TIMEOUT(state("made-up"), State::failed, kPatienceMs);
        QVERIFY(part<NoticeBar>("fetchNotice")->text().contains(QStringLiteral("proxy")));
        QVERIFY(m_server->server().requests().empty());
        QCOMPARE(proxy.requests().front().target, m_server->server().url("/made-up/config.json"));
    }

    void everyControlHasAName() {
        open();
        for (QPushButton* b : m_dialog->findChildren<QPushButton*>())
            if (!b->objectName().isEmpty() && b->isVisible())
                QVERIFY2(!b->text().isEmpty(), qPrintable(b->objectName()));
        for (const char* name : {"proxy", "backboneTable", "downloadProgress"})
            QVERIFY2(!part<QWidget>(name)->accessibleName().isEmpty(), name);
    }
};

QTEST_MAIN(TestBackbonesDialog)
#include "test_backbones_dialog.moc"
