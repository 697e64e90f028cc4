#include "runs/project_source.h"

#include <QTest>

#include "evaluation/clusters.h"

using namespace fovea;

class TestProjectSource : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Nobody knows the patients: what is surely of one patient counts as one all the same.
    void copiesAndFramesAreOfOnePatient() {
        std::vector<dataset::Sample> samples;
        const auto add = [&](const char* path, int frame, const char* pixels, const char* patient) {
            dataset::Sample s;
            s.path = path;
            s.frame = frame;
            s.pixelHash = pixels;
            s.patient = patient;
            s.label = samples.size() % 2 ? "ill" : "well";
            samples.push_back(s);
        };
        add("a.png", 0, "1", "");
        add("b.png", 0, "2", "");
        add("copy of a.png", 0, "1", "");
        add("c.tif", 0, "3", "");
        add("c.tif", 1, "4", "");
        add("d.png", 0, "5", "4711");
        add("copy of d.png", 0, "5", "4712");  // two that are known stay two
        add("e.png", 0, "", "");
        add("f.png", 0, "", "");  // hashes of nothing are not equal
        const auto predictions = runs::unpredicted(samples, {"ill", "well"});
        const std::vector<int> truth{1, 0, 1, 0, 1, 0, 1, 0, 1};
        QVERIFY(predictions.truth == truth);
        const evaluation::Clusters clusters = evaluation::clustersOf(predictions);
        QCOMPARE(clusters.patients, std::size_t(7));
        QCOMPARE(clusters.patientOf[0], clusters.patientOf[2]);
        QVERIFY(clusters.patientOf[0] != clusters.patientOf[1]);
        QCOMPARE(clusters.patientOf[3], clusters.patientOf[4]);
        QVERIFY(clusters.patientOf[5] != clusters.patientOf[6]);
        QVERIFY(clusters.patientOf[7] != clusters.patientOf[8]);
        QVERIFY(evaluation::somePatientsUnknown(predictions));
    }
};

QTEST_GUILESS_MAIN(TestProjectSource)
#include "test_project_source.moc"
