// Labels from a table and back, by real clicks and keys.
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTest>

#include "data/data_page.h"
#include "data/label_table_dialog.h"
#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "tests/support/zip_maker.h"
#include "tests/ui/support/data_page_bench.h"
#include "widgets/file_chooser.h"
#include "widgets/notice_bar.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

using test::kPerClass;

/// A page on an open project, and tables about its images.
struct Bench : test::DataPageBench {
    Bench() { DataPageBench::open(); }
    QString path(const QString& name) const {
        return QString::fromStdString(temporary.path(name.toStdString()));
    }
    QString table(const QByteArray& content,
                  const QString& name = QStringLiteral("images/labels.csv")) const {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("no table");
        return file.fileName();
    }
    /// All images, with diagnoses, patients and uses other than their folders say.
    QByteArray everything() const {
        QByteArray text = "picture,kind,patient,use\n";
        for (const char* folder : {"healthy", "lesions"})
            for (int i = 1; i <= kPerClass; ++i)
                text += QStringLiteral("%1/%2,%3,P%4,%5\n")
                            .arg(QLatin1String(folder))
                            .arg(i)
                            .arg(QLatin1String(i % 3 == 0   ? "grade 2"
                                               : i % 3 == 1 ? "grade 1"
                                                            : "grade 0"))
                            .arg(i / 2)
                            .arg(QLatin1String(i < 8    ? "train"
                                               : i < 10 ? "val"
                                                        : "test"))
                            .toUtf8();
        return text;
    }
    LabelTableDialog* dialog() const { return page.window()->findChild<LabelTableDialog*>(); }
    LabelTableDialog& open(const QString& file) {
        page.openTable(file);
        LabelTableDialog* d = dialog();
        if (!d || !QTest::qWaitFor([&] { return !d->presenter().busy(); })) qFatal("no dialog");
        return *d;
    }
    QPushButton* menuButton() const { return page.findChild<QPushButton*>(QStringLiteral("addImages")); }
    void clickInMenu(const QString& text) {
        QTest::mouseClick(menuButton(), Qt::LeftButton);
        auto* menu = page.findChild<QMenu*>(QStringLiteral("addMenu"));
        QTRY_VERIFY(menu->isVisible());
        for (QAction* action : menu->actions())
            if (action->text().remove(QLatin1Char('&')) == text) {
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
                return;
            }
        QFAIL("no such action");
    }
    QString notice() const { return page.findChild<NoticeBar*>(QStringLiteral("notice"))->text(); }
};

template <class T>
T* find(QWidget& parent, const char* name) {
    return parent.findChild<T*>(QLatin1String(name));
}

QString counts(LabelTableDialog& d) {
    return find<QLabel>(d, "tableCounts")->text();
}

QStringList lines(LabelTableDialog& d, const char* list) {
    QStringList all;
    auto* widget = find<QListWidget>(d, list);
    for (int i = 0; i < widget->count(); ++i) all << widget->item(i)->text();
    return all;
}

void choose(LabelTableDialog& d, const char* box, const QString& text) {
    auto* combo = find<QComboBox>(d, box);
    const int index = combo->findText(text);
    QVERIFY(index >= 0);
    combo->setCurrentIndex(index);
    Q_EMIT combo->activated(index);
    QTRY_VERIFY(!d.presenter().busy());
}

void import(Bench& b, LabelTableDialog& d) {
    auto* button = find<QPushButton>(d, "importTable");
    QTRY_VERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(!b.jobs.running() && !b.session.busy());
}

/// What a person would call the state of the project.
QStringList state(const ProjectSession& session) {
    QStringList all;
    for (const dataset::Sample& s : session.samples())
        all << QString::fromStdString(s.path + " " + s.label + " " + s.patient + " " +
                                      dataset::splitName(s.split));
    all.sort();
    return all;
}

}  // namespace

class TestLabelTableDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void importsByTheMenu();
    void importsOnAnEmptyPage();
    void theMeaningOfColumnsCanBeChanged();
    void oneColumnADiagnosis();
    void noSingleDiagnosisIsCutOff();
    void asksForTheDiagnosisWhereNoneIsChosen();
    void oneTableAnswersSeveralQuestions();
    void namesWhatDoesNotFit();
    void anotherFolder();
    void anotherDelimiterAndNoHeader();
    void proposesRightly_data();
    void proposesRightly();
    void asksForTheAlphabet();
    void asksForTheSheet();
    void asksWhatWordsForNothingMean();
    void saysWhyATableCannotBeRead();
    void aDroppedTableOpensTheWindow();
    void takesLabelsOverForImagesThatAreThere();
    void exportReadBackGivesTheSame();
    void exportCanBeDeclined();
    void waitsForTheRunningJob();
    void cancelledChangesNothing();
    void isReachedByKeyboardAndNamed();
};

void TestLabelTableDialog::importsByTheMenu() {
    Bench b;
    b.importFolders();
    const QString file = b.table(b.everything());
    setNextChosenFiles({file});
    b.clickInMenu(QStringLiteral("With a table…"));
    QTRY_VERIFY(b.dialog());
    LabelTableDialog& d = *b.dialog();
    QTRY_VERIFY(!d.presenter().busy());
    QVERIFY(d.isVisible() && !d.isModal());
    QCOMPARE(find<QComboBox>(d, "fileColumn")->currentText(), QStringLiteral("picture"));
    QCOMPARE(find<QComboBox>(d, "patientColumn")->currentText(), QStringLiteral("patient"));
    QCOMPARE(find<QComboBox>(d, "splitColumn")->currentText(), QStringLiteral("use"));
    choose(d, "labelColumn", QStringLiteral("kind"));
    QVERIFY2(counts(d).startsWith(QStringLiteral("Rows that name an image: 24 of 24.")),
             qPrintable(counts(d)));
    QCOMPARE(lines(d, "tableClasses"),
             (QStringList{QStringLiteral("grade 0  ·  8"), QStringLiteral("grade 1  ·  8"),
                          QStringLiteral("grade 2  ·  8")}));
    auto* preview = find<QTableView>(d, "tablePreview");
    QCOMPARE(preview->model()->rowCount(), 24);
    QCOMPARE(preview->model()->headerData(1, Qt::Horizontal).toString(), QStringLiteral("kind\n→ Diagnosis"));
    import(b, d);
    QTRY_COMPARE(b.session.classes(), (std::vector<std::string>{"grade 0", "grade 1", "grade 2"}));
    QCOMPARE(int(b.session.samples().size()), 2 * kPerClass);
    QCOMPARE(b.session.samples()[0].patient, std::string("P0"));
    QTRY_VERIFY(!b.dialog());
}

void TestLabelTableDialog::importsOnAnEmptyPage() {
    Bench b;
    setNextChosenFiles({b.table(b.everything())});
    QTest::mouseClick(find<QPushButton>(b.page, "emptyOtherAction2"), Qt::LeftButton);
    QTRY_VERIFY(b.dialog());
    LabelTableDialog& d = *b.dialog();
    QVERIFY(!find<QRadioButton>(d, "imagesInProject")->isVisible());
    QTRY_VERIFY(!d.presenter().busy());
    import(b, d);
    QTRY_COMPARE(int(b.session.samples().size()), 2 * kPerClass);
    for (const dataset::Sample& s : b.session.samples()) QVERIFY(s.split != dataset::Split::unassigned);
}

