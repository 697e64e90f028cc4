#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>
#include <cmath>
#include <limits>

#include "report/report.h"
#include "tests/report/sample_report.h"

using namespace fovea;
using namespace fovea::report;

class TestReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isWellFormed_data();
    void isWellFormed();
    void isSelfContained();
    void saysResearchUseAtTopAndFoot();
    void holdsEveryNumber();
    void everyFigureHasIntervalAndN();
    void saysWhichImagesTheFiguresAreOf();
    void patientByPatient();
    void whatTheAdapterAdds_data();
    void whatTheAdapterAdds();
    void trainedSeveralTimes();
    void gradesAreNamed();
    void idsAreUniqueAndLinksLeadThere();
    void pictures();
    void escapesHostileStrings_data();
    void escapesHostileStrings();
    void leavesPathsOut();
    void unknownIsNeverDisjoint();
    void someUnknownIsNotDisjoint();
    void disjointAndOverlapping();
    void missingStatementsAreAskedFor();
    void cautions();
    void collapsedIntervalIsNoCertainty();
    void chartsShowWhatIsThere();
    void papersWordsComeFirst();
    void manyClasses();
    void eachClassStandsBeforeTheAverages();
    void unknownPatientsAreACaution();
    void validationImagesShowNoGain();
    void aReadOutHasNoEpochs();
    void isDeterministic();
};

namespace {

QString rendered(const ReportData& data) {
    return QString::fromStdString(renderHtml(data));
}

/// The text a reader sees, white space made single; the style sheet is none of it.
QString visibleText(const QString& html) {
    QXmlStreamReader xml(html);
    QString text;
    bool inStyle = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() || xml.isEndElement()) {
            inStyle = xml.isStartElement() && xml.name() == QLatin1String("style");
            static const QSet<QString> inlineTags{"abbr", "strong", "a", "span"};
            if (!inlineTags.contains(xml.name().toString())) text += ' ';
        } else if (xml.isCharacters() && !inStyle) {
            text += xml.text();
        }
    }
    return text.simplified();
}

QStringList attributeValues(const QString& html, const char* tag, const char* attribute) {
    QXmlStreamReader xml(html);
    QStringList out;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && (!tag || xml.name() == QLatin1String(tag)) &&
            xml.attributes().hasAttribute(QLatin1String(attribute)))
            out << xml.attributes().value(QLatin1String(attribute)).toString();
    }
    return out;
}

QString parseError(const QString& html) {
    QXmlStreamReader xml(html);
    while (!xml.atEnd()) xml.readNext();
    return xml.hasError() ? QStringLiteral("line %1: %2").arg(xml.lineNumber()).arg(xml.errorString())
                          : QString();
}

/// Puts a string into every field that takes one.
ReportData filledWith(const std::string& s) {
    ReportData data = test::sampleReport();
    data.title = data.createdUtc = data.softwareVersion = data.projectName = data.runName = s;
    Statements& t = data.statements;
    t.intendedUse = t.dataSource = t.period = t.eligibility = s;
    t.annotators = t.referenceStandard = t.ethics = t.limitations = s;
    for (CountRow& row : data.data.classes) row.className = s;
    data.data.splitMade = s;
    data.data.exclusions = {{s, 1, true}};
    ModelSection& m = data.model;
    m.backbone = m.backboneHash = m.method = m.hardware = s;
    m.preprocessing = {Preparation{s, s, s}};
    m.settings = {{s, s}};
    data.results.figures.push_back({s, {0.5, 0.4, 0.6}, 9, 8});
    data.results.classNames = {s, s};
    data.results.roc[0].className = s;
    data.gallery.overlayCaption = s;
    for (GalleryItem& item : data.gallery.failures) item.caption = item.trueClass = item.predictedClass = s;
    return data;
}

}  // namespace

void TestReport::isWellFormed_data() {
    QTest::addColumn<ReportData>("data");
    QTest::newRow("full") << test::sampleReport();
    QTest::newRow("empty") << ReportData{};
    ReportData data = test::sampleReport();
    data.results.figures[0].estimate = {std::nan(""), std::nan(""), std::nan("")};
    data.model.epochs[3].validationLoss = std::numeric_limits<double>::infinity();
    data.results.confusion.pop_back();
    data.gallery.failures[0].imagePng.clear();
    QTest::newRow("undefined figures, sizes that disagree") << data;
}

