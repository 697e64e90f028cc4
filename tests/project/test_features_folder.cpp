// Whose a folder for features is, whatever happens around its choice.
#include <QTest>
#include <filesystem>

#include "project/features_folder.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using project::chooseFeaturesFolder;
using project::Project;

namespace {

/// Stops after it has written, as a crash does.
struct CrashingLayer : FileLayer {
    using FileLayer::writeAtomically;
    Result<void> writeAtomically(const std::string& path, std::span<const std::byte> bytes) override {
        (void)FileLayer::writeAtomically(path, bytes);
        return Error{ErrorCode::notWritable, "crashed", path};
    }
};

}  // namespace

class TestFeaturesFolder : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;

    std::string newFolder(const char* name) {
        const std::string path = m_folder.path(name);
        std::filesystem::create_directory(path);
        return path;
    }

private Q_SLOTS:
    void noChangeOfTheDataTakesTheChoiceBack() {
        const auto files = systemFileLayer();
        const std::string far = newFolder("far");
        auto project = Project::createOrOpen(m_folder.path("a.fovea"));
        QVERIFY(project->setGrades({"none", "mild"}).ok());
        QVERIFY(chooseFeaturesFolder(*project, far, *files).ok());
        // No step of its own, nor part of the one before.
        QCOMPARE(project->history()->undo->argument, std::string("grades"));
        QVERIFY(project->undo().ok());
        QVERIFY(project->grades()->empty());
        QVERIFY(!project->history()->undo);
        QCOMPARE(*project::featuresFolder(*project), far);
        // What was undone can be made again after the folder was chosen.
        QVERIFY(chooseFeaturesFolder(*project, "", *files).ok());
        QVERIFY(project->redo().ok());
        QCOMPARE(project->grades()->size(), std::size_t(2));
        QCOMPARE(*project::featuresFolder(*project), project->featuresFolder());
        QVERIFY(project->undo().ok());
        QVERIFY(chooseFeaturesFolder(*project, far, *files).ok());
        QCOMPARE(*project::featuresFolder(*project), far);
    }

    void aCrashLeavesAFolderThatCanBeChosen() {
        const std::string far = newFolder("crashed");
        const std::string path = m_folder.path("b.fovea");
        {
            auto project = Project::createOrOpen(path);
            CrashingLayer crashing;
            QVERIFY(!chooseFeaturesFolder(*project, far, crashing).ok());
            QVERIFY(!std::filesystem::is_empty(far));
            QCOMPARE(*project::featuresFolder(*project), project->featuresFolder());
        }
        auto project = Project::open(path);
        QVERIFY(chooseFeaturesFolder(*project, far, *systemFileLayer()).ok());
        QCOMPARE(*project::featuresFolder(*project), far);
    }
};

QTEST_APPLESS_MAIN(TestFeaturesFolder)
#include "test_features_folder.moc"
