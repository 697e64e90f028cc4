#include <QTest>
#include <algorithm>

#include "dataset/audit.h"
#include "dataset/look_alikes.h"
#include "dataset/perceptual_hash.h"
#include "dataset/repair.h"
#include "tests/dataset/sample_maker.h"
#include "tests/support/mammograms.h"

using namespace fovea;
using namespace fovea::dataset;

/// Expected: nearDuplicates(), each time anew.
class TestLookAlikes : public QObject {
    Q_OBJECT

    static std::vector<Sample> samples() {
        test::SampleMaker maker;
        for (const int seed : {1, 2, 3, 4}) {
            const imaging::Pixels picture = test::mammogram(std::uint64_t(seed));
            maker.add("well", {}, Split::train).perceptualHash = perceptualHash(picture);
            if (seed < 3) maker.add("well").perceptualHash = perceptualHash(test::mirrored(picture));
        }
        maker.add("well");  // of which nothing is known
        return maker.samples;
    }

private Q_SLOTS:
    void theSamePicturesAreSearchedOnce() {
        LookAlikes known;
        std::vector<Sample> s = samples();
        const auto groups = known.of(s);
        QCOMPARE(groups.size(), std::size_t(2));
        QVERIFY(groups == nearDuplicates(s));
        std::reverse(s.begin(), s.end());
        for (Sample& one : s) one.split = Split::test, one.label = "sick";
        QVERIFY(known.of(s) == nearDuplicates(s));
        s.push_back(s[1]);  // a picture twice is no other picture
        QVERIFY(known.of(s) == nearDuplicates(s));
        std::rotate(s.begin(), s.end() - 1, s.end());
        QVERIFY(known.of(s) == nearDuplicates(s));
        QCOMPARE(known.searches(), 1);
    }

    void otherPicturesAreSearchedAgain() {
        LookAlikes known;
        std::vector<Sample> s = samples();
        const auto all = known.of(s);
        s.erase(s.begin());  // whose mirror image stands alone now
        QVERIFY(known.of(s) == nearDuplicates(s));
        QCOMPARE(known.of(s).size(), all.size() - 1);
        QCOMPARE(known.searches(), 2);
        QVERIFY(known.of({}).empty());
        QVERIFY(known.of(samples()) == all);
        QCOMPARE(known.searches(), 3);
    }

    void theAuditTakesWhatIsKnown() {
        LookAlikes known;
        std::vector<Sample> s = samples();
        known.of(s);
        QCOMPARE(ofKind(audit(s, known), ProblemKind::nearDuplicate).size(), std::size_t(2));
        QCOMPARE(known.searches(), 1);
        s[0].split = Split::excluded;  // no picture of the audit any more
        QCOMPARE(ofKind(audit(s, known), ProblemKind::nearDuplicate).size(), std::size_t(1));
        QCOMPARE(known.searches(), 2);
    }
};

QTEST_GUILESS_MAIN(TestLookAlikes)
#include "test_look_alikes.moc"
