// How pages say numbers and texts, and that all of their texts are said so.
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>
#include <clocale>
#include <cmath>
#include <utility>

#include "report/html_writer.h"
#include "report/model_card.h"
#include "report/sections.h"
#include "report/wording.h"
#include "tests/report/sample_report.h"

using namespace fovea;
using namespace fovea::report;

class TestWording : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbers();
    void numbersDoNotFollowTheLocale();
    void intervals();
    void moments();
    void anotherLanguage();
    void cardsKnowTheirRowsInEveryLanguage();
    void termsStandWhereTheTextHasThem();
    void allTextsAreSaid_data();
    void allTextsAreSaid();
};

namespace {

/// A language of which one sees what it has said: between "⟦" and "⟧".
class Marked : public MessageFormat {
public:
    std::string translated(const std::string& english) const override { return "⟦" + english + "⟧"; }
    std::string decimal(double value, int digits) const override {
        std::string text = MessageFormat::decimal(value, digits);
        if (const std::size_t point = text.find('.'); point != std::string::npos) text[point] = ',';
        return text;
    }
};

}  // namespace

void TestWording::numbers() {
    const Wording say;
    QCOMPARE(say.fixed(0.8415), std::string("0.842"));
    QCOMPARE(say.fixed(-0.0001), std::string("0.000"));
    QCOMPARE(say.fixed(-0.5, 1), std::string("-0.5"));
    QCOMPARE(say.fixed(std::nan("")), std::string("not defined"));
    QCOMPARE(say.fixed(1e308, 1).size(), std::size_t(311));
    QCOMPARE(say.percent(0.717), std::string("71.7\u00a0%"));
    QCOMPARE(say.percent(1), std::string("100.0\u00a0%"));
    QCOMPARE(say.grouped(0), std::string("0"));
    QCOMPARE(say.grouped(999), std::string("999"));
    QCOMPARE(say.grouped(1000), std::string("1,000"));
    QCOMPARE(say.grouped(900965), std::string("900,965"));
    QCOMPARE(say.grouped(-1234567), std::string("-1,234,567"));
    QCOMPARE(say.grouped(-123), std::string("-123"));
    QCOMPARE(say("{n|image|images}", {{"n", 1}}), std::string("1 image"));
    QCOMPARE(say("{n|image|images}", {{"n", 1200}}), std::string("1,200 images"));
    QCOMPARE(say("{what} of {n}", {{"what", std::string("{n}")}, {"n", 2}}), std::string("{n} of 2"));
}

void TestWording::numbersDoNotFollowTheLocale() {
    const char* comma = nullptr;
    for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE.utf8"})
        if (!comma) comma = std::setlocale(LC_NUMERIC, name);
    if (!comma) QSKIP("no locale with a decimal comma is installed");
    const std::string text = Wording().fixed(0.5);
    std::setlocale(LC_NUMERIC, "C");
    QCOMPARE(text, std::string("0.500"));
}

void TestWording::intervals() {
    QCOMPARE(Wording().interval({0.5, 0.4, 0.6}, false), std::string("0.400 to 0.600"));
    QCOMPARE(Wording().interval({0.5, 0.4, 0.6}, true), std::string("40.0 to 60.0\u00a0%"));
    QCOMPARE(Wording().interval({0.5, std::nan(""), std::nan("")}, true), std::string("cannot be given"));
    QCOMPARE(Wording().interval({1, 1, 1}, true), std::string("cannot be given"));
}

void TestWording::moments() {
    QCOMPARE(Wording().moment("2025-03-04T09:26:53Z"), std::string("4 March 2025, 09:26 UTC"));
    for (const char* other : {"", "yesterday", "2025-13-04T09:26:53Z"})
        QCOMPARE(Wording().moment(other), std::string(other));
    class ByYear : public MessageFormat {
        std::string translated(const std::string& english) const override {
            return english == "{day} {month} {year}, {time} UTC" ? "{year}/{month}/{day} {time}"
                   : english == "March"                          ? "3"
                                                                 : english + " there";
        }
    };
    const ByYear format;
    QCOMPARE(Wording(format).moment("2025-03-04T09:26:53Z"), std::string("2025/3/4 09:26"));
}

void TestWording::anotherLanguage() {
    const Marked marked;
    const Wording say(marked);
    QCOMPARE(say("{n|image|images}", {{"n", 2}}), std::string("⟦2 images⟧"));
    QCOMPARE(say.fixed(0.25, 2), std::string("0,25"));
    QCOMPARE(say.percent(0.717), std::string("⟦71,7\u00a0%⟧"));
    QCOMPARE(say.interval({0.5, 0.4, 0.6}, false), std::string("⟦0,400 to 0,600⟧"));
    // A language without pages of its own: English numbers with English words.
    class Commas : public MessageFormat {
        std::string decimal(double, int) const override { return "0,25"; }
    };
    const Commas commas;
    QCOMPARE(Wording(commas).fixed(0.25, 2), std::string("0.25"));
    // Styles and pictures are no language.
    QCOMPARE(markupNumber(0.25, 2), std::string("0.25"));
}

