#include <QTest>
#include <algorithm>

#include "evaluation/predictions_csv.h"
#include "imaging/window_policy.h"
#include "runs/run_record.h"
#include "runs/run_settings.h"
#include "tests/evaluation/made_predictions.h"
#include "tests/support/comma_locale.h"

using namespace fovea;
using namespace fovea::runs;

// What is kept of a run reads the same for everybody, also where people write "0,75".
class TestRecordLocale : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recordsAreTheSame();
};

namespace {

RunSettings settings() {
    RunSettings s;
    s.tokenRatio = 0.325;
    s.learningRate = 2.5e-4;
    return s;
}

RunResult result() {
    RunResult r;
    r.losses = {0.75, 0.1, 1e-9};
    r.seconds = 12.5;
    r.classWeights = {0.625, 1.5};
    return r;
}

/// All that is written, and what is read back of it.
std::vector<std::string> written() {
    const RunSettings s = settings();
    std::vector<std::string> texts = {settingsToJson(s), resultToJson(result())};
    for (const RunOption& option : kRunOptions) texts.push_back(optionText(option, s));
    RunSettings set;
    const auto done = setOption(runOption(&RunSettings::learningRate), "2.5e-4", set);
    texts.push_back(done.ok() ? settingsToJson(set) : done.error().detail);
    RunSettings wrong = s;
    wrong.tokenRatio = 1.25;
    texts.push_back(checkSettings(wrong).error().detail);
    const auto again = settingsFromJson(texts[0]);
    texts.push_back(again.ok() && *again == s ? "equal" : "other settings");
    const auto figures = resultFromJson(texts[1]);
    texts.push_back(figures.ok() && figures->losses == result().losses ? "equal" : "other figures");
    imaging::WindowPolicy window;
    texts.push_back(imaging::windowPolicyFromText("40.5/350.25", window) ? imaging::windowPolicyText(window)
                                                                         : "no window");
    Random random(1);
    const evaluation::Predictions made = test::twoClasses(5, 1.5, random);
    const auto table = evaluation::predictionsCsv(made, {{"a", "b", "c", "d", "e"}, {"well", "ill"}});
    texts.push_back(table.ok() ? *table : table.error().detail);
    return texts;
}

}  // namespace

void TestRecordLocale::recordsAreTheSame() {
    const std::vector<std::string> expected = written();
    QCOMPARE(std::count(expected.begin(), expected.end(), std::string("equal")), 2);
    QVERIFY(std::count(expected.begin(), expected.end(), std::string("40.5/350.25")) == 1);
    const test::CommaLocale locale;
    if (!locale.set()) QSKIP("no locale with a decimal comma can be made here");
    const std::vector<std::string> texts = written();
    for (std::size_t i = 0; i < expected.size(); ++i) QCOMPARE(texts[i], expected[i]);
}

QTEST_APPLESS_MAIN(TestRecordLocale)
#include "test_record_locale.moc"
