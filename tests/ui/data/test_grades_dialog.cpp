// The window that says whether the diagnoses are grades, by real clicks and keys.
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "data/grades_dialog.h"
#include "tests/ui/support/data_page_bench.h"
#include "tests/ui/support/from_project.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

using Names = std::vector<std::string>;

struct Bench : test::DataPageBench {
    Bench() {
        open();
        importFolders();
        // A third class, so that there is an order to choose.
        std::vector<std::int64_t> ids;
        for (std::size_t i = 0; i < 3; ++i) ids.push_back(session.samples()[i].id);
        session.relabel(ids, "early");
        link()->click();
    }
    QPushButton* link() { return page.findChild<QPushButton*>(QStringLiteral("asGrades")); }
    GradesDialog* dialog() { return page.window()->findChild<GradesDialog*>(); }
    template <class T>
    T* find(const char* name) {
        return dialog()->findChild<T*>(QLatin1String(name));
    }
    Names listed() {
        Names names;
        auto* list = find<QListWidget>("grades");
        for (int i = 0; i < list->count(); ++i) names.push_back(list->item(i)->text().toStdString());
        return names;
    }
};

}  // namespace

class TestGradesDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ordersByButtonsAndKeysAndUndoes() {
        Bench b;
        QCOMPARE(b.session.classes(), (Names{"early", "healthy", "lesions"}));
        QCOMPARE(b.listed(), b.session.classes());
        QVERIFY(!b.find<QPushButton>("noGrades")->isEnabled());
        QVERIFY(!b.find<QToolButton>("gradeUp")->isEnabled());
        QTest::mouseClick(b.find<QToolButton>("gradeDown"), Qt::LeftButton);
        QCOMPARE(b.listed(), (Names{"healthy", "early", "lesions"}));
        QTest::keyClick(b.find<QListWidget>("grades"), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(b.listed(), (Names{"healthy", "lesions", "early"}));
        QTest::keyClick(b.find<QListWidget>("grades"), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(b.listed(), (Names{"healthy", "early", "lesions"}));
        QVERIFY(b.session.grades().empty());  // nothing before it is asked for

        QTest::mouseClick(b.find<QPushButton>("useGrades"), Qt::LeftButton);
        QCOMPARE(b.session.classes(), (Names{"healthy", "early", "lesions"}));
        QVERIFY(b.link()->text().contains(QStringLiteral("lowest first")));
        const auto stored = test::fromProject<Names>(
            b.session, [](const project::Project& project) { return project.grades(); });
        QCOMPARE(stored.value(), (Names{"healthy", "early", "lesions"}));
        QTRY_COMPARE(b.session.history().undo->argument, std::string("grades"));
        b.session.undo();
        QTRY_VERIFY(b.session.grades().empty());
        QCOMPARE(b.session.classes(), (Names{"early", "healthy", "lesions"}));
        b.session.redo();
        QTRY_COMPARE(b.session.classes(), (Names{"healthy", "early", "lesions"}));
    }

    void aNewClassHasNoGradeYet() {
        Bench b;
        QTest::mouseClick(b.find<QPushButton>("useGrades"), Qt::LeftButton);
        QTRY_COMPARE(b.dialog(), nullptr);
        b.session.relabel({b.session.samples()[5].id}, "artefact");
        QCOMPARE(b.session.classes().back(), std::string("artefact"));
        QVERIFY(b.link()->text().contains(QStringLiteral("artefact")));
        b.link()->click();
        QCOMPARE(b.listed().back(), std::string("artefact"));
        // Another one while the window is open: what was moved stays.
        QTest::mouseClick(b.find<QToolButton>("gradeDown"), Qt::LeftButton);
        const Names moved = b.listed();
        b.session.relabel({b.session.samples()[6].id}, "blurred");
        QCOMPARE(b.listed().size(), moved.size() + 1);
        QCOMPARE(b.listed().back(), std::string("blurred"));
        QCOMPARE(b.listed()[0], moved[0]);
        QTest::mouseClick(b.find<QPushButton>("noGrades"), Qt::LeftButton);
        QVERIFY(b.session.grades().empty());
    }
};

QTEST_MAIN(TestGradesDialog)
#include "test_grades_dialog.moc"
