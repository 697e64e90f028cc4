// Many images: every position is right and scrolling stays smooth.
#include <QAccessible>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTest>
#include <algorithm>
#include <set>

#include "data/grid_view.h"
#include "data/sample_filter.h"
#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/image_folders.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

constexpr int kMany = 20000;

/// A project of many samples, all of one small picture.
dataset::ImportPlan manySamples(const std::string& file, int count) {
    dataset::ImportPlan plan;
    for (int i = 0; i < count; ++i) {
        dataset::Sample s;
        s.path = file;
        s.frame = i;  // one file, so that only the row tells them apart
        s.format = "PNG";
        s.width = s.height = 32;
        s.label = i % 3 ? "healthy" : "lesions";
        s.patient = "P" + std::to_string(i / 4);
        s.split = i % 5 ? dataset::Split::train : dataset::Split::test;
        s.pixelHash = std::to_string(i);
        plan.samples.push_back(s);
    }
    plan.classes = {"healthy", "lesions"};
    return plan;
}

/// Knows which rows a view asks of.
class CountingFilter : public SampleFilter {
public:
    using SampleFilter::SampleFilter;
    QVariant data(const QModelIndex& index, int role) const override {
        asked.insert(index.row());
        return SampleFilter::data(index, role);
    }
    mutable std::set<int> asked;
};

}  // namespace

class TestGridView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void placesAreConsistent();
    void keysMoveAsInATable();
    void isAListToAScreenReader();
    void scrollsTwentyThousandSmoothly();
    void filtersTwentyThousandQuickly();

private:
    test::TemporaryFolder m_temporary;
    JobRunner m_jobs;
    ProjectSession m_session{m_jobs};
    SampleModel m_model{m_session};
    CountingFilter m_filter{m_model};
    GridView m_grid{m_filter};
};

void TestGridView::initTestCase() {
    const std::string file = m_temporary.path("one.png"), folder = m_temporary.path("p.fovea");
    QVERIFY(imaging::writePng(file, test::picture(1), *systemFileLayer()).ok());
    {
        auto project = project::Project::createOrOpen(folder);
        QVERIFY(project.ok());
        QVERIFY(project->import(manySamples(file, kMany), "many").ok());
    }
    QVERIFY(m_session.open(QString::fromStdString(folder)));
    QTRY_VERIFY_WITH_TIMEOUT(m_session.isOpen() && !m_jobs.running(), 60000);
    QCOMPARE(m_filter.rowCount(), kMany);
    m_grid.resize(900, 700);
    m_grid.show();
    QVERIFY(QTest::qWaitForWindowExposed(&m_grid));
}

void TestGridView::placesAreConsistent() {
    for (const int row : {0, 1, 7, 5000, kMany - 1}) {
        const QModelIndex index = m_filter.index(row, 0);
        m_grid.scrollTo(index);
        QVERIFY(m_grid.viewport()->rect().contains(m_grid.visualRect(index).center()));
        QCOMPARE(m_grid.indexAt(m_grid.visualRect(index).center()).row(), row);
    }
}

void TestGridView::keysMoveAsInATable() {
    m_grid.setCurrentIndex(m_filter.index(0, 0));
    QTest::keyClick(&m_grid, Qt::Key_Right);
    QCOMPARE(m_grid.currentIndex().row(), 1);
    QTest::keyClick(&m_grid, Qt::Key_Down);
    const int columns = m_grid.currentIndex().row() - 1;
    QVERIFY(columns > 1);
    QTest::keyClick(&m_grid, Qt::Key_End);
    QCOMPARE(m_grid.currentIndex().row(), kMany - 1);
    QTest::keyClick(&m_grid, Qt::Key_Up);
    QCOMPARE(m_grid.currentIndex().row(), kMany - 1 - columns);
    QTest::keyClick(&m_grid, Qt::Key_Home);
    QTest::keyClick(&m_grid, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_grid.selectionModel()->selectedRows().size(), 2);
}

void TestGridView::isAListToAScreenReader() {
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&m_grid);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), kMany);
    for (const int row : {0, 7, kMany - 1}) {
        QAccessibleInterface* item = list->child(row);
        QCOMPARE(item->role(), QAccessible::ListItem);
        QCOMPARE(item->text(QAccessible::Name),
                 m_filter.index(row, 0).data(Qt::AccessibleTextRole).toString());
        QVERIFY(item->text(QAccessible::Name).contains(QStringLiteral("one.png")));
        item->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(m_grid.currentIndex().row(), row);
        QVERIFY(item->state().selected && !item->state().offscreen);
    }
    QVERIFY(list->child(0)->state().offscreen);
}

void TestGridView::scrollsTwentyThousandSmoothly() {
    QScrollBar* bar = m_grid.verticalScrollBar();
    QVERIFY(bar->maximum() > 0);
    std::vector<double> frames;
    std::size_t most = 0;
    for (int i = 0; i < 200; ++i) {
        m_filter.asked.clear();
        QElapsedTimer timer;
        timer.start();
        bar->setValue(int(qint64(bar->maximum()) * (i * 7919 % 200) / 200));
        m_grid.viewport()->repaint();
        frames.push_back(double(timer.nsecsElapsed()) * 1e-6);
        most = std::max(most, m_filter.asked.size());
        QCoreApplication::processEvents();
    }
    std::sort(frames.begin(), frames.end());
    qInfo("20,000 images: a frame takes %.1f ms (median), %.1f ms (95th of 100), %.1f ms (worst)",
          frames[frames.size() / 2], frames[frames.size() * 95 / 100], frames.back());
    // A frame asks of the rows that it shows, not of all.
    QVERIFY2(most > 0 && most < 200, std::to_string(most).c_str());
}

void TestGridView::filtersTwentyThousandQuickly() {
    QElapsedTimer timer;
    timer.start();
    m_filter.setLabel(std::string("lesions"));
    const double ms = double(timer.nsecsElapsed()) * 1e-6;
    QCOMPARE(m_filter.rowCount(), (kMany + 2) / 3);
    qInfo("filtering 20,000 images took %.1f ms", ms);
    m_filter.clear();
    QCOMPARE(m_filter.rowCount(), kMany);
}

QTEST_MAIN(TestGridView)
#include "test_grid_view.moc"
