// Texts can be read in both themes: at least 4.5:1 by the formula of the WCAG, lines and marks 3:1. What is
// disabled may have less, as there.
#include <QApplication>
#include <QRegularExpression>
#include <QTest>
#include <map>
#include <utility>

#include "plots/plot_style.h"
#include "tests/ui/support/contrast.h"
#include "widgets/theme.h"

using namespace fovea::ui;
using fovea::test::contrast;
using fovea::test::laidOver;

namespace {

constexpr double kText = 4.5, kLine = 3;

/// What words may stand on.
QList<QColor> groundsOf(const QPalette& palette) {
    QList<QColor> all;
    for (const auto role :
         {QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::Button, QPalette::ToolTipBase})
        all << palette.color(role);
    return all;
}

/// "#rrggbb", "rgba(r, g, b, a)"; invalid: anything else.
QColor colourFrom(const QString& word) {
    static const QRegularExpression channels(QStringLiteral("^rgba\\((\\d+), *(\\d+), *(\\d+), *(\\d+)\\)$"));
    if (const auto match = channels.match(word); match.hasMatch())
        return QColor(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt(),
                      match.captured(4).toInt());
    return word.startsWith(QLatin1Char('#')) ? QColor(word) : QColor();
}

/// One selector of the stylesheet with what it says of colours.
struct Rule {
    QColor text, ground, chosenText, chosenGround;
};

std::map<QString, Rule> rulesOf(const QString& sheet) {
    std::map<QString, Rule> all;
    static const QRegularExpression rule(QStringLiteral("([^{}]+)\\{([^}]*)\\}"));
    for (auto it = rule.globalMatch(sheet); it.hasNext();) {
        const auto match = it.next();
        Rule said;
        for (const QString& line : match.captured(2).split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
            const QString name = line.section(QLatin1Char(':'), 0, 0).trimmed(),
                          value = line.section(QLatin1Char(':'), 1).trimmed();
            if (name == QLatin1String("color")) said.text = colourFrom(value);
            if (name == QLatin1String("background")) said.ground = colourFrom(value);
            if (name == QLatin1String("selection-color")) said.chosenText = colourFrom(value);
            if (name == QLatin1String("selection-background-color")) said.chosenGround = colourFrom(value);
        }
        for (const QString& selector : match.captured(1).split(QLatin1Char(','))) {
            // Several rules may add up.
            Rule& sum = all[selector.trimmed()];
            if (said.text.isValid()) sum.text = said.text;
            if (said.ground.isValid()) sum.ground = said.ground;
            if (said.chosenText.isValid()) sum.chosenText = said.chosenText;
            if (said.chosenGround.isValid()) sum.chosenGround = said.chosenGround;
        }
    }
    return all;
}

/// Handles, arrows, grooves and the like hold no words.
bool holdsWords(const QString& selector) {
    if (selector.contains(QLatin1String(":disabled"))) return false;
    if (!selector.contains(QLatin1String("::"))) return true;
    for (const char* part : {"::item", "::section", "::tab"})
        if (selector.contains(QLatin1String(part))) return true;
    return false;
}

/// "QPushButton" of "QPushButton:hover"; what it says holds there, too.
QString withoutState(const QString& selector) {
    static const QRegularExpression state(QStringLiteral("(?<!:):[a-z!-]+"));
    return QString(selector).remove(state);
}

}  // namespace

class TestContrast : public QObject {
    Q_OBJECT

    QStringList m_wrong;

    /// On a translucent ground: over whatever may lie below.
    void need(double least, const QString& what, const QColor& text, const QColor& ground,
              const QList<QColor>& below) {
        for (const QColor& lowest : below) {
            const double found = contrast(text, laidOver(ground, lowest));
            if (found < least)
                m_wrong << QStringLiteral("%1: %2 on %3 over %4 has %5")
                               .arg(what, text.name(), ground.name(QColor::HexArgb), lowest.name())
                               .arg(found, 0, 'f', 2);
        }
    }
    void need(double least, const QString& what, const QColor& text, const QList<QColor>& grounds) {
        for (const QColor& ground : grounds) need(least, what, text, ground, {ground});
    }
    void readable() {
        const QStringList wrong = std::exchange(m_wrong, {});
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("\n  ") + wrong.join(QStringLiteral("\n  "))));
    }

    void bothModes() {
        QTest::addColumn<int>("mode");
        QTest::newRow("light") << int(ThemeMode::light);
        QTest::newRow("dark") << int(ThemeMode::dark);
    }

