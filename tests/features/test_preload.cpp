#include <QFile>
#include <QFloat16>
#include <QTest>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <thread>

#include "dataset/pixel_hash.h"
#include "features/preload.h"
#include "imaging/read_image.h"
#include "imaging/write_image.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/full_disk.h"
#include "tests/support/made_up_backbone.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using dataset::Sample;

class TestPreload : public QObject {
    Q_OBJECT
private:
    static imaging::Pixels picture(int seed) {
        imaging::Pixels p{80, 60, 1, std::vector<std::uint8_t>(80 * 60)};
        Random random{std::uint64_t(seed)};
        for (auto& v : p.data) v = std::uint8_t(random.below(256));
        return p;
    }
    static std::vector<Sample> samples(const test::TemporaryFolder& folder, int count) {
        std::vector<Sample> all;
        for (int i = 0; i < count; ++i) {
            Sample s;
            s.path = folder.path("image" + std::to_string(i) + ".png");
            if (!imaging::writePng(s.path, picture(i), *systemFileLayer())) qFatal("cannot write");
            s.pixelHash = dataset::pixelHash(picture(i));
            all.push_back(s);
        }
        return all;
    }
    static features::StoreSettings settings() {
        features::StoreSettings s;
        s.config = test::tinyViT();
        s.extraction = {{2, 3}, 64, 0.3, backbone::Importance::global};
        s.lowResolution = 32;
        s.backboneIdentity = "made up";
        return s;
    }
    static features::FeatureStore open(const test::TemporaryFolder& folder,
                                       std::shared_ptr<FileLayer> files = systemFileLayer(),
                                       adapter::StoreType type = adapter::StoreType::fp16) {
        features::StoreSettings s = settings();
        s.type = type;
        auto store = features::FeatureStore::open(folder.path("features"), s, std::move(files));
        if (!store) qFatal("%s", store.error().detail.c_str());
        return std::move(*store);
    }
    static void storeTypes() {
        QTest::addColumn<int>("type");
        QTest::newRow("fp16") << int(adapter::StoreType::fp16);
        QTest::newRow("int8") << int(adapter::StoreType::int8);
    }
    /// The one shard of kept features.
    static std::string shard(const test::TemporaryFolder& folder) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path("features")))
            if (entry.path().extension() == ".bin" &&
                entry.path().parent_path().filename().string().starts_with("kept-"))
                return entry.path().string();
        return {};
    }
    static backbone::Backbone vit() { return std::move(*backbone::Backbone::untrained(test::tinyViT(), 1)); }