void TestLabelTableDialog::theMeaningOfColumnsCanBeChanged() {
    Bench b;
    LabelTableDialog& d = b.open(b.table(b.everything()));
    // By keyboard: from the first entry ("from the folders") down to "kind".
    auto* box = find<QComboBox>(d, "labelColumn");
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    QTRY_VERIFY(!d.presenter().busy());
    QCOMPARE(d.presenter().role(LabelTablePresenter::Role::label), LabelTablePresenter::kNone);
    QTRY_COMPARE(lines(d, "tableClasses"),
                 (QStringList{QStringLiteral("healthy  ·  12"), QStringLiteral("lesions  ·  12")}));
    QTest::keyClick(box, Qt::Key_Down);
    QTest::keyClick(box, Qt::Key_Down);
    QTRY_VERIFY(!d.presenter().busy());
    QCOMPARE(box->currentText(), QStringLiteral("kind"));
    QTRY_COMPARE(lines(d, "tableClasses").size(), 3);
    // One column cannot mean two things.
    choose(d, "patientColumn", QStringLiteral("kind"));
    QVERIFY(d.findChild<NoticeBar*>()->text().contains(QStringLiteral("two things")));
    QVERIFY(!find<QPushButton>(d, "importTable")->isEnabled());
    choose(d, "patientColumn", QStringLiteral("patient"));
    QVERIFY(find<QPushButton>(d, "importTable")->isEnabled());
}

void TestLabelTableDialog::oneColumnADiagnosis() {
    Bench b;
    LabelTableDialog& d = b.open(b.table("image,MEL,NV\nhealthy/1,1,0\nhealthy/2,0,1\nlesions/3,1.0,0.0\n"));
    QCOMPARE(find<QComboBox>(d, "labelColumn")->currentText(),
             QStringLiteral("One column for each of 2 diagnoses"));
    QCOMPARE(lines(d, "tableClasses"),
             (QStringList{QStringLiteral("MEL  ·  2"), QStringLiteral("NV  ·  1")}));
}

void TestLabelTableDialog::noSingleDiagnosisIsCutOff() {
    Bench b;
    QByteArray text = "file,label\n";
    for (int i = 1; i <= 6; ++i) text += QStringLiteral("healthy/%1,grade %1\n").arg(i).toUtf8();
    LabelTableDialog& d = b.open(b.table(text));
    auto* list = find<QListWidget>(d, "tableClasses");
    QCOMPARE(list->count(), 6);
    QVERIFY(list->maximumHeight() >= list->visualItemRect(list->item(5)).bottom());
}

void TestLabelTableDialog::asksForTheDiagnosisWhereNoneIsChosen() {
    Bench b;
    // As a published set has them: images in one folder, splits and grades in a table.
    QDir().mkpath(b.path(QStringLiteral("flat")));
    QByteArray text = "file,split,retinopathy_grade,macular_oedema_risk\n";
    for (int i = 1; i <= kPerClass; ++i) {
        QVERIFY(QFile::copy(b.path(QStringLiteral("images/healthy/%1.png").arg(i)),
                            b.path(QStringLiteral("flat/img_%1.png").arg(i))));
        text += QStringLiteral("img_%1,%2,%3,%4\n")
                    .arg(i)
                    .arg(QLatin1String(i < 9 ? "train" : "test"))
                    .arg(i % 5)
                    .arg(i % 3)
                    .toUtf8();
    }
    LabelTableDialog& d = b.open(b.table(text, QStringLiteral("flat/labels.csv")));
    QCOMPARE(find<QComboBox>(d, "labelColumn")->currentText(), QStringLiteral("retinopathy_grade"));
    QVERIFY2(counts(d).startsWith(QStringLiteral("Rows that name an image: 12 of 12.")),
             qPrintable(counts(d)));

    choose(d, "labelColumn", find<QComboBox>(d, "labelColumn")->itemText(0));
    // What the columns answer is taken instead; without that, too, nothing says what is to be learned.
    QCOMPARE(int(d.presenter().proposed().size()), 2);
    QVERIFY(find<QPushButton>(d, "importTable")->isEnabled());
    for (int i = 0; i < 2; ++i) {
        d.presenter().setTaken(i, false);
        QTRY_VERIFY(!d.presenter().busy());
    }
    const QString said = d.findChild<NoticeBar*>()->text();
    QVERIFY2(said.startsWith(QStringLiteral("Choose which column is the diagnosis")), qPrintable(said));
    QVERIFY(lines(d, "tableProblems").isEmpty());
    QVERIFY(!find<QPushButton>(d, "importTable")->isEnabled());
    choose(d, "labelColumn", QStringLiteral("macular_oedema_risk"));
    QVERIFY(d.findChild<NoticeBar*>()->text().isEmpty());
    QVERIFY(find<QPushButton>(d, "importTable")->isEnabled());
}

