#include <QSignalSpy>
#include <QTest>

#include "base/byte_budget.h"
#include "base/file_layer.h"
#include "data/thumbnail_loader.h"
#include "imaging/decoding_bytes.h"
#include "imaging/write_image.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using fovea::ui::ThumbnailLoader;

class TestThumbnailLoader : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::vector<std::string> m_files;

    static ThumbnailLoader::State ask(ThumbnailLoader& loader, qint64 id, const std::string& file) {
        return loader.get(id, file, {}, nullptr);
    }

private Q_SLOTS:
    void initTestCase() {
        for (int i = 0; i < 3; ++i) {
            m_files.push_back(m_folder.path(std::to_string(i) + ".png"));
            QVERIFY(imaging::writePng(m_files.back(), test::spot(i % 2, i), *systemFileLayer()).ok());
        }
    }

    void makesPictures() {
        ThumbnailLoader loader;
        for (std::size_t i = 0; i < m_files.size(); ++i)
            QCOMPARE(int(ask(loader, qint64(i), m_files[i])), int(ThumbnailLoader::State::loading));
        QTRY_COMPARE(loader.cached(), int(m_files.size()));
        QImage image;
        QCOMPARE(int(loader.get(1, m_files[1], {}, &image)), int(ThumbnailLoader::State::ready));
        QCOMPARE(image.size(), QSize(64, 64));
        QSignalSpy changed(&loader, &ThumbnailLoader::changed);
        ask(loader, 9, m_folder.path("none.png"));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(int(ask(loader, 9, m_folder.path("none.png"))), int(ThumbnailLoader::State::failed));
    }

    void aCutThroughThickSlicesIsAsLongAsTheBody() {
        test::VolumeMaker volume{{20, 12, 5}};
        volume.spacingMm = {1, 1, 5};
        for (int i = 0; i < 20 * 12 * 5; ++i) volume.values.push_back(std::int16_t(i));
        const std::string path = m_folder.path("thick.nii");
        QVERIFY(systemFileLayer()->writeAtomically(path, volume.nifti()).ok());
        ThumbnailLoader loader;
        QImage image;
        QTRY_COMPARE(int(loader.get(1, path, {3, imaging::Plane::sagittal}, &image)),
                     int(ThumbnailLoader::State::ready));
        QCOMPARE(image.size(), QSize(12, 25));
        QTRY_COMPARE(int(loader.get(2, path, {3}, &image)), int(ThumbnailLoader::State::ready));
        QCOMPARE(image.size(), QSize(20, 12));
    }

    void waitsForMemory() {
        const std::uint64_t one = imaging::decodingBytes(m_files[0]);
        QVERIFY(one > 0);
        const auto memory = std::make_shared<ByteBudget>(one);
        ThumbnailLoader loader;
        loader.setMemory(memory);
        {
            const ByteBudget::Share others(*memory, one);
            for (std::size_t i = 0; i < m_files.size(); ++i) ask(loader, qint64(i), m_files[i]);
            QTRY_VERIFY(memory->waiting() > 0);
            QCOMPARE(loader.cached(), 0);
        }
        QTRY_COMPARE(loader.cached(), int(m_files.size()));
        QCOMPARE(memory->mostShares(), 1);
    }

    void whatIsNotWantedAnyMoreIsNotMade() {
        const auto memory = std::make_shared<ByteBudget>(1);
        ThumbnailLoader loader;
        loader.setMemory(memory);
        QSignalSpy changed(&loader, &ThumbnailLoader::changed);
        {
            const ByteBudget::Share others(*memory, 1);
            ask(loader, 0, m_files[0]);
            QTRY_COMPARE(memory->waiting(), 1);
            loader.clear();
        }
        ask(loader, 1, m_files[1]);
        QTRY_COMPARE(loader.cached(), 1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.front().front().toLongLong(), 1LL);
    }
};

QTEST_MAIN(TestThumbnailLoader)
#include "test_thumbnail_loader.moc"
