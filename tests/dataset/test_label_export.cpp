#include <QTest>

#include "dataset/label_export.h"
#include "dataset/label_table.h"

using namespace fovea;
using namespace fovea::dataset;

namespace {

Sample sample(const std::string& path, const std::string& label, const std::string& patient = {},
              Split split = Split::unassigned) {
    Sample s;
    s.path = path;
    s.label = label;
    s.patient = patient;
    s.split = split;
    return s;
}

}  // namespace

class TestLabelExport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesATable() {
        const auto text = labelsCsv({sample("/data/a/1.png", "ill", "P1", Split::train),
                                     sample("/data/b/2, new.png", "", "", Split::unassigned)});
        QCOMPARE(*text, std::string("file,label,patient,split\r\n"
                                    "a/1.png,ill,P1,train\r\n"
                                    "\"b/2, new.png\",,,unassigned\r\n"));
    }

    void readBackItSaysTheSame() {
        std::vector<Sample> samples = {
            sample("/data/a/1.png", "ill", "P1", Split::train),
            sample("/data/a/b/1.png", "well; not ill", "", Split::test),
            sample("/data/1.png", "=cmd|calc", "007", Split::validation),
            sample("/data/x, \"y\".png", "two\r\nlines", "M\xc3\xbcller\t7", Split::unassigned),
            sample("/data/B/1.png", "", "", Split::excluded),
            sample("/data/@x.png", "<b>-1</b>", "-1+2", Split::train),
            sample("/data/=1+1.png", "'=quoted", "+1", Split::train),
            sample("/data/frames.dcm", "ill", "P2", Split::train),
            sample("/data/frames.dcm", "well", "P2", Split::train),
            sample("/data/frames.dcm", "ill", "P2", Split::train),
        };
        samples[samples.size() - 2].frame = samples.back().frame = 4;
        samples.back().plane = imaging::Plane::sagittal;
        samples.front().facts[kSubgroupFact] = "f";
        const auto text = labelsCsv(samples);
        QVERIFY(text.ok());
        const auto table = parseTable(*text, "t.csv");
        QVERIFY(table.ok());
        QCOMPARE(table->rows.size(), samples.size());
        std::vector<std::string> files;
        for (const Sample& s : samples) files.push_back(s.path.substr(6));
        files.resize(files.size() - 2);
        const FileMatcher matcher(files);
        const LabelColumns columns = guessColumns(*table, matcher);
        const auto match = matchLabels(*table, columns, matcher);
        QVERIFY(match.ok());
        QVERIFY2(match->problems.empty(),
                 match->problems.empty() ? "" : messageText(match->problems[0].message).c_str());
        for (std::size_t i = 0; i < samples.size(); ++i) {
            Sample again;
            const int file = int(std::min(i, files.size() - 1));
            const ImageLabels* labels = labelsOf(*match, file, samples[i].frame, samples[i].plane);
            QVERIFY(labels);
            applyLabels(*labels, columns, again);
            QCOMPARE(again.label, samples[i].label);
            QCOMPARE(again.patient, samples[i].patient);
            QCOMPARE(int(again.split), int(samples[i].split));
            QCOMPARE(again.facts, samples[i].facts);
        }
    }

    void findsTheCommonFolder() {
        QCOMPARE(commonFolder({}), std::string());
        QCOMPARE(commonFolder({sample("/a/b/1.png", "")}), std::string("/a/b"));
        QCOMPARE(commonFolder({sample("/a/b/1.png", ""), sample("/a/bc/1.png", "")}), std::string("/a"));
        QCOMPARE(commonFolder({sample("/a/1.png", ""), sample("/b/1.png", "")}), std::string("/"));
        QCOMPARE(
            *labelsCsv({sample("/a/1.png", "x"), sample("/b/1.png", "y")}),
            std::string("file,label,patient,split\r\na/1.png,x,,unassigned\r\nb/1.png,y,,unassigned\r\n"));
    }

    void refusesNamesThatNoTextCanHold() {
        const auto text = labelsCsv({sample("/a/\xff.png", "x")});
        QCOMPARE(text.error().code, ErrorCode::invalidArgument);
        QCOMPARE(text.error().file, std::string("/a/\xff.png"));
    }
};

QTEST_APPLESS_MAIN(TestLabelExport)
#include "test_label_export.moc"