void TestReport::isWellFormed() {
    QFETCH(ReportData, data);
    const QString html = rendered(data);
    QVERIFY(html.startsWith("<!DOCTYPE html>"));
    QVERIFY2(parseError(html).isEmpty(), qPrintable(parseError(html)));
    QVERIFY(!html.contains("nan"));
}

void TestReport::isSelfContained() {
    const QString html = rendered(test::sampleReport());
    QVERIFY(!html.contains("http", Qt::CaseInsensitive));
    QVERIFY(!html.contains("url(", Qt::CaseInsensitive));
    QVERIFY(!html.contains("@import", Qt::CaseInsensitive));
    for (const char* tag : {"script", "link", "iframe", "object", "embed", "base", "form"})
        QVERIFY2(!html.contains(QRegularExpression(QStringLiteral("<%1[\\s>/]").arg(tag))), tag);
    const QStringList sources = attributeValues(html, nullptr, "src");
    QCOMPARE(sources.size(), 6);
    for (const QString& source : sources) QVERIFY(source.startsWith("data:image/png;base64,"));
    for (const QString& link : attributeValues(html, nullptr, "href")) QVERIFY(link.startsWith('#'));
}

void TestReport::saysResearchUseAtTopAndFoot() {
    for (const ReportData& data : {test::sampleReport(), ReportData{}}) {
        const QString text = visibleText(rendered(data));
        const QString notice = "Research use only, not for diagnosis";
        QVERIFY(text.indexOf(notice) < 80);
        QVERIFY(text.endsWith(notice));
        QCOMPARE(text.count(notice), 2);
    }
}

void TestReport::holdsEveryNumber() {
    const ReportData data = test::sampleReport();
    const QString text = visibleText(rendered(data));
    const QStringList expected{
        // counts
        "211", "71", "37", "13", "53", "19", "223", "73", "41", "14", "59", "22", "434", "144", "78", "27",
        "112",
        // what was found and done, the model
        "3", "5", "17", "900,965", "1.03 %", "987654321", "15.5 GiB", "0.0001", "1234567", "0.5 to 99.5",
        "512 x 512", "sha256:9f86d081884c7d659a2feaa0c55ad015", "14 March 2025, 09:26 UTC", "0.1.0",
        // figures
        "0.842", "0.756 to 0.913", "76.8 %", "68.2 to 83.6 %", "78.0 %", "65.8 to 86.7 %", "75.5 %",
        "62.4 to 85.1 %", "0.534", "0.372 to 0.683", "0.163", "0.128 to 0.204", "95 %", "evaluated once",
        // confusion matrix
        "40", "12", "47",
        // images
        "Image 1017", "Image 1044", "Image 1002", "61.3 %", "93.8 %", "98.8 %", "2 of 25 wrong answers"};
    for (const QString& number : expected)
        QVERIFY2(text.contains(
                     QRegularExpression("(?<![\\d.,])" + QRegularExpression::escape(number) + "(?![\\d])")),
                 qPrintable(number));
    for (const EpochPoint& point : data.model.epochs)
        for (const double value : {point.trainingLoss, point.validationLoss, point.validationAuc})
            QVERIFY2(text.contains(QString::number(value, 'f', 4)), qPrintable(QString::number(value)));
}

void TestReport::everyFigureHasIntervalAndN() {
    const ReportData data = test::sampleReport();
    const QString html = rendered(data);
    const qsizetype start = html.indexOf("On test images, never seen before");
    const QString table = html.mid(start, html.indexOf("</table>", start) - start);
    QStringList rows = table.split("<tr>");
    rows.removeFirst();
    QCOMPARE(rows.size(), qsizetype(data.results.figures.size()));
    for (const QString& row : rows) {
        QCOMPARE(row.count("<td"), 4);
        QVERIFY(row.contains(QRegularExpression("\\d to \\d")));
    }
}

