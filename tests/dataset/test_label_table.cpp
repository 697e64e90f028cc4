#include <QTest>
#include <algorithm>

#include "dataset/label_table.h"

using namespace fovea;
using namespace fovea::dataset;

namespace {

using Words = std::vector<std::string>;

const Words kFiles = {"a/1.png", "a/2.png", "b/1.png", "b/3.png"};

Table table(const std::string& text) {
    const auto parsed = parseTable(text, "/somewhere/t.csv");
    if (!parsed) qFatal("%s", parsed.error().detail.c_str());
    return *parsed;
}

LabelMatch matched(const std::string& text, const Words& files = kFiles) {
    const Table t = table(text);
    const FileMatcher matcher(files);
    const auto match = matchLabels(t, guessColumns(t, matcher), matcher);
    if (!match) qFatal("%s", match.error().detail.c_str());
    return *match;
}

/// "a/1.png ill P1 train" of every image, blanks for what is empty.
QStringList shown(const LabelMatch& match, const Words& files = kFiles) {
    QStringList lines;
    for (const ImageLabels& image : match.images)
        lines << QString::fromStdString(files[std::size_t(image.file)] + " " + image.label + " " +
                                        image.patient + " " + splitName(image.split));
    return lines;
}

std::vector<Problem> problemsOf(const LabelMatch& match, ProblemKind kind) {
    std::vector<Problem> some;
    std::copy_if(match.problems.begin(), match.problems.end(), std::back_inserter(some),
                 [&](const Problem& p) { return p.kind == kind; });
    return some;
}

}  // namespace

class TestLabelTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void guessesColumns_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("expected");  // file, patient, split, subgroup, frame, labels ...
        const auto row = [](const char* name, const QString& text, const QList<int>& expected) {
            QTest::newRow(name) << text << expected;
        };
        row("as exported", "file,label,patient,split\na/1.png,ill,P1,train\na/2.png,well,,test\n",
            {0, 2, 3, -1, -1, 1});
        row("with everything",
            "file,label,patient,split,subgroup,frame\na/1.png,ill,P1,train,m,0\na/2.png,ill,,test,f,1\n",
            {0, 2, 3, 4, 5, 1});
        row("other words and order", "Patient_ID;Diagnosis;Image Name\nP1;ill;1.png\nP2;well;2.png\n",
            {2, 0, -1, -1, -1, 1});
        row("files known by content", "x,y z,w\nill,3,P1\nwell,a/1,P2\n", {1, -1, -1, -1, -1});
        row("content before a name", "image,scan,label\n77,a/1,ill\n78,3,well\n", {1, -1, -1, -1, -1, 2});
        row("split known by content", "file,label,use\n3,ill,Training\na/2,ill,Testing\n",
            {0, -1, 2, -1, -1, 1});
        row("a split column that holds none", "file,label,fold\n3,ill,1\na/2,ill,2\n",
            {0, -1, -1, -1, -1, 1});
        row("one-hot", "image,MEL,NV,BKL\n3,1.0,0.0,0.0\na/2,0,1,0\na/1,0,0,1\n",
            {0, -1, -1, -1, -1, 1, 2, 3});
        row("a mark that is no class", "image,urgent,MEL,NV\n3,1,1,0\na/2,0,0,1\na/1,1,1,0\n",
            {0, -1, -1, -1, -1, 2, 3});
        row("several findings at once are no classes", "image,MEL,NV\n3,1,1\na/2,0,1\n", {0, -1, -1, -1, -1});
        row("no column names files", "who,what\nill,8\nwell,9\n", {-1, -1, -1, -1, -1});
        row("a word for it in the name",
            "file,Class Label (final),remark\n3,ill,a\na/2,ILL,b\n8,well,c\na/1,well,d\n",
            {0, -1, -1, -1, -1, 1});
        row("a name is enough where no file is found", "file,label\nx,ill\ny,well\n", {0, -1, -1, -1, -1, 1});
    }
    void guessesColumns() {
        QFETCH(const QString, text);
        QFETCH(const QList<int>, expected);
        const LabelColumns c = guessColumns(table(text.toStdString()), FileMatcher(kFiles));
        QList<int> found{c.file, c.patient, c.split, c.subgroup, c.frame};
        found.append(QList<int>(c.label.begin(), c.label.end()));
        QCOMPARE(found, expected);
    }

    void guessesPatientsByTheirName() {
        for (const char* name : {"PatientID", "Pat.-ID", "Pat-Nr.", "Patienten-ID", "Patient Nr",
                                 "ID patient", "Num\u00e9ro patient", "Paciente", "ID Paziente", "Fallnummer",
                                 "case_id", "\u041f\u0430\u0446\u0438\u0435\u043d\u0442", "\u60a3\u8005ID"}) {
            const std::string text = "file,label," + std::string(name) + "\n3,ill,P1\na/2,well,P2\n";
            QCOMPARE(guessColumns(table(text), FileMatcher(kFiles)).patient, 2);
        }
        // What may be a class, or say no more than that there is a patient.
        for (const char* name : {"case", "patient age", "id"}) {
            const std::string text = "file,label," + std::string(name) + "\n3,ill,P1\na/2,well,P2\n";
            QCOMPARE(guessColumns(table(text), FileMatcher(kFiles)).patient, -1);
        }
    }

    void guessesStudiesByTheirName() {
        for (const char* name : {"study", "Study ID", "exam", "Accession-Nr.", "accession number",
                                 "Untersuchung", "Studie", "StudyInstanceUID"}) {
            const std::string text =
                "file,label,patient," + std::string(name) + "\n3,ill,P1,A\na/2,well,P2,B\n8,well,P2,B\n";
            const LabelColumns c = guessColumns(table(text), FileMatcher(kFiles));
            QCOMPARE(c.study, 3);
            QCOMPARE(c.label, std::vector<int>{1});
        }
        // The name of a whole data set puts nothing together.
        QCOMPARE(guessColumns(table("file,label,study\n3,ill,A\na/2,well,A\n"), FileMatcher(kFiles)).study,
                 -1);
        std::string twoSets = "file,label,study\n", visits = "file,label,patient,study\n";
        for (int i = 0; i < 60; ++i) {
            const std::string n = std::to_string(i);
            twoSets += n + ",ill," + (i % 2 ? "A\n" : "B\n");
            visits += n + ",ill,P" + std::to_string(i / 4) + (i % 2 ? ",1\n" : ",2\n");
        }
        QCOMPARE(guessColumns(table(twoSets), FileMatcher(kFiles)).study, -1);
        // Nor does one of its own for each image, nor what may be counted anew for each of unknown patients.
        QCOMPARE(guessColumns(table("file,label,patient,accession\n3,ill,P,A\na/2,well,P,B\n"),
                              FileMatcher(kFiles))
                     .study,
                 -1);
        QCOMPARE(guessColumns(table("file,label,exam\n3,ill,1\na/2,well,2\n8,well,2\n"), FileMatcher(kFiles))
                     .study,
                 -1);
        QCOMPARE(
            guessColumns(table("file,label,accession\n3,ill,1\na/2,well,2\n8,well,2\n"), FileMatcher(kFiles))
                .study,
            2);
        // Of each patient the first and the second.
        QCOMPARE(guessColumns(table(visits), FileMatcher(kFiles)).study, 3);
    }

    void guessesTheOneColumnOfFewValues() {
        std::string text = "scan,age,what\n";
        Words files;
        for (int i = 0; i < 40; ++i) {
            files.push_back(std::to_string(i) + ".png");
            text += std::to_string(i) + "," + std::to_string(40 + i) + (i % 2 ? ",ill\n" : ",well\n");
        }
        QCOMPARE(guessColumns(table(text), FileMatcher(files)).label, std::vector<int>{2});
    }

    void guessesColumnsOfOtherLanguages_data() {
        QTest::addColumn<QString>("header");
        for (const char* header : {"\u0444\u0430\u0439\u043b,\u0434\u0438\u0430\u0433\u043d\u043e\u0437",
                                   "\u6587\u4ef6,\u8bca\u65ad", "\u30d5\u30a1\u30a4\u30eb,\u8a3a\u65ad",
                                   "\ud30c\uc77c,\uc9c4\ub2e8", "plik,rozpoznanie", "fichier,diagnostic",
                                   "archivo,diagn\u00f3stico", "arquivo,classe", "immagine,diagnosi"})
            QTest::newRow(header) << QString::fromUtf8(header);
    }
    void guessesColumnsOfOtherLanguages() {
        QFETCH(const QString, header);
        // Neither the values nor the files tell: there are two rows, and the files are elsewhere.
        const LabelColumns c =
            guessColumns(table(header.toStdString() + "\nx,one\ny,two\n"), FileMatcher(kFiles));
        QCOMPARE(c.file, 0);
        QCOMPARE(c.label, std::vector<int>{1});
    }

    void agesAreNoFiles() {
        // They are the numbers of files all the same.
        std::vector<std::string> files;
        std::string text = "age,picture,label\n";
        for (int i = 1; i <= 12; ++i) {
            files.push_back("img_" + std::to_string(i) + ".png");
            text += std::to_string(i % 5 + 1) + ",img_" + std::to_string(i) + (i % 2 ? ",ill\n" : ",well\n");
        }
        QCOMPARE(guessColumns(table(text), FileMatcher(files)).file, 1);
    }

    void proposesADiagnosisWhereNoNameTells() {
        std::string text = "file,split,retinopathy_grade,macular_oedema_risk\n",
                    eyes = "file,eye,patient,code,view\n";
        Words files;
        for (int i = 0; i < 12; ++i) {
            const std::string n = std::to_string(i);
            files.push_back("img_" + n + ".jpg");
            text += "img_" + n + (i < 8 ? ",train," : ",test,") + std::to_string(i % 5) + "," +
                    std::to_string(i % 3) + "\n";
            eyes += "img_" + n + (i % 2 ? ",left,P" : ",right,P") + std::to_string(i / 4) + "," +
                    (i % 3 ? "a" : "b") + (i % 4 ? ",wide\n" : ",near\n");
        }
        const LabelColumns c = guessColumns(table(text), FileMatcher(files));
        QCOMPARE(c.file, 0);
        QCOMPARE(c.split, 1);
        QCOMPARE(c.label, std::vector<int>{2});
        // Neither the eye nor the patient, which have few values, too.
        QCOMPARE(guessColumns(table(eyes), FileMatcher(files)).label, std::vector<int>{3});
        // Too few rows to tell.
        QVERIFY(guessColumns(table("file,code\nimg_1,a\nimg_2,b\nimg_3,a\nimg_4,b\n"), FileMatcher(files))
                    .label.empty());
    }

    void bringsRowsToImages() {
        const LabelMatch match = matched(
            "file,label,patient,split\na/1.png,ill,P1,train\n2,well,,TEST\nb\\3.png,ill,P2,\nB/1,,,val\n");
        QCOMPARE(shown(match), (QStringList{"a/1.png ill P1 train", "a/2.png well  test", "b/1.png   val",
                                            "b/3.png ill P2 unassigned"}));
        QCOMPARE(match.counts, (LabelCounts{.rows = 4, .matchedRows = 4}));
        QVERIFY(match.problems.empty());
        QCOMPARE(match.classes, (std::map<std::string, int>{{"ill", 2}, {"well", 1}, {"", 1}}));
    }

    void readsOneColumnAClass() {
        const LabelMatch match = matched("image,MEL,NV\na/1,1.0,0.0\na/2,,1\n3,0,1\n");
        QCOMPARE(match.classes, (std::map<std::string, int>{{"MEL", 1}, {"NV", 2}}));
        const Table t = table("image,MEL,NV\na/1,1,1\na/2,0.7,0.3\n3,0,0\n");
        LabelColumns columns;
        columns.file = 0;
        columns.label = {1, 2};
        const auto odd = matchLabels(t, columns, FileMatcher(kFiles));
        QCOMPARE(odd->counts.badRows, 2);
        QCOMPARE(odd->classes, (std::map<std::string, int>{{"", 1}}));  // not labelled yet
        const auto bad = problemsOf(*odd, ProblemKind::badRow);
        QCOMPARE(messageText(bad[0].message), std::string("Row 2 of t.csv marks 2 classes."));
        QCOMPARE(
            messageText(bad[1].message),
            std::string("Row 3 of t.csv has in column 'MEL' neither 0 nor 1, nor words like yes and no."));
    }

    void marksAreWordsToo_data() {
        QTest::addColumn<QString>("yes");
        QTest::addColumn<QString>("no");
        const QList<QStringList> pairs = {{"TRUE", "FALSE"},
                                          {"True", "False"},
                                          {"ja", "nein"},
                                          {"J", "N"},
                                          {"yes", "no"},
                                          {"x", ""},
                                          {"X", "-"},
                                          {"WAHR", "FALSCH"},
                                          {"oui", "non"},
                                          {"1,0", "0,0"},
                                          {"1", "NA"},
                                          {"\u0434\u0430", "\u043d\u0435\u0442"},
                                          {"positive", "negative"},
                                          {"pos", "neg"},
                                          {"present", "absent"}};
        for (const QStringList& pair : pairs) QTest::newRow(qPrintable(pair[0])) << pair[0] << pair[1];
    }
    void marksAreWordsToo() {
        QFETCH(const QString, yes);
        QFETCH(const QString, no);
        const QString text = "image;MEL;NV\na/1;%1;%2\na/2;%2;%1\n3;%2;%1\n";
        const LabelMatch match = matched(text.arg(yes, no).toStdString());
        QCOMPARE(match.classes, (std::map<std::string, int>{{"MEL", 1}, {"NV", 2}}));
    }

    void spellingsAreOne() {
        const LabelMatch match = matched(
            "file,label,patient\na/1.png,benign,3\na/2.png,\"benign \",3.0\nb/1.png,Benign\xc2\xa0,P1\n"
            "b/3.png,benign,p1\n");
        QCOMPARE(shown(match), (QStringList{"a/1.png benign 3 unassigned", "a/2.png benign 3 unassigned",
                                            "b/1.png benign P1 unassigned", "b/3.png benign P1 unassigned"}));
        const auto classes = problemsOf(match, ProblemKind::mergedClass);
        QCOMPARE(classes.size(), std::size_t(1));
        QVERIFY(
            messageText(classes[0].message).starts_with("Class \"benign\" is also written \"benign \", "));
        const auto patients = problemsOf(match, ProblemKind::mergedPatient);
        QCOMPARE(patients.size(), std::size_t(1));
        // Never a patient.
        QVERIFY(messageText(patients[0].message).starts_with("2 patients are written in several ways"));
        QCOMPARE(messageText(patients[0].message).find("P1"), std::string::npos);
        // Of numbers the shortest, whichever is more frequent; and rows of one image agree.
        const LabelMatch numbers =
            matched("file,label\na/1.png,0.0\na/1,0\na/2.png,0.0\n3,\"1,0\"\nb/1.png,1\n");
        QCOMPARE(numbers.classes, (std::map<std::string, int>{{"0", 2}, {"1", 2}}));
        QCOMPARE(numbers.counts.conflictingRows, 0);
    }

    void wordsForNothingStateNothing() {
        const std::string text =
            "file,label,patient\na/1.png,ill,NA\na/2.png,nan,P1\nb/1.png,NA,P2\nb/3.png,none,#N/A\n";
        const LabelMatch match = matched(text);
        QCOMPARE(match.classes, (std::map<std::string, int>{{"", 2}, {"ill", 1}, {"none", 1}}));
        QCOMPARE(shown(match).first(), QString("a/1.png ill  unassigned"));
        const auto classes = problemsOf(match, ProblemKind::classNotStated);
        QCOMPARE(classes.size(), std::size_t(1));
        QCOMPARE(
            messageText(classes[0].message),
            std::string("\"nan\", \"NA\" in 2 cells of t.csv: taken for nothing stated, not for a name."));
        const auto patients = problemsOf(match, ProblemKind::notStated);
        QCOMPARE(patients.size(), std::size_t(1));
        QCOMPARE(
            messageText(patients[0].message),
            std::string("\"NA\", \"#N/A\" in 2 cells of t.csv: taken for nothing stated, not for a name."));
        const Table t = table(text);
        LabelColumns columns = guessColumns(t, FileMatcher(kFiles));
        columns.missingWords = false;
        const auto names = matchLabels(t, columns, FileMatcher(kFiles));
        QCOMPARE(names->classes.count("NA"), std::size_t(1));
        QVERIFY(problemsOf(*names, ProblemKind::classNotStated).empty());
        QVERIFY(problemsOf(*names, ProblemKind::notStated).empty());
    }

    void aCounterOfRowsNamesFilesOnlyAlone() {
        const Words files = {"0001.png", "0002.png", "0003.png"};
        const Table both = table("no,image,label\n1,0003.png,ill\n2,0001.png,well\n3,lost.png,ill\n");
        QCOMPARE(guessColumns(both, FileMatcher(files)).file, 1);
        const LabelMatch alone = matched("no,label\n1,ill\n2,well\n3,ill\n", files);
        QCOMPARE(shown(alone, files), (QStringList{"0001.png ill  unassigned", "0002.png well  unassigned",
                                                   "0003.png ill  unassigned"}));
    }

    void saysThatTheEncodingIsAGuess() {
        const LabelMatch match = matched("file,label\na/1.png,\xed\xee\xf0\xec\xe0\n3,\xf0\xe0\xea\n");
        const auto told = problemsOf(match, ProblemKind::guessedEncoding);
        QCOMPARE(told.size(), std::size_t(1));
        QVERIFY(messageText(told[0].message).find("Windows-1251") != std::string::npos);
    }

    void listsRowsAndImagesThatStayAlone() {
        const LabelMatch match =
            matched("file,label\na/1.png,ill\nx.png,ill\ny.png,ill\n3.png,well\nz,ill\n");
        QCOMPARE(match.counts,
                 (LabelCounts{.rows = 5, .matchedRows = 2, .unmatchedRows = 3, .filesWithoutRow = 2}));
        const auto rows = problemsOf(match, ProblemKind::unmatchedRow);
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows[0].files, (Words{"x.png", "y.png", "z"}));
        QCOMPARE(messageText(rows[0].message),
                 std::string("3 rows of t.csv name no image and take no part: rows 3, 4 and 6."));
        const auto images = problemsOf(match, ProblemKind::imageWithoutRow);
        QCOMPARE(images.size(), std::size_t(1));
        QCOMPARE(images[0].files, (Words{"a/2.png", "b/1.png"}));
        QCOMPARE(messageText(images[0].message), std::string("2 images have no row of their own in t.csv."));
    }

    void namesWhatIsAmbiguous() {
        const LabelMatch match = matched("file,label\n1.png,ill\na/2.png,ill\n");
        QCOMPARE(shown(match), QStringList{"a/2.png ill  unassigned"});
        QCOMPARE(match.counts.ambiguousRows, 1);
        const auto rows = problemsOf(match, ProblemKind::ambiguousRow);
        QCOMPARE(rows[0].files, (Words{"a/1.png", "b/1.png"}));
        QCOMPARE(messageText(rows[0].message),
                 std::string("Row 2 of t.csv fits 2 images: write the folder before the file's name."));
        QCOMPARE(match.counts.filesWithoutRow, 3);
    }

    void rowsOfOneImageMustAgree() {
        const LabelMatch match = matched(
            "file,label,patient\na/1.png,ill,P1\n3,ill,P1\na/1,well,P2\nb/3.png,ill,P1\na/2,ill,P3\n");
        QCOMPARE(shown(match), (QStringList{"a/2.png ill P3 unassigned", "b/3.png ill P1 unassigned"}));
        QCOMPARE(match.counts.matchedRows, 3);
        QCOMPARE(match.counts.conflictingRows, 2);
        const auto rows = problemsOf(match, ProblemKind::conflictingRow);
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows[0].files, Words{"a/1.png"});
        QCOMPARE(
            messageText(rows[0].message),
            std::string("Rows 2 and 4 of t.csv are of one image and differ in: class and patient. The image "
                        "takes no part."));
    }

    void tellsBadRows() {
        const LabelMatch match = matched(
            "file,label,split\na/1.png,ill,train\n,ill,train\na/2.png,ill,later\n3.png,ill,train,x\n");
        QCOMPARE(match.counts.badRows, 3);
        QCOMPARE(match.counts.matchedRows, 1);
        Words details;
        for (const Problem& p : problemsOf(match, ProblemKind::badRow))
            details.push_back(messageText(p.message));
        QCOMPARE(
            details,
            (Words{"Row 3 of t.csv names no file.",
                   "Row 4 of t.csv has the split 'later', which is none of train, val, test and excluded.",
                   "Row 5 of t.csv has 4 cells where the table has 3 columns: a text that holds "
                   "the delimiter must be quoted."}));
    }

    void framesHaveRowsOfTheirOwn() {
        const LabelMatch match = matched(
            "file,frame,label\na/1.png,0,ill\na/1.png,3,well\na/2.png,,ill\na/2.png,1,well\n3,-1,x\n");
        QCOMPARE(match.counts.badRows, 1);
        QCOMPARE(labelsOf(match, 0, 0)->label, std::string("ill"));
        QCOMPARE(labelsOf(match, 0, 3)->label, std::string("well"));
        QVERIFY(!labelsOf(match, 0, 1));
        QCOMPARE(labelsOf(match, 1, 0)->label, std::string("ill"));
        QCOMPARE(labelsOf(match, 1, 1)->label, std::string("well"));
        QVERIFY(!labelsOf(match, 2, 0));
        QVERIFY(!labelsOf({}, 0, 0));
    }

    void manyOddRowsAreSummedUp() {
        std::string text = "file,label\n3,ill\n";
        for (int i = 0; i < 50; ++i) text += "1.png,ill\n";
        const LabelMatch match = matched(text);
        QCOMPARE(match.counts.ambiguousRows, 50);
        const auto rows = problemsOf(match, ProblemKind::ambiguousRow);
        QCOMPARE(rows.size(), std::size_t(21));
        QCOMPARE(messageText(rows.back().message), std::string("And 30 more of this kind in t.csv."));
    }

    /// Where one alone would be hidden, it is named instead of counted.
    void noSingleOddRowIsHidden() {
        std::string text = "file,label\n3,ill\n";
        for (int i = 0; i < 21; ++i) text += "1.png,ill\n";
        const LabelMatch ambiguous = matched(text);
        const auto rows = problemsOf(ambiguous, ProblemKind::ambiguousRow);
        QCOMPARE(rows.size(), std::size_t(21));
        QVERIFY(messageText(rows.back().message).starts_with("Row 23 of t.csv fits"));

        // Every second row names no image.
        text = "file,label\n";
        for (int i = 0; i < 21; ++i) text += "3,ill\nnone" + std::to_string(i) + ".png,ill\n";
        const auto said = [&] {
            const LabelMatch match = matched(text);
            return messageText(problemsOf(match, ProblemKind::unmatchedRow).front().message);
        };
        QVERIFY2(said().ends_with(", 41 and 43."), said().c_str());
        text += "3,ill\nnone21.png,ill\n";
        QVERIFY2(said().ends_with(", and 2 more."), said().c_str());
    }

    void refusesColumns_data() {
        QTest::addColumn<QList<int>>("columns");  // file, patient, label
        QTest::addColumn<bool>("unusable");
        QTest::newRow("no file") << QList<int>{-1, 1, 2} << true;
        QTest::newRow("nothing but the file") << QList<int>{0, -1, -1} << true;
        QTest::newRow("one column twice") << QList<int>{0, 1, 1} << true;
        QTest::newRow("no such column") << QList<int>{0, 1, 3} << false;
    }
    void refusesColumns() {
        QFETCH(const QList<int>, columns);
        QFETCH(const bool, unusable);
        LabelColumns c;
        c.file = columns[0];
        c.patient = columns[1];
        if (columns[2] >= 0) c.label = {columns[2]};
        const auto match = matchLabels(table("a,b,c\n1,2,3\n"), c, FileMatcher(kFiles));
        QCOMPARE(match.error().code, unusable ? ErrorCode::unusableTable : ErrorCode::invalidArgument);
        QCOMPARE(match.error().file, std::string("/somewhere/t.csv"));
    }

    void takesOverWhatTheTableSays() {
        Sample sample;
        sample.label = "old";
        sample.patient = "of an earlier table";
        sample.facts["PatientID"] = "in the header ";
        sample.split = Split::test;
        ImageLabels labels;
        labels.label = "new";
        labels.split = Split::train;
        LabelColumns columns;
        columns.file = 0;
        columns.patient = 1;
        applyLabels(labels, columns, sample);
        QCOMPARE(sample.label, std::string("old"));
        QCOMPARE(sample.patient, std::string("in the header"));
        QCOMPARE(int(sample.split), int(Split::test));
        columns.label = {2};
        columns.split = 3;
        labels.patient = "P1";
        columns.subgroup = 4;
        labels.subgroup = "f";
        applyLabels(labels, columns, sample);
        QCOMPARE(sample.label, std::string("new"));
        QCOMPARE(sample.patient, std::string("P1"));
        QCOMPARE(int(sample.split), int(Split::train));
        QCOMPARE(sample.facts.at(kSubgroupFact), std::string("f"));
    }

    void canBeCancelled() {
        JobContext job;
        job.cancel.cancel();
        const Table t = table("file,label\n3,ill\n");
        const FileMatcher files(kFiles);
        QCOMPARE(matchLabels(t, guessColumns(t, files), files, job).error().code, ErrorCode::cancelled);
    }
};

QTEST_APPLESS_MAIN(TestLabelTable)
#include "test_label_table.moc"