void TestLabelTableDialog::oneTableAnswersSeveralQuestions() {
    Bench b;
    QDir().mkpath(b.path(QStringLiteral("flat")));
    QByteArray text = "file,effusion,nodule,age\n";
    for (int i = 1; i <= kPerClass; ++i) {
        QVERIFY(QFile::copy(b.path(QStringLiteral("images/healthy/%1.png").arg(i)),
                            b.path(QStringLiteral("flat/img_%1.png").arg(i))));
        text += QStringLiteral("img_%1,%2,%3,%4\n")
                    .arg(i)
                    .arg(QLatin1String(i == 1  ? "-1"
                                       : i % 2 ? "1"
                                               : "0"))
                    .arg(QLatin1String(i == 2  ? ""
                                       : i % 3 ? "0"
                                               : "1"))
                    .arg(40 + i)
                    .toUtf8();
    }
    LabelTableDialog& d = b.open(b.table(text, QStringLiteral("flat/labels.csv")));
    // No column is the diagnosis: what the table answers is proposed, and taken.
    const auto& proposed = d.presenter().proposed();
    QCOMPARE(int(proposed.size()), 2);
    QCOMPARE(proposed[0].columns.kind, dataset::QuestionKind::findings);
    QCOMPARE(proposed[1].columns.kind, dataset::QuestionKind::number);
    QVERIFY2(proposed[0].taken && proposed[1].taken, qPrintable(lines(d, "tableClasses").join(u'\n')));
    QVERIFY(find<QPushButton>(d, "importTable")->isEnabled());
    const auto settled = [&] { return !d.presenter().busy(); };
    // By mouse and key: what is taken, what it is called, which kind it is.
    auto* age = find<QCheckBox>(d, "takeQuestion-1");
    QTest::mouseClick(age, Qt::LeftButton, {}, QPoint(8, age->height() / 2));
    QTRY_VERIFY(settled());
    QVERIFY(!proposed[1].taken && !find<QComboBox>(d, "questionKind-1")->isEnabled());
    age->setFocus();
    QTest::keyClick(age, Qt::Key_Space);
    QTRY_VERIFY(settled());
    auto* name = find<QLineEdit>(d, "questionName-0");
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("Chest"));
    QTest::keyClick(name, Qt::Key_Tab);
    QTRY_VERIFY(settled());
    auto* kind = find<QComboBox>(d, "questionKind-1");
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Up);
    QTRY_VERIFY(settled() && proposed[1].columns.kind == dataset::QuestionKind::findings);
    QTest::keyClick(kind, Qt::Key_Down);
    QTRY_VERIFY(settled() && proposed[1].columns.kind == dataset::QuestionKind::number);
    // An empty cell is asked about once; -1 states nothing whatever is said.
    auto* none = find<QCheckBox>(d, "emptyIsNone");
    QVERIFY(none->isVisible() && !none->isChecked());
    QTest::mouseClick(none, Qt::LeftButton, {}, QPoint(8, none->height() / 2));
    QTRY_VERIFY(settled());
    QVERIFY2(lines(d, "tableClasses").contains(QStringLiteral("Chest  ·  Findings: effusion, nodule")),
             qPrintable(lines(d, "tableClasses").join(u'\n')));
    import(b, d);
    QTRY_COMPARE(int(b.session.questions().size()), 2);
    QTRY_VERIFY(!b.session.busy());
    QCOMPARE(b.session.questions()[0].name, std::string("Chest"));
    QCOMPARE(b.session.question().answers, (std::vector<std::string>{"effusion", "nodule"}));
    std::map<std::string, dataset::Sample> byFile;
    for (const dataset::Sample& s : b.session.samples()) byFile[s.path.substr(s.path.rfind('/') + 1)] = s;
    QCOMPARE(byFile["img_1.png"].label, std::string("nodule=no"));
    QCOMPARE(byFile["img_2.png"].label, std::string("effusion=no|nodule=no"));
    QCOMPARE(byFile["img_3.png"].label, std::string("effusion=yes|nodule=yes"));
    QCOMPARE(byFile["img_3.png"].answers["age"], std::string("43"));
}

