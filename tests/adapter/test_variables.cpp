#include <QTest>
#include <cmath>

#include "adapter/variables.h"

using namespace fovea;
using namespace fovea::adapter;

/// Clinical variables as numbers.
class TestVariables : public QObject {
    Q_OBJECT
private:
    /// Ages 20, 40, 60, 80 in turn; site A three times as often as B.
    static std::vector<VariableValues> patients(int count = 40) {
        std::vector<VariableValues> all;
        for (int i = 0; i < count; ++i)
            all.push_back({{"age", std::to_string(20 + 20 * (i % 4))}, {"site", i % 4 ? "A" : "B"}});
        return all;
    }

private Q_SLOTS:
    void numbersAreDeviationsFromTheTrainingImages() {
        const auto all = patients();
        const auto coding = VariableCoding::fit({"age", "site"}, all);
        QVERIFY(coding.ok());
        QCOMPARE(coding->width(), 3);
        std::vector<double> sums(3), squares(3);
        for (const VariableValues& values : all) {
            const auto x = coding->numbers(values);
            for (std::size_t i = 0; i < 3; ++i)
                sums[i] += double(x[i]), squares[i] += double(x[i]) * double(x[i]);
        }
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(std::abs(sums[i]) < 1e-4);
            QVERIFY(std::abs(squares[i] / double(all.size()) - 1) < 1e-5);
        }
        // 50 is the mean, sqrt(500) the deviation.
        QVERIFY(std::abs(double(coding->numbers({{"age", "61.5"}})[0]) - 11.5 / std::sqrt(500.0)) < 1e-6);
    }

    void whatIsNotKnownIsTheMean() {
        const auto coding = VariableCoding::fit({"age", "site"}, patients());
        QVERIFY(coding.ok());
        QCOMPARE(coding->numbers({}), std::vector<float>(3));
        QCOMPARE(coding->numbers({{"age", "old"}, {"site", "C"}}), std::vector<float>(3));
        QCOMPARE(coding->unknownIn({{"age", "old"}, {"site", "C"}}),
                 (std::vector<std::string>{"age", "site"}));
        QCOMPARE(coding->unknownIn({{"age", "61"}, {"site", "B"}}), std::vector<std::string>());
    }

    /// Where training images lack it, that it is missing is a number of its own.
    void missingIsSaid() {
        auto all = patients();
        for (std::size_t i = 0; i < all.size(); i += 4) all[i]["age"].clear();
        const auto coding = VariableCoding::fit({"age"}, all);
        QVERIFY(coding.ok());
        QCOMPARE(coding->width(), 2);
        QCOMPARE(coding->variables[0].missingShare, 0.25);
        const auto known = coding->numbers({{"age", "60"}}), unknown = coding->numbers({});
        QCOMPARE(known[0], 0.0f);  // the mean of 40, 60 and 80
        QCOMPARE(unknown[0], 0.0f);
        QVERIFY(known[1] < 0 && unknown[1] > 0);
    }

    void whatTellsNothingApartIsRefused_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"same", "sameWord", "nobody", "identifier", "rare"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void whatTellsNothingApartIsRefused() {
        QFETCH(const QString, name);
        auto all = patients(200);
        for (std::size_t i = 0; i < all.size(); ++i) {
            all[i]["same"] = "7";
            all[i]["sameWord"] = "yes";
            all[i]["identifier"] = "patient " + std::to_string(i / 5);
            all[i]["rare"] = "w" + std::to_string(i);
        }
        const auto coding = VariableCoding::fit({name.toStdString()}, all);
        QVERIFY(!coding.ok());
        QCOMPARE(coding.error().code, ErrorCode::invalidArgument);
        QVERIFY(coding.error().detail.find(name.toStdString()) != std::string::npos);
    }

    /// What stands with few patients only, as a name would, is kept nowhere.
    void rareWordsAreNotKept() {
        auto all = patients();
        all[1]["site"] = "Dr Smith's practice";
        const auto coding = VariableCoding::fit({"site"}, all);
        QVERIFY(coding.ok());
        QCOMPARE(coding->variables[0].words, (std::vector<std::string>{"A", "B"}));
        QVERIFY(variablesToJson(*coding).find("Smith") == std::string::npos);
    }

    void jsonBringsItBack() {
        auto all = patients();
        all[3]["age"].clear();
        const auto coding = VariableCoding::fit({"age", "site"}, all);
        const auto back = variablesFromJson(variablesToJson(*coding));
        QVERIFY(back.ok());
        QVERIFY(*back == *coding);
        for (const char* broken : {"[{}]", "7x", R"([{"name":"a","missing_share":0,"mean":1,"deviation":0}])",
                                   R"([{"name":"a","missing_share":1,"mean":1,"deviation":1}])",
                                   R"([{"name":"a","missing_share":0,"words":["b","a"],"shares":[0.5,0.5]}])",
                                   R"([{"name":"a","missing_share":0,"words":["a"],"shares":[1]}])"})
            QCOMPARE(variablesFromJson(broken).error().code, ErrorCode::corruptFile);
    }
};

QTEST_GUILESS_MAIN(TestVariables)
#include "test_variables.moc"