void TestReport::saysWhichImagesTheFiguresAreOf() {
    ReportData data = test::sampleReport();
    for (const auto& [split, words] :
         {std::pair("test", "Results on test images, never seen before"),
          std::pair("val", "Results on validation images, which chose the epoch, so these figures flatter"),
          std::pair("train", "Results on training images, from which the adapter learned")}) {
        data.results.split = split;
        const QString html = rendered(data);
        QVERIFY2(html.contains(QLatin1String(words)), split);
        QCOMPARE(html.contains("Tested on"), data.results.split == "test");
        QCOMPARE(html.contains("On test images"), data.results.split == "test");
    }
}

void TestReport::patientByPatient() {
    ReportData data = test::sampleReport();
    QVERIFY(!rendered(data).contains("Patient by patient"));
    data.results.perPatient = {{{"auc", {0.9123, 0.8234, 0.9764}, 108, 39}}, {{15, 4}, {3, 17}}, 2};
    const QString html = rendered(data);
    QCOMPARE(parseError(html), QString());
    const QString text = visibleText(html);
    QVERIFY(text.contains("Patient by patient"));
    QVERIFY(text.contains("0.912 0.823 to 0.976 108 39"));
    QVERIFY(text.contains("2 patients with images of several classes"));
    QVERIFY(html.contains("17 of 20 patients of “referable” were predicted as “referable”"));
    QVERIFY(text.contains("Number of test patients"));
    // The images' own stand as before.
    QVERIFY(text.contains("0.842 0.756 to 0.913 112 41"));
}

void TestReport::whatTheAdapterAdds_data() {
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("caution");
    const double none = std::nan("");
    QTest::newRow("something") << 0.011 << 0.093 << "The adapter adds something" << QString();
    QTest::newRow("nothing shown")
        << -0.011 << 0.093 << "The adapter is not shown to be better: the interval"
        << "The adapter is not shown to be better than the baseline (logistic regression) on these";
    QTest::newRow("less") << -0.093 << -0.011 << "The baseline is better than the adapter"
                          << "The adapter is worse than the baseline (logistic regression) on these";
    QTest::newRow("no interval")
        << none << none << "The two could not be compared"
        << "The adapter could not be compared with the baseline (logistic regression) on these";
    QTest::newRow("always the same")
        << 0.0 << 0.0 << "The two could not be compared"
        << "The adapter could not be compared with the baseline (logistic regression) on these";
}

void TestReport::whatTheAdapterAdds() {
    QFETCH(const double, low);
    QFETCH(const double, high);
    QFETCH(const QString, said);
    QFETCH(const QString, caution);
    ReportData data = test::sampleReport();
    QVERIFY(!visibleText(rendered(data)).contains("Compared with the baseline"));
    const double middle = std::isnan(low) ? 0.04 : (low + high) / 2;
    data.results.baseline = {{0.8017, 0.7161, 0.8832}, {middle, low, high}};
    const QString html = rendered(data), text = visibleText(html);
    QCOMPARE(parseError(html), QString());
    QVERIFY(text.contains("0.802 (95 % interval 0.716 to 0.883)"));
    QVERIFY2(text.contains(said), qPrintable(text));
    QCOMPARE(text.count("the baseline (logistic regression) on these"), caution.isEmpty() ? 0 : 1);
    QVERIFY2(text.contains(caution), qPrintable(text));
    QCOMPARE(text.contains("interval holds zero"), low < 0 && high > 0);
}

void TestReport::trainedSeveralTimes() {
    ReportData data = test::sampleReport();
    SeriesResult series;
    series.crossValidation = true;
    series.rows = {{"group 1", 31, 0.8124, 0.7912}, {"group 2", 33, 0.8719, std::nan("")}};
    series.spread = {{"auc", {2, 0.8421, 0.0421, 0.8124, 0.8719}}};
    series.together = {{"auc", {0.8333, 0.7333, 0.9333}, 64, 0}};
    series.notices = {"The adapter learned from all images."};
    data.results.series = series;
    const QString html = rendered(data), text = visibleText(html);
    QCOMPARE(parseError(html), QString());
    QVERIFY(text.contains("divided into 2 folds, by patient"));
    QVERIFY(text.contains("group 1 31 0.812 0.791"));
    QVERIFY(text.contains("mean 0.842, standard deviation 0.042, from 0.812 to 0.872"));
    QVERIFY(text.contains("all folds together: 0.833"));
    QVERIFY(text.contains("The adapter learned from all images."));
    data.results.series->crossValidation = false;
    QVERIFY(visibleText(rendered(data)).contains("a little too good"));
}

