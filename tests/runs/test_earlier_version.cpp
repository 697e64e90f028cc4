#include <QTest>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "runs/earlier_notices.h"
#include "runs/run_messages.h"
#include "runs/run_record.h"
#include "runs/series.h"
#include "runs/series_file.h"
#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"
#include "training/training_messages.h"

using namespace fovea;
using namespace fovea::runs;
using nlohmann::json;

// No raw strings: moc loses the class behind several of them.
namespace {

// As they were written before the options stood in one table; never to be changed with the program.

constexpr const char* kSettings =
    "{\"backbone\":\"starter\",\"balance\":\"off\",\"batch\":8,\"device\":\"cpu\",\"epochs\":2,\"flip\":"
    "false,"
    "\"layers\":null,\"learning_rate\":0.001,\"low_resolution\":32,\"method\":\"fpt+\",\"ordinal\":\"auto\","
    "\"patience\":0,\"precision\":\"fp32\",\"prompts\":null,\"resolution\":64,\"seed\":5,\"store\":\"int8\","
    "\"threads\":1,\"token_ratio\":null}";

constexpr const char* kMemberSettings =
    "{\"all_for_epochs\":7,\"backbone\":\"starter\",\"balance\":\"auto\",\"batch\":16,\"device\":\"auto\","
    "\"epochs\":20,"
    "\"flip\":true,\"fold\":\"2/3\",\"held_out\":\"1/3\",\"layers\":[6,7],\"learning_rate\":0.002,"
    "\"low_resolution\":128,\"method\":\"fpt\",\"ordinal\":\"on\",\"patience\":4,\"precision\":\"bf16\","
    "\"prompts\":8,"
    "\"resolution\":512,\"seed\":3,\"series\":{\"id\":3,\"kind\":\"cross_validation\",\"member\":2,\"of\":4},"
    "\"store\":\"fp16\",\"threads\":0,\"token_ratio\":0.25}";

constexpr const char* kResult =
    "{\"baseline\":{\"adapter_minus_this\":{\"high\":0.2,\"low\":-0.1,\"value\":0.05},"
    "\"auc\":{\"high\":0.9,\"low\":0.7,\"value\":0.8}},\"best_epoch\":2,\"class_weights\":[1.5,0.5],"
    "\"epochs\":2,"
    "\"epochs_planned\":5,\"halvings\":1,\"learnable_parameters\":1234,\"losses\":[0.75,0.5,null],"
    "\"notes\":[],\"out_of_patience\":true,\"peak_memory_mb\":210.5,"
    "\"planned\":{\"preload_seconds\":1.5,\"train_seconds\":2.5},\"preload_problems\":2,\"schema\":1,"
    "\"seconds\":3.25,\"stopped\":false,\"train_images\":24,\"validation\":["
    "{\"auc\":0.625,\"loss\":0.75,\"train_loss\":0.875},{\"auc\":0.75,\"loss\":0.5,\"train_loss\":0.625}],"
    "\"validation_images\":6,\"whole_seconds\":8.5}";

/// A run's record with these settings: what else it says is not read, but for the hashes it is found by.
std::string recordOf(const RunIdentity& identity) {
    return "{\"asked\":\"" + identity.asked +
           "\",\"backbone_title\":\"Starter\",\"data\":\"d4\",\"fingerprint\":\"" + identity.requestHash +
           "\",\"hardware\":\"a machine\",\"images_at_once\":0,\"planned\":{\"preload_seconds\":1,"
           "\"train_seconds\":2},\"schema\":1,\"settings\":" +
           kSettings + ",\"software\":\"Fovea\"}";
}

}  // namespace

