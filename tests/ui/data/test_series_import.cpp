// Slices of DICOM series on their way into a project, by real clicks: put together to volumes, or each by
// itself.
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>
#include <QToolButton>

#include "imaging/plane.h"
#include "tests/imaging/series_maker.h"
#include "tests/ui/support/data_page_bench.h"
#include "text/translations.h"
#include "widgets/notice_bar.h"

using namespace fovea;
using namespace fovea::ui;
using test::kSlices;

namespace {

constexpr int kPerClass = 3, kSeries = 2 * kPerClass;

struct Bench : test::DataPageBench {
    QString series = path("ct");

    Bench() {
        test::writeSeriesFolders(temporary.path("ct"), kPerClass);
        open();
    }
    /// A part of the page's window, or of the dialog that it opened.
    template <class T>
    T* find(const char* name) {
        T* found = page.findChild<T*>(QLatin1String(name));
        if (!found) qFatal("no %s", name);
        return found;
    }
    void click(const char* name) {
        auto* button = find<QAbstractButton>(name);
        QVERIFY2(button->isVisible() && button->isEnabled(), name);
        // On the box or circle: a long text is not one place.
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(8, button->height() / 2));
    }
    QDialog* dialog() { return page.findChild<QDialog*>(QStringLiteral("framesDialog")); }
    void bringIn() {
        page.importPaths({series});
        QTRY_VERIFY(dialog() && dialog()->isVisible());
    }
    QString problems() {
        QStringList lines;
        auto* list = find<QListWidget>("problems");
        for (int i = 0; i < list->count(); ++i) lines << list->item(i)->text();
        return lines.join(QLatin1Char('\n'));
    }
};

}  // namespace

class TestSeriesImport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp); }  // the English plurals

    void slicesArePutTogether() {
        Bench b;
        b.bringIn();
        const QString found = b.find<QLabel>("seriesFound")->text();
        // One slice is missing, and one there twice, of which one counts.
        QVERIFY2(found.contains(QStringLiteral("6 series")) &&
                     found.contains(QString::number(kSeries * kSlices - 1) + QStringLiteral(" slices")),
                 qPrintable(found));
        QVERIFY2(found.contains(QStringLiteral("With 2 volumes something was found")), qPrintable(found));
        // Most of what is there are slices of volumes: that is proposed.
        QVERIFY(b.find<QRadioButton>("together")->isChecked());
        QVERIFY(b.find<QRadioButton>("together")->text().contains(QStringLiteral("6 volumes")));
        b.click("all");
        b.click("bringIn");
        QTRY_COMPARE(int(b.session.samples().size()), kSeries * kSlices);
        QTRY_VERIFY(!b.jobs.running() && !b.session.busy());
        for (const dataset::Sample& s : b.session.samples())
            QVERIFY2(s.path.ends_with(".nrrd"), s.path.c_str());
        // What was found is among the problems, which are shown.
        QTRY_VERIFY(b.find<QListWidget>("problems")->isVisible());
        QTRY_VERIFY2(b.problems().contains(QStringLiteral("1 slice is missing between others")),
                     qPrintable(b.problems()));
        QVERIFY2(b.problems().contains(QStringLiteral("1 slice lies where another one is")),
                 qPrintable(b.problems()));
        // One step of Undo.
        b.click("undo");
        QTRY_VERIFY(b.session.samples().empty());
    }

    void coronalOfCubicVoxels() {
        Bench b;
        b.bringIn();
        b.click("isotropic");
        auto* plane = b.find<QComboBox>("plane");
        plane->setFocus();
        QTest::keyClick(plane, Qt::Key_Down);
        b.click("middle");
        b.click("bringIn");
        QTRY_COMPARE(int(b.session.samples().size()), kSeries);
        for (const dataset::Sample& s : b.session.samples()) {
            QCOMPARE(s.plane, imaging::Plane::coronal);
            QCOMPARE(s.height, 11);  // of six slices 4 mm apart, in voxels of 2 mm
        }
    }

    void eachSliceByItself() {
        Bench b;
        b.bringIn();
        b.click("alone");
        QVERIFY(!b.find<QCheckBox>("isotropic")->isEnabled());
        QVERIFY(!b.find<QRadioButton>("middle")->isEnabled());
        b.click("bringIn");
        QTRY_COMPARE(int(b.session.samples().size()), kSeries * kSlices);
        for (const dataset::Sample& s : b.session.samples())
            QVERIFY2(s.path.ends_with(".dcm"), s.path.c_str());
    }

    void cancelledWhileSlicesAreRead() {
        Bench b;
        b.bringIn();
        connect(&b.jobs, &JobRunner::started, &b.page, [&b] { b.jobs.cancel(); });
        b.click("bringIn");
        auto* notice = b.find<NoticeBar>("notice");
        QTRY_COMPARE(notice->text(), QStringLiteral("Stopped. Nothing was added."));
        QVERIFY(b.session.samples().empty());
        QVERIFY(!QDir(b.path("p.fovea/volumes")).exists());
    }

    void pulledBackByEscape() {
        Bench b;
        b.bringIn();
        QTest::keyClick(b.dialog(), Qt::Key_Escape);
        QTRY_VERIFY(!b.dialog());
        QVERIFY(!b.jobs.running() && b.session.samples().empty());
    }
};

QTEST_MAIN(TestSeriesImport)
#include "test_series_import.moc"