void TestReport::eachClassStandsBeforeTheAverages() {
    ReportData data = test::sampleReport();
    QVERIFY(!visibleText(rendered(data)).contains("Each class against all others"));
    for (const char* name : {"AMD", "DME", "normal"}) {
        evaluation::ClassFigures f;
        f.images = 31;
        f.auc = {0.9123, 0.8234, 0.9678};
        f.sensitivity = {0.8125, 0.6312, 0.9123};
        f.specificity = f.ppv = f.npv = {0.9375, 0.8123, 0.9789};
        f.ppvAtPrevalence = {0.1234, 0.0567, 0.2345};
        f.npvAtPrevalence = {0.9987, 0.9876, 0.9999};
        data.results.perClass.push_back({name, f});
    }
    QString html = rendered(data), text = visibleText(html);
    QCOMPARE(parseError(html), QString());
    QVERIFY2(text.contains("AMD 31 0.912 0.823 to 0.968 81.2 % 63.1 to 91.2 %") ||
                 text.contains(QString::fromUtf8("AMD 31 0.912")),
             qPrintable(text));
    QVERIFY(text.indexOf("Each class against all others") < text.indexOf("All classes together"));
    QVERIFY(text.contains("as common as among these images"));
    data.results.prevalence = 0.02;
    text = visibleText(rendered(data));
    QVERIFY(text.contains("12.3") && text.contains("of the people examined have the class"));
}

void TestReport::unknownPatientsAreACaution() {
    ReportData data = test::sampleReport();
    QVERIFY(!visibleText(rendered(data)).contains("each image is counted as a patient of its own"));
    for (Figure& figure : data.results.figures) figure.patients = 0;
    QVERIFY(visibleText(rendered(data)).contains("each image is counted as a patient of its own"));
    data.results.ifPatients = runs::AucIfPatients{{0.8417, 0.6123, 0.9456}, {5, 0.5}};
    const QString text = visibleText(rendered(data));
    QVERIFY2(text.contains("With up to 5 images of each patient"), qPrintable(text));
    QVERIFY(text.contains("0.612 to 0.946"));
    QVERIFY(text.indexOf("With up to 5 images") < text.indexOf("Confusion matrix"));
}

void TestReport::validationImagesShowNoGain() {
    ReportData data = test::sampleReport();
    data.results.split = "val";
    data.results.baseline = {{0.8017, 0.7161, 0.8832}, {0.052, 0.011, 0.093}};
    const QString text = visibleText(rendered(data));
    QVERIFY(!text.contains("The adapter adds something"));
    QVERIFY(text.contains("these images chose the adapter's best epoch"));
    QVERIFY(text.contains("these images chose its best epoch; see"));
}

/// A read-out alone has no epochs: nothing says that images chose one, and they can show a gain.
void TestReport::aReadOutHasNoEpochs() {
    ReportData data = test::sampleReport();
    data.results.split = "val";
    data.results.readOutAlone = true;
    data.results.baseline = {{0.8017, 0.7161, 0.8832}, {0.052, 0.011, 0.093}};
    data.model.readOut = "penalty 1";
    data.model.epochs.clear();
    data.model.bestEpoch = 0;
    const QString text = visibleText(rendered(data));
    QVERIFY(!text.contains("chose the epoch") && !text.contains("best epoch"));
    QVERIFY(text.contains("Results on validation images, from which the read-out did not learn"));
    QVERIFY(text.contains("there was no epoch to choose"));
    QVERIFY(text.contains("The adapter adds something"));
}