void TestLabelTableDialog::namesWhatDoesNotFit() {
    Bench b;
    LabelTableDialog& d = b.open(b.table(
        "file,label,split\n1,ill,train\nhealthy/2,ill,train\nnone.png,ill,train\nlesions/3,ill,test\n"));
    QVERIFY2(counts(d).startsWith(QStringLiteral("Rows that name an image: 2 of 4.")), qPrintable(counts(d)));
    const QString all = lines(d, "tableProblems").join(QLatin1Char('\n'));
    QVERIFY(all.contains(QStringLiteral("Row 2 of labels.csv fits 2 images")));
    QVERIFY(all.contains(QStringLiteral("row 4")));
    QVERIFY(all.contains(QStringLiteral("22 images have no row")));
    import(b, d);
    QTRY_COMPARE(int(b.session.samples().size()), 2);
    QVERIFY2(b.notice().contains(QStringLiteral("2 row")), qPrintable(b.notice()));
}

void TestLabelTableDialog::anotherFolder() {
    Bench b;
    QDir().mkpath(b.path(QStringLiteral("tables")));
    LabelTableDialog& d =
        b.open(b.table("file,label\nhealthy/1,ill\nlesions/1,well\n", QStringLiteral("tables/t.csv")));
    QVERIFY(!find<QPushButton>(d, "importTable")->isEnabled());
    QVERIFY(!d.findChild<NoticeBar*>()->text().isEmpty());
    QCOMPARE(find<QComboBox>(d, "labelColumn")->currentText(), QStringLiteral("label"));
    setNextChosenFiles({b.images});
    QTest::mouseClick(find<QPushButton>(d, "chooseImages"), Qt::LeftButton);
    QTRY_VERIFY(find<QPushButton>(d, "importTable")->isEnabled());
    QVERIFY(d.findChild<NoticeBar*>()->text().isEmpty());
    QVERIFY(counts(d).startsWith(QStringLiteral("Rows that name an image: 2 of 2.")));
}

void TestLabelTableDialog::anotherDelimiterAndNoHeader() {
    Bench b;
    LabelTableDialog& d = b.open(b.table("healthy/1;a,b\nhealthy/2;a,b\n"));
    QCOMPARE(find<QComboBox>(d, "delimiter")->currentText(), QStringLiteral("Commas"));
    choose(d, "delimiter", QStringLiteral("Semicolons"));
    QTest::mouseClick(find<QCheckBox>(d, "header"), Qt::LeftButton);
    QTRY_VERIFY(!d.presenter().busy());
    QCOMPARE(find<QTableView>(d, "tablePreview")->model()->rowCount(), 2);
    choose(d, "labelColumn", QStringLiteral("column 2"));
    QCOMPARE(lines(d, "tableClasses"), QStringList{QStringLiteral("a,b  ·  2")});
}