/// Runs and series of the version before open and go on.
class TestEarlierVersion : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;

    std::string project() const { return m_folder.path("spots.fovea"); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(!test::makeSmallProject(m_folder.path("")).empty()); }

    void settingsReadAndWriteTheSame_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("of a run") << QByteArray(kSettings);
        QTest::newRow("of a member") << QByteArray(kMemberSettings);
    }
    /// By the written text a run is found again.
    void settingsReadAndWriteTheSame() {
        QFETCH(const QByteArray, text);
        const auto settings = settingsFromJson(text.toStdString());
        QVERIFY2(settings.ok(), settings ? "" : settings.error().detail.c_str());
        QCOMPARE(QByteArray::fromStdString(settingsToJson(*settings)), text);
    }

    void whatASeriesAssignedIsKnownAsThat() {
        const auto member = settingsFromJson(kMemberSettings);
        QVERIFY(member.ok());
        QVERIFY(!member->fold && member->assigned.fold == (Fold{2, 3}) &&
                member->assigned.heldOut == (Fold{1, 3}));
        QVERIFY(member->assigned.allForEpochs == 7 && member->assigned.series->member == 2);
        QVERIFY(member->method == adapter::Method::fpt && member->flip && member->patience == 4);
    }

    void whatTheFirstVersionsDidNotKnowWasAsItWas() {
        json first = json::parse(kSettings);
        for (const char* later : {"store", "balance", "ordinal", "patience"}) first.erase(later);
        const auto settings = settingsFromJson(first.dump());
        QVERIFY(settings.ok());
        QVERIFY(settings->store == adapter::StoreType::fp16);
        QVERIFY(settings->head == HeadKind::plain);
        QVERIFY(settings->balance == Balance::off && settings->ordinal == Ordinal::off);
        QCOMPARE(settings->patience, 0);
        first.erase("epochs");  // every version wrote that
        QCOMPARE(settingsFromJson(first.dump()).error().code, ErrorCode::corruptFile);
    }

    void aResultReadsAndWritesTheSame() {
        const auto result = resultFromJson(kResult);
        QVERIFY2(result.ok(), result ? "" : result.error().detail.c_str());
        json now = json::parse(kResult);
        now["baseline"]["method"] = "class-token";  // which it was, and did not say
        now["baseline"]["variables"] = false;       // likewise
        QCOMPARE(resultToJson(*result), now.dump());
        QCOMPARE(result->validationAuc(), 0.75);
        QCOMPARE(result->baseline->adapterMinusThis.low, -0.1);
        QVERIFY(std::isnan(result->losses[2]));
        QCOMPARE(result->imagesLeftOut, 2);
    }

    void aRecordIsRead() {
        project::Run run;
        run.state = project::RunState::done;
        run.settingsJson = recordOf({"a1", "b2"});
        run.resultJson = kResult;
        const RunRecord record = readRecord(run);
        QVERIFY(record.settings && record.settings->epochs == 2);
        QCOMPARE(record.asked + record.requestHash + record.dataHash, std::string("a1b2d4"));
        QCOMPARE(record.hardware, std::string("a machine"));
        QCOMPARE(record.bestEpoch, 2);
        run.resultJson = "{\"best_epoch\":\"two\"}";
        QCOMPARE(readRecord(run).bestEpoch, 0);
        QVERIFY(readRecord(run).settings);
    }

    /// Every code that a record of theirs can hold, and what is said of it today.
    void noticesAreRead_data() {
        QTest::addColumn<QByteArray>("kept");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* kept, const char* said) {
            QTest::newRow(kept) << QByteArray(kept) << QByteArray(said);
        };
        const std::string sums = "\"numbers\": [0.9, 0.8, 0.1, 0.02, 0.3]";
        const auto beside = [&](const char* code, const char* name) {
            return std::string("{\"code\": \"") + code + "\", " + sums + ", \"name\": \"" + name + "\"}";
        };
        const std::string figures =
                              " (logistic regression on what the backbone says of the whole image): AUC "
                              "0.900 against 0.800 ",
                          ends = ", a difference of 0.100 (95 % interval 0.020 to 0.300).";
        row("\"All went well.\"", "All went well.");
        row("{\"code\": \"small_class\", \"numbers\": [3], \"name\": \"AMD\"}",
            "“AMD” has 3 patients only: what is learned and said of it rests on very little.");
        row("{\"code\": \"small_class\", \"numbers\": [1.0], \"name\": \"{x}\"}",
            "“{x}” has 1 patient only: what is learned and said of it rests on very little.");
        row("{\"code\": \"images_left_out\", \"numbers\": [2]}",
            "2 images could not be read any more, or have changed, and were left out.");
        row("{\"code\": \"features_damaged\", \"numbers\": [1]}",
            "What was stored of 1 image (features) was damaged and has been computed anew.");
        row("{\"code\": \"graphics_memory\"}", kGpuMemory.text);
        row("{\"code\": \"graphics_failed\"}", kGpuFailed.text);
        row("{\"code\": \"step_in_parts\", \"numbers\": [8, 4]}",
            "Memory did not suffice for a batch of 8 images at once: they are now taken 4 at a time "
            "(micro-batches), for the same result but for rounding.");
        row("{\"code\": \"learning_rate_halved\", \"numbers\": [3], \"name\": \"at step 20\"}",
            "The loss was no longer a number: training went back to the end of epoch 3, and on with half the "
            "learning rate.");
        row("{\"code\": \"learning_rate_halved\", \"numbers\": [0], \"name\": \"at step 2\"}",
            training::kLearningRateHalvedAtStart.text);
        row("{\"code\": \"state_damaged\", \"numbers\": [1], \"name\": \"its checksum is wrong\"}",
            training::kStateDamaged.text);
        row("{\"code\": \"state_damaged\", \"numbers\": [0], \"name\": \"its checksum is wrong\"}",
            training::kEveryStateDamaged.text);
        row("{\"code\": \"ended_by_itself\", \"numbers\": [9, 60, 3]}",
            "Early stopping at epoch 9 of 60: none was better since epoch 3.");
        row(beside("better_than_simple", "validation").c_str(),
            ("The adapter is better than the baseline" + figures + "on the validation images" + ends)
                .c_str());
        row(beside("worse_than_simple", "held_out").c_str(),
            ("The adapter is worse than the baseline" + figures + "on the images held out" + ends).c_str());
        row(beside("not_shown_better", "seeds").c_str(),
            ("The adapter is not shown to be better than the baseline" + figures +
             "on the validation images, as the mean over the seeds" + ends)
                .c_str());
        row("{\"code\": \"not_compared\", \"numbers\": [0.9, 0.8, 0.1, null, null], \"name\": \"these\"}",
            "The adapter could not be compared with the baseline on these images: no interval can be given "
            "for the difference.");
        row("{\"code\": \"no_simple_reader\", \"name\": \"sizes\"}",
            "A baseline (logistic regression) to compare with could not be made (sizes).");
        row("{\"code\": \"learned_from_all\", \"numbers\": [7]}",
            "The adapter learned from all images but the test images, for 7 epochs, the median of the best "
            "ones. The figures of the cross-validation are the estimate of how good it is; beside them only "
            "the "
            "test images, never seen, can judge it.");
        row("{\"code\": \"members_deleted\", \"numbers\": [2]}",
            "2 trainings of the series were deleted before the last one was done. What they came to counts "
            "all the same.");
        row("{\"code\": \"of_first_seed\"}", kOfFirstSeed.text);
        row("{\"code\": \"of_next_seed\"}", kOfNextSeed.text);
    }
    void noticesAreRead() {
        QFETCH(const QByteArray, kept);
        QFETCH(const QByteArray, said);
        json result = json::parse(kResult);
        result["notes"] = json::array({json::parse(kept.toStdString())});
        const auto read = resultFromJson(result.dump());
        QVERIFY2(read.ok(), read ? "" : read.error().detail.c_str());
        QCOMPARE(read->notices.size(), std::size_t(1));
        QCOMPARE(QByteArray::fromStdString(messageText(read->notices[0])), said);
        // As they are written now they say the same.
        const auto again = resultFromJson(resultToJson(*read));
        QVERIFY(again.ok());
        QCOMPARE(QByteArray::fromStdString(messageText(again->notices.at(0))), said);
    }

    void everyEarlierKindHasItsArguments() {
        for (const training::EarlierKind& kind : earlierKinds()) {
            const Message said = kind.said({std::vector<double>(kind.numbers, 2), "a name"});
            const std::string text = messageText(said);
            QVERIFY2(text.find('{') == std::string::npos && text.ends_with('.'), text.c_str());
            QVERIFY(!said.code.empty());
        }
    }

    void whatIsNoNoticeOfTheirsIsLeftOut() {
        const auto read =
            noticesFrom(json::parse("[{\"code\": \"of_tomorrow\"}, {\"code\": \"small_class\", \"numbers\": "
                                    "[1, 2]}, {\"code\": \"of_first_seed\"}]"));
        QCOMPARE(read.size(), std::size_t(1));
        QVERIFY(read[0].is(kOfFirstSeed));
        // One of today speaks for itself, known or not.
        const auto newer = noticesFrom(json::parse(
            "[{\"code\": \"of_tomorrow\", \"text\": \"{mice|mouse|mice}.\", \"arguments\": {\"mice\": 2}}]"));
        QCOMPARE(messageText(newer.at(0)), std::string("2 mice."));
        QVERIFY_THROWS_EXCEPTION(json::exception, noticesFrom(json::parse("[{\"name\": \"no code\"}]")));
        QVERIFY_THROWS_EXCEPTION(json::exception, noticesFrom(json(7)));
        json result = json::parse(kResult);
        result["notes"] = 7;
        QCOMPARE(resultFromJson(result.dump()).error().code, ErrorCode::corruptFile);
    }

    void aRunGoesOn() {
        auto opened = project::Project::open(project());
        const auto settings = settingsFromJson(kSettings);
        QVERIFY(opened.ok() && settings.ok());
        const auto identity = identityOf(*opened, *settings);
        QVERIFY(identity.ok());
        const auto run = opened->addRun(recordOf(*identity));
        QVERIFY(run.ok() && opened->setRunState(*run, project::RunState::stopped).ok());
        const auto outcome = runTraining(*opened, *settings, true, systemFileLayer(), {});
        QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
        QCOMPARE(outcome->run, *run);
        QCOMPARE(outcome->planned->trainSeconds, 2.0);
        QCOMPARE(opened->run(*run)->state, project::RunState::done);
    }

    void aSeriesGoesOn() {
        auto opened = project::Project::open(project());
        const auto settings = settingsFromJson(kSettings);
        QVERIFY(opened.ok() && settings.ok());
        const auto identity = identityOf(*opened, *settings);
        QVERIFY(identity.ok());
        const std::string text =
            "{\"adapter_minus_baseline\":{\"high\":0.0,\"low\":0.0,\"value\":0.0},\"id\":4,\"kind\":"
            "\"seeds\","
            "\"members\":[],\"n\":0,\"notes\":[],\"pooled\":{},\"schema\":1,\"shipped_run\":0,\"spread\":{},"
            "\"unfinished\":{\"asked\":\"" +
            identity->asked + "\",\"fingerprint\":\"" + identity->requestHash +
            "\",\"folds\":0,\"predictions\":[],\"seeds\":2,\"settings\":" + kSettings + "}}";
        const std::string path = opened->folder() + "/runs/series-4.json";
        std::filesystem::create_directories(opened->folder() + "/runs");
        QVERIFY(systemFileLayer()->writeAtomically(path, text).ok());
        const auto file = readSeriesFile(*opened, 4);
        QVERIFY2(file.ok() && *file, file ? "" : file.error().detail.c_str());
        QVERIFY(writeSeriesFile(*opened, **file, *systemFileLayer()).ok());
        QCOMPARE(readTextFile(path).value(), text);
        const auto series = runSeries(*opened, *settings, {.seeds = 2}, true, systemFileLayer(), {});
        QVERIFY2(series.ok(), series ? "" : series.error().detail.c_str());
        QCOMPARE(series->id, 4);
        QCOMPARE(series->members.size(), std::size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestEarlierVersion)
#include "test_earlier_version.moc"
