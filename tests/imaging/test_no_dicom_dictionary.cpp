// Where DCMTK's dictionary is not found, that is said of whatever reads and writes DICOM, and what to do.
#include <QTest>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/file_layer.h"
#include "imaging/dicom_attributes.h"
#include "imaging/read_image.h"
#include "imaging/series_reader.h"
#include "imaging/write_image.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;

namespace {

template <class T>
Error errorOf(const Result<T>& result) {
    return result ? Error{} : result.error();
}

}  // namespace

class TestNoDicomDictionary : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;

private Q_SLOTS:
    /// DCMTK looks for it when it is asked first.
    void initTestCase() {
        QVERIFY(qputenv("DCMDICTPATH", QByteArray::fromStdString(m_folder.path("dicom.dic"))));
    }

    void isSaid_data() {
        QTest::addColumn<std::function<Error()>>("does");
        const std::string file = m_folder.path("file.dcm");
        const auto written = systemFileLayer()->writeAtomically(file, std::string(128, '\0') + "DICM");
        QVERIFY(written.ok());
        const auto row = [](const char* name, std::function<Error()> does) {
            QTest::newRow(name) << std::move(does);
        };
        row("an attribute by its name", [] { return errorOf(imaging::dicomAttribute("PatientAge")); });
        row("an attribute by its number", [] { return errorOf(imaging::dicomAttribute("0010,1010")); });
        row("a header", [file] { return errorOf(imaging::headerValues(file)); });
        row("slices", [file] { return errorOf(imaging::sliceHeaders(file)); });
        row("an image", [file] { return errorOf(imaging::readImage(file)); });
        row("writing", [this] {
            const imaging::Pixels pixels{2, 2, 1, std::vector<std::uint8_t>(4)};
            return errorOf(
                imaging::writeDicom(m_folder.path("new.dcm"), pixels, {}, "seed", *systemFileLayer()));
        });
    }
    void isSaid() {
        QFETCH(std::function<Error()>, does);
        const Error error = does();
        QCOMPARE(error.code, ErrorCode::fileNotFound);
        QCOMPARE(error.reasons.size(), std::size_t(1));
        QCOMPARE(error.reasons[0].code, std::string("no_dicom_dictionary"));
        const std::string said = errorMessage(error);
        for (const char* part : {"dicom.dic", "Install the program again", "DCMDICTPATH"})
            QVERIFY2(said.find(part) != std::string::npos, said.c_str());
    }
};

QTEST_APPLESS_MAIN(TestNoDicomDictionary)
#include "test_no_dicom_dictionary.moc"