void TestLabelTableDialog::proposesRightly_data() {
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("row");  // %1 the image's number, %2 and %3 what differs
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char* name, const char* head, const char* line, const QStringList& words) {
        QTest::newRow(name) << QByteArray(head) << QByteArray(line) << words;
    };
    row("blanks around", "image,label\n", "healthy/%1.png,\"%2\"\n", {"benign ", "malignant"});
    row("letter case", "image,label\n", "healthy/%1.png,%2\n", {"benign", "malignant"});
    row("truth values", "image,benign,malignant\n", "healthy/%1.png,%2\n", {"TRUE,FALSE", "FALSE,TRUE"});
    row("marks", "image;benign;malignant\n", "healthy/%1.png;%2\n", {"x;", ";x"});
    row("an inch mark", "image,label,size\n", "healthy/%1.png,%2,3\" mass\n", {"benign", "malignant"});
    row("titles", "Study\n\nimage;label;size\n", "healthy/%1.png;%2;1,5\n", {"benign", "malignant"});
    row("pipes", "image|label\n", "healthy/%1.png|%2\n", {"benign", "malignant"});
    row("addresses", "image,label\n", "file:///data/healthy/%1%2Epng,%2\n", {"benign", "malignant"});
    row("row names of R", "\"image\" \"label\"\n", "\"%1\" \"healthy/%1.png\" \"%2\"\n",
        {"benign", "malignant"});
}

void TestLabelTableDialog::proposesRightly() {
    QFETCH(const QByteArray, head);
    QFETCH(const QByteArray, row);
    QFETCH(const QStringList, words);
    Bench b;
    QByteArray text = head;
    for (int i = 1; i <= kPerClass; ++i) {
        QByteArray line = row;
        line.replace("%2E", "%@").replace("%1", QByteArray::number(i)).replace("%2", words[i % 2].toUtf8());
        text += line.replace("%@", "%2E");
    }
    LabelTableDialog& d = b.open(b.table(text));
    QVERIFY2(counts(d).startsWith(QStringLiteral("Rows that name an image: %1 of %1.").arg(kPerClass)),
             qPrintable(counts(d)));
    const QString half = QString::number(kPerClass / 2);
    QCOMPARE(lines(d, "tableClasses"),
             (QStringList{QStringLiteral("benign  ·  ") + half, QStringLiteral("malignant  ·  ") + half}));
    // Nothing is asked that is plain.
    QVERIFY(!find<QComboBox>(d, "encoding")->isVisible() && !find<QComboBox>(d, "sheet")->isVisible());
    QVERIFY(!find<QCheckBox>(d, "missingWords")->isVisible());
}

void TestLabelTableDialog::asksForTheAlphabet() {
    Bench b;
    LabelTableDialog& d =
        b.open(b.table("image,label\nhealthy/1,\xed\xee\xf0\xec\xe0\nhealthy/2,\xf0\xe0\xea\n"));
    auto* box = find<QComboBox>(d, "encoding");
    QVERIFY(box->isVisible());
    QCOMPARE(box->currentText(), QString::fromUtf8("Windows-1251  ·  норма, рак"));
    QVERIFY(d.findChild<NoticeBar*>()->text().contains(QStringLiteral("Windows-1251")));
    QCOMPARE(lines(d, "tableClasses"),
             (QStringList{QString::fromUtf8("норма  ·  1"), QString::fromUtf8("рак  ·  1")}));
    // Each choice shows how the words read in it.
    choose(d, "encoding", QString::fromUtf8("Windows-1252  ·  íîðìà, ðàê"));
    QCOMPARE(lines(d, "tableClasses"),
             (QStringList{QString::fromUtf8("íîðìà  ·  1"), QString::fromUtf8("ðàê  ·  1")}));
    QVERIFY(!d.findChild<NoticeBar*>()->isVisible());
}

void TestLabelTableDialog::asksForTheSheet() {
    const auto rows = [](const char* label) {
        return std::string(
                   "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>image</t></is></c><c r=\"B1\" "
                   "t=\"inlineStr\"><is><t>label</t></is></c></row><row r=\"2\"><c r=\"A2\" "
                   "t=\"inlineStr\"><is><t>healthy/1</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>") +
               label + "</t></is></c></row>";
    };
    Bench b;
    const std::string book = test::xlsxOf({{"First", rows("one")}, {"Second", rows("two")}});
    LabelTableDialog& d =
        b.open(b.table(QByteArray::fromStdString(book), QStringLiteral("images/labels.xlsx")));
    QVERIFY(find<QComboBox>(d, "sheet")->isVisible());
    QCOMPARE(find<QComboBox>(d, "sheet")->currentText(), QStringLiteral("First"));
    QCOMPARE(lines(d, "tableClasses"), QStringList{QStringLiteral("one  ·  1")});
    choose(d, "sheet", QStringLiteral("Second"));
    QCOMPARE(lines(d, "tableClasses"), QStringList{QStringLiteral("two  ·  1")});
}

