#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "evaluation/subgroups.h"
#include "inspect/summary_presenter.h"
#include "runs/class_figures.h"
#include "runs/figure_words.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/inspect_project.h"
#include "text/translations.h"
#include "text/words.h"

using namespace fovea;
using namespace fovea::ui;
using dataset::Split;

namespace {
constexpr int kPatienceMs = 60000;
}

/// The figures in words, without any window.
class TestSummaryPresenter : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::string m_project;

    static QString line(const SummaryPresenter& summary, const char* key) {
        for (const SummaryLine& l : summary.lines())
            if (l.key == QLatin1String(key)) return l.text;
        return {};
    }

private Q_SLOTS:
    void initTestCase() {
        installTranslations(*QCoreApplication::instance());  // the English plurals
        m_project = test::makeProjectWithMistakes(m_folder.path());
        QVERIFY(!m_project.empty());
    }

    void nothingBefore() {
        test::InspectBench b;
        const SummaryPresenter summary(b.inspect);
        QVERIFY(summary.sentence().isEmpty() && summary.rows().empty() && summary.figures().empty() &&
                summary.lines().empty() && summary.few().isEmpty());
    }

    /// Whatever the file of settings holds.
    void onlyACoverageThatCanBeAskedFor() {
        test::InspectBench b;
        SummaryPresenter summary(b.inspect);
        QCOMPARE(summary.coverage(), evaluation::kUsualCoverage);
        for (const auto& [asked, is] : {std::pair(0.2, 0.5), std::pair(1.0, 0.99), std::pair(0.8, 0.8)}) {
            summary.setCoverage(asked);
            QCOMPARE(summary.coverage(), is);
        }
    }

    void aSentenceAndATable() {
        test::InspectBench b;
        SummaryPresenter summary(b.inspect);
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project) && !summary.rows().empty(), kPatienceMs);
        const auto& e = *b.inspect.evaluation();
        const auto& m = e.confusion;
        const QString said = summary.sentence();
        QVERIFY2(said.startsWith(QStringLiteral("On %1 validation images: AUC %2 (")
                                     .arg(e.samples.size())
                                     .arg(decimalWords(e.estimates.at("auc").value, 2))),
                 qPrintable(said));
        // Of two classes the second is to be found.
        const int all = m[1][0] + m[1][1];
        QVERIFY2(said.contains(QStringLiteral("It finds %1 of %2 “right” (%3, ")
                                   .arg(m[1][1])
                                   .arg(all)
                                   .arg(percentWords(double(m[1][1]) / all))),
                 qPrintable(said));

        QCOMPARE(summary.rows().size(), std::size_t(2));
        for (std::size_t c = 0; c < 2; ++c) {
            const ClassRow& row = summary.rows()[c];
            QCOMPARE(row.name, QString::fromStdString(e.classes[c]));
            QCOMPARE(row.count, m[c][0] + m[c][1]);
            QCOMPARE(row.cells.size(), SummaryPresenter::columns().size());
            // Of the matrix: sensitivity, specificity, PPV, NPV.
            const std::size_t o = 1 - c;
            const double of[] = {double(m[c][c]) / (m[c][c] + m[c][o]), double(m[o][o]) / (m[o][o] + m[o][c]),
                                 double(m[c][c]) / (m[c][c] + m[o][c]),
                                 double(m[o][o]) / (m[o][o] + m[c][o])};
            for (std::size_t i = 0; i < std::size(of); ++i) {
                QCOMPARE(row.cells[i].value, percentWords(of[i]));
                // Of a class that was never predicted there is no PPV.
                QCOMPARE(row.cells[i].interval.contains(QLatin1Char('%')), std::isfinite(of[i]));
            }
        }
        const QStringList lines = summary.table().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0], QStringLiteral("Class\tn\tSensitivity\tSpecificity\tPPV\tNPV\tAUC"));
        for (const QString& l : lines) QCOMPARE(l.count(QLatin1Char('\t')), 6);
        QVERIFY(lines[1].startsWith(QStringLiteral("left\t%1\t").arg(m[0][0] + m[0][1])));
        QVERIFY(lines[1].contains(summary.rows()[0].cells[0].interval));
    }

    void whatToKnow() {
        test::InspectBench b;
        SummaryPresenter summary(b.inspect);
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        QVERIFY(line(summary, "evaluations").contains(QStringLiteral("chose the epoch")));
        QVERIFY(line(summary, "patients").contains(QStringLiteral("Not all patients are known")));
        QVERIFY(line(summary, "baseline").contains(QStringLiteral("logistic regression")));
        QVERIFY(line(summary, "calibration")
                    .contains(decimalWords(b.inspect.evaluation()->estimates.at("brier").value, 2)));
        QVERIFY(line(summary, "leftOut").isEmpty());
        std::vector<QString> keys;
        for (const FigureWords& f : summary.figures()) keys.push_back(f.key);
        const auto has = [&](const char* key) {
            return std::count(keys.begin(), keys.end(), QLatin1String(key)) == 1;
        };
        const auto& m = b.inspect.evaluation()->confusion;
        const int rarest = std::min(m[0][0] + m[0][1], m[1][0] + m[1][1]);
        QCOMPARE(summary.few().isEmpty(), rarest >= evaluation::kFewInSubgroup);
        QVERIFY(has("auc") && has("accuracy") && has("balanced_accuracy") && has("kappa"));
        QVERIFY(!has("sensitivity"));  // stands in the table

        b.inspect.openTest();
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated() && b.inspect.split() == Split::test, kPatienceMs);
        QVERIFY(summary.sentence().contains(QStringLiteral("test images: AUC")));
        QVERIFY(line(summary, "evaluations").contains(QStringLiteral("once")));
    }

    void ofAReadOutNoImageChoseAnEpoch() {
        const std::string path = test::makeSmallProject(m_folder.path("read-out"));
        QVERIFY(!path.empty());
        {
            auto project = project::Project::open(path);
            QVERIFY(project.ok());
            auto settings = test::smallSettings();
            settings.epochs = 0;
            QVERIFY(runs::runTraining(*project, settings, false, systemFileLayer(), {}).ok());
        }
        test::InspectBench b;
        SummaryPresenter summary(b.inspect);
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(path), kPatienceMs);
        QVERIFY(b.inspect.evaluation()->readOutAlone);
        const QString said = line(summary, "evaluations");
        QVERIFY2(said.contains(QStringLiteral("there was no epoch to choose")), qPrintable(said));
        QVERIFY2(!line(summary, "baseline").contains(QStringLiteral("best epoch")),
                 qPrintable(line(summary, "baseline")));
    }

    /// Where patients are unknown somebody may say how many images they have: the interval grows.
    void imagesOfAPatientCanBeSaid() {
        test::InspectBench b;
        SummaryPresenter summary(b.inspect);
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        QVERIFY(summary.asksImagesPerPatient());
        const QString before = line(summary, "patients");
        summary.setImagesPerPatient(3);
        const auto told = [&] { return line(summary, "patients").contains(QStringLiteral("3 images")); };
        QTRY_VERIFY_WITH_TIMEOUT(told(), kPatienceMs);
        QVERIFY(line(summary, "patients").startsWith(before));
        const auto said = runs::aucIfPatients(*b.inspect.evaluation(), {3});
        QVERIFY(said.ok() && *said);
        QVERIFY(line(summary, "patients").contains(decimalWords((*said)->auc.low, 3)));
        summary.setImagesPerPatient(1);
        QCOMPARE(line(summary, "patients"), before);
    }

    void patientsAreCounted() {
        test::InspectBench b;
        SummaryPresenter summary(b.inspect);
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        QVERIFY(b.session.startOnProject<bool>(
            {}, [](project::Project& p, const JobContext&) { return test::nameTwoAPatient(p); },
            [](Result<bool> done) { QVERIFY(done.ok()); }));
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated() && b.inspect.evaluation()->perPatient, kPatienceMs);
        QVERIFY(line(summary, "patients").isEmpty());
        QVERIFY(!summary.asksImagesPerPatient());
        b.inspect.setUnit(InspectPresenter::Unit::patients);
        const int n = int(b.inspect.figures()->predictions.size());
        QVERIFY(n < int(b.inspect.evaluation()->samples.size()));
        QVERIFY2(summary.sentence().startsWith(QStringLiteral("On %1 patients").arg(n)),
                 qPrintable(summary.sentence()));
        QTRY_VERIFY_WITH_TIMEOUT(!summary.rows().empty(), kPatienceMs);
        QCOMPARE(summary.rows()[0].count + summary.rows()[1].count, n);
    }
};

QTEST_GUILESS_MAIN(TestSummaryPresenter)
#include "test_summary_presenter.moc"
