#include <QTest>

#include <QTemporaryDir>

#include "base/file_layer.h"
#include "dataset/label_table.h"
#include "runs/subgroups.h"

using namespace fovea;
using namespace fovea::runs;
using dataset::Sample;

class TestSubgroupColumns : public QObject {
    Q_OBJECT

    using Facts = std::map<std::string, std::string>;
    static Sample with(Facts facts, const char* format = "DICOM") {
        Sample s;
        s.facts = std::move(facts);
        s.format = format;
        return s;
    }
    static std::vector<std::string> groups(const std::vector<Sample>& samples, const char* column) {
        auto found = subgroupsOf(samples, column);
        if (!found) qFatal("%s", found.error().detail.c_str());
        return std::move(*found);
    }

private Q_SLOTS:
    void whatEachColumnIsTakenFrom() {
        const std::vector<Sample> samples = {with({{dataset::kSubgroupFact, "North"},
                                                   {"PatientSex", "F"},
                                                   {"PatientAge", "071Y"},
                                                   {"Manufacturer", "Maker"},
                                                   {"ManufacturerModelName", "One"},
                                                   {"StationName", "CT1"},
                                                   {"InstitutionName", "Hospital"},
                                                   {"Laterality", "L"}}),
                                             with({}, "PNG")};
        using List = std::vector<std::string>;
        QCOMPARE(groups(samples, "subgroup"), (List{"North", ""}));
        QCOMPARE(groups(samples, "sex"), (List{"F", ""}));
        QCOMPARE(groups(samples, "age"), (List{"60 to 79 years", ""}));
        QCOMPARE(groups(samples, "device"), (List{"Maker One", ""}));
        QCOMPARE(groups(samples, "station"), (List{"CT1", ""}));
        QCOMPARE(groups(samples, "site"), (List{"Hospital", ""}));
        QCOMPARE(groups(samples, "laterality"), (List{"L", ""}));
        QCOMPARE(groups(samples, "format"), (List{"DICOM", "PNG"}));
        QCOMPARE(tellingColumns(samples), (List{"format"}));  // one group is not told apart
        const auto none = subgroupsOf(samples, "shoe size");
        QVERIFY(!none && none.error().detail.find("laterality") != std::string::npos);
    }

    void ages_data() {
        QTest::addColumn<QString>("age");
        QTest::addColumn<QString>("born");
        QTest::addColumn<QString>("taken");
        QTest::addColumn<QString>("band");
        QTest::newRow("years") << "045Y"
                               << ""
                               << ""
                               << "40 to 59 years";
        QTest::newRow("on a bound") << "018Y"
                                    << ""
                                    << ""
                                    << "18 to 39 years";
        QTest::newRow("below it") << "017Y"
                                  << ""
                                  << ""
                                  << "0 to 17 years";
        QTest::newRow("months") << "030M"
                                << ""
                                << ""
                                << "0 to 17 years";
        QTest::newRow("months of a grown-up") << "480M"
                                              << ""
                                              << ""
                                              << "40 to 59 years";
        QTest::newRow("weeks") << "006W"
                               << ""
                               << ""
                               << "0 to 17 years";
        QTest::newRow("days") << "010D"
                              << ""
                              << ""
                              << "0 to 17 years";
        QTest::newRow("old") << "101Y"
                             << ""
                             << ""
                             << "80 years and over";
        QTest::newRow("a day before the birthday") << ""
                                                   << "19410305"
                                                   << "20210304"
                                                   << "60 to 79 years";
        QTest::newRow("on the birthday") << ""
                                         << "19410305"
                                         << "20210305"
                                         << "80 years and over";
        QTest::newRow("the age goes first") << "020Y"
                                            << "19410305"
                                            << "20210305"
                                            << "18 to 39 years";
        QTest::newRow("an age that is none") << "old"
                                             << "20000101"
                                             << "20240101"
                                             << "18 to 39 years";
        QTest::newRow("not stated") << ""
                                    << ""
                                    << "20240101"
                                    << "";
        QTest::newRow("born later") << ""
                                    << "20300101"
                                    << "20240101"
                                    << "";
        QTest::newRow("born never") << ""
                                    << "00010101"
                                    << "20240101"
                                    << "";
        QTest::newRow("year only") << ""
                                   << "1941"
                                   << "20240101"
                                   << "";
    }
    void ages() {
        QFETCH(QString, age);
        QFETCH(QString, born);
        QFETCH(QString, taken);
        QFETCH(QString, band);
        const Sample s = with({{"PatientAge", age.toStdString()},
                               {"PatientBirthDate", born.toStdString()},
                               {"StudyDate", taken.toStdString()}});
        QCOMPARE(QString::fromStdString(groups({s}, "age").front()), band);
    }