private Q_SLOTS:
    void theFormulaIsTheirs() {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        // The lightest grey on white that has 4.5:1 is a well known one.
        QVERIFY(contrast(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
        QVERIFY(contrast(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
        QCOMPARE(laidOver(QColor(0, 0, 0, 0), Qt::white), QColor(Qt::white).toRgb());
        QCOMPARE(colourFrom(QStringLiteral("rgba(11, 12, 14, 190)")), QColor(11, 12, 14, 190));
        QCOMPARE(withoutState(QStringLiteral("QListView::item:selected")), QStringLiteral("QListView::item"));
    }

    void thePalette_data() { bothModes(); }
    void thePalette() {
        QFETCH(int, mode);
        applyTheme(*qApp, ThemeMode(mode));
        const QPalette palette = QApplication::palette();
        QCOMPARE(isDark(palette), ThemeMode(mode) == ThemeMode::dark);
        const QList<QColor> grounds = groundsOf(palette);
        const std::map<QString, QPalette::ColorRole> texts{
            {QStringLiteral("WindowText"), QPalette::WindowText},
            {QStringLiteral("Text"), QPalette::Text},
            {QStringLiteral("ButtonText"), QPalette::ButtonText},
            {QStringLiteral("BrightText"), QPalette::BrightText},
            {QStringLiteral("ToolTipText"), QPalette::ToolTipText},
            {QStringLiteral("PlaceholderText"), QPalette::PlaceholderText},
            {QStringLiteral("Link"), QPalette::Link},
            {QStringLiteral("LinkVisited"), QPalette::LinkVisited}};
        for (const auto& [name, role] : texts) need(kText, name, palette.color(role), grounds);
        need(kText, QStringLiteral("HighlightedText"), palette.color(QPalette::HighlightedText),
             {palette.color(QPalette::Highlight)});
        readable();
    }

    void theNamedColours_data() { bothModes(); }
    void theNamedColours() {
        QFETCH(int, mode);
        applyTheme(*qApp, ThemeMode(mode));
        const QPalette palette = QApplication::palette();
        const QList<QColor> grounds = groundsOf(palette);
        const std::map<QString, QColor> texts{{QStringLiteral("accent"), accentColor(palette)},
                                              {QStringLiteral("quiet"), quietColor(palette)},
                                              {QStringLiteral("warning"), warningColor(palette)},
                                              {QStringLiteral("error"), errorColor(palette)}};
        for (const auto& [name, colour] : texts) {
            need(kText, name, colour, grounds);
            // Rows and chips that are chosen have their texts in all of these colours.
            need(kText, name + QStringLiteral(", chosen"), colour, chosenTint(palette), grounds);
        }
        need(kText, QStringLiteral("text, chosen"), palette.color(QPalette::Text), chosenTint(palette),
             grounds);
        need(kText, QStringLiteral("over an image"), imageTextColor(), {imageBackground()});
        need(kText, QStringLiteral("over a bright image"), imageTextColor(), imageScrim(),
             {Qt::white, Qt::black});
        readable();
    }

    void theStylesheet_data() { bothModes(); }
    void theStylesheet() {
        QFETCH(int, mode);
        applyTheme(*qApp, ThemeMode(mode));
        const QPalette palette = QApplication::palette();
        const auto rules = rulesOf(qApp->styleSheet());
        int pairs = 0;
        for (const auto& [selector, rule] : rules) {
            if (!holdsWords(selector)) continue;
            const auto plain = rules.find(withoutState(selector));
            const Rule base = plain == rules.end() ? Rule() : plain->second;
            QColor text = rule.text.isValid() ? rule.text : base.text;
            const QColor ground = rule.ground.isValid() ? rule.ground : base.ground;
            if (!text.isValid() && !ground.isValid()) continue;
            if (!text.isValid()) text = palette.color(QPalette::Text);
            if (!ground.isValid())
                need(kText, selector, text, groundsOf(palette));
            else
                need(kText, selector, text, ground, {Qt::white, Qt::black});
            ++pairs;
            if (rule.chosenText.isValid() && rule.chosenGround.isValid())
                need(kText, selector + QStringLiteral(", chosen"), rule.chosenText, {rule.chosenGround});
        }
        QVERIFY(pairs > 20);  // else the sheet was not understood
        QVERIFY(rules.count(QStringLiteral("QPushButton[look=\"primary\"]")));
        readable();
    }

    void thePlots_data() { bothModes(); }
    void thePlots() {
        QFETCH(int, mode);
        applyTheme(*qApp, ThemeMode(mode));
        const QPalette palette = QApplication::palette();
        const PlotColours c = plotColours(palette);
        need(kText, QStringLiteral("text of a plot"), c.text, {c.ground});
        for (const QColor& line : {c.axis, c.first, c.second, c.third, c.fourth, c.accent})
            need(kLine, QStringLiteral("line of a plot"), line, {c.ground});
        for (int i = 0; i < 7; ++i)
            need(kLine, QStringLiteral("colour of a class"), classColor(palette, i), groundsOf(palette));
        readable();
    }

    void cleanupTestCase() { applyTheme(*qApp, ThemeMode::light); }
};

QTEST_MAIN(TestContrast)
#include "test_contrast.moc"
