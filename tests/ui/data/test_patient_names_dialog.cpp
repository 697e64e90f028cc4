// The window in which is said who the patients are, and the problems that lead there, by real
// clicks and keys.
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <algorithm>
#include <map>
#include <set>

#include "data/label_table_dialog.h"
#include "data/patient_names_dialog.h"
#include "tests/ui/support/data_page_bench.h"
#include "widgets/file_chooser.h"

using namespace fovea;
using namespace fovea::ui;
using dataset::ProblemKind;
using dataset::Split;

namespace {

using test::kPerClass;

/// An open project of PNG files, healthy/P1_1.png, healthy/P1_2.png, healthy/P2_3.png ...
struct Bench : test::DataPageBench {
    Bench() {
        for (const char* folder : {"healthy", "lesions"}) {
            const QDir dir(images + QLatin1Char('/') + QLatin1String(folder));
            for (int i = 1; i <= kPerClass; ++i)
                QFile::rename(
                    dir.filePath(QStringLiteral("%1.png").arg(i)),
                    dir.filePath(
                        QStringLiteral("%1%2_%3.png").arg(QLatin1Char(folder[0])).arg((i + 1) / 2).arg(i)));
        }
        open();
    }
    template <class T>
    T* find(const char* name) {
        return page.findChild<T*>(QLatin1String(name));
    }
    PatientNamesDialog* dialog() { return page.window()->findChild<PatientNamesDialog*>(); }
    template <class T>
    T* inDialog(const char* name) {
        return dialog()->findChild<T*>(QLatin1String(name));
    }
    bool choose(ProblemKind kind) {
        find<QTabWidget>("side")->setCurrentIndex(1);
        for (std::size_t i = 0; i < session.problems().size(); ++i)
            if (session.problems()[i].kind == kind) {
                find<QListWidget>("problems")->setCurrentRow(int(i));
                return true;
            }
        return false;
    }
    void openDialog() {
        QVERIFY(QTest::qWaitFor([&] { return choose(ProblemKind::patientsUnknown); }));
        QTRY_VERIFY(find<QPushButton>("repair")->isVisible());
        QTest::mouseClick(find<QPushButton>("repair"), Qt::LeftButton);
        QVERIFY(dialog());
        QTRY_VERIFY(!dialog()->presenter().busy());
    }
    QString counts() { return inDialog<QLabel>("patientCounts")->text(); }
    std::set<std::string> patients() const {
        std::set<std::string> all;
        for (const auto& s : session.samples()) all.insert(s.patient);
        return all;
    }
    std::map<std::string, Split> testImages() const {
        std::map<std::string, Split> images;
        for (const auto& s : session.samples())
            if (s.split == Split::test) images[s.path] = s.split;
        return images;
    }
};

}  // namespace

class TestPatientNamesDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void patientsOfTheNamesBecomeKnown() {
        Bench b;
        b.importFolders();
        b.openDialog();
        QVERIFY(!b.dialog()->isModal());
        QVERIFY2(b.counts().startsWith(QStringLiteral("12 ")) &&
                     b.counts().contains(QStringLiteral("in 24 of 24 images")),
                 qPrintable(b.counts()));
        auto* examples = b.inDialog<QTableWidget>("patientExamples");
        QVERIFY(examples->rowCount() >= 4);
        QCOMPARE(examples->item(0, 1)->text(), examples->item(0, 0)->text().section(QLatin1Char('_'), 0, 0));
        QTest::mouseClick(b.inDialog<QPushButton>("usePatients"), Qt::LeftButton);
        QTRY_VERIFY(!b.dialog() && !b.jobs.running());
        QCOMPARE(b.patients().size(), std::size_t(12));
        QCOMPARE(b.patients().count(""), std::size_t(0));
        QTRY_VERIFY(!b.choose(ProblemKind::patientsUnknown));
        b.session.undo();
        QTRY_COMPARE(b.patients(), std::set<std::string>{""});
        QTRY_VERIFY(b.choose(ProblemKind::patientsUnknown));
    }

    void aPatternIsLookedAtWhileItIsWritten() {
        Bench b;
        b.importFolders();
        b.openDialog();
        auto* pattern = b.inDialog<QLineEdit>("pattern");
        pattern->setFocus();
        QTest::keyClicks(pattern, QStringLiteral("([a-z][0-9"));
        QVERIFY(b.inDialog<QRadioButton>("byPattern")->isChecked());
        QVERIFY(b.counts().contains(QStringLiteral("round brackets")));
        QVERIFY(!b.inDialog<QPushButton>("usePatients")->isEnabled());
        QTest::keyClicks(pattern, QStringLiteral("]+)_"));
        QTRY_VERIFY(!b.dialog()->presenter().busy());
        QVERIFY2(b.counts().startsWith(QStringLiteral("12 ")), qPrintable(b.counts()));
        QVERIFY(b.inDialog<QPushButton>("usePatients")->isEnabled());
        // A pattern that is fine, and found nowhere.
        QTest::keyClicks(pattern, QStringLiteral("nowhere"));
        QTRY_VERIFY(!b.dialog()->presenter().busy());
        QVERIFY(!b.inDialog<QPushButton>("usePatients")->isEnabled());
        QVERIFY(!b.inDialog<QLabel>("patientNote")->text().isEmpty());
    }

    void theDiagnosisIsNoPatient() {
        Bench b;
        b.importFolders();
        b.openDialog();
        auto* level = b.inDialog<QComboBox>("folderLevel");
        QVERIFY(level->itemText(0).contains(QStringLiteral("healthy")));
        QTest::mouseClick(b.inDialog<QRadioButton>("byFolder"), Qt::LeftButton);
        QTRY_VERIFY(!b.dialog()->presenter().busy());
        QVERIFY2(b.counts().startsWith(QStringLiteral("2 ")), qPrintable(b.counts()));
        QVERIFY(b.inDialog<QLabel>("patientNote")->text().contains(QStringLiteral("probably the diagnosis")));
    }

    void everyImageItsOwnHasToBeStated() {
        Bench b;
        b.importFolders();
        b.openDialog();
        auto* stated = b.inDialog<QCheckBox>("oneImageEach");
        auto* use = b.inDialog<QPushButton>("usePatients");
        QVERIFY(!stated->isVisible() && use->isEnabled());  // two images each, by the name
        auto* pattern = b.inDialog<QLineEdit>("pattern");
        pattern->setFocus();
        QTest::keyClicks(pattern, QStringLiteral("([a-z][0-9]+_[0-9]+)"));
        QTRY_VERIFY(!b.dialog()->presenter().busy());
        QVERIFY2(b.counts().startsWith(QStringLiteral("24 ")), qPrintable(b.counts()));
        QVERIFY(b.inDialog<QLabel>("patientNote")->text().contains(QStringLiteral("its own patient")));
        QVERIFY(stated->isVisible());
        QVERIFY(!use->isEnabled());
        QVERIFY(b.choose(ProblemKind::patientsUnknown));
        QTest::mouseClick(stated, Qt::LeftButton, {}, QPoint(8, stated->height() / 2));
        QVERIFY(stated->isChecked() && use->isEnabled());
        QTest::mouseClick(use, Qt::LeftButton);
        QTRY_VERIFY(!b.dialog() && !b.jobs.running());
        QCOMPARE(b.patients().size(), std::size_t(24));
        QTRY_VERIFY(!b.choose(ProblemKind::patientsUnknown));
    }

    void aTableSaysItInItsOwnWindow() {
        Bench b;
        b.importFolders();
        QFile file(b.images + QStringLiteral("/patients.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("file,patient\nhealthy/h1_1,Q1\n");
        file.close();
        b.openDialog();
        QTest::mouseClick(b.inDialog<QRadioButton>("byTable"), Qt::LeftButton);
        setNextChosenFiles({file.fileName()});
        QTest::mouseClick(b.inDialog<QPushButton>("usePatients"), Qt::LeftButton);
        QTRY_VERIFY(b.page.window()->findChild<LabelTableDialog*>());
        auto* table = b.page.window()->findChild<LabelTableDialog*>();
        QTRY_VERIFY(table->presenter().ready());
        QCOMPARE(table->presenter().images(), LabelTablePresenter::Images::inProject);
        QCOMPARE(table->presenter().role(LabelTablePresenter::Role::patient), 1);
    }

    void aGivenTestSetIsLeft() {
        Bench b;
        const QString given = QString::fromStdString(b.temporary.path("given"));
        for (const char* label : {"healthy", "lesions"})
            for (int i = 1; i <= kPerClass; ++i) {
                const QString part = QLatin1String(i <= 8 ? "/train/" : "/test/") + QLatin1String(label);
                QDir().mkpath(given + part);
                QVERIFY(QFile::copy(b.images + QStringLiteral("/%1/%2%3_%4.png")
                                                   .arg(QLatin1String(label))
                                                   .arg(QLatin1Char(label[0]))
                                                   .arg((i + 1) / 2)
                                                   .arg(i),
                                    given + part + QStringLiteral("/%1.png").arg(i)));
            }
        // As a table gives it: an import by folders would take validation images itself.
        QFile file(given + QStringLiteral("/labels.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("file,label,split\n");
        for (const char* label : {"healthy", "lesions"})
            for (int i = 1; i <= kPerClass; ++i) {
                const QString part = QLatin1String(i <= 8 ? "train" : "test");
                file.write(
                    QStringLiteral("%1/%2/%3.png,%2,%1\n").arg(part, QLatin1String(label)).arg(i).toUtf8());
            }
        file.close();
        b.page.openTable(file.fileName());
        auto* table = b.page.window()->findChild<LabelTableDialog*>();
        QTRY_VERIFY(table->presenter().ready());
        table->accept();
        QTRY_COMPARE(int(b.session.samples().size()), 2 * kPerClass);
        QTRY_VERIFY(!b.jobs.running() && b.choose(ProblemKind::emptyPart));
        const auto before = b.testImages();
        QCOMPARE(before.size(), std::size_t(8));
        auto* repair = b.find<QPushButton>("repair");
        QVERIFY(repair->text().startsWith(QStringLiteral("Take 15 %")));
        QVERIFY(b.find<QPushButton>("otherRepair")->isVisible());
        QTest::mouseClick(repair, Qt::LeftButton);
        QTRY_VERIFY(std::any_of(b.session.samples().begin(), b.session.samples().end(),
                                [](const auto& s) { return s.split == Split::validation; }));
        QCOMPARE(b.testImages(), before);
        QTRY_VERIFY(!b.jobs.running() && !b.choose(ProblemKind::emptyPart));
    }

    void isReachedByKeyboardAndNamed() {
        Bench b;
        b.importFolders();
        b.openDialog();
        QSet<QString> reached;
        QWidget* first = b.inDialog<QPushButton>("usePatients");
        QWidget* at = first;
        do {
            reached << at->objectName();
            QVERIFY2(!at->accessibleName().isEmpty() || at->property("text").isValid(),
                     qPrintable(at->objectName()));
            at = at->nextInFocusChain();
            while (at != first && !(at->isVisible() && at->isEnabled() && (at->focusPolicy() & Qt::TabFocus)))
                at = at->nextInFocusChain();
        } while (at != first);
        // Of the ways the one that is chosen; the arrow keys go to the others.
        for (const char* name :
             {"byName", "pattern", "folderLevel", "patientExamples", "usePatients", "cancel"})
            QVERIFY2(reached.contains(QLatin1String(name)), name);
    }
};

QTEST_MAIN(TestPatientNamesDialog)
#include "test_patient_names_dialog.moc"
