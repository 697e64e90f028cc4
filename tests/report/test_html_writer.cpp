#include "report/html_writer.h"
#include "report/wording.h"

#include <QTest>
#include <cmath>
#include <vector>

#include "report/charts.h"

using namespace fovea;
using namespace fovea::report;

class TestHtmlWriter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void elementsCloseThemselves();
    void textAndAttributesAreEscaped();
    void base64Agrees_data();
    void base64Agrees();
    void paths_data();
    void paths();
    void axesHoldTheirValues_data();
    void axesHoldTheirValues();
};

void TestHtmlWriter::elementsCloseThemselves() {
    HtmlWriter html;
    {
        const auto outer = html.open("div", {{"class", "a"}});
        html.element("span", "x");
        html.empty("br", {});
    }
    QCOMPARE(html.take(), std::string("<div class=\"a\"><span>x</span><br/>\n</div>\n"));
}

void TestHtmlWriter::textAndAttributesAreEscaped() {
    HtmlWriter html;
    html.element("p", {{"title", "a\"b'<>&"}}, "c\"d'<>&");
    QCOMPARE(html.take(),
             std::string("<p title=\"a&quot;b&#39;&lt;&gt;&amp;\">c&quot;d&#39;&lt;&gt;&amp;</p>\n"));
    QCOMPARE(safeText("Größe 黄斑 🙂"), std::string("Größe 黄斑 🙂"));
    QCOMPARE(safeText("a\xff"), std::string("a\xEF\xBF\xBD"));
    QCOMPARE(safeText(std::string("a\0b", 3)), std::string("a\xEF\xBF\xBD"
                                                           "b"));
}

// RFC 4648, section 10
void TestHtmlWriter::base64Agrees_data() {
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("encoded");
    QTest::newRow("0") << QByteArray("") << QByteArray("");
    QTest::newRow("1") << QByteArray("f") << QByteArray("Zg==");
    QTest::newRow("2") << QByteArray("fo") << QByteArray("Zm8=");
    QTest::newRow("3") << QByteArray("foo") << QByteArray("Zm9v");
    QTest::newRow("4") << QByteArray("foob") << QByteArray("Zm9vYg==");
    QTest::newRow("6") << QByteArray("foobar") << QByteArray("Zm9vYmFy");
    QByteArray all;
    for (int i = 0; i < 256; ++i) all += char(i);
    QTest::newRow("every byte") << all << all.toBase64();
}

void TestHtmlWriter::base64Agrees() {
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, encoded);
    const auto bytes = std::as_bytes(std::span(plain.constData(), std::size_t(plain.size())));
    QCOMPARE(QByteArray::fromStdString(base64(bytes)), encoded);
}

void TestHtmlWriter::paths_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray out = "[path left out]";
    QTest::newRow("unix") << QByteArray("/a/b") << out;
    QTest::newRow("in a sentence") << QByteArray("see /data/x y.png, grey") << "see " + out;
    QTest::newRow("next line stays") << QByteArray("see /data/x y\nthen") << "see " + out + "\nthen";
    QTest::newRow("windows") << QByteArray("at D:\\x") << "at " + out;
    QTest::newRow("network") << QByteArray("\\\\host\\share") << out;
    QTest::newRow("home") << QByteArray("(~/x)") << "(" + out;
    QTest::newRow("web address") << QByteArray("https://example.org/a/b")
                                 << QByteArray("https://example.org/a/b");
    QTest::newRow("in typographic quotes") << QByteArray("the “/a/b” one") << "the “" + out;
    QTest::newRow("unit") << QByteArray("3 /min, 5 mm/s") << QByteArray("3 /min, 5 mm/s");
    QTest::newRow("fraction") << QByteArray("1/2 and 3/4") << QByteArray("1/2 and 3/4");
    QTest::newRow("class: value") << QByteArray("grade:2 a:b") << QByteArray("grade:2 a:b");
    QTest::newRow("empty") << QByteArray("") << QByteArray("");
}

void TestHtmlWriter::paths() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(withoutPaths(text.toStdString())), expected);
}

void TestHtmlWriter::axesHoldTheirValues_data() {
    QTest::addColumn<std::vector<double>>("values");
    QTest::addColumn<bool>("whole");
    QTest::newRow("epochs") << std::vector<double>{1, 2, 3, 20} << true;
    QTest::newRow("two epochs") << std::vector<double>{1, 2} << true;
    QTest::newRow("losses") << std::vector<double>{0.693, 0.12, 0} << false;
    QTest::newRow("tiny") << std::vector<double>{1e-9, 3e-9} << false;
    QTest::newRow("large") << std::vector<double>{1, 123456} << false;
    QTest::newRow("one value") << std::vector<double>{0.4} << false;
    QTest::newRow("none") << std::vector<double>{} << false;
    QTest::newRow("undefined among them") << std::vector<double>{std::nan(""), 0.2, HUGE_VAL, 0.9} << false;
    QTest::newRow("below zero") << std::vector<double>{-3, 4} << false;
}

void TestHtmlWriter::axesHoldTheirValues() {
    QFETCH(std::vector<double>, values);
    QFETCH(bool, whole);
    const Axis axis = axisAround("x", values, whole);
    QVERIFY(axis.low < axis.high);
    for (const double value : values)
        if (std::isfinite(value))
            QVERIFY(value >= axis.low - 1e-12 && value <= axis.high * (1 + 1e-12) + 1e-12);
    QVERIFY(axis.ticks.size() >= 2 && axis.ticks.size() <= 12);
    QStringList labels;
    for (const double tick : axis.ticks) labels << QString::fromStdString(Wording().fixed(tick, axis.digits));
    QCOMPARE(labels.removeDuplicates(), 0);  // enough digits to tell the ticks apart
    if (whole)
        for (const double tick : axis.ticks) QCOMPARE(tick, std::round(tick));
}

QTEST_GUILESS_MAIN(TestHtmlWriter)
#include "test_html_writer.moc"
