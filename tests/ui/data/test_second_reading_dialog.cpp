// A random sample read a second time, by mouse and by keys: without the labels, kept as a further reader,
// compared at the end, gone on with after it was closed.
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

#include "data/data_windows.h"
#include "data/label_review.h"
#include "data/second_reading_dialog.h"
#include "dataset/consensus.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/data_page_bench.h"
#include "tests/ui/support/from_project.h"
#include "tests/ui/support/visible_words.h"
#include "text/translations.h"
#include "viewer/viewer.h"
#include "widgets/image_view.h"

using namespace fovea;
using namespace fovea::ui;
using dataset::Sample;
using test::child;
using test::kPerClass;
using Of = SecondReading::Stage;

namespace {

constexpr int kPatienceMs = 60000;

struct Bench : test::DataPageBench {
    Bench() {
        open();
        importFolders();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page)) qFatal("not in front");
    }
    SecondReadingDialog* dialog() { return page.window()->findChild<SecondReadingDialog*>(); }
    SecondReading& reading() { return dialog()->presenter(); }
    template <class T>
    T* inDialog(const char* name) {
        return child<T>(*dialog(), name);
    }
    /// The window, with five images to read by Ann.
    void choose() {
        page.windows().readAgain();
        QVERIFY(dialog());
        QVERIFY(QTest::qWaitForWindowActive(dialog()));
        inDialog<QComboBox>("secondReader")->setFocus();
        QTest::keyClicks(inDialog<QComboBox>("secondReader")->lineEdit(), QStringLiteral("Ann"));
        auto* number = inDialog<QSpinBox>("secondImages");
        number->setFocus();
        number->selectAll();
        QTest::keyClicks(number, QStringLiteral("5"));
        QTest::keyClick(number, Qt::Key_Tab);
        QCOMPARE(reading().request().images, 5);
    }
    /// The image at hand is on the screen: before, nothing can be said of it.
    void see() { QTRY_VERIFY_WITH_TIMEOUT(dialog()->viewer().drawn(), kPatienceMs); }
    std::vector<Sample> again() {
        std::vector<Sample> read;
        for (const Sample& s : session.samples())
            if (s.readings.count(dataset::secondReadingOf("Ann"))) read.push_back(s);
        return read;
    }
    /// The answer that the label of the image would give, as a key.
    int keyOfLabel() { return reading().current()->label == "healthy" ? 1 : 2; }
};

}  // namespace

class TestSecondReadingDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp); }  // the English plurals

    void isAnEntryOfCheckLabels() {
        Bench b;
        const auto none = [](const project::Project&, const JobContext&) -> Result<LabelAdvice> {
            return LabelAdvice();
        };
        b.page.review().setAdvisers({none, none});
        QTest::mouseClick(child<QPushButton>(b.page, "checkLabels"), Qt::LeftButton);
        auto* menu = child<QMenu>(b.page, "checkMenu");
        QTRY_VERIFY(menu->isVisible());
        for (QAction* action : menu->actions())
            if (action->objectName() == QLatin1String("secondReading"))
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        QTRY_VERIFY(b.dialog() && b.dialog()->isVisible());
        QVERIFY(!b.inDialog<QPushButton>("secondBegin")->isEnabled());  // nobody reads yet
    }

    void byKeys() {
        Bench b;
        b.choose();
        // What is drawn is stated.
        const QString drawn = b.inDialog<QLabel>("secondDraw")->text();
        for (const char* part : {"5 image", "24", "5 file", "patient is unknown", "seed 1", "the labels"})
            QVERIFY2(drawn.contains(QLatin1String(part)), qPrintable(drawn));
        QTest::mouseClick(b.inDialog<QPushButton>("secondBegin"), Qt::LeftButton);
        QCOMPARE(b.reading().stage(), Of::reading);
        QCOMPARE(b.reading().total(), 5);
        ImageView& view = b.dialog()->viewer().view();
        QTRY_VERIFY(view.hasFocus());
        QTRY_VERIFY(view.hasImage());
        // Nothing tells what was said: no name of the file, no answer pressed in.
        const QString path = QString::fromStdString(b.reading().current()->path);
        QVERIFY(!test::visibleWords(*b.dialog()).contains(path.section(QLatin1Char('/'), -1)));
        for (const char* answer : {"secondAnswer1", "secondAnswer2"})
            QVERIFY(!b.inDialog<QPushButton>(answer)->isChecked());
        const auto labels = test::samplesOnDisk(b.session);
        // All as the labels say, but for the first.
        const std::int64_t first = b.reading().current()->id;
        b.see();
        QTest::keyClick(&view, b.keyOfLabel() == 1 ? Qt::Key_2 : Qt::Key_1);
        QVERIFY(b.reading().current()->id != first);
        QCOMPARE(b.reading().answered(), 1);
        QTest::keyClick(&view, Qt::Key_K);
        QCOMPARE(b.reading().current()->id, first);
        QVERIFY(!b.reading().answerNow().empty());
        QTest::keyClick(&view, Qt::Key_J);
        QVERIFY(b.reading().outcomeWords().isEmpty());  // not before all are read
        for (int i = 0; i < 4; ++i) {
            b.see();
            QTest::keyClick(&view, b.keyOfLabel() == 1 ? Qt::Key_1 : Qt::Key_2);
        }
        QCOMPARE(b.reading().stage(), Of::done);
        auto* outcome = b.inDialog<QLabel>("secondOutcome");
        QTRY_VERIFY2_WITH_TIMEOUT(outcome->isVisible() && outcome->text().contains(QStringLiteral("80")),
                                  qPrintable(outcome->text()), kPatienceMs);
        QVERIFY(outcome->text().contains(QStringLiteral("kappa")));
        // On the disk: a further reader, and every label as it was.
        const auto stored = test::samplesOnDisk(b.session);
        int read = 0;
        for (std::size_t i = 0; i < stored.size(); ++i) {
            QCOMPARE(stored[i].label, labels[i].label);
            read += int(stored[i].readings.count(dataset::secondReadingOf("Ann")));
        }
        QCOMPARE(read, 5);
    }

    /// Closed in the middle, taken back by Undo, gone on with.
    void byMouseAndGoneOnWith() {
        Bench b;
        b.choose();
        QTest::mouseClick(b.inDialog<QPushButton>("secondBegin"), Qt::LeftButton);
        std::vector<std::int64_t> seen;
        QTRY_VERIFY(b.inDialog<QPushButton>("secondAnswer1")->isVisible());
        for (int i = 0; i < 3; ++i) {
            seen.push_back(b.reading().current()->id);
            b.see();
            QTest::mouseClick(b.inDialog<QPushButton>("secondAnswer1"), Qt::LeftButton);
        }
        QCOMPARE(b.again().size(), std::size_t(3));
        QTest::mouseClick(b.inDialog<QPushButton>("secondClose"), Qt::LeftButton);
        QTRY_VERIFY(!b.dialog());
        b.session.undo();
        QTRY_COMPARE_WITH_TIMEOUT(b.again().size(), std::size_t(2), kPatienceMs);
        b.choose();
        QTest::mouseClick(b.inDialog<QPushButton>("secondBegin"), Qt::LeftButton);
        QCOMPARE(b.reading().answered(), 2);
        QCOMPARE(b.reading().current()->id, seen[2]);  // the same are drawn
        // Others by another seed; what was answered is kept.
        QTest::mouseClick(b.inDialog<QPushButton>("secondBack"), Qt::LeftButton);
        QCOMPARE(b.reading().stage(), Of::choosing);
        auto* seed = b.inDialog<QSpinBox>("secondSeed");
        seed->setFocus();
        QTest::keyClick(seed, Qt::Key_Up);
        QCOMPARE(b.reading().request().seed, std::uint64_t(2));
        QVERIFY(b.inDialog<QLabel>("secondDraw")->text().contains(QStringLiteral("seed 2")));
        QCOMPARE(b.again().size(), std::size_t(2));
    }

    /// An image that is not there any more waits for no answer.
    void whatCannotBeShownIsLeftOut() {
        Bench b;
        b.choose();
        const auto drawn = project::drawSecondReading(b.session.samples(), b.reading().request());
        QVERIFY(drawn.ok());
        const auto& gone = b.session.samples()[std::size_t(b.session.rowOf(drawn->images[1]))];
        QVERIFY(QFile::remove(QString::fromStdString(gone.path)));
        QTest::mouseClick(b.inDialog<QPushButton>("secondBegin"), Qt::LeftButton);
        for (int i = 0; i < 5; ++i) {
            if (i == 1) {
                QTRY_COMPARE_WITH_TIMEOUT(b.reading().answered(), 2, kPatienceMs);
                QTest::keyClick(&b.dialog()->viewer().view(), Qt::Key_J);
                continue;
            }
            b.see();
            QTest::keyClick(&b.dialog()->viewer().view(), Qt::Key_1);
        }
        QCOMPARE(b.reading().stage(), Of::done);
        QCOMPARE(b.again().size(), std::size_t(4));
    }

    void saysWhatStandsInTheWay() {
        Bench b;
        dataset::Question age;
        age.name = "Age";
        age.kind = dataset::QuestionKind::number;
        QVERIFY(b.session.storeQuestion(age));
        QTRY_COMPARE(b.session.question().name, std::string("Age"));
        SecondReading reading(b.session);
        reading.setReader(QStringLiteral("Ann"));
        QVERIFY(!reading.obstacle().isEmpty() && !reading.ready());
        QCOMPARE(reading.drawWords(), reading.obstacle());
    }
};

QTEST_MAIN(TestSecondReadingDialog)
#include "test_second_reading_dialog.moc"
