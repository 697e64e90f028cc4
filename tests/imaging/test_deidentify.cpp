#include "imaging/deidentify.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <zlib.h>
#include <QProcess>
#include <QTest>
#include <filesystem>
#include <set>

#include "imaging/deidentify_table.h"
#include "imaging/display.h"
#include "imaging/read_image.h"
#include "tests/imaging/dicom_maker.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/tiff_maker.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;
using test::contentOf;
using test::imageFile;
using test::writeFile;

namespace {

const Pseudonyms kPseudonyms(std::string(64, '7'));

// What no cleaned file may hold.
const char* const kMarks[] = {"ZEBRAWITZ", "19330207", "7319731", "ID-OKAPI"};

std::string markIn(const std::string& bytes) {
    for (const char* mark : kMarks)
        if (bytes.find(mark) != std::string::npos) return mark;
    return {};
}

std::string textOf(const std::vector<std::byte>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// An attribute full of marks, as its representation allows.
void addMarked(DcmItem& item, std::uint32_t number, int depth) {
    DcmTag tag(Uint16(number >> 16), Uint16(number & 0xFFFF));
    if (tag.error().bad()) tag.setVR(EVR_LO);  // newer than DCMTK's dictionary
    switch (tag.getEVR()) {
        case EVR_SQ: {
            DcmItem* inner = nullptr;
            item.findOrCreateSequenceItem(tag, inner, -2);
            inner->putAndInsertString(DCM_PatientName, "ZEBRAWITZ^ADAM");
            inner->putAndInsertString(DCM_CodeMeaning, "ZEBRAWITZ");
            break;
        }
        case EVR_DA:
            item.putAndInsertString(tag, "19330207");
            break;
        case EVR_DT:
            item.putAndInsertString(tag, "19330207010203");
            break;
        case EVR_TM:
            item.putAndInsertString(tag, "010203");
            break;
        case EVR_UI:
            item.putAndInsertString(
                tag, ("1.2.826.0.1.7319731." + std::to_string(number) + "." + std::to_string(depth)).c_str());
            break;
        case EVR_AS:
            item.putAndInsertString(tag, "090Y");
            break;
        case EVR_DS:
        case EVR_IS:
            item.putAndInsertString(tag, "7319731");
            break;
        case EVR_OB:
        case EVR_ox:
            item.putAndInsertUint8Array(tag, reinterpret_cast<const Uint8*>("ZEBRAWITZ "), 10);
            break;
        default:
            if (item.putAndInsertString(tag, number == 0x00100020 ? "ID-OKAPI" : "ZEBRAWITZ").bad())
                item.putAndInsertUint16(tag, 7);
    }
}

/// Every attribute of the table, and private ones, in an item.
void addAll(DcmItem& item, int depth) {
    for (const DeidentifyRule& rule : deidentifyRules())
        if (rule.tag >> 16 > 2 && rule.tag >> 16 != 0xFFFA && rule.tag >> 16 != 0xFFFC && rule.tag >> 16 != 4)
            addMarked(item, rule.tag, depth);
    item.putAndInsertString(DcmTag(0x0009, 0x0010, EVR_LO), "ZEBRAWITZ CREATOR");
    item.putAndInsertString(DcmTag(0x0009, 0x1001, EVR_LO), "ZEBRAWITZ");
    item.putAndInsertString(DcmTag(0x0008, 0x7777, EVR_LO), "ZEBRAWITZ unknown");
    item.putAndInsertString(DCM_Modality, "MR");
    item.putAndInsertString(DCM_BodyPartExamined, "HEAD");
}

test::DicomMaker full() {
    test::DicomMaker maker{.rows = 4, .columns = 3};
    for (int i = 0; i < 12; ++i) maker.words.push_back(std::uint16_t(i * 311));
    maker.more = [](DcmDataset& dataset) {
        addAll(dataset, 0);
        DcmItem* series = nullptr;
        dataset.findOrCreateSequenceItem(DCM_ReferencedSeriesSequence, series, -2);
        addAll(*series, 1);
        DcmItem* instance = nullptr;
        series->findOrCreateSequenceItem(DCM_ReferencedSOPSequence, instance, -2);
        addAll(*instance, 2);
        dataset.putAndInsertUint16(DcmTag(0x6000, 0x0010, EVR_US), 4);
        dataset.putAndInsertString(DcmTag(0x6000, 0x4000, EVR_LT), "ZEBRAWITZ");
        dataset.putAndInsertUint8Array(DcmTag(0x6002, 0x3000, EVR_OB),
                                       reinterpret_cast<const Uint8*>("ZEBRAWITZ "), 10);
        dataset.putAndInsertString(DcmTag(0x5002, 0x2500, EVR_LO), "ZEBRAWITZ");
    };
    return maker;
}

}  // namespace

class TestDeidentify : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;

