// The images of a study: by what speaks for the answer, and which is looked at.
#include <QSignalSpy>
#include <QTest>

#include "case/unit_images.h"

using namespace fovea;
using namespace fovea::ui;

class TestUnitImages : public QObject {
    Q_OBJECT

    static std::vector<UnitImage> three() {
        return {{1, "/a/1.png", {}, 0.7, 0.5}, {2, "/a/2.png", {}, 0.1, 1.5}, {3, "/a/3.png", {}, 0.2, 0.5}};
    }

private Q_SLOTS:
    void thoseThatSayMostComeFirst() {
        UnitImages unit;
        QCOMPARE(unit.position(), -1);
        QVERIFY(!unit.image() && unit.titleWords().isEmpty());
        QSignalSpy moved(&unit, &UnitImages::positionChanged);
        unit.show(QStringLiteral("e1"), three());
        QCOMPARE(moved.count(), 1);
        QCOMPARE(unit.images().size(), std::size_t(3));
        QCOMPARE(unit.images()[0].id, 2);
        QCOMPARE(unit.images()[1].id, 1);  // of equal ones as given
        QCOMPARE(unit.images()[2].id, 3);
        QCOMPARE(unit.image()->id, 2);
        QCOMPARE(unit.barOf(0), 1.0);
        QVERIFY(std::abs(unit.barOf(2) - 1.0 / 3) < 1e-12);
        QCOMPARE(unit.shareOf(0), 0.6);
        QCOMPARE(unit.titleWords(), QStringLiteral("e1: image 1 of 3, by what speaks for the answer"));
        QVERIFY(!UnitImages::caption().isEmpty());
    }

    /// Shares are of what speaks for the answer; what speaks against it has none.
    void someSpeakAgainstIt() {
        UnitImages unit;
        unit.show(QStringLiteral("e1"),
                  {{1, "/a/1.png", {}, 0.5, -2}, {2, "/a/2.png", {}, 0.25, 3}, {3, "/a/3.png", {}, 0.25, 1}});
        QCOMPARE(unit.image()->id, 2);
        QCOMPARE(unit.shareOf(0), 0.75);
        QCOMPARE(unit.shareOf(1), 0.25);
        QCOMPARE(unit.images()[2].id, 1);
        QCOMPARE(unit.shareOf(2), 0.0);
        QCOMPARE(unit.barOf(2), 0.0);
        unit.show(QStringLiteral("e2"), {{1, "/a/1.png", {}, 0.5, -2}, {2, "/a/2.png", {}, 0.5, -1}});
        QCOMPARE(unit.greatest(), 0.0);
        QCOMPARE(unit.barOf(0), 0.0);
    }

    void oneGoesThroughThem() {
        UnitImages unit;
        unit.next();
        unit.previous();
        QCOMPARE(unit.position(), -1);
        unit.show(QStringLiteral("e1"), three());
        QSignalSpy moved(&unit, &UnitImages::positionChanged);
        unit.previous();
        QCOMPARE(moved.count(), 0);
        unit.next();
        QCOMPARE(unit.image()->id, 1);
        unit.setPosition(7);
        QCOMPARE(unit.image()->id, 3);
        QCOMPARE(moved.count(), 2);
    }

    void theImageStaysWhileItIsThere() {
        UnitImages unit;
        unit.show(QStringLiteral("e1"), three());
        unit.setPosition(2);
        QSignalSpy moved(&unit, &UnitImages::positionChanged), changed(&unit, &UnitImages::changed);
        auto again = three();
        again[2].evidence = 1.6;
        unit.show(QStringLiteral("e1"), again);
        QCOMPARE(unit.image()->id, 3);
        QCOMPARE(unit.position(), 0);
        QCOMPARE(moved.count(), 0);
        QCOMPARE(changed.count(), 1);
        unit.show(QStringLiteral("e2"), {{7, "/b/7.png", {}, 1, 1}});
        QCOMPARE(unit.image()->id, 7);
        QCOMPARE(moved.count(), 1);
        unit.clear();
        QVERIFY(!unit.image());
        QCOMPARE(moved.count(), 2);
    }

    void imagesOfOneFileHaveTheirNumber() {
        UnitImages unit;
        unit.show(QStringLiteral("scan"), {{1, "/a/scan.nii", {4}, 0.6, 2}, {2, "/a/scan.nii", {0}, 0.4, 1}});
        QCOMPARE(unit.nameOf(0), QStringLiteral("scan.nii · 5"));
        QCOMPARE(unit.nameOf(1), QStringLiteral("scan.nii · 1"));
        unit.show(QStringLiteral("e1"), three());
        QCOMPARE(unit.nameOf(0), QStringLiteral("2.png"));
    }

    void theyCanStandAsTheirSlicesLie() {
        UnitImages unit;
        unit.show(QStringLiteral("e1"), {{1, "/a/10.png", {}, 0.25, 2},
                                         {2, "/a/9.nii", {11}, 0.25, 1},
                                         {3, "/a/9.nii", {2}, 0.25, 4},
                                         {4, "/a/1.png", {}, 0.25, 3}});
        QCOMPARE(unit.image()->id, 3);
        QSignalSpy moved(&unit, &UnitImages::positionChanged), changed(&unit, &UnitImages::changed);
        unit.setOrder(UnitImages::Order::files);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(moved.count(), 0);  // the same image
        std::vector<qint64> ids;
        for (const UnitImage& image : unit.images()) ids.push_back(image.id);
        QCOMPARE(ids, (std::vector<qint64>{4, 3, 2, 1}));
        QCOMPARE(unit.position(), 1);
        QCOMPARE(unit.barOf(1), 1.0);
        QCOMPARE(unit.barOf(0), 0.75);
        QCOMPARE(unit.greatest(), 0.4);
        QCOMPARE(unit.titleWords(), QStringLiteral("e1: image 2 of 4, in the order of the files"));
        // The next study begins at what says most, in that order, too.
        unit.show(QStringLiteral("e2"), {{7, "/b/1.png", {}, 0.5, 0.3}, {8, "/b/2.png", {}, 0.5, 0.7}});
        QCOMPARE(unit.image()->id, 8);
        QCOMPARE(unit.position(), 1);
        unit.setOrder(UnitImages::Order::evidence);
        QCOMPARE(unit.image()->id, 8);
        QCOMPARE(unit.position(), 0);
    }

    void aUidIsShortened() {
        UnitImages unit;
        const QString uid = QStringLiteral("1.2.826.0.1.3680043.8.498.10265482915173046281");
        unit.show(uid, three());
        QCOMPARE(unit.title(), uid);
        QCOMPARE(unit.titleWords(),
                 QStringLiteral("…5173046281: image 1 of 3, by what speaks for the answer"));
    }
};

QTEST_GUILESS_MAIN(TestUnitImages)
#include "test_unit_images.moc"