    void oneGroupHoweverItIsWritten() {
        std::vector<Sample> samples;
        for (const char* site : {"North Wing", "north wing ", "NORTH  WING", "North Wing", "South"})
            samples.push_back(with({{"InstitutionName", site}}));
        const auto found = groups(samples, "site");
        for (const std::size_t i : {0u, 1u, 2u, 3u}) QCOMPARE(found[i], std::string("North Wing"));
        QCOMPARE(tellingColumns(samples), (std::vector<std::string>{"site"}));
    }

    void anyColumnOfATable() {
        QTemporaryDir folder;
        const std::string path = folder.filePath("more.csv").toStdString();
        QVERIFY(systemFileLayer()
                    ->writeAtomically(path,
                                      "file,scanner,Age\na/1.png,New,61\na/2.png,old,17.5\n"
                                      "b/1.png,NEW,unknown\n")
                    .ok());
        auto table = dataset::readTable(path, {}, {});
        QVERIFY(table.ok());
        dataset::LabelTable labels;
        labels.columns.file = 0;
        labels.table = std::make_shared<const dataset::Table>(std::move(*table));
        std::vector<Sample> samples(4);
        const char* const files[] = {"/x/a/1.png", "/x/a/2.png", "/x/b/1.png", "/x/b/2.png"};
        for (std::size_t i = 0; i < 4; ++i) samples[i].path = files[i];
        using List = std::vector<std::string>;
        QCOMPARE(subgroupsOf(samples, "scanner", &labels).value(), (List{"New", "old", "New", ""}));
        QCOMPARE(subgroupsOf(samples, "Age", &labels).value(),
                 (List{"60 to 79 years", "0 to 17 years", "unknown", ""}));
        // The table goes before the header, which has what the table lacks.
        QCOMPARE(subgroupsOf(samples, "age", &labels).value()[0], std::string("60 to 79 years"));
        samples[0].facts["PatientSex"] = "F";
        QCOMPARE(subgroupsOf(samples, "sex", &labels).value()[0], std::string("F"));
        const auto none = subgroupsOf(samples, "shoes", &labels);
        QVERIFY(!none && none.error().detail.find("scanner") != std::string::npos);
        QVERIFY(!subgroupsOf(samples, "file", &labels).ok());
    }

    void groupsStandInNaturalOrder() {
        Evaluation e;
        e.classes = {"a", "b"};
        e.predictions.classes = 2;
        for (int i = 0; i < 60; ++i) {
            e.samples.push_back(with({{"StationName", "room " + std::to_string(8 + i % 3)}}));
            e.predictions.truth.push_back(i / 3 % 2);
            const double p = 0.2 + 0.3 * (i / 3 % 2) + 0.005 * i;
            e.predictions.probabilities.insert(e.predictions.probabilities.end(), {1 - p, p});
        }
        const auto tables = figuresBySubgroups(e, {"station", "format"}, {}, {});
        QVERIFY(tables.ok());
        QCOMPARE(tables->size(), std::size_t(2));
        std::vector<std::string> names;
        for (const auto& group : tables->front().groups) names.push_back(group.name);
        QCOMPARE(names, (std::vector<std::string>{"room 8", "room 9", "room 10"}));
        QCOMPARE(tables->back().groups.size(), std::size_t(1));
        QVERIFY(!figuresBySubgroups(e, {"nonsense"}, {}, {}));
    }
};

QTEST_GUILESS_MAIN(TestSubgroupColumns)
#include "test_subgroup_columns.moc"
