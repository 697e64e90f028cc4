// How long the presets take: what plans have said, and for how long that holds.
#include <QTest>

#include "text/words.h"
#include "train/preset_times.h"
#include "train/presets.h"

using namespace fovea;
using namespace fovea::ui;

class TestPresetTimes : public QObject {
    Q_OBJECT

    static constexpr int kImages = 600;

    static runs::RunSettings settingsOf(const QString& key, int images = kImages) {
        runs::RunSettings settings;
        for (const Preset& preset : presets())
            if (preset.key == key) applyPreset(preset, images, settings);
        return settings;
    }
    static void note(PresetTimes& times, const char* key, runs::RunEstimate estimate, int images = kImages) {
        const QString preset = QLatin1String(key);
        times.note(preset, settingsOf(preset, images), images, estimate);
    }
    static QString wordsBeside(const PresetTimes& times, const char* key) {
        return times.words(settingsOf(QLatin1String(key)));
    }

private Q_SLOTS:
    void eachIsKnownOnceItWasPlanned() {
        PresetTimes times;
        QCOMPARE(wordsBeside(times, "quick"), QString());
        note(times, "quick", {60, 120});
        QString said = wordsBeside(times, "balanced");
        QVERIFY2(said.contains(QStringLiteral("Quick")) && said.contains(durationWords(180)),
                 qPrintable(said));
        QVERIFY(!said.contains(QStringLiteral("Balanced")));
        note(times, "balanced", {60, 240});
        note(times, "thorough", {600, 1200});
        said = wordsBeside(times, "quick");
        QVERIFY2(said.contains(durationWords(180)) && said.contains(durationWords(300)) &&
                     said.contains(durationWords(1800)),
                 qPrintable(said));
        QVERIFY(said.indexOf(QStringLiteral("Quick")) < said.indexOf(QStringLiteral("Balanced")));
        QVERIFY(said.indexOf(QStringLiteral("Balanced")) < said.indexOf(QStringLiteral("Thorough")));
    }

    /// The images were read for one of them: those of the same size take the less, and no other.
    void whatWasReadNeedNotBeReadAgain() {
        PresetTimes times;
        note(times, "quick", {600, 120});
        note(times, "thorough", {6000, 1200});
        note(times, "balanced", {0, 240});
        const QString said = wordsBeside(times, "balanced");
        QVERIFY2(said.contains(durationWords(120)) && said.contains(durationWords(7200)), qPrintable(said));
        QVERIFY(!said.contains(durationWords(720)));
    }

    void theyAreOfTheseImagesAndThisNetwork() {
        PresetTimes times;
        note(times, "quick", {60, 120});
        runs::RunSettings other = settingsOf(QStringLiteral("quick"));
        other.backbone = "another";
        QCOMPARE(times.words(other), QString());
        times.note(QStringLiteral("balanced"), other, kImages, {60, 600});
        QVERIFY(!times.words(other).contains(QStringLiteral("Quick")));
        note(times, "balanced", {60, 600}, kImages + 100);
        note(times, "quick", {60, 120}, kImages);
        QVERIFY(!wordsBeside(times, "quick").contains(QStringLiteral("Balanced")));
    }
};

QTEST_GUILESS_MAIN(TestPresetTimes)
#include "test_preset_times.moc"
