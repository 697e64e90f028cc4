// The sheet that asks what only people know of a study.
#include <QComboBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

#include "data/study_dialog.h"
#include "tests/ui/support/data_page_bench.h"
#include "tests/ui/support/from_project.h"

using namespace fovea;
using namespace fovea::ui;

class TestStudyDialog : public QObject {
    Q_OBJECT

    static project::Study kept(ProjectSession& session) {
        const auto study = test::fromProject<project::Study>(
            session, [](const project::Project& project) { return project::study(project); });
        return study ? *study : project::Study{.ethics = "could not be read"};
    }

private Q_SLOTS:
    /// Answers and the finding together: one step back takes both.
    void isOneStepOfUndo() {
        test::DataPageBench b;
        b.open();
        b.importFolders();
        QCOMPARE(b.session.positive(), std::string("lesions"));
        QVERIFY(!b.session.positiveChosen());
        QTRY_VERIFY(b.session.history().undo.has_value());
        const std::int64_t before = b.session.history().undo->id;

        b.page.findChild<QPushButton*>(QStringLiteral("aboutStudy"))->click();
        const QPointer<StudyDialog> sheet = b.page.window()->findChild<StudyDialog*>();
        QVERIFY(sheet);
        const auto answer = [&](const char* name) {
            return sheet->findChild<QPlainTextEdit*>(QLatin1String(name));
        };
        QTRY_VERIFY(!answer("study_eligibility")->toPlainText().isEmpty());  // what is proposed is there
        answer("study_ethics")->setPlainText(QStringLiteral("EC 12/2024"));
        auto* finding = sheet->findChild<QComboBox*>(QStringLiteral("studyFinding"));
        finding->setCurrentIndex(finding->findText(QStringLiteral("healthy")));
        auto* keep = sheet->findChild<QPushButton*>(QStringLiteral("keepStudy"));
        QTRY_VERIFY(keep->isEnabled());
        QTest::mouseClick(keep, Qt::LeftButton);
        QTRY_VERIFY(!sheet);
        QCOMPARE(b.session.positive(), std::string("healthy"));
        QCOMPARE(kept(b.session).ethics, std::string("EC 12/2024"));
        QTRY_COMPARE(b.session.history().undo->argument, std::string(project::kKeyOfStudy));

        b.session.undo();
        QTRY_COMPARE(b.session.positive(), std::string("lesions"));
        QVERIFY(kept(b.session) == project::Study());
        QTRY_COMPARE(b.session.history().undo->id, before);
        b.session.redo();
        QTRY_COMPARE(b.session.positive(), std::string("healthy"));
        QCOMPARE(kept(b.session).ethics, std::string("EC 12/2024"));
    }
};

QTEST_MAIN(TestStudyDialog)
#include "test_study_dialog.moc"