void TestLabelTableDialog::asksWhatWordsForNothingMean() {
    Bench b;
    LabelTableDialog& d = b.open(b.table("image,label\nhealthy/1,ill\nhealthy/2,NA\nhealthy/3,nan\n"));
    auto* box = find<QCheckBox>(d, "missingWords");
    QVERIFY(box->isVisible() && box->isChecked());
    QCOMPARE(box->text(), QString::fromUtf8("“NA, nan” says that nothing is known"));
    QCOMPARE(lines(d, "tableClasses"),
             (QStringList{QStringLiteral("no diagnosis  ·  2"), QStringLiteral("ill  ·  1")}));
    QTest::mouseClick(box, Qt::LeftButton, {}, {8, box->height() / 2});
    QTRY_VERIFY(!d.presenter().busy());
    QCOMPARE(lines(d, "tableClasses"), (QStringList{QStringLiteral("NA  ·  1"), QStringLiteral("ill  ·  1"),
                                                    QStringLiteral("nan  ·  1")}));
}

void TestLabelTableDialog::saysWhyATableCannotBeRead() {
    Bench b;
    LabelTableDialog& d = b.open(b.table("file,label\n1,\"ill\n"));
    const QString said = d.findChild<NoticeBar*>()->text();
    QVERIFY2(said.contains(QStringLiteral("row 2"), Qt::CaseInsensitive) &&
                 said.contains(QStringLiteral("labels.csv")),
             qPrintable(said));
    QVERIFY(!find<QPushButton>(d, "importTable")->isEnabled());
    setNextChosenFiles({b.table(b.everything(), QStringLiteral("images/other.csv"))});
    QTest::mouseClick(find<QPushButton>(d, "chooseTable"), Qt::LeftButton);
    QTRY_VERIFY(find<QPushButton>(d, "importTable")->isEnabled());
}

void TestLabelTableDialog::aDroppedTableOpensTheWindow() {
    Bench b;
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(b.table(b.everything(), QStringLiteral("images/LABELS.CSV")))});
    QDragEnterEvent enter({100, 100}, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&b.page, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({100, 100}, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&b.page, &drop);
    QVERIFY(b.dialog());
    QTRY_VERIFY(b.dialog()->presenter().ready());
    QVERIFY(!b.jobs.running());
}

void TestLabelTableDialog::takesLabelsOverForImagesThatAreThere() {
    Bench b;
    b.importFolders();
    LabelTableDialog& d = b.open(b.table("file,label\nhealthy/1,unclear\n", QStringLiteral("t.csv")));
    QTest::mouseClick(find<QRadioButton>(d, "imagesInProject"), Qt::LeftButton);
    QTRY_VERIFY(!d.presenter().busy());
    QVERIFY2(counts(d).startsWith(QStringLiteral("Rows that name an image: 1 of 1.")), qPrintable(counts(d)));
    import(b, d);
    QTRY_COMPARE(b.session.classes(), (std::vector<std::string>{"healthy", "lesions", "unclear"}));
    QCOMPARE(int(b.session.samples().size()), 2 * kPerClass);
    QTRY_VERIFY(b.notice().contains(QLatin1Char('1')));
}

