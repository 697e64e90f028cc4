// A trained project's labels checked in the window, by mouse and by keys: those that are doubted, and images
// without a label. How many wrong ones are found is test_doubt's to say.
#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <algorithm>
#include <map>

#include "data/data_page.h"
#include "data/data_presenter.h"
#include "data/grid_view.h"
#include "data/label_review.h"
#include "label_advisers.h"
#include "settings/settings.h"
#include "tests/support/small_project.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/from_project.h"

using namespace fovea;
using namespace fovea::ui;
using dataset::Sample;
using dataset::Split;
using Kind = LabelReview::Kind;
using test::child;

namespace {

constexpr int kPatienceMs = 300000;

struct Bench {
    Settings settings;
    JobRunner jobs;
    ProjectSession session{jobs};
    DataPage page{session, jobs, settings};

    Bench(const std::string& ini, const std::string& project) : settings(QString::fromStdString(ini)) {
        page.resize(1200, 800);
        page.review().setAdvisers(gui::labelAdvisers());
        page.show();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page)) qFatal("not in front");
        session.open(QString::fromStdString(project));
        if (!QTest::qWaitFor([this] { return session.isOpen() && !jobs.running(); }, kPatienceMs))
            qFatal("no project");
    }
    bool has(Kind kind) {
        return QTest::qWaitFor([&] { return page.review().kind() == kind && !jobs.running(); }, kPatienceMs);
    }
    std::string label(std::int64_t id) const {
        return session.samples()[std::size_t(session.rowOf(id))].label;
    }
};

}  // namespace

class TestLabelAdvisers : public QObject {
    Q_OBJECT

    test::TemporaryFolder m_folder;
    std::string m_project;
    std::map<std::int64_t, std::string> m_without;  ///< what they really are

private Q_SLOTS:
    void initTestCase() {
        m_project = test::makeTrainedProject(m_folder.path());
        QVERIFY(!m_project.empty());
        auto project = project::Project::open(m_project);
        QVERIFY(project.ok());
        const std::vector<Sample> samples = project->samples().value();
        std::map<std::string, int> seen;
        for (const Sample& s : samples) {
            if (s.split != Split::train) continue;
            const int before = seen[s.label]++;
            if (before < 1) {
                QVERIFY(project->setLabel({s.id}, s.label == "left" ? "right" : "left").ok());
            } else if (before < 5) {
                QVERIFY(project->setLabel({s.id}, {}).ok());
                m_without[s.id] = s.label;
            }
        }
        QCOMPARE(m_without.size(), std::size_t(8));
    }

    void wrongLabelsByMouse() {
        Bench b(m_folder.path("settings.ini"), m_project);
        QTest::mouseClick(child<QPushButton>(b.page, "checkLabels"), Qt::LeftButton);
        auto* menu = child<QMenu>(b.page, "checkMenu");
        QTRY_VERIFY(menu->isVisible());
        for (QAction* action : menu->actions())
            if (action->objectName() == QLatin1String("suspiciousLabels"))
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        QVERIFY(b.has(Kind::suspects));
        const std::vector<AdvisedImage> listed = b.page.review().images();
        double before = -1;
        for (const AdvisedImage& image : listed) {
            QVERIFY(image.probability > image.given && image.given - image.probability >= before);
            before = image.given - image.probability;
            QVERIFY(image.label == b.label(image.id) && image.proposed != image.label && !image.random);
        }
        // One that is confirmed is not listed again, until that is taken back.
        const auto lists = [&b](std::int64_t id) {
            const auto idle = [&b] { return !b.jobs.running() && !b.session.busy(); };
            if (!QTest::qWaitFor(idle, kPatienceMs)) qFatal("still at work");
            b.page.review().ask(Kind::suspects);
            if (!QTest::qWaitFor(idle, kPatienceMs)) qFatal("no answer");
            const std::vector<AdvisedImage>& now = b.page.review().images();
            return std::any_of(now.begin(), now.end(), [id](const AdvisedImage& a) { return a.id == id; });
        };
        QVERIFY(listed.size() >= 2);
        const std::int64_t one = listed.back().id;
        b.page.presenter().show(one);
        QTest::mouseClick(child<QPushButton>(b.page, "confirmLabel"), Qt::LeftButton);
        QVERIFY(!lists(one));
        b.page.presenter().undo();
        QVERIFY(lists(one));
        // The first is taken; all others are right.
        const AdvisedImage first = listed.front();
        b.page.presenter().show(first.id);
        QTest::mouseClick(child<QPushButton>(b.page, "takeProposal"), Qt::LeftButton);
        QCOMPARE(b.label(first.id), first.proposed);
        std::vector<std::int64_t> right;
        for (const AdvisedImage& image : listed) {
            if (image.id == first.id) continue;
            b.page.presenter().show(image.id);
            QTest::mouseClick(child<QPushButton>(b.page, "confirmLabel"), Qt::LeftButton);
            right.push_back(image.id);
        }
        for (const Sample& s : test::samplesOnDisk(b.session))
            if (s.id == first.id) QCOMPARE(s.label, first.proposed);
        QTest::mouseClick(child<QPushButton>(b.page, "leaveList"), Qt::LeftButton);
        QVERIFY(b.has(Kind::none));
        for (const std::int64_t id : right) QVERIFY(!lists(id));
    }

    void whatToLabelNextByKeys() {
        Bench b(m_folder.path("settings.ini"), m_project);
        auto* check = child<QPushButton>(b.page, "checkLabels");
        check->setFocus();
        QTest::keyClick(check, Qt::Key_Space);
        auto* menu = child<QMenu>(b.page, "checkMenu");
        QTRY_VERIFY(menu->isVisible());
        const auto isActive = [menu] {
            return menu->activeAction() && menu->activeAction()->objectName() == QLatin1String("labelNext");
        };
        for (int i = 0; i < 3 && !isActive(); ++i) QTest::keyClick(menu, Qt::Key_Down);
        QVERIFY(isActive());
        QTest::keyClick(menu, Qt::Key_Return);
        b.page.activateWindow();  // offscreen, nobody brings it back when a menu is closed
        QVERIFY(b.has(Kind::next));
        const std::vector<AdvisedImage> listed = b.page.review().images();
        QCOMPARE(listed.size(), m_without.size());
        int drawn = 0, right = 0;
        for (const AdvisedImage& image : listed) {
            QVERIFY(m_without.contains(image.id));
            drawn += image.random;
            right += image.random && m_without[image.id] == image.proposed;
        }
        QCOMPARE(drawn, 1);  // a fifth of eight
        QTRY_VERIFY(b.page.grid().hasFocus());
        for (const AdvisedImage& image : listed) {
            QCOMPARE(b.page.presenter().current()->id, image.id);
            // Enter where the proposal is right, the other one's number where it is not.
            if (image.proposed == m_without[image.id])
                QTest::keyClick(&b.page.grid(), Qt::Key_Return);
            else
                QTest::keyClick(&b.page.grid(), image.proposed == "left" ? Qt::Key_2 : Qt::Key_1);
            QCOMPARE(b.label(image.id), m_without[image.id]);
        }
        const QString measured = child<QLabel>(b.page, "reviewMeasured")->text();
        QVERIFY2(measured.contains(right == 1 ? QStringLiteral("(100") : QStringLiteral("(0")),
                 qPrintable(measured));
        b.page.presenter().undo();
        QTRY_COMPARE(b.label(listed.back().id), std::string());
    }
};

QTEST_MAIN(TestLabelAdvisers)
#include "test_label_advisers.moc"
