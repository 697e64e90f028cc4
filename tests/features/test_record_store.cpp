#include <QTest>
#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "base/memory.h"
#include "features/record_store.h"
#include "tests/support/full_disk.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using features::RecordStore;

class TestRecordStore : public QObject {
    Q_OBJECT
private:
    static constexpr std::size_t kBytes = 1000;
    static std::string key(int i) { return std::string(60, 'a') + std::to_string(1000 + i); }
    static std::vector<std::byte> record(int i) { return std::vector<std::byte>(kBytes, std::byte(i)); }
    static bool holds(const RecordStore& store, int i) {
        const auto r = store.read(key(i));
        const auto expected = record(i);
        return r.ok() && std::equal(r->begin(), r->end(), expected.begin(), expected.end());
    }
    static RecordStore open(const std::string& folder, std::shared_ptr<FileLayer> files = systemFileLayer()) {
        auto store = RecordStore::open(folder, kBytes, std::move(files));
        if (!store) qFatal("%s", store.error().detail.c_str());
        return std::move(*store);
    }
    static std::string shard(const std::string& folder) { return folder + "/shard-00000.bin"; }
    /// What this process has in memory of a file that it maps, in bytes; none where the system does not say.
    static std::optional<std::size_t> mappedBytes(const std::string& path) {
        std::ifstream maps("/proc/self/smaps");
        std::optional<std::size_t> bytes;
        bool ofFile = false;
        for (std::string line; std::getline(maps, line);) {
            std::istringstream words(line);
            std::string first;
            words >> first;
            if (!first.ends_with(':')) ofFile = line.ends_with(path);  // the head of a mapping
            std::size_t kilobytes = 0;
            if (ofFile && first == "Rss:" && words >> kilobytes) bytes = bytes.value_or(0) + kilobytes * 1024;
        }
        return bytes;
    }

private Q_SLOTS:
    /// What is read is there until the next append, whatever is read beside it.
    void aRecordStaysWhileAnotherIsRead() {
        test::TemporaryFolder folder;
        {
            RecordStore store = open(folder.path());
            QVERIFY(store.append(key(0), record(0)).ok());
        }
        RecordStore store = open(folder.path());  // which maps what is there
        QVERIFY(store.append(key(1), record(1)).ok());
        const auto first = store.read(key(0));
        QVERIFY(first.ok());
        QVERIFY(holds(store, 1));
        const auto expected = record(0);
        QVERIFY(std::equal(first->begin(), first->end(), expected.begin(), expected.end()));
        store.release(*first);
        QVERIFY(holds(store, 0));
    }

    void recordsComeBackAlsoAfterReopening() {
        test::TemporaryFolder folder;
        {
            RecordStore store = open(folder.path());
            for (int i = 0; i < 20; ++i) QVERIFY(store.append(key(i), record(i)).ok());
            QVERIFY(holds(store, 7));
            QVERIFY(store.append(key(7), record(99)).ok());  // there already: left as it is
            QVERIFY(holds(store, 7));
        }
        const RecordStore again = open(folder.path());
        QCOMPARE(again.size(), std::size_t(20));
        for (int i = 0; i < 20; ++i) QVERIFY(holds(again, i));
        QVERIFY(!again.contains(key(20)));
        QCOMPARE(again.read(key(20)).error().code, ErrorCode::notFound);
    }

    void tornTailIsCutOff_data() {
        QTest::addColumn<int>("lost");
        for (const int lost : {1, 500, 999, 1000, 1050, 1087, 1088}) QTest::addRow("%d bytes", lost) << lost;
    }
    void tornTailIsCutOff() {
        QFETCH(const int, lost);
        test::TemporaryFolder folder;
        {
            RecordStore store = open(folder.path());
            for (int i = 0; i < 3; ++i) QVERIFY(store.append(key(i), record(i)).ok());
        }
        const auto size = std::filesystem::file_size(shard(folder.path()));
        std::filesystem::resize_file(shard(folder.path()), size - std::uintmax_t(lost));
        {
            RecordStore store = open(folder.path());
            QCOMPARE(store.size(), std::size_t(2));
            QVERIFY(store.append(key(5), record(5)).ok());
        }
        const RecordStore again = open(folder.path());
        QCOMPARE(again.size(), std::size_t(3));
        QVERIFY(holds(again, 1) && holds(again, 5));
        QCOMPARE(std::filesystem::file_size(shard(folder.path())), size);
    }