private Q_SLOTS:
    void readsSlicesThroughTheWindow() {
        test::TemporaryFolder folder;
        test::VolumeMaker volume{{40, 30, 20}};
        Random random{std::uint64_t(5)};
        for (int i = 0; i < 40 * 30 * 20; ++i) volume.values.push_back(std::int16_t(random.below(4000)));
        const std::string path = folder.path("volume.nii");
        test::writeFile(path, volume.nifti());
        const imaging::WindowPolicy window{imaging::WindowPolicy::Kind::fixed, 100, 400};
        std::vector<Sample> all;
        for (const int frame : {3, 11, 17}) {
            Sample s;
            s.path = path;
            s.frame = frame;
            s.plane = imaging::Plane::coronal;
            const auto image = imaging::readImage(path, {frame, s.plane});
            QVERIFY(image.ok());
            s.pixelHash = dataset::pixelHash(imaging::networkPixels(*image, window));
            all.push_back(s);
        }
        auto store = open(folder);
        const auto report = features::preload(vit(), store, all, window, {});
        QVERIFY(report.ok());
        QVERIFY(report->problems.empty());
        QCOMPARE(report->added, 3);
        const auto pixels =
            imaging::networkPixels(*imaging::readImage(path, {11, imaging::Plane::coronal}), window);
        const auto inputs = features::networkInputs(pixels, settings().normalisation, 64, 32);
        QCOMPARE(store.lowImage(all[1].pixelHash)->data, inputs.low.data);

        // Through another window they are not what was imported.
        test::TemporaryFolder elsewhere;
        auto other = open(elsewhere);
        const auto none = features::preload(vit(), other, all, {}, {});
        QVERIFY(none.ok());
        QCOMPARE(none->added, 0);
        QCOMPARE(none->problems.size(), std::size_t(3));
    }
    void storedFeaturesAreTheBackbones_data() { storeTypes(); }
    void storedFeaturesAreTheBackbones() {
        QFETCH(const int, type);
        test::TemporaryFolder folder;
        const auto all = samples(folder, 3);
        auto store = open(folder, systemFileLayer(), adapter::StoreType(type));
        const auto report = features::preload(vit(), store, all, {}, {});
        QVERIFY(report.ok());
        QCOMPARE(report->added, 3);
        QVERIFY(report->problems.empty());

        adapter::Batch batch;
        QVERIFY(store.gather({all[2].pixelHash, all[0].pixelHash}, batch).ok());
        const auto& shape = store.shape();
        const features::RecordCodec codec(shape, adapter::StoreType(type));
        adapter::Batch expected;
        codec.makeRoom(expected, 2);
        for (const auto& [place, image] : {std::pair{0, 2}, {1, 0}}) {
            const auto inputs = features::networkInputs(picture(image), {}, 64, 32);
            const auto direct = vit().extract(inputs.high, 1, settings().extraction);
            QVERIFY(direct.ok());
            const auto record = codec.encode(*direct, 0);
            codec.decode(record, expected, place);
            const auto tokens = store.tokens(all[std::size_t(image)].pixelHash);
            QVERIFY(tokens.ok());
            QCOMPARE(tokens->tokens, direct->tokens);
            QCOMPARE(tokens->importance, codec.tokens(record).importance);
            QCOMPARE(tokens->classState, direct->classState);
            QCOMPARE(store.lowImage(all[std::size_t(image)].pixelHash)->data, inputs.low.data);
            if (type != int(adapter::StoreType::fp16)) continue;
            QCOMPARE(tokens->importance, direct->importance);
            // In [L, B, H, M, d] as half precision, by torch's own conversion.
            for (std::size_t l = 0, n = direct->keys.size() / 2; l < 2; ++l)
                for (std::size_t i = 0; i < n; ++i) {
                    const std::size_t at = (l * 2 + std::size_t(place)) * n + i;
                    const auto half = [&](const std::vector<std::byte>& bytes) {
                        qfloat16 value;
                        std::memcpy(&value, &bytes[at * 2], 2);
                        return float(value);
                    };
                    QCOMPARE(half(batch.keys), float(qfloat16(direct->keys[l * n + i])));
                    QCOMPARE(half(batch.values), float(qfloat16(direct->values[l * n + i])));
                }
        }
        QCOMPARE(batch.keys, expected.keys);
        QCOMPARE(batch.values, expected.values);
        QCOMPARE(batch.keyRanges, expected.keyRanges);
        QCOMPARE(batch.valueRanges, expected.valueRanges);
        QCOMPARE(store.lowCache(all[0].pixelHash)->width, 40);
    }

    void severalAtATimeGiveTheSame() {
        test::TemporaryFolder one, three;
        const auto all = samples(one, 5);
        QVERIFY(QFile::remove(QString::fromStdString(all[1].path)));  // the others move up
        auto alone = open(one), together = open(three);
        QCOMPARE(features::preload(vit(), alone, all, {}, {}, 1)->added, 4);
        const auto report = features::preload(vit(), together, all, {}, {}, 3);
        QCOMPARE(report->added, 4);
        QCOMPARE(report->problems.size(), std::size_t(1));
        for (const int i : {0, 2, 3, 4}) {
            adapter::Batch a, b;
            QVERIFY(alone.gather({all[std::size_t(i)].pixelHash}, a).ok());
            QVERIFY(together.gather({all[std::size_t(i)].pixelHash}, b).ok());
            QCOMPARE(b.keys, a.keys);
            QCOMPARE(b.values, a.values);
            QCOMPARE(together.lowImage(all[std::size_t(i)].pixelHash)->data,
                     alone.lowImage(all[std::size_t(i)].pixelHash)->data);
        }
    }

    void equalPixelsAreReadOnceAndNothingTwice() {
        test::TemporaryFolder folder;
        auto all = samples(folder, 2);
        all.push_back(all[0]);
        auto store = open(folder);
        QCOMPARE(features::preload(vit(), store, all, {}, {})->added, 2);
        QCOMPARE(features::preload(vit(), store, all, {}, {})->added, 0);
        auto reopened = open(folder);
        QCOMPARE(features::preload(vit(), reopened, all, {}, {})->alreadyThere, 3);
    }

    void aPauseHoldsAndIsNoTimeOfWork() {
        test::TemporaryFolder folder;
        const auto all = samples(folder, 4);
        auto store = open(folder);
        JobContext job;
        job.pause.pause();
        std::int64_t doneAtPause = -1, doneLater = -1;
        std::atomic<std::int64_t> done = 0;
        job.progress = [&](const Progress& p) { done = p.done; };
        const auto start = std::chrono::steady_clock::now();
        std::thread user([&] {
            while (!job.pause.holding()) std::this_thread::yield();
            doneAtPause = done;
            std::this_thread::sleep_for(std::chrono::milliseconds(60));
            doneLater = done;
            job.pause.resume();
        });
        const auto report = features::preload(vit(), store, all, {}, job);
        const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        user.join();
        QVERIFY(report.ok());
        QCOMPARE(report->added, 4);
        QCOMPARE(doneAtPause, std::int64_t(0));
        QCOMPARE(doneLater, std::int64_t(0));
        QVERIFY(report->seconds + job.pause.pausedSeconds() <= wall + 0.002);
    }

    void goesOnAfterCancellation() {
        test::TemporaryFolder folder;
        const auto all = samples(folder, 5);
        JobContext job;
        job.progress = [&](const Progress& p) {
            if (p.done >= 2) job.cancel.cancel();
        };
        // Progress is reported at most every 50 ms, so cancellation falls where it falls: what matters is
        // that the two sessions together do each image once.
        int first = 0;
        {
            auto store = open(folder);
            const auto stopped = features::preload(vit(), store, all, {}, job);
            first = 5 - int(features::missingSamples(store, all).size());
            if (!stopped) QCOMPARE(stopped.error().code, ErrorCode::cancelled);
        }
        auto store = open(folder);
        const auto rest = features::preload(vit(), store, all, {}, {});
        QVERIFY(rest.ok());
        QCOMPARE(rest->added, 5 - first);
    }

    void cancelledBeforeTheFirst() {
        test::TemporaryFolder folder;
        const auto all = samples(folder, 2);
        JobContext job;
        job.cancel.cancel();
        auto store = open(folder);
        const auto stopped = features::preload(vit(), store, all, {}, job);
        QVERIFY(!stopped.ok());
        QCOMPARE(stopped.error().code, ErrorCode::cancelled);
    }

    void anAppendThatWasKilledIsDoneAgain_data() { storeTypes(); }
    void anAppendThatWasKilledIsDoneAgain() {
        QFETCH(const int, type);
        test::TemporaryFolder folder;
        const auto all = samples(folder, 3);
        const auto reopened = [&] { return open(folder, systemFileLayer(), adapter::StoreType(type)); };
        adapter::Batch whole, again;
        {
            auto store = reopened();
            QVERIFY(features::preload(vit(), store, all, {}, {}).ok());
            QVERIFY(store.gather({all[2].pixelHash}, whole).ok());
        }
        const auto size = std::filesystem::file_size(shard(folder));
        std::filesystem::resize_file(shard(folder), size - 100);
        auto store = reopened();
        QVERIFY(store.contains(all[1].pixelHash) && !store.contains(all[2].pixelHash));
        QCOMPARE(features::preload(vit(), store, all, {}, {})->added, 1);
        QVERIFY(store.gather({all[2].pixelHash}, again).ok());
        QCOMPARE(again.keys, whole.keys);
        QCOMPARE(again.valueRanges, whole.valueRanges);
        QCOMPARE(std::filesystem::file_size(shard(folder)), size);
    }

    void damageIsFoundAmongWhatIsAskedForAndMended() {
        test::TemporaryFolder folder;
        const auto all = samples(folder, 4);
        {
            auto store = open(folder);
            QVERIFY(features::preload(vit(), store, all, {}, {}).ok());
        }
        const auto record = std::filesystem::file_size(shard(folder)) / 4;
        for (const std::uintmax_t i : {0, 2}) {
            std::fstream file(shard(folder), std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(std::streamoff(i * record + record / 2));
            file << "damage";
        }
        auto store = open(folder);
        adapter::Batch batch;
        QCOMPARE(*store.dropDamaged({all[0].pixelHash, all[1].pixelHash}, {}), 1);
        QVERIFY(!store.contains(all[0].pixelHash) && store.contains(all[2].pixelHash));
        QCOMPARE(store.gather({all[2].pixelHash}, batch).error().code, ErrorCode::corruptFile);
        QCOMPARE(*store.dropDamaged({all[2].pixelHash}, {}), 1);
        QCOMPARE(features::preload(vit(), store, all, {}, {})->added, 2);
        QVERIFY(store.gather({all[0].pixelHash, all[2].pixelHash}, batch).ok());
    }

    void fullDiskStopsWithWhatWasDone() {
        test::TemporaryFolder folder;
        const auto all = samples(folder, 4);
        std::int64_t perImage = 0;
        {
            const auto store = open(folder);
            perImage = std::int64_t(store.bytesPerImage());
        }
        auto disk = std::make_shared<test::FullDisk>(perImage * 5 / 2);
        {
            auto store = open(folder, disk);
            const auto full = features::preload(vit(), store, all, {}, {});
            QVERIFY(!full.ok());
            QCOMPARE(full.error().code, ErrorCode::diskFull);
        }
        disk->makeRoom(std::int64_t{1} << 30);
        auto store = open(folder, disk);
        const auto rest = features::preload(vit(), store, all, {}, {});
        QVERIFY(rest.ok());
        QCOMPARE(rest->added, 2);
        QVERIFY(features::missingSamples(store, all).empty());
    }

    void changedOrVanishedImagesAreLeftOutByName() {
        test::TemporaryFolder folder;
        const auto all = samples(folder, 3);
        QVERIFY(imaging::writePng(all[0].path, picture(77), *systemFileLayer()).ok());
        QVERIFY(QFile::remove(QString::fromStdString(all[2].path)));
        auto store = open(folder);
        const auto report = features::preload(vit(), store, all, {}, {});
        QVERIFY(report.ok());
        QCOMPARE(report->added, 1);
        QCOMPARE(report->problems.size(), std::size_t(2));
        QCOMPARE(report->problems[0].files, std::vector<std::string>{all[0].path});
        QVERIFY(messageText(report->problems[0].message).find("changed") != std::string::npos);
        QVERIFY(!store.contains(all[0].pixelHash));
        QVERIFY(!store.contains(dataset::pixelHash(picture(77))));
    }

    void otherSettingsAreAnotherStore() {
        test::TemporaryFolder folder;
        const auto all = samples(folder, 1);
        auto store = open(folder);
        QVERIFY(features::preload(vit(), store, all, {}, {}).ok());
        for (int change = 0; change < 5; ++change) {
            features::StoreSettings other = settings();
            if (change == 0) other.backboneIdentity = "another";
            if (change == 1) other.extraction.tokenRatio = 0.4;
            if (change == 2) other.precision = backbone::Precision::bf16;
            if (change == 3) other.lowResolution = 48;
            if (change == 4) other.type = adapter::StoreType::int8;
            const auto opened =
                features::FeatureStore::open(folder.path("features"), other, systemFileLayer());
            QVERIFY(opened.ok());
            QVERIFY2(!opened->contains(all[0].pixelHash), std::to_string(change).c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestPreload)
#include "test_preload.moc"