    /// Writes the cleaned file; empty, and a failure, when that was not possible.
    std::string cleaned(const std::string& path) {
        const auto file = deidentified(path, kPseudonyms);
        if (!file) {
            qWarning("%s: %s", path.c_str(), file.error().detail.c_str());
            return {};
        }
        const std::string to =
            m_folder.path("clean-" + std::to_string(++m_count) + *deidentifiedEnding(path));
        writeFile(to, textOf(*file));
        return to;
    }
    static bool samePixels(const std::string& a, const std::string& b, const ReadOptions& options = {}) {
        const auto one = readImage(a, options), two = readImage(b, options);
        return one && two && one->stored == two->stored && one->frames == two->frames &&
               one->channels == two->channels && one->width == two->width &&
               display(*one).data == display(*two).data;
    }
    int m_count = 0;

    /// True when pydicom agrees; skips without it.
    void letPydicomLook(const std::vector<std::pair<std::string, std::string>>& pairs) {
        std::string lines, table;
        for (const auto& [before, after] : pairs) lines += before + "\t" + after + "\n";
        for (const DeidentifyRule& rule : deidentifyRules())
            table += QString::asprintf("%08x\t%c\n", rule.tag, "DZXU"[int(rule.action)]).toStdString();
        writeFile(m_folder.path("pairs"), lines);
        writeFile(m_folder.path("table"), table);
        QProcess python;
        python.setProcessChannelMode(QProcess::MergedChannels);
        python.start("/usr/bin/python3",
                     {FOVEA_DEIDENTIFY_CHECK, QString::fromStdString(m_folder.path("pairs")),
                      QString::fromStdString(m_folder.path("table"))});
        QVERIFY(python.waitForFinished(-1));
        const QByteArray said = python.readAll();
        if (python.error() == QProcess::FailedToStart || python.exitCode() == 3)
            QSKIP("python3-pydicom is not installed");
        QVERIFY2(python.exitCode() == 0, said.constData());
        qInfo("%s", said.trimmed().constData());
    }

private Q_SLOTS:
    void theTableIsTheStandards() {
        // Some of each letter, by PS3.15 2024b Table E.1-1.
        const auto action = [](std::uint32_t tag) {
            const DeidentifyRule* rule = deidentifyRule(tag);
            return rule ? "DZXU"[int(rule->action)] : 'K';
        };
        QCOMPARE(action(0x00080050), 'Z');  // Accession Number
        QCOMPARE(action(0x00100030), 'Z');  // Patient's Birth Date
        QCOMPARE(action(0x00101010), 'X');  // Patient's Age
        QCOMPARE(action(0x00104000), 'X');  // Patient Comments
        QCOMPARE(action(0x0020000D), 'U');  // Study Instance UID
        QCOMPARE(action(0x00081155), 'U');  // Referenced SOP Instance UID
        QCOMPARE(action(0x0040A123), 'D');  // Person Name
        QCOMPARE(action(0x00080080), 'D');  // Institution Name, X/Z/D
        QCOMPARE(action(0x00080022), 'Z');  // Acquisition Date, X/Z
        QCOMPARE(action(0x00080016), 'K');  // SOP Class UID
        QCOMPARE(action(0x00080060), 'K');  // Modality
        QCOMPARE(action(0x00280010), 'K');  // Rows
        QCOMPARE(deidentifyRules().size(), std::size_t(615));
    }

    void everyAttributeOfTheTableAlsoNested() {
        const std::string file = m_folder.path("full.dcm");
        QVERIFY(full().write(file));
        QCOMPARE(markIn(contentOf(file)), std::string("ZEBRAWITZ"));
        const std::string clean = cleaned(file);
        QVERIFY(!clean.empty());
        QCOMPARE(markIn(contentOf(clean)), std::string());
        QVERIFY(samePixels(file, clean));
        const auto image = readImage(clean);
        QCOMPARE(image->facts.at("PatientID"), kPseudonyms.patient("ID-OKAPI"));
        QCOMPARE(image->facts.at("Modality"), std::string("MR"));
        QCOMPARE(image->facts.count("PatientName"), std::size_t(0));
        QCOMPARE(image->facts.at("SOPInstanceUID"),
                 kPseudonyms.uid(readImage(file)->facts.at("SOPInstanceUID")));
        letPydicomLook({{file, clean}});
    }