/// Whoever looks for a paper's words finds each as the name of a figure or an axis.
void TestReport::papersWordsComeFirst() {
    ReportData data = test::sampleReport();
    for (const char* name : {"balanced_accuracy", "precision", "f1", "log_loss", "average_precision"})
        data.results.figures.push_back({name, {0.4141, 0.3131, 0.5151}, 112, 41});
    const QString html = rendered(data), text = visibleText(html);
    for (const char* name : {"AUC", "Sensitivity", "Specificity", "Accuracy", "Balanced accuracy",
                             "PPV (mean over the classes)", "F1 score (mean over the classes)",
                             "Cohen's kappa", "Brier score", "Log loss", "Average precision"}) {
        const QString cell = QString::fromLatin1(name).toHtmlEscaped().replace("'", "&#39;");
        QVERIFY2(html.contains(">" + cell + "</abbr>"), name);
    }
    for (const char* term :
         {"ROC curve", "Confusion matrix", "Epoch", "Loss (cross-entropy", "Training images",
          "Validation images", "Test images", "never seen before", "Reference ↓ prediction →", "Seed"})
        QVERIFY2(text.contains(QString::fromUtf8(term)), term);
    for (const char* gone : {"called", "In truth", "simple reader"})
        QVERIFY2(!text.contains(QString::fromUtf8(gone)), gone);
}

void TestReport::gradesAreNamed() {
    ReportData data = test::sampleReport();
    QVERIFY(!rendered(data).contains("quadratic"));
    data.results.ordinal = true;
    data.results.figures.push_back({"grade_error", {0.2323, 0.1414, 0.3534}, 112, 41});
    const QString html = rendered(data);
    QVERIFY(html.contains("quadratic weights"));
    QVERIFY(html.contains("Mean absolute error"));
    QVERIFY(visibleText(html).contains("Grades off"));
    QVERIFY(visibleText(html).contains("0.232 0.141 to 0.353"));
}

void TestReport::idsAreUniqueAndLinksLeadThere() {
    const QString html = rendered(test::sampleReport());
    const QStringList ids = attributeValues(html, nullptr, "id");
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
    const QStringList links = attributeValues(html, "a", "href");
    QVERIFY(links.size() >= 8);
    for (const QString& link : links) QVERIFY2(ids.contains(link.mid(1)), qPrintable(link));
}

void TestReport::pictures() {
    const QString html = rendered(test::sampleReport());
    const auto png = test::tinyPng();
    const QByteArray bytes(reinterpret_cast<const char*>(png.data()), qsizetype(png.size()));
    for (const QString& source : attributeValues(html, "img", "src"))
        QCOMPARE(QByteArray::fromBase64(source.mid(source.indexOf(',') + 1).toLatin1()), bytes);
    const QStringList alternatives = attributeValues(html, "img", "alt");
    QCOMPARE(alternatives.size(), 6);
    for (const QString& alternative : alternatives) QVERIFY(alternative.startsWith("Image 10"));
    for (const char* role : {"img"}) QVERIFY(attributeValues(html, "svg", "role").contains(role));
}

void TestReport::escapesHostileStrings_data() {
    QTest::addColumn<QByteArray>("hostile");
    QTest::newRow("script") << QByteArray("<script>alert(1)</script>");
    QTest::newRow("attribute") << QByteArray("\" onmouseover=\"alert(1)\" x=\"");
    QTest::newRow("single quotes") << QByteArray("' onload='alert(1)");
    QTest::newRow("end of style") << QByteArray("</style><img src=x onerror=alert(1)>");
    QTest::newRow("entities") << QByteArray("&lt;b&gt; & &#x41; &nbsp;");
    QTest::newRow("comment, CDATA") << QByteArray("--> ]]> <![CDATA[ <!-- x");
    QTest::newRow("control characters") << QByteArray(
        "a\x01\x02\x1b[31m\x7f"
        "b");
    QTest::newRow("not UTF-8") << QByteArray("a\xff\xc3(\xe2\x82 \xed\xa0\x80 \xc0\xaf \xf5\x80\x80\x80 b");
    QTest::newRow("cut off UTF-8") << QByteArray("ab\xe2\x82");
    QTest::newRow("right to left override") << QByteArray(
        "safe \xe2\x80\xae"
        "cod.exe");
    QTest::newRow("noncharacter") << QByteArray("\xef\xbf\xbe\xef\xbf\xbf");
}

