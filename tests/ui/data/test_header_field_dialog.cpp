// The window in which a header field says the diagnosis, by real clicks and keys.
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>
#include <filesystem>

#include "data/header_field_dialog.h"
#include "tests/imaging/dicom_maker.h"
#include "tests/ui/support/data_page_bench.h"
#include "widgets/notice_bar.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

constexpr int kFiles = 24;

struct Bench : test::DataPageBench {
    QString studies = QString::fromStdString(temporary.path("studies"));
    Bench() {
        std::filesystem::create_directories(studies.toStdString());
        for (int i = 0; i < kFiles; ++i) {
            test::DicomMaker maker;
            maker.rows = maker.columns = 16;
            for (int p = 0; p < 256; ++p) maker.words.push_back(std::uint16_t((p * (i + 3) * 37) % 4096));
            maker.texts = {{"PatientID", "PAT" + std::to_string(i / 2)}};
            if (i > 0) maker.texts.emplace_back("SeriesDescription", i % 2 ? "Lateral" : "Frontal");
            if (!maker.write((studies + QStringLiteral("/%1.dcm").arg(i)).toStdString())) qFatal("no file");
        }
        open();
    }
    HeaderFieldDialog* dialog() { return page.window()->findChild<HeaderFieldDialog*>(); }
    template <class T>
    T* find(const char* name) {
        return dialog()->findChild<T*>(QLatin1String(name));
    }
};

}  // namespace

class TestHeaderFieldDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFolderWithoutClassFoldersLeadsThere() {
        Bench b;
        b.page.importPaths({b.studies});
        auto* notice = b.page.findChild<NoticeBar*>(QStringLiteral("notice"));
        QTRY_VERIFY(notice->text().contains(QStringLiteral("header")));
        QVERIFY(b.session.samples().empty());
        QPushButton* offer = nullptr;
        for (QPushButton* button : notice->findChildren<QPushButton*>())
            if (button->isVisible() && button->text().contains(QStringLiteral("header"))) offer = button;
        QVERIFY(offer);
        QTest::mouseClick(offer, Qt::LeftButton);

        auto* fields = b.find<QTableWidget>("headerFields");
        QTRY_COMPARE(fields->rowCount(), 1);  // the patient is not offered
        QCOMPARE(fields->item(0, 0)->text(), QStringLiteral("SeriesDescription"));
        QVERIFY(!b.find<QPushButton>("importWithField")->isEnabled());
        QTest::mouseClick(fields->viewport(), Qt::LeftButton, {},
                          fields->visualItemRect(fields->item(0, 0)).center());
        auto* values = b.find<QListWidget>("headerValues");
        QCOMPARE(values->count(), 2);
        QVERIFY(values->item(0)->text().contains(QStringLiteral("Frontal")));
        QVERIFY(values->item(0)->text().contains(QStringLiteral("11")));
        QVERIFY(b.find<QLabel>("headerRest")->text().contains(QStringLiteral("without a diagnosis")));

        QTest::mouseClick(b.find<QPushButton>("importWithField"), Qt::LeftButton);
        QTRY_COMPARE(int(b.session.samples().size()), kFiles);
        QCOMPARE(b.session.classes(), (std::vector<std::string>{"Frontal", "Lateral"}));
        QCOMPARE(b.session.samples()[0].label, std::string());
        QCOMPARE(b.session.samples()[0].patient, std::string("PAT0"));
    }

    void nothingToChooseFrom() {
        Bench b;
        b.page.openHeaderFields(b.images);  // no DICOM
        auto* found = b.find<QLabel>("headersFound");
        QTRY_VERIFY(found->text().contains(QStringLiteral("table")));
        QCOMPARE(b.find<QTableWidget>("headerFields")->rowCount(), 0);
        QVERIFY(!b.find<QPushButton>("importWithField")->isEnabled());
        b.page.openHeaderFields(QString::fromStdString(b.temporary.path("nowhere")));
        QTRY_VERIFY(b.dialog()->findChild<NoticeBar*>()->isVisible());
    }
};

QTEST_MAIN(TestHeaderFieldDialog)
#include "test_header_field_dialog.moc"