    void realFilesOfManyKinds() {
        if (!test::samplesInstalled()) QSKIP("python3-pydicom is not installed");
        std::vector<std::pair<std::string, std::string>> pairs;
        int readable = 0;
        for (const auto& entry : std::filesystem::directory_iterator(test::sampleFile(""))) {
            const std::string path = entry.path().native();
            if (!entry.is_regular_file() || !readImage(path)) continue;
            ++readable;
            const std::string clean = cleaned(path);
            if (clean.empty()) continue;  // refused with a reason, which was printed
            QVERIFY2(samePixels(path, clean), path.c_str());
            pairs.emplace_back(path, clean);
        }
        QVERIFY2(readable - int(pairs.size()) <= 2, qPrintable(QString::number(readable)));
        QVERIFY(pairs.size() > 40);
        letPydicomLook(pairs);
    }

    void pseudonymsAreConsistentAndSecret() {
        const Pseudonyms other(Pseudonyms::newKey());
        QCOMPARE(kPseudonyms.patient("A 1"), kPseudonyms.patient(" A 1 "));
        QVERIFY(kPseudonyms.patient("A 1") != kPseudonyms.patient("A1"));
        QVERIFY(kPseudonyms.patient("A 1") != other.patient("A 1"));
        QVERIFY(kPseudonyms.uid("1.2.3") != other.uid("1.2.3"));
        QVERIFY(kPseudonyms.uid("1.2.3").starts_with("2.25."));
        QCOMPARE(kPseudonyms.patient(kPseudonyms.patient("A1")), kPseudonyms.patient("A1"));
        QCOMPARE(kPseudonyms.patient("  "), std::string());
        QCOMPARE(kPseudonyms.uid(""), std::string());
        QCOMPARE(Pseudonyms::newKey().size(), std::size_t(64));
        QVERIFY(Pseudonyms::newKey() != Pseudonyms::newKey());
    }