void TestReport::escapesHostileStrings() {
    QFETCH(QByteArray, hostile);
    const std::string html = renderHtml(filledWith(hostile.toStdString()));
    const QString text = QString::fromStdString(html);
    QVERIFY2(parseError(text).isEmpty(), qPrintable(parseError(text)));
    QCOMPARE(text.toUtf8().toStdString(), html);  // valid UTF-8
    QVERIFY(!text.contains(QChar(0x202E)));
    // No element and no attribute that a harmless report does not have.
    const auto namesIn = [](const QString& markup) {
        QSet<QString> names;
        QXmlStreamReader xml(markup);
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement()) continue;
            names << xml.name().toString();
            for (const auto& attribute : xml.attributes()) names << "@" + attribute.name().toString();
        }
        return names;
    };
    const QSet<QString> usual = namesIn(rendered(filledWith("harmless")));
    const QSet<QString> here = namesIn(text);
    QVERIFY2((here - usual).isEmpty(), qPrintable(QStringList((here - usual).values()).join(' ')));
    for (const QString& source : attributeValues(text, nullptr, "src")) QVERIFY(source.startsWith("data:"));
    if (hostile.startsWith("<script")) QVERIFY(visibleText(text).contains("<script>alert(1)</script>"));
}

void TestReport::leavesPathsOut() {
    for (const std::string path :
         {"/home/maria smith/vit", "~/maria smith/vit", "C:\\Users\\maria smith\\vit",
          "\\\\server\\maria smith\\vit", "file:///home/maria smith/vit", "weights in /home/maria smith/vit",
          "path=/home/maria smith/vit", "d:/maria smith/vit", "\"/home/maria smith/vit\""}) {
        const QString html = rendered(filledWith(path));
        QVERIFY2(!html.contains("maria") && !html.contains("smith") && !html.contains("/vit"), path.c_str());
        QVERIFY(html.contains("[path left out]"));
    }
    const QString usual = rendered(filledWith("lesions and/or vessels, 3 images / min, 1/2, at 5 mm/s"));
    QVERIFY(usual.contains("lesions and/or vessels, 3 images / min, 1/2, at 5 mm/s"));
    QVERIFY(!usual.contains("path left out"));
}

void TestReport::unknownIsNeverDisjoint() {
    ReportData data = test::sampleReport();
    data.data.separation = PatientSeparation::unknown;
    const QString text = visibleText(rendered(data));
    QVERIFY(!text.contains("disjoint"));
    QVERIFY(!text.contains("are separate"));
    QVERIFY(text.contains("It is not known whether each patient's images stay within one split"));
    QVERIFY(!visibleText(rendered(ReportData{})).contains("disjoint"));
}

void TestReport::someUnknownIsNotDisjoint() {
    ReportData data = test::sampleReport();
    data.data.separation = PatientSeparation::disjoint;
    data.data.total.test.imagesOfUnknownPatient = 6;
    const QString text = visibleText(rendered(data));
    QVERIFY(!text.contains("disjoint"));
    QVERIFY(text.contains("The patient is not known for 6 of 624 images"));
    QVERIFY(text.contains("+ 6 images of unknown patient"));
    QVERIFY(text.contains("it is unknown whether the splits are separate"));

    data.data.total = {"", {434, 0, 434}, {78, 0, 78}, {112, 0, 112}};
    QVERIFY(visibleText(rendered(data)).contains("The patient is not known for any image"));
}

void TestReport::disjointAndOverlapping() {
    ReportData data = test::sampleReport();
    QString text = visibleText(rendered(data));
    QVERIFY(text.contains(
        "No patient has images in more than one split: the splits are separate (disjoint by patient)."));
    QVERIFY(text.contains("The patient is known for every image."));
    QVERIFY(!text.contains("It is not known whether"));

    data.data.separation = PatientSeparation::overlapping;
    data.data.overlappingPatients = 4;
    text = visibleText(rendered(data));
    QCOMPARE(text.count("4 patients have images in more than one split"),
             2);  // where it is told, and as a caution
    QVERIFY(!text.contains("disjoint"));
}

void TestReport::missingStatementsAreAskedFor() {
    ReportData data = test::sampleReport();
    QString text = visibleText(rendered(data));
    QVERIFY(text.contains("Triage of screening photographs in a teaching exercise."));
    QCOMPARE(text.count("To be completed:"), 6);
    QVERIFY(text.contains("Against which reference standard"));

    Statements& s = data.statements;
    s.dataSource = s.period = s.eligibility = s.referenceStandard = s.ethics = s.limitations = "Said.";
    text = visibleText(rendered(data));
    QCOMPARE(text.count("To be completed:"), 0);
    QCOMPARE(text.count("Said."), 6);
    QVERIFY(!text.contains("The program cannot know"));
    QCOMPARE(visibleText(rendered(ReportData{})).count("To be completed:"), 8);
}

