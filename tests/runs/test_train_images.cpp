#include <QTest>
#include <algorithm>
#include <map>
#include <set>

#include "base/random.h"
#include "runs/train_images.h"

using namespace fovea;
using dataset::Sample;
using dataset::Split;

/// Which images are left to learn from where not all are to be.
class TestTrainImages : public QObject {
    Q_OBJECT
private:
    /// 200 of class a and 100 of b by patients of five, 60 of c by nobody known; 40 to validate.
    static std::vector<Sample> samples() {
        std::vector<Sample> all;
        const auto add = [&](const char* label, int count, int perPatient, Split split) {
            for (int i = 0; i < count; ++i) {
                Sample s;
                const std::string name = std::string(label) + std::to_string(i) + dataset::splitName(split);
                s.path = "/images/" + name;
                s.pixelHash = "hash of " + name;
                s.label = label;
                if (perPatient > 0)
                    s.patient =
                        std::string(label) + dataset::splitName(split) + std::to_string(i / perPatient);
                s.split = split;
                all.push_back(s);
            }
        };
        add("a", 200, 5, Split::train);
        add("b", 100, 5, Split::train);
        add("c", 60, 0, Split::train);
        add("a", 40, 5, Split::validation);
        return all;
    }
    static std::set<std::string> hashes(const std::vector<Sample>& all) {
        std::set<std::string> names;
        for (const Sample& s : all) names.insert(s.pixelHash);
        return names;
    }

private Q_SLOTS:
    void wholePatientsInProportion() {
        const std::vector<Sample> before = samples();
        std::vector<Sample> after = before;
        runs::keepTrainImages(after, 90);
        std::map<std::string, int> images, patients;
        int validation = 0;
        for (const Sample& s : after) {
            validation += s.split == Split::validation;
            if (s.split != Split::train) continue;
            ++images[s.label];
            if (!s.patient.empty()) ++patients[s.patient];
        }
        QCOMPARE(validation, 40);
        QCOMPARE(images["a"], 50);
        QCOMPARE(images["b"], 25);
        QCOMPARE(images["c"], 15);
        for (const auto& [patient, count] : patients) QCOMPARE(count, 5);
    }
    void theOrderOfTheListDoesNotMatter() {
        std::vector<Sample> one = samples(), other = one;
        Random(3).shuffle(other);
        runs::keepTrainImages(one, 100);
        runs::keepTrainImages(other, 100);
        QVERIFY(hashes(one) == hashes(other));
    }
    void fewerAreAmongMore() {
        std::vector<Sample> few = samples(), more = few;
        runs::keepTrainImages(few, 50);
        runs::keepTrainImages(more, 150);
        const auto some = hashes(few), all = hashes(more);
        QVERIFY(some.size() < all.size());
        QVERIFY(std::includes(all.begin(), all.end(), some.begin(), some.end()));
    }
    void eachClassKeepsAPatient() {
        std::vector<Sample> few = samples();
        runs::keepTrainImages(few, 1);
        std::set<std::string> labels;
        for (const Sample& s : few)
            if (s.split == Split::train) labels.insert(s.label);
        QCOMPARE(labels.size(), std::size_t(3));
    }
    void nothingIsTakenWhereThereAreNotMore() {
        std::vector<Sample> all = samples();
        runs::keepTrainImages(all, 360);
        QCOMPARE(all.size(), samples().size());
    }
    void framesOfAFileStayTogether() {
        std::vector<Sample> all;
        for (int i = 0; i < 40; ++i) {
            Sample s;
            s.path = "/volume" + std::to_string(i / 4);
            s.frame = i % 4;
            s.pixelHash = "frame " + std::to_string(i);
            s.label = i < 20 ? "a" : "b";
            s.split = Split::train;
            all.push_back(s);
        }
        runs::keepTrainImages(all, 16);
        std::map<std::string, int> frames;
        for (const Sample& s : all) ++frames[s.path];
        QCOMPARE(all.size(), std::size_t(16));
        for (const auto& [path, count] : frames) QCOMPARE(count, 4);
    }
};

QTEST_GUILESS_MAIN(TestTrainImages)
#include "test_train_images.moc"