    void pictures_data() {
        QTest::addColumn<QString>("name");
        for (const auto& entry : std::filesystem::directory_iterator(FOVEA_IMAGE_FILES)) {
            const QString name = QString::fromStdString(entry.path().filename().native());
            if (!name.endsWith(".py")) QTest::newRow(qPrintable(name)) << name;
        }
    }
    void pictures() {
        QFETCH(QString, name);
        const std::string path = imageFile(name.toStdString());
        const auto image = readImage(path);
        QVERIFY(image.ok());
        if (image->format == "HEIF" && image->bitsStored > 8) {
            const auto refused = deidentified(path, kPseudonyms);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::unsupportedFormat);
            QVERIFY(QString::fromStdString(refused.error().detail).contains("save it as PNG"));
            return;
        }
        const std::string clean = cleaned(path);
        QVERIFY(!clean.empty());
        for (int frame = 0; frame < image->frames; ++frame) QVERIFY(samePixels(path, clean, {frame}));
        const bool anew = image->format == "BMP" || image->format == "HEIF";
        QCOMPARE(readImage(clean)->format, anew ? std::string("PNG") : image->format);
    }

    void marksInPictures_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("orientation");
        const auto content = [](const char* name) {
            return QByteArray::fromStdString(contentOf(imageFile(name)));
        };
        const auto number = [](quint32 n, int size, bool big = true) {
            QByteArray bytes;
            for (int i = 0; i < size; ++i) bytes += char(n >> 8 * (big ? size - 1 - i : i));
            return bytes;
        };
        const auto chunk = [&](const QByteArray& name, const QByteArray& data) {
            return number(quint32(data.size()), 4) + name + data +
                   number(quint32(crc32(0, reinterpret_cast<const Bytef*>((name + data).constData()),
                                        uInt(name.size() + data.size()))),
                          4);
        };
        const auto segment = [&](char marker, const QByteArray& data) {
            return QByteArray("\xFF") + marker + number(quint32(data.size() + 2), 2) + data;
        };
        QByteArray png = content("rgb.png");
        png.insert(33, chunk("tEXt", "Comment\0ZEBRAWITZ") + chunk("tIME", "ZEBRAWITZ") +
                           chunk("prVt", "ZEBRAWITZ"));
        QTest::newRow("PNG, text") << png + "ZEBRAWITZ"
                                   << "";
        // EXIF with a name beside the orientation (6).
        const QByteArray exif = QByteArray(
                                    "MM\0*"
                                    "\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\x01\x0E\0\x02\0\0\0"
                                    "\x0A\0\0\0\x26\0\0\0\0",
                                    38) +
                                QByteArray("ZEBRAWITZ\0", 10);
        QByteArray turned = content("rgb.png");
        turned.insert(33, chunk("eXIf", exif));
        QTest::newRow("PNG, EXIF") << turned << "6";
        QByteArray jpeg = content("rgb.jpg");
        jpeg.insert(2, segment('\xE1', QByteArray("Exif\0\0", 6) + exif) +
                           segment('\xE1', "http://ns.adobe.com/xap/1.0/ ZEBRAWITZ") +
                           segment('\xED', "Photoshop ZEBRAWITZ") + segment('\xFE', "ZEBRAWITZ"));
        QTest::newRow("JPEG") << jpeg + "ZEBRAWITZ"
                              << "6";
        QByteArray behind = content("rgb.png");
        behind.insert(behind.size() - 12, chunk("eXIf", exif));
        QTest::newRow("PNG, EXIF behind the pixels") << behind << "6";
        QByteArray profile("\nexif\n 54\n");
        profile += (QByteArray("Exif\0\0", 6) + exif).toHex();
        QByteArray described = content("rgb.png");
        described.insert(33, chunk("tEXt", QByteArray("Raw profile type exif\0", 22) + profile) +
                                 chunk("tEXt", QByteArray("Comment\0ZEBRAWITZ", 17)));
        QTest::newRow("PNG, EXIF as text") << described << "6";
        QByteArray open = content("rgb.jpg");
        open.insert(2, segment('\xFE', "ZEBRAWITZ"));
        open.chop(2);
        QTest::newRow("JPEG without an end marker") << open << "";
        const auto riff = [&](const QByteArray& name, const QByteArray& data) {
            return name + number(quint32(data.size()), 4, false) + data + QByteArray(data.size() % 2, '\0');
        };
        QByteArray webp = content("rgb.webp");
        webp = webp.left(12) + riff("VP8X", QByteArray("\x0C\0\0\0\x19\0\0\x13\0\0", 10)) + webp.mid(12) +
               riff("EXIF", exif) + riff("XMP ", "<x>ZEBRAWITZ</x>") + riff("ZZZZ", "ZEBRAWITZ");
        webp.replace(4, 4, number(quint32(webp.size() - 8), 4, false));
        QTest::newRow("WebP") << webp + "ZEBRAWITZ"
                              << "6";
        QByteArray frames = content("frames.webp");
        frames += riff("XMP ", "<x>ZEBRAWITZ</x>");
        frames.replace(4, 4, number(quint32(frames.size() - 8), 4, false));
        QTest::newRow("WebP, frames") << frames << "";
        QByteArray gif = content("frames.gif");
        gif.insert(gif.size() - 1, QByteArray("\x21\xFE\x09ZEBRAWITZ\0", 13) +
                                       QByteArray("\x21\xFF\x0BXMP DataXMP\x09ZEBRAWITZ\0", 25));
        QTest::newRow("GIF") << gif + "ZEBRAWITZ"
                             << "";
        QTest::newRow("PGM, comments") << QByteArray("P5 # ZEBRAWITZ\n2 2 255\nABCDZEBRAWITZ") << "";
        const QByteArray box = number(8 + 10, 4) + "xml ZEBRAWITZ ";
        QTest::newRow("JP2, box") << content("rgb.jp2") + box << "";
        QByteArray stream = content("grey.j2k");
        const qsizetype first = stream.indexOf("\xFF\x52");  // COD: comments may stand before it
        stream.insert(first, segment('\x64', QByteArray("\0\1", 2) + "ZEBRAWITZ"));
        QTest::newRow("JPEG 2000, comment") << stream + "ZEBRAWITZ"
                                            << "";
        QByteArray bmp = content("rgb.bmp");
        QTest::newRow("BMP, tail") << bmp + "ZEBRAWITZ"
                                   << "";
    }
    void marksInPictures() {
        QFETCH(QByteArray, file);
        QFETCH(QString, orientation);
        const std::string path = m_folder.path("marked");
        writeFile(path, file.toStdString());
        QVERIFY(!markIn(contentOf(path)).empty());
        QVERIFY(readImage(path).ok());
        const std::string clean = cleaned(path);
        QVERIFY(!clean.empty());
        QCOMPARE(markIn(contentOf(clean)), std::string());
        QVERIFY(samePixels(path, clean));
    }

    void tagsOfTiff_data() {
        QTest::addColumn<bool>("big");
        QTest::newRow("little-endian") << false;
        QTest::newRow("big-endian") << true;
    }
    void tagsOfTiff() {
        QFETCH(bool, big);
        // 2 x 2 grey pixels; a description and an artist; a page behind it; and a remnant that nothing names.
        std::string file(400, '\0');
        const auto put = [&](std::size_t at, int size, std::uint32_t value) {
            for (int i = 0; i < size; ++i)
                file[at + std::size_t(i)] = char(value >> 8 * (big ? size - 1 - i : i));
        };
        file.replace(0, 2, big ? "MM" : "II");
        put(2, 2, 42);
        put(4, 4, 8);
        std::size_t at = 10;
        const auto entry = [&](int tag, int type, std::uint32_t count, std::uint32_t value) {
            put(at, 2, std::uint32_t(tag));
            put(at + 2, 2, std::uint32_t(type));
            put(at + 4, 4, count);
            put(at + 8, type == 3 ? 2 : 4, value);
            at += 12;
        };
        put(8, 2, 10);
        entry(256, 3, 1, 2);
        entry(257, 3, 1, 2);
        entry(258, 3, 1, 8);
        entry(259, 3, 1, 1);
        entry(262, 3, 1, 1);
        entry(270, 2, 10, 300);
        entry(273, 4, 1, 200);
        entry(278, 3, 1, 2);
        entry(279, 4, 1, 4);
        entry(315, 2, 10, 320);
        file.replace(200, 4, "\x10\x20\x30\x40");
        file.replace(300, 10, std::string("ZEBRAWITZ\0", 10));
        file.replace(320, 10, std::string("ZEBRAWITZ\0", 10));
        file.replace(350, 10, "ZEBRAWITZ ");
        const std::string path = m_folder.path("marked.tif");
        writeFile(path, file);
        QVERIFY(readImage(path).ok());
        const std::string clean = cleaned(path);
        QVERIFY(!clean.empty());
        QCOMPARE(markIn(contentOf(clean)), std::string());
        QVERIFY(samePixels(path, clean));
        QCOMPARE(readImage(clean)->stored, (std::vector<double>{16, 32, 48, 64}));
    }

    void stacksOfImageJ() {
        // Its words say how many pictures follow the one of the directory: that number stays, nothing else.
        for (const bool big : {false, true}) {
            test::TiffMaker maker{2, 2};
            maker.big = big;
            maker.describe("ImageJ=1.53t\nimages=2\nunit=mm\nInfo=ZEBRAWITZ\n");
            maker.pixels = "abcd";
            const std::string path = m_folder.path("stack.tif");
            writeFile(path, maker.file() + "efgh" + "ZEBRAWITZ");
            const std::string clean = cleaned(path);
            QVERIFY(!clean.empty());
            QCOMPARE(markIn(contentOf(clean)), std::string());
            for (const int frame : {0, 1}) {
                const auto image = readImage(path, {frame}), copy = readImage(clean, {frame});
                QVERIFY(image.ok() && copy.ok());
                QCOMPARE(copy->stored, image->stored);
                QCOMPARE(copy->frames, 2);
            }
        }
    }

    void volumes_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("refused");
        test::VolumeMaker maker{.size = {6, 5, 4}};
        for (int i = 0; i < 120; ++i) maker.values.push_back(std::int16_t(i * 13 % 97));
        std::string nifti = maker.nifti();
        nifti.replace(148, 9, "ZEBRAWITZ");
        nifti.replace(14, 9, "ZEBRAWITZ");
        nifti.replace(228, 9, "ZEBRAWITZ");
        QTest::newRow("NIfTI") << QByteArray::fromStdString(nifti + "ZEBRAWITZ") << "";
        std::string second = maker.nifti2();
        for (const std::size_t place : {240, 320, 508, 526}) second.replace(place, 9, "ZEBRAWITZ");
        second.insert(544, "ZEBRAWITZ       ");
        test::VolumeMaker::put<std::int64_t>(second, 168, 560);
        QTest::newRow("NIfTI-2") << QByteArray::fromStdString(second + "ZEBRAWITZ") << "";
        std::string pair = nifti.substr(0, 348);
        pair[345] = 'i';
        QTest::newRow("NIfTI in two files") << QByteArray::fromStdString(pair) << "two files";
        // An extension of 16 bytes between header and voxels.
        std::string extended = nifti;
        extended[348] = 1;
        extended.insert(352, std::string("\x20\0\0\0\x06\0\0\0", 8) + "ZEBRAWITZ ZEBRAWITZ     ");
        const float offset = 384;
        std::memcpy(&extended[108], &offset, sizeof offset);
        QTest::newRow("NIfTI, extension") << QByteArray::fromStdString(extended) << "";
        QByteArray packed(4096, '\0');
        z_stream stream{};
        deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
        gz_header head{};
        char name[] = "ZEBRAWITZ.nii";
        head.name = reinterpret_cast<Bytef*>(name);
        deflateSetHeader(&stream, &head);
        stream.next_in = reinterpret_cast<Bytef*>(nifti.data());
        stream.avail_in = uInt(nifti.size());
        stream.next_out = reinterpret_cast<Bytef*>(packed.data());
        stream.avail_out = uInt(packed.size());
        deflate(&stream, Z_FINISH);
        packed.resize(qsizetype(stream.total_out));
        deflateEnd(&stream);
        QTest::newRow("NIfTI, gzip") << packed << "";
        std::string nrrd = maker.nrrd();
        nrrd.insert(nrrd.find('\n') + 1,
                    "# ZEBRAWITZ\ncontent: ZEBRAWITZ\nname:=ZEBRAWITZ\ntype:=ZEBRAWITZ\n");
        QTest::newRow("NRRD") << QByteArray::fromStdString(nrrd) << "";
        QTest::newRow("NRRD, detached")
            << QByteArray::fromStdString(maker.nrrd("data file: ZEBRAWITZ.raw")) << "two files";
        const std::string meta =
            "ObjectType = Image\nNDims = 3\nComment = ZEBRAWITZ\nBinaryData = True\nBinaryDataByteOrderMSB = "
            "False\n"
            "Name = ZEBRAWITZ\nAcquisitionDate = 19330207\nElementSpacing = 1 1 1\nDimSize = 6 5 "
            "4\nZEBRAWITZ = 1\n"
            "ElementType = MET_SHORT\nElementDataFile = LOCAL\n" +
            maker.bytes();
        QTest::newRow("MetaImage") << QByteArray::fromStdString(meta) << "";
        std::string detached = meta;
        detached.replace(detached.find("LOCAL"), 5, "ZEBRAWITZ.raw");
        QTest::newRow("MetaImage, detached") << QByteArray::fromStdString(detached) << "two files";
    }
    void volumes() {
        QFETCH(QByteArray, file);
        QFETCH(QString, refused);
        const std::string path = m_folder.path("volume");
        writeFile(path, file.toStdString());
        if (!refused.isEmpty()) {
            const auto result = deidentified(path, kPseudonyms);
            QVERIFY(!result);
            QCOMPARE(result.error().code, ErrorCode::unsupportedFormat);
            QVERIFY(QString::fromStdString(result.error().detail).contains(refused));
            QCOMPARE(result.error().file, path);
            return;
        }
        const std::string clean = cleaned(path);
        QVERIFY(!clean.empty());
        QCOMPARE(markIn(contentOf(clean)), std::string());
        for (const Plane plane : {Plane::axial, Plane::sagittal})
            QVERIFY(samePixels(path, clean, {1, plane}));
    }

    void everyCutOfAFileIsAnErrorOrClean() {
        // Never a crash, and never more than was there.
        for (const char* name :
             {"rgb.png", "orientation6.jpg", "progressive.jpg", "rgb.jp2", "grey.j2k", "pages.tif", "rgb.bmp",
              "frames.gif", "frames.webp", "orientation6.webp", "rgb.heic"}) {
            const std::string whole = contentOf(imageFile(name));
            for (std::size_t size = 0; size < whole.size();
                 size += std::max<std::size_t>(1, whole.size() / 97)) {
                const std::string path = m_folder.path("cut");
                writeFile(path, whole.substr(0, size));
                const auto result = deidentified(path, kPseudonyms);
                if (result) QVERIFY(result->size() <= whole.size() * 8);
            }
        }
        QCOMPARE(deidentified(m_folder.path("nothing"), kPseudonyms).error().code, ErrorCode::fileNotFound);
        writeFile(m_folder.path("text"), "a letter");
        QCOMPARE(deidentified(m_folder.path("text"), kPseudonyms).error().code, ErrorCode::unsupportedFormat);
    }
};

QTEST_GUILESS_MAIN(TestDeidentify)
#include "test_deidentify.moc"