void TestReport::cautions() {
    ReportData data = test::sampleReport();
    QString text = visibleText(rendered(data));
    QVERIFY(text.contains("For another hospital, device or group of patients nothing has been measured."));
    QVERIFY(!text.contains("evaluated 3 times"));

    data.results.testEvaluations = 3;
    data.data.classes[1].test.images = 7;
    text = visibleText(rendered(data));
    QVERIFY(text.contains(
        "The test images were evaluated 3 times. If anything was changed between the evaluations"));
    QVERIFY(text.contains("Only 7 test images of “referable”"));

    // Where a study has one answer, these are counted.
    data.results.answerUnit = "study";
    data.results.imagesOfUnits = 240;
    data.results.confusion = {{40, 13}, {2, 4}};
    text = visibleText(rendered(data));
    QVERIFY(text.contains("Only 6 test studies of “referable”"));
}

void TestReport::collapsedIntervalIsNoCertainty() {
    ReportData data = test::sampleReport();
    data.results.figures[4].estimate = {1, 1, 1};
    data.results.figures[5].estimate = {0.25, std::nan(""), std::nan("")};
    data.results.roc[0].auc = {1, 1, 1};
    const QString text = visibleText(rendered(data));
    QVERIFY(!text.contains("1.000 to 1.000"));
    QCOMPARE(text.count("cannot be given"), 2);
    QVERIFY(text.contains("No interval can be given for: Cohen's kappa, Brier score."));
    QVERIFY(!text.contains("referable: AUC"));  // no estimate without its interval
}

void TestReport::chartsShowWhatIsThere() {
    ReportData data = test::sampleReport();
    QString text = visibleText(rendered(data));
    QCOMPARE(attributeValues(rendered(data), "svg", "aria-label").size(), 3);
    QVERIFY(text.contains("kept: epoch 13"));
    QVERIFY(text.contains("referable: AUC 0.842 (95 % interval 0.756 to 0.913)"));
    QVERIFY(text.contains("guessing"));
    QVERIFY(text.contains("Loss (cross-entropy, nats per image)"));
    QVERIFY(text.contains("Sensitivity: share found"));

    for (EpochPoint& point : data.model.epochs) point.validationAuc = std::nan("");
    data.results.roc.clear();
    QCOMPARE(attributeValues(rendered(data), "svg", "aria-label").size(), 1);
    data.model.epochs.clear();
    text = visibleText(rendered(data));
    QVERIFY(text.contains("No course of training was recorded."));
    QCOMPARE(attributeValues(rendered(data), "svg", "aria-label").size(), 0);
}

void TestReport::manyClasses() {
    ReportData data = test::sampleReport();
    data.results.classNames.clear();
    data.results.roc.clear();
    for (int c = 0; c < 11; ++c) {
        const std::string name = "grade " + std::to_string(c);
        data.results.classNames.push_back(name);
        data.results.roc.push_back(
            {name, {{0, 0, 1}, {0.1, 0.5 + c / 100.0, 0.5}, {1, 1, 0}}, {0.7, 0.6, 0.8}});
    }
    data.results.confusion.assign(11, std::vector<int>(11, 2));
    const QString html = rendered(data);
    QVERIFY2(parseError(html).isEmpty(), qPrintable(parseError(html)));
    // Colours come round again; with their dashes all curves are told apart.
    QXmlStreamReader xml(html);
    QSet<QString> appearances;
    bool inRoc = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) continue;
        if (xml.name() == QLatin1String("svg"))
            inRoc = xml.attributes().value("aria-label").startsWith(QLatin1String("ROC curve"));
        if (inRoc && xml.attributes().value("class").startsWith(QLatin1String("series")))
            appearances << xml.attributes().value("class").toString() +
                               xml.attributes().value("stroke-dasharray").toString();
    }
    QCOMPARE(appearances.size(), 11);
}

void TestReport::isDeterministic() {
    QCOMPARE(renderHtml(test::sampleReport()), renderHtml(test::sampleReport()));
}

QTEST_GUILESS_MAIN(TestReport)
#include "test_report.moc"
