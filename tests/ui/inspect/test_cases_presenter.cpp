#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <set>

#include "dataset/repair.h"
#include "inspect/cases_presenter.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/inspect_project.h"

using namespace fovea;
using namespace fovea::ui;

namespace {
constexpr int kPatienceMs = 60000;
}

/// Which images are looked at, without any window.
class TestCasesPresenter : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::string m_project;

    static CaseChip chip(const CasesPresenter& cases, const char* key) {
        for (const CaseChip& c : cases.chips())
            if (c.key == QLatin1String(key)) return c;
        qFatal("no filter %s", key);
    }

private Q_SLOTS:
    void initTestCase() {
        m_project = test::makeProjectWithMistakes(m_folder.path());
        QVERIFY(!m_project.empty());
    }

    void emptyBefore() {
        test::InspectBench b;
        const CasesPresenter cases(b.inspect);
        QCOMPARE(cases.position(), -1);
        QVERIFY(!cases.sample() && cases.shown().empty() && cases.chips().empty());
        QVERIFY(cases.positionWords().isEmpty());
    }

    void filtersAreCellsOfTheMatrix() {
        test::InspectBench b;
        CasesPresenter cases(b.inspect);
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        const auto& e = *b.inspect.evaluation();
        const auto& m = e.confusion;
        QVERIFY(m[0][1] + m[1][0] > 0);
        QCOMPARE(chip(cases, "all").count, int(e.samples.size()));
        QCOMPARE(chip(cases, "mistakes").count, m[0][1] + m[1][0]);
        QCOMPARE(chip(cases, "falseNegatives").count, m[1][0]);
        QCOMPARE(chip(cases, "falsePositives").count, m[0][1]);
        QCOMPARE(chip(cases, "class_0").count, m[0][0] + m[0][1]);
        QCOMPARE(chip(cases, "class_1").name, QStringLiteral("right"));
        QCOMPARE(chip(cases, "class_1").colour, 1);

        cases.setFilter(chip(cases, "mistakes").filter);
        QCOMPARE(int(cases.shown().size()), m[0][1] + m[1][0]);
        for (const int i : cases.shown()) QVERIFY(cases.truth(i) != cases.predicted(i));
        // The same cell, whoever asks for it, is one filter.
        cases.setFilter({1, 0, false});
        QCOMPARE(cases.filter(), chip(cases, "falseNegatives").filter);
        QCOMPARE(cases.chips().size(), std::size_t(6));
        // One that is not offered stands among the others while it is in effect.
        cases.setFilter({1, 1, false});
        QCOMPARE(chip(cases, "cell").count, m[1][1]);
        QCOMPARE(chip(cases, "cell").name, QStringLiteral("right → right"));
        QCOMPARE(int(cases.shown().size()), m[1][1]);
        cases.setFilter({});
        QCOMPARE(cases.chips().size(), std::size_t(6));
    }

    void orders() {
        test::InspectBench b;
        CasesPresenter cases(b.inspect);
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        const auto ordered = [&](auto less) {
            return std::is_sorted(cases.shown().begin(), cases.shown().end(), less);
        };
        QVERIFY(ordered([&](int a, int c) {  // mistakes come first
            return cases.truth(a) != cases.predicted(a) && cases.truth(c) == cases.predicted(c);
        }));
        QVERIFY(cases.truth(cases.shown().front()) != cases.predicted(cases.shown().front()));
        cases.setSort(CaseSort::leastCertain);
        QVERIFY(ordered([&](int a, int c) { return cases.probability(a) < cases.probability(c); }));
        cases.setSort(CaseSort::mostCertain);
        QVERIFY(ordered([&](int a, int c) { return cases.probability(a) > cases.probability(c); }));
        cases.setSort(CaseSort::fileName);
        const auto number = [&](int i) {  // "10.png" comes after "9.png"
            return QFileInfo(QString::fromStdString(cases.evaluation()->samples[std::size_t(i)].path))
                .completeBaseName()
                .toInt();
        };
        QVERIFY(ordered([&](int a, int c) { return number(a) < number(c); }));
    }

    void goesOnAndBack() {
        test::InspectBench b;
        CasesPresenter cases(b.inspect);
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        const int n = int(cases.shown().size());
        QCOMPARE(cases.position(), 0);
        QCOMPARE(cases.positionWords(), QStringLiteral("1 of %1").arg(n));
        cases.previous();
        QCOMPARE(cases.position(), 0);
        cases.next();
        QCOMPARE(cases.position(), 1);
        QCOMPARE(cases.sample(), &cases.evaluation()->samples[std::size_t(cases.shown()[1])]);
        cases.setPosition(n + 5);
        QCOMPARE(cases.position(), n - 1);
        // The image stays where it is in another order; another filter begins at its first.
        const auto id = cases.sample()->id;
        cases.setSort(CaseSort::fileName);
        QCOMPARE(cases.sample()->id, id);
        cases.setFilter({-1, -1, true});
        QCOMPARE(cases.position(), 0);
    }

    /// Who corrects labels image by image does not begin at the first one each time.
    void staysWhileFiguresAreCountedAnew() {
        test::InspectBench b;
        CasesPresenter cases(b.inspect);
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        cases.setPosition(3);
        const auto id = cases.sample()->id,
                   next = [&] { return cases.evaluation()->samples[std::size_t(cases.shown()[4])].id; }();
        const auto other = cases.evaluation()->samples[std::size_t(cases.shown().back())];
        QVERIFY(b.session.relabel({other.id}, other.label == "left" ? "right" : "left"));
        QVERIFY(!cases.sample());
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated(), kPatienceMs);
        QCOMPARE(cases.sample()->id, id);
        b.session.undo();
        const auto label = [&] { return b.session.samples()[std::size_t(b.session.rowOf(other.id))].label; };
        QTRY_COMPARE_WITH_TIMEOUT(label(), other.label, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated(), kPatienceMs);
        QCOMPARE(cases.sample()->id, id);
        QCOMPARE(cases.position(), 3);
        // Of one that is set aside, the next takes the place.
        QVERIFY(b.session.setSplits(dataset::setAside(b.session.samples(), {id})));
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated(), kPatienceMs);
        QCOMPARE(cases.sample()->id, next);
        b.session.undo();
        QTRY_VERIFY_WITH_TIMEOUT(cases.evaluation() && b.evaluated() && b.session.rowOf(id) >= 0,
                                 kPatienceMs);
    }

    /// A patient who passes brings all their images.
    void patients() {
        test::InspectBench b;
        CasesPresenter cases(b.inspect);
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        QVERIFY(b.session.startOnProject<bool>(
            {}, [](project::Project& p, const JobContext&) { return test::nameTwoAPatient(p); },
            [](Result<bool> done) { QVERIFY(done.ok()); }));
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated() && b.inspect.evaluation()->perPatient, kPatienceMs);
        cases.setFilter({-1, -1, true});
        b.inspect.setUnit(InspectPresenter::Unit::patients);
        QVERIFY(cases.filter().any());
        const auto& e = *b.inspect.evaluation();
        const auto& of = e.perPatient->predictions;
        const int truth = of.truth[0], predicted = evaluation::predictedClass(of, 0);
        cases.setFilter({truth, predicted, false});
        std::set<std::string> shown;
        for (const int i : cases.shown()) shown.insert(e.samples[std::size_t(i)].patient);
        QCOMPARE(int(shown.size()), e.perPatient->confusion[std::size_t(truth)][std::size_t(predicted)]);
        QVERIFY(cases.shown().size() > shown.size());
    }
};

QTEST_GUILESS_MAIN(TestCasesPresenter)
#include "test_cases_presenter.moc"