void TestLabelTableDialog::exportReadBackGivesTheSame() {
    Bench b;
    LabelTableDialog& first = b.open(b.table(b.everything()));
    choose(first, "labelColumn", QStringLiteral("kind"));
    import(b, first);
    QTRY_COMPARE(int(b.session.samples().size()), 2 * kPerClass);
    const QStringList before = state(b.session);

    b.clickInMenu(QStringLiteral("Export labels…"));
    QTRY_VERIFY(b.page.findChild<QMessageBox*>());
    auto* question = b.page.findChild<QMessageBox*>();
    QVERIFY(question->text().contains(QStringLiteral("patients")));
    const QString saved = b.path(QStringLiteral("saved.csv"));
    setNextChosenFiles({saved});
    for (QAbstractButton* button : question->buttons())
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(saved) && !b.jobs.running());
    QTRY_VERIFY(b.notice().contains(QStringLiteral("saved.csv")));

    std::vector<std::int64_t> ids;
    for (const dataset::Sample& s : b.session.samples()) ids.push_back(s.id);
    QVERIFY(b.session.relabel(ids, "all the same"));
    LabelTableDialog& again = b.open(saved);
    QTest::mouseClick(find<QRadioButton>(again, "imagesInProject"), Qt::LeftButton);
    import(b, again);
    QTRY_COMPARE(state(b.session), before);
}

void TestLabelTableDialog::exportCanBeDeclined() {
    Bench b;
    b.importFolders();
    b.page.exportLabels();
    QTRY_VERIFY(b.page.findChild<QMessageBox*>());
    const QString saved = b.path(QStringLiteral("saved.csv"));
    setNextChosenFiles({saved});
    // Before the question has the keyboard, Escape is still the page's: it closes a notice.
    auto* question = b.page.findChild<QMessageBox*>();
    question->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), question);
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!b.page.findChild<QMessageBox*>());
    QVERIFY(!QFile::exists(saved) && !b.jobs.running());
    setNextChosenFiles({});
    chooseFile(&b.page, {}, {}, {}, [](const QString&) {});  // takes the answer that was not asked for
}

void TestLabelTableDialog::waitsForTheRunningJob() {
    Bench b;
    b.importFolders();
    LabelTableDialog& d = b.open(b.table(b.everything()));
    QVERIFY(find<QPushButton>(d, "importTable")->isEnabled());
    b.page.resplit({});
    QVERIFY(!find<QPushButton>(d, "importTable")->isEnabled());
    QTRY_VERIFY(find<QPushButton>(d, "importTable")->isEnabled());
}

void TestLabelTableDialog::cancelledChangesNothing() {
    Bench b;
    b.importFolders();
    const QStringList before = state(b.session);
    LabelTableDialog& d = b.open(b.table(b.everything()));
    QTest::keyClick(&d, Qt::Key_Escape);
    QTRY_VERIFY(!b.dialog());
    QVERIFY(!b.jobs.running());
    QCOMPARE(state(b.session), before);
}

void TestLabelTableDialog::isReachedByKeyboardAndNamed() {
    Bench b;
    b.importFolders();
    LabelTableDialog& d = b.open(b.table(b.everything()));
    QWidget* first = find<QPushButton>(d, "chooseTable");
    first->setFocus();
    QSet<QString> reached;
    QWidget* at = first;
    do {
        reached << at->objectName();
        const bool named = !at->accessibleName().isEmpty() || at->property("text").isValid();
        QVERIFY2(named, qPrintable(at->objectName()));
        at = at->nextInFocusChain();
        while (at != first && !(at->isVisible() && at->isEnabled() && (at->focusPolicy() & Qt::TabFocus)))
            at = at->nextInFocusChain();
    } while (at != first);
    for (const char* name : {"chooseTable", "chooseImages", "imagesInProject", "fileColumn", "labelColumn",
                             "patientColumn", "splitColumn", "subgroupColumn", "studyColumn", "delimiter",
                             "header", "tableClasses", "tablePreview", "cancel", "importTable"})
        QVERIFY2(reached.contains(QLatin1String(name)), name);
}

QTEST_MAIN(TestLabelTableDialog)
#include "test_label_table_dialog.moc"