void TestWording::cardsKnowTheirRowsInEveryLanguage() {
    ReportData data = test::sampleReport();
    for (const char* language : {"", "⟦", "x "}) {
        data.model.preprocessing = {{kWindowOfNetwork, std::string(language) + "Brightness", "window-value"},
                                    {kSideOfBackbone, std::string(language) + "Side", "side-value"},
                                    {"adapter_side", std::string(language) + "Brightness", "report-value"}};
        const std::string card = renderCard(data), page = renderHtml(data);
        for (const char* shown : {"window-value", "side-value"})
            QVERIFY(card.find(shown) != std::string::npos);
        QVERIFY(card.find("report-value") == std::string::npos);
        QVERIFY(page.find("report-value") != std::string::npos);
    }
}

/// A language may put them into another order, and what stands in a place is no place itself.
void TestWording::termsStandWhereTheTextHasThem() {
    class Turned : public MessageFormat {
        std::string translated(const std::string& english) const override {
            return english == "{a} before {b} on {n}." ? "{n}: {b} nach {a}." : "another language";
        }
    };
    const Turned turned;
    const std::vector<PlacedTerm> terms = {{"a", "first", "the technical one"}, {"b", "second", ""}};
    const std::vector<MessageArgument> said = {{"n", std::string("{a} & 2")}};
    const auto written = [&](const Wording& say) {
        HtmlWriter html(say);
        writeText(html, "{a} before {b} on {n}.", terms, said);
        return html.take();
    };
    const std::string first = "<abbr title=\"the technical one\">first</abbr>";
    QCOMPARE(written(Wording()), first + " before second on {a} &amp; 2.");
    QCOMPARE(written(Wording(turned)), "{a} &amp; 2: second nach " + first + ".");
}

void TestWording::allTextsAreSaid_data() {
    QTest::addColumn<bool>("card");
    QTest::newRow("report") << false;
    QTest::newRow("card") << true;
}

/// What stands in a page and is not said in the reader's language is a name, a number, or a citation.
void TestWording::allTextsAreSaid() {
    QFETCH(const bool, card);
    const Marked marked;
    const Wording say(marked);
    ReportData data = test::sampleReport();
    // Said by others, who have the same wording: none of their words is asked for here.
    for (std::string* words :
         {&data.title, &data.data.splitMade, &data.model.hardware, &data.gallery.overlayCaption})
        *words = "⟦" + *words + "⟧";
    for (auto& [key, value] : data.model.settings) key = "⟦" + key + "⟧", value = "⟦" + value + "⟧";
    for (Preparation& p : data.model.preprocessing)
        p.label = "⟦" + p.label + "⟧", p.value = "⟦" + p.value + "⟧";
    data.data.exclusions.clear();  // their kinds, which the project's files have, too, are tool tips
    for (auto* items : {&data.gallery.failures, &data.gallery.examples})
        for (GalleryItem& item : *items) item.caption.clear();
    const QString html = QString::fromStdString(card ? renderCard(data, say) : renderHtml(data, say));
    QXmlStreamReader xml(html);
    QStringList texts;
    int depth = 0;  // within <style>
    // A text goes on around the terms in it.
    QString paragraph;
    bool inParagraph = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            depth += xml.name() == QLatin1String("style");
            inParagraph = inParagraph || xml.name() == QLatin1String("p");
            for (const char* attribute : {"title", "aria-label", "alt"})
                if (xml.attributes().hasAttribute(QLatin1String(attribute)))
                    texts << xml.attributes().value(QLatin1String(attribute)).toString();
        } else if (xml.isEndElement()) {
            depth -= xml.name() == QLatin1String("style");
            if (xml.name() == QLatin1String("p")) {
                texts << std::exchange(paragraph, {});
                inParagraph = false;
            }
        } else if (xml.isCharacters() && depth == 0) {
            if (inParagraph)
                paragraph += xml.text();
            else
                texts << xml.text().toString();
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(texts.join(QLatin1Char(' ')).count(QChar(0x27E6)) > 50);
    const QStringList given{QString::fromStdString(data.statements.intendedUse),
                            QString::fromStdString(data.statements.annotators),
                            QString::fromStdString(data.projectName),
                            QString::fromStdString(data.model.backbone),
                            QString::fromStdString(data.model.backboneHash),
                            QStringLiteral("normal"),
                            QStringLiteral("referable")};
    QStringList left;
    for (QString text : texts) {
        // The innermost first: what is said may stand in a place of what is said.
        static const QRegularExpression said(QStringLiteral("⟦[^⟦⟧]*⟧"));
        while (text.contains(said)) text.remove(said);
        for (const QString& name : given) text.remove(name);
        static const QRegularExpression word(QStringLiteral("[a-z]{3,}"));
        if (text.contains(word)) left << text.simplified();
    }
    left.removeDuplicates();
    QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestWording)
#include "test_wording.moc"
