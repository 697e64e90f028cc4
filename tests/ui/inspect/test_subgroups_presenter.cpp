#include <QTest>
#include <algorithm>

#include "dataset/label_table.h"
#include "inspect/subgroups_presenter.h"
#include "runs/figure_words.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/inspect_project.h"
#include "text/translations.h"
#include "text/words.h"

using namespace fovea;
using namespace fovea::ui;
using GroupStage = SubgroupsPresenter::Stage;

namespace {
constexpr int kPatienceMs = 60000;
}

/// Groups of the images that are shown, without any window.
class TestSubgroupsPresenter : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::string m_project;

    /// Every second image is of a woman, two of three are from the north, and of one of these nothing is
    /// said.
    static Result<bool> nameGroups(project::Project& project) {
        FOVEA_TRY(auto samples, project.samples());
        std::map<std::pair<dataset::Split, std::string>, int> seen;
        for (auto& s : samples) {
            const int n = seen[{s.split, s.label}]++;
            s.facts["PatientSex"] = n % 2 ? "M" : "F";
            s.facts[dataset::kSubgroupFact] = n == 0 ? "" : n % 3 ? "north" : "south";
        }
        FOVEA_CHECK(project.setSampleLabels(samples));
        return true;
    }

private Q_SLOTS:
    void initTestCase() {
        installTranslations(*qApp);  // the English plurals
        m_project = test::makeProjectWithMistakes(m_folder.path());
        QVERIFY(!m_project.empty());
    }

    void nothingTellsThemApart() {
        test::InspectBench b;
        SubgroupsPresenter groups(b.inspect);
        QVERIFY(groups.rows().empty() && groups.column() == -1);
        groups.setActive(true);
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project) && groups.stage() == GroupStage::nothing, kPatienceMs);
        QVERIFY(groups.columns().empty() && groups.basisWords().isEmpty());
    }

    /// Until somebody looks, nothing is computed; then each group has the figures of its own images.
    void figuresOfEachGroup() {
        QTRY_VERIFY_WITH_TIMEOUT(project::Project::open(m_project).ok(), kPatienceMs);  // closed by now
        {
            auto project = project::Project::open(m_project);
            QVERIFY(project.ok() && nameGroups(*project).ok());
        }
        test::InspectBench b;
        SubgroupsPresenter groups(b.inspect);
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        QCOMPARE(groups.stage(), GroupStage::looking);
        groups.setActive(true);
        QTRY_VERIFY_WITH_TIMEOUT(groups.stage() == GroupStage::figures, kPatienceMs);
        QCOMPARE(groups.columns().size(), std::size_t(2));
        QCOMPARE(groups.columns()[0].key, std::string("subgroup"));
        QCOMPARE(groups.columns()[1].key, std::string("sex"));
        QVERIFY(groups.basisWords().contains(QStringLiteral("In no group")));

        groups.choose(1);
        QTRY_VERIFY_WITH_TIMEOUT(groups.stage() == GroupStage::figures && !groups.rows().empty() &&
                                     groups.rows()[0].name == QStringLiteral("Female"),
                                 kPatienceMs);
        const auto& e = *b.inspect.evaluation();
        const double threshold = e.thresholds.points[0].value;
        const std::size_t positive = std::size_t(b.inspect.positiveClass());
        int images = 0;
        for (const SubgroupRow& row : groups.rows()) {
            const std::string sex = row.name == QStringLiteral("Female") ? "F" : "M";
            int found = 0, with = 0, recognised = 0, without = 0;
            for (std::size_t i = 0; i < e.samples.size(); ++i) {
                if (e.samples[i].facts.at("PatientSex") != sex) continue;
                const bool called = e.predictions.probabilities[2 * i + positive] >= threshold;
                const bool has = e.predictions.truth[i] == int(positive);
                (has ? with : without) += 1;
                if (has && called) ++found;
                if (!has && !called) ++recognised;
            }
            QCOMPARE(row.images, with + without);
            QCOMPARE(row.few, row.patients < 10);
            QCOMPARE(row.cells.size(), groups.figures().size());
            QCOMPARE(row.cells[2].value, percentWords(double(found) / with));
            QCOMPARE(row.cells[3].value, percentWords(double(recognised) / without));
            images += row.images;
        }
        QCOMPARE(images, int(e.samples.size()));
        QVERIFY(std::any_of(groups.rows().begin(), groups.rows().end(),
                            [](const SubgroupRow& row) { return row.few; }));

        // Both columns were looked at: what was compared in either is counted.
        QVERIFY2(groups.comparedWords().contains(QStringLiteral("2 columns")),
                 qPrintable(groups.comparedWords()));
        const QStringList lines = groups.table().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 1 + qsizetype(groups.rows().size()));
        QVERIFY(lines[0].startsWith(QStringLiteral("Sex\tPatients\tImages\tAUC\t")));
        for (const QString& line : lines) QCOMPARE(line.count(QLatin1Char('\t')), 6);
        QVERIFY(lines[1].startsWith(QStringLiteral("Female\t")));

        // A column that was chosen stays chosen over an evaluation.
        QVERIFY(b.session.setPositive(e.classes[1 - positive]));
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated() && b.inspect.positiveClass() == 1 - int(positive) &&
                                     groups.stage() == GroupStage::figures,
                                 kPatienceMs);
        QCOMPARE(groups.columns()[std::size_t(groups.column())].key, std::string("sex"));
        QVERIFY(groups.basisWords().contains(fromUtf8(b.inspect.evaluation()->classes[1 - positive])));
    }
};

QTEST_MAIN(TestSubgroupsPresenter)
#include "test_subgroups_presenter.moc"
