// Languages that run from right to left: every page and dialog is the mirror of itself, nothing leaves its
// place or covers what is beside it.
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <memory>

#include "tests/ui/support/every_dialog.h"
#include "tests/ui/support/layout_faults.h"
#include "tests/ui/support/whole_window.h"
#include "widgets/theme.h"

using namespace fovea;
using namespace fovea::ui;

class TestRightToLeft : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::unique_ptr<test::WholeWindow> m_whole;

    MainWindow& window() { return m_whole->window(); }
    /// Of the whole window at a place, in a direction.
    QStringList faults(Qt::LayoutDirection direction, const test::WholeWindow::Place& place, QSize size) {
        QApplication::setLayoutDirection(direction);
        return m_whole->show(place, size) ? test::layoutFaults(window())
                                          : QStringList{QStringLiteral("it has another size")};
    }
    void showData(Qt::LayoutDirection direction) {
        faults(direction, {"data", StepRail::data}, QSize(1280, 800));
    }
    /// Of a dialog that is opened in a direction.
    static QStringList faultsOf(const test::NamedDialog& named, Qt::LayoutDirection direction) {
        QApplication::setLayoutDirection(direction);
        const std::unique_ptr<QDialog> dialog(named.open());
        dialog->show();
        if (!QTest::qWaitForWindowExposed(dialog.get())) return {QStringLiteral("it is not shown")};
        test::WholeWindow::settle();
        QStringList faults = test::layoutFaults(*dialog);
        if (dialog->isRightToLeft() != (direction == Qt::RightToLeft))
            faults << QStringLiteral("it has a direction of its own");
        return faults;
    }

private Q_SLOTS:
    void initTestCase() {
        const std::string project = test::makeTrainedProject(m_folder.path());
        QVERIFY(!project.empty());
        applyTheme(*qApp, ThemeMode::light);
        m_whole = std::make_unique<test::WholeWindow>(m_folder, project);
    }
    void cleanup() { QApplication::setLayoutDirection(Qt::LeftToRight); }
    void cleanupTestCase() { m_whole.reset(); }

    void plantedFaultsAreFound() {
        QWidget page;
        page.setObjectName(QStringLiteral("page"));
        auto* row = new QHBoxLayout(&page);
        auto* first = new QPushButton(QStringLiteral("first"), &page);
        auto* second = new QLabel(QStringLiteral("second"), &page);
        first->setObjectName(QStringLiteral("first"));
        second->setObjectName(QStringLiteral("second"));
        row->addWidget(first);
        row->addWidget(second);
        page.resize(300, 60);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QCOMPARE(test::layoutFaults(page), QStringList());
        first->move(-4, first->y());
        QCOMPARE(test::layoutFaults(page), QStringList{QStringLiteral("first leaves page")});
        first->move(second->pos());
        QVERIFY(test::layoutFaults(page).contains(QStringLiteral("first covers second")));
    }

    void nothingBreaks_data() {
        QTest::addColumn<int>("place");
        int i = 0;
        for (const auto& place : test::WholeWindow::places()) QTest::newRow(place.name) << i++;
    }
    /// What the mirrored page has that the plain one has not, usual and small.
    void nothingBreaks() {
        QFETCH(int, place);
        const auto at = test::WholeWindow::places()[std::size_t(place)];
        for (const QSize size : {QSize(1280, 800), QSize(960, 480)}) {
            QStringList after;
            // Again while pages still fill: what came between the two is no fault of the direction.
            const auto mirrors = [&] {
                const QStringList before = faults(Qt::LeftToRight, at, size);
                after = faults(Qt::RightToLeft, at, size);
                for (const QString& known : before) after.removeOne(known);
                return after.isEmpty();
            };
            QTRY_VERIFY2(mirrors(), qPrintable(QStringLiteral("\n  ") + after.join(QStringLiteral("\n  "))));
            QVERIFY(window().isRightToLeft());
        }
    }

    void dialogsMirror() {
        for (const test::NamedDialog& named :
             test::everyDialog(m_whole->session(), m_whole->settings(), window(), m_folder)) {
            const QStringList before = faultsOf(named, Qt::LeftToRight);
            QStringList after = faultsOf(named, Qt::RightToLeft);
            for (const QString& known : before) after.removeOne(known);
            QVERIFY2(after.isEmpty(), qPrintable(QLatin1String(named.name) + QStringLiteral("\n  ") +
                                                 after.join(QStringLiteral("\n  "))));
        }
    }

    void theRailIsAtTheOtherSide() {
        showData(Qt::LeftToRight);
        QCOMPARE(window().rail().mapTo(&window(), QPoint()).x(), 0);
        showData(Qt::RightToLeft);
        const QPoint corner = window().rail().mapTo(&window(), QPoint(window().rail().width(), 0));
        QCOMPARE(corner.x(), window().width());
    }

    /// The mark of the chosen step is at the side where its words begin.
    void whatIsPaintedTurns() {
        RailButton& button = window().rail().button(StepRail::data);
        const auto marked = [&](Qt::LayoutDirection direction, bool left) {
            showData(direction);
            if (QWidget* focused = QApplication::focusWidget())
                focused->clearFocus();  // no frame of the keyboard
            const QImage drawn = button.grab().toImage();
            const double scale = drawn.devicePixelRatio();
            const int x = left ? kGrid + 1 : button.width() - kGrid - 2;
            return drawn.pixelColor(int(x * scale), drawn.height() / 2) == accentColor(button.palette());
        };
        QVERIFY(marked(Qt::LeftToRight, true) && !marked(Qt::LeftToRight, false));
        QVERIFY(marked(Qt::RightToLeft, false) && !marked(Qt::RightToLeft, true));
    }
};

QTEST_MAIN(TestRightToLeft)
#include "test_right_to_left.moc"
