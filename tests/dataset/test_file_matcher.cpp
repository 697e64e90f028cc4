#include <QTest>

#include "dataset/file_matcher.h"

using namespace fovea::dataset;

class TestFileMatcher : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void finds_data() {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QList<int>>("expected");
        const QStringList two{"a/1.png", "b/2.png"};
        const auto row = [](const char* name, const QStringList& files, const QString& wanted,
                            const QList<int>& expected) {
            QTest::newRow(name) << files << wanted << expected;
        };
        row("relative path", two, "b/2.png", {1});
        row("file name", two, "2.png", {1});
        row("stem", two, "2", {1});
        row("path without ending", two, "b/2", {1});
        row("backslashes", two, "b\\2.png", {1});
        row("dots and doubled slashes", two, ".//b/./2.png", {1});
        row("path from elsewhere", two, "C:\\study\\images\\b\\2.png", {1});
        row("absolute path", two, "/study/images/b/2.png", {1});
        row("letters in another case", two, "B/2.PNG", {1});
        row("another ending", two, "2.dcm", {1});
        row("nothing there", two, "3.png", {});
        row("nothing said", two, "", {});
        row("only slashes", two, "///", {});
        row("another folder", two, "c/2.png", {});
        row("a part of a name", two, "png", {});
        row("the end of a name", {"a/11.png"}, "1.png", {});
        row("a folder", two, "b", {});
        row("file name in two folders", {"a/1.png", "b/1.png"}, "1.png", {0, 1});
        row("stem of two files", {"a/1.png", "b/1.jpg"}, "1", {0, 1});
        row("the ending decides", {"a/1.png", "b/1.jpg"}, "1.jpg", {1});
        row("the whole path decides", {"1.png", "b/1.png"}, "1.png", {0});
        row("a path that ends in two files' paths", {"1.png", "b/1.png"}, "x/b/1.png", {0, 1});
        row("case decides", {"a/x.png", "b/X.png"}, "X.png", {1});
        row("case does not decide", {"a/x.png", "b/x.png"}, "X.png", {0, 1});
        row("dots in names are no endings", {"a/1.2.840.1", "a/1.2.840.2"}, "1.2.840.2", {1});
        row("two endings", {"a/1.nii.gz"}, "1", {0});
        row("composed and decomposed", {QString::fromUtf8("a/\xc3\xa4.png")},
            QString::fromUtf8("a\xcc\x88.png"), {0});
        row("accents count", {QString::fromUtf8("a/\xc3\xa4.png")}, "a.png", {});
        row("blanks around do not count", {"a/x.png", "b/y.png"}, QString::fromUtf8(" x.png\u00a0"), {0});
        row("an encoded path", {"a/two words.png"}, "a/two%20words.png", {0});
        row("an address", {"a/two words.png"}, "file:///C:/a/two%20words.png?token=1", {0});
        row("encoded umlauts", {QString::fromUtf8("\u00e4.png")}, "%C3%A4.png", {0});
        row("a per cent sign", {"100%.png"}, "100%.png", {0});
        row("a name that looks encoded", {"a%20b.png", "a b.png"}, "a%20b.png", {0});
        row("zeros that a spreadsheet left away", {"0007.png", "0070.png"}, "7", {0});
        row("a number as a spreadsheet writes it", {"0007.png", "0070.png"}, "7.0", {0});
        row("zeros that are there decide", {"0007.png", "7.png"}, "7", {1});
        row("several numbers", {"a/0007.png", "b/007.png"}, "7", {0, 1});
        row("the number at the end of names that are else the same", {"a/IMG_0007.png", "b/img_0070.png"},
            "7", {0});
        row("names that differ elsewhere, too", {"ct_0007.png", "mr_0070.png"}, "7", {});
        row("the end of one name alone", {"img_7.png"}, "7", {});
        row("a number that is part of one", {"img_17.png", "img_27.png"}, "7", {});
        row("a number behind the same word everywhere", {"a/smear_0007.png", "a/smear_0070.png"}, "7", {0});
        row("behind two words", {"a/smear_0007.png", "a/stain_0070.png"}, "7", {});
        row("the end of a UID", {"a/1.2.840.1", "a/1.2.840.2"}, "2", {});
        row("blanks count", {"a/image (1).png", "a/image(1).png"}, "image(1).png", {1});
    }
    void finds() {
        QFETCH(const QStringList, files);
        QFETCH(const QString, name);
        QFETCH(const QList<int>, expected);
        std::vector<std::string> list;
        for (const QString& file : files) list.push_back(file.toStdString());
        const std::vector<int> found = FileMatcher(list).find(name.toStdString());
        QCOMPARE(QList<int>(found.begin(), found.end()), expected);
    }

    void manyFilesOfOneName() {
        // Every patient's folder has an image of the same name: paths tell them apart at once.
        constexpr int kPatients = 20000;
        std::vector<std::string> files;
        for (int i = 0; i < kPatients; ++i) files.push_back("P" + std::to_string(i) + "/image.dcm");
        const FileMatcher matcher(files);
        for (int i = 0; i < kPatients; ++i)
            QCOMPARE(matcher.find("P" + std::to_string(i) + "/image"), std::vector<int>{i});
        QCOMPARE(matcher.find("image.dcm").size(), std::size_t(kPatients));
    }

    void takesEndingsOff() {
        QCOMPARE(withoutImageEnding("a/1.nii.gz"), std::string("a/1"));
        QCOMPARE(withoutImageEnding("a/1.PNG"), std::string("a/1"));
        QCOMPARE(withoutImageEnding("1.2.840"), std::string("1.2.840"));
        QCOMPARE(withoutImageEnding(".png"), std::string(".png"));
        QVERIFY(hasImageEnding("x.dcm"));
        QVERIFY(!hasImageEnding("label"));
        QVERIFY(!hasImageEnding("labels.csv.gz"));
    }
};

QTEST_APPLESS_MAIN(TestFileMatcher)
#include "test_file_matcher.moc"