    void lastRecordWithoutItsContentIsDropped() {
        test::TemporaryFolder folder;
        {
            RecordStore store = open(folder.path());
            for (int i = 1; i < 3; ++i) QVERIFY(store.append(key(i), record(i)).ok());
        }
        // What a power cut can leave: full length, zeros inside.
        std::fstream file(shard(folder.path()), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(-200, std::ios::end);
        file << std::string(200, '\0');
        file.close();
        const RecordStore store = open(folder.path());
        QCOMPARE(store.size(), std::size_t(1));
        QVERIFY(holds(store, 1));
    }

    void changedByteIsNoticed() {
        test::TemporaryFolder folder;
        {
            RecordStore store = open(folder.path());
            for (int i = 0; i < 3; ++i) QVERIFY(store.append(key(i), record(i)).ok());
        }
        std::fstream file(shard(folder.path()), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(300);
        file << 'x';
        file.close();
        const RecordStore store = open(folder.path());
        const auto damaged = store.read(key(0));
        QVERIFY(!damaged.ok());
        QCOMPARE(damaged.error().code, ErrorCode::corruptFile);
        QVERIFY(holds(store, 1));
    }

    void damagedHeaderCostsOneRecordAndADroppedOneCanComeAgain() {
        test::TemporaryFolder folder;
        {
            RecordStore store = open(folder.path());
            for (int i = 0; i < 4; ++i) QVERIFY(store.append(key(i), record(i)).ok());
        }
        std::fstream file(shard(folder.path()), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(1088);
        file << "no header";
        file.close();
        {
            RecordStore store = open(folder.path());
            QCOMPARE(store.size(), std::size_t(3));
            QVERIFY(holds(store, 0) && !store.contains(key(1)) && holds(store, 2) && holds(store, 3));
            store.drop(key(2));
            QVERIFY(!store.contains(key(2)));
            QVERIFY(store.append(key(2), record(2)).ok());
        }
        const RecordStore again = open(folder.path());
        QCOMPARE(again.size(), std::size_t(3));
        QVERIFY(holds(again, 2) && holds(again, 3));
    }

    void zerosFromACrashAreOverwrittenOtherFilesAreNot() {
        test::TemporaryFolder folder;
        QVERIFY(systemFileLayer()->writeAtomically(shard(folder.path()), std::string(3000, '\0')).ok());
        {
            RecordStore store = open(folder.path());
            QCOMPARE(store.size(), std::size_t(0));
            QVERIFY(store.append(key(0), record(0)).ok());
        }
        QVERIFY(holds(open(folder.path()), 0));
        QVERIFY(systemFileLayer()->writeAtomically(shard(folder.path()), std::string(3000, 'x')).ok());
        QVERIFY(!RecordStore::open(folder.path(), kBytes, systemFileLayer()).ok());
    }

    /// Reading many records takes no memory but that of the one at hand. Of the store's own mapping
    /// alone, and never expecting that what nobody asked to be given back stays: on a machine that is short
    /// of memory the system takes it back by itself.
    void whatIsReleasedTakesNoMemory() {
        constexpr std::size_t kLarge = 300'000, kCount = 100;
        test::TemporaryFolder folder;
        {
            auto store = RecordStore::open(folder.path(), kLarge, systemFileLayer());
            QVERIFY(store.ok());
            const std::vector<std::byte> bytes(kLarge, std::byte(1));
            for (std::size_t i = 0; i < kCount; ++i) QVERIFY(store->append(key(int(i)), bytes).ok());
        }
        const auto store = RecordStore::open(folder.path(), kLarge, systemFileLayer());
        QVERIFY(store.ok());
        if (!mappedBytes(shard(folder.path()))) QSKIP("this system does not say what is mapped of a file");
        for (std::size_t i = 0; i < kCount; ++i) {
            const auto record = store->read(key(int(i * 7 % kCount)));
            QVERIFY(record.ok());
            // Every page is touched; its checksum, too, but only once.
            QVERIFY(
                std::all_of(record->begin(), record->end(), [](std::byte b) { return b == std::byte(1); }));
            const std::size_t read = mappedBytes(shard(folder.path())).value_or(0);
            QVERIFY2(read > kLarge / 2, std::to_string(read).c_str());
            store->release(*record);
            const std::size_t released = mappedBytes(shard(folder.path())).value_or(kLarge);
            QVERIFY2(released < kLarge / 2, std::to_string(released).c_str());
        }
    }

    /// The system maps what lies in memory around each header; a large store would count whole when it is
    /// opened.
    void openingALargeStoreTakesLittleMemory() {
        constexpr std::size_t kLarge = 60'000, kCount = 2700;  // 162 MB, a header in each 64 KB
        constexpr double kMostMb = 64;
        test::TemporaryFolder folder;
        {
            auto store = RecordStore::open(folder.path(), kLarge, systemFileLayer());
            QVERIFY(store.ok());
            const std::vector<std::byte> bytes(kLarge, std::byte(1));
            for (std::size_t i = 0; i < kCount; ++i) QVERIFY(store->append(key(int(i)), bytes).ok());
        }
        resetPeakMemory();
        const double before = peakMemoryMb();
        if (before == 0 || before > residentMemoryMb() + kMostMb)
            QSKIP("this system does not say how much memory was needed");
        const auto store = RecordStore::open(folder.path(), kLarge, systemFileLayer());
        QVERIFY(store.ok());
        QCOMPARE(store->size(), kCount);
        QVERIFY2(peakMemoryMb() < before + kMostMb, std::to_string(peakMemoryMb() - before).c_str());
    }

    void fullDiskLosesNothing() {
        test::TemporaryFolder folder;
        auto disk = std::make_shared<test::FullDisk>(2 * 1088 + 500);
        RecordStore store = open(folder.path(), disk);
        QVERIFY(store.append(key(0), record(0)).ok());
        QVERIFY(store.append(key(1), record(1)).ok());
        const auto full = store.append(key(2), record(2));
        QVERIFY(!full.ok());
        QCOMPARE(full.error().code, ErrorCode::diskFull);
        QVERIFY(!store.contains(key(2)));
        disk->makeRoom(1 << 20);
        QVERIFY(store.append(key(2), record(2)).ok());
        for (int i = 0; i < 3; ++i) QVERIFY(holds(store, i));
    }

    void recordsOfAnotherSizeAreRefused() {
        test::TemporaryFolder folder;
        {
            RecordStore store = open(folder.path());
            QVERIFY(store.append(key(0), record(0)).ok());
            QVERIFY(!store.append(key(1), std::vector<std::byte>(kBytes + 1)).ok());
        }
        const auto other = RecordStore::open(folder.path(), kBytes + 1, systemFileLayer());
        QVERIFY(!other.ok());
        QCOMPARE(other.error().code, ErrorCode::corruptFile);
    }
};

QTEST_APPLESS_MAIN(TestRecordStore)
#include "test_record_store.moc"
