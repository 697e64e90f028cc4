#include <QTest>

#include "dataset/positive_class.h"

using namespace fovea;
using dataset::proposePositive;

class TestPositiveClass : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsSayWhichIsTheFinding_data() {
        QTest::addColumn<QString>("without");
        QTest::addColumn<QString>("finding");
        const char* pairs[][2] = {
            // The folders that the issue names.
            {"healthy", "diseased"},
            {"normal", "covid"},
            {"benign", "malignant"},
            {"0", "1"},
            {"no_dr", "dr"},
            // Of well-known sets, and as people write.
            {"NORMAL", "PNEUMONIA"},
            {"normal_lung", "covid_lung"},
            {"Normal", "Abnormal"},
            {"normal", "not normal"},
            {"healthy", "unhealthy"},
            {"neg", "pos"},
            {"negative", "positive"},
            {"Control", "Case"},
            {"non-cancer", "cancer"},
            {"NonCancer", "Cancer"},
            {"notumor", "tumor"},
            {"no_tumor", "glioma"},
            {"Uninfected", "Parasitized"},
            {"uninfected", "infected"},
            {"without", "with"},
            {"No Finding", "Effusion"},
            {"nofinding", "Effusion"},
            {"no", "yes"},
            {"none", "some"},
            {"n", "y"},
            {"false", "true"},
            {"class 0", "class 1"},
            {"grade0", "grade3"},
            {"00", "1"},
            {"-", "+"},
            {"HER2-", "HER2+"},
            {"-1", "1"},
            {"01_normal", "02_covid"},
            {"1 normal", "0 covid"},
            {"normal", "benign"},
            {"benign", "cancer"},
            {"absent", "present"},
            {"wildtype", "mutant"},
            {"ctrl", "case"},
            {"intact", "torn"},
            {"nontumour", "tumor"},
            {"non-tumor", "tumour"},
            {"nontumour", "tumour"},
            {"noedema", "oedema"},
            {"CN", "AD"},
            {"HC", "MDD"},
            // Other languages.
            {"Gesund", "krank"},
            {"unauff\u00e4llig", "auff\u00e4llig"},
            {"ohne Befund", "Befund"},
            {"o.B.", "Befund"},
            {"o. B.", "Befund"},
            {"oB", "Fraktur"},
            {"kein Tumor", "Tumor"},
            {"gutartig", "b\u00f6sartig"},
            {"sain", "malade"},
            {"sans l\u00e9sion", "l\u00e9sion"},
            {"sano", "enfermo"},
            {"sin hallazgos", "hallazgos"},
            {"saud\u00e1vel", "doente"},
            {"normale", "patologico"},
            {"gezond", "ziek"},
            {"zdrowy", "chory"},
            {"\u043d\u043e\u0440\u043c\u0430", "\u0440\u0430\u043a"},
            {"\u6b63\u5e38", "\u80ba\u708e"},
            {"\u826f\u6027", "\u6076\u6027"},
            {"\uc815\uc0c1", "\ud3d0\ub834"},
        };
        for (const auto& pair : pairs)
            QTest::addRow("%s, %s", pair[0], pair[1])
                << QString::fromUtf8(pair[0]) << QString::fromUtf8(pair[1]);
    }
    void wordsSayWhichIsTheFinding() {
        QFETCH(QString, without);
        QFETCH(QString, finding);
        const std::string a = without.toStdString(), b = finding.toStdString();
        QCOMPARE(proposePositive({a, b}), b);
        QCOMPARE(proposePositive({b, a}), b);
    }

    void nothingIsProposedWhereWordsDoNotSay_data() {
        QTest::addColumn<QStringList>("classes");
        QTest::newRow("two findings") << QStringList{"glioma", "meningioma"};
        QTest::newRow("numbers") << QStringList{"1", "2"};
        QTest::newRow("left and right") << QStringList{"left", "right"};
        QTest::newRow("both healthy") << QStringList{"normal", "healthy"};
        QTest::newRow("not the same words") << QStringList{"site 0", "device 1"};
        QTest::newRow("a word that only begins so") << QStringList{"nodule", "mass"};
        QTest::newRow("noise") << QStringList{"unstable", "incidental"};
        QTest::newRow("within longer names") << QStringList{"CN III", "CN VII"};
        QTest::newRow("three") << QStringList{"covid", "normal", "viral"};
        QTest::newRow("one") << QStringList{"normal"};
        QTest::newRow("none") << QStringList{};
        QTest::newRow("without letters") << QStringList{"?", "!"};
    }
    void nothingIsProposedWhereWordsDoNotSay() {
        QFETCH(QStringList, classes);
        std::vector<std::string> names;
        for (const QString& name : classes) names.push_back(name.toStdString());
        QCOMPARE(proposePositive(names), std::string());
    }

    void whatWasChosenGoesFirst() {
        const std::vector<std::string> classes{"diseased", "healthy"};
        QCOMPARE(dataset::positiveOf(classes, ""), std::string("diseased"));
        QCOMPARE(dataset::positiveOf(classes, "healthy"), std::string("healthy"));
        QCOMPARE(dataset::positiveOf(classes, "gone since"), std::string("diseased"));
        QCOMPARE(dataset::positiveOf({"a", "b", "c"}, "b"), std::string());
        QCOMPARE(dataset::positiveIndex(classes, "diseased"), 0);
        QCOMPARE(dataset::positiveIndex(classes, "healthy"), 1);
        QCOMPARE(dataset::positiveIndex(classes, ""), 1);
    }

    void onlyOneOfTwoClassesCanBeChosen() {
        QVERIFY(dataset::checkPositive({"a", "b"}, "a").ok());
        const auto unknown = dataset::checkPositive({"a", "b"}, "c");
        QVERIFY(!unknown && unknown.error().code == ErrorCode::invalidArgument);
        const auto three = dataset::checkPositive({"a", "b", "c"}, "a");
        QVERIFY(!three && three.error().code == ErrorCode::invalidArgument);
    }
};

QTEST_APPLESS_MAIN(TestPositiveClass)
#include "test_positive_class.moc"
