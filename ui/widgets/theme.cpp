#include "widgets/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFrame>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStyle>
#include <QStyleFactory>
#include <QTabBar>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "widgets/icon.h"

namespace fovea::ui {

namespace {

struct Shades {
    QRgb window, base, alternate, raised, text, quiet, border, accent, onAccent, warning, error, disabled;
};
constexpr Shades kLight{0xfff4f6f8, 0xffffffff, 0xfff8fafb, 0xffffffff, 0xff1a1f25, 0xff56616d,
                        0xffd3d9df, 0xff0a6a8c, 0xffffffff, 0xff8a5a00, 0xffb3261e, 0xff98a1ab};
constexpr Shades kDark{0xff181b1f, 0xff1f2328, 0xff23282d, 0xff252a30, 0xffe6eaee, 0xff9fabb7,
                       0xff3a424b, 0xff55b5d6, 0xff06222d, 0xffe9b44c, 0xffff8a80, 0xff6b7681};

// How much of the accent the ground of what is chosen has. More would leave texts on it less than 4.5:1.
constexpr float kTintOnLight = 0.13f, kTintOnDark = 0.16f;

const Shades& shadesOf(const QPalette& palette) {
    return isDark(palette) ? kDark : kLight;
}

QPalette paletteOf(const Shades& s) {
    QPalette p;
    p.setColor(QPalette::Window, s.window);
    p.setColor(QPalette::WindowText, s.text);
    p.setColor(QPalette::Base, s.base);
    p.setColor(QPalette::AlternateBase, s.alternate);
    p.setColor(QPalette::Text, s.text);
    p.setColor(QPalette::PlaceholderText, s.quiet);
    p.setColor(QPalette::Button, s.raised);
    p.setColor(QPalette::ButtonText, s.text);
    p.setColor(QPalette::BrightText, s.error);
    p.setColor(QPalette::ToolTipBase, s.raised);
    p.setColor(QPalette::ToolTipText, s.text);
    p.setColor(QPalette::Highlight, s.accent);
    p.setColor(QPalette::HighlightedText, s.onAccent);
    p.setColor(QPalette::Link, s.accent);
    p.setColor(QPalette::LinkVisited, s.accent);
    p.setColor(QPalette::Light, QColor(s.raised).lighter(105));
    p.setColor(QPalette::Midlight, s.alternate);
    p.setColor(QPalette::Mid, s.border);
    p.setColor(QPalette::Dark, QColor(s.border).darker(130));
    p.setColor(QPalette::Shadow, QColor(0, 0, 0, 60));
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, s.disabled);
    p.setColor(QPalette::Disabled, QPalette::Highlight, s.border);
    return p;
}

QString hex(QRgb color) {
    return QColor(color).name();
}

/// Small on purpose: Fusion and the palette do most of it.
QString styleSheetOf(const Shades& s, const QFont& body) {
    QString sheet = QStringLiteral(
        "QToolTip { color: %text; background: %raised; border: 1px solid %border; padding: 4px 6px; }"
        "QLabel[look=\"heading\"] { font-size: %headingpt; font-weight: 600; }"
        "QLabel[look=\"title\"] { font-weight: 600; }"
        "QLabel[look=\"quiet\"] { color: %quiet; }"
        "QLabel[look=\"small\"] { color: %quiet; font-size: %smallpt; }"
        "QLabel[look=\"caption\"] { color: #e6e8ea; background: rgba(11, 12, 14, 190); padding: 3px 8px; "
        "font-size: %smallpt; }"
        "QFrame[look=\"card\"] { background: %raised; border: 1px solid %border; border-radius: 6px; }"
        "QFrame[look=\"toast\"] { background: %raised; border: 1px solid %quiet; border-radius: 6px; }"
        "QPushButton { padding: 6px 16px; border: 1px solid %border; border-radius: 4px; background: "
        "%raised; }"
        "QPushButton:hover { border-color: %accent; }"
        "QPushButton:pressed { background: %window; }"
        "QPushButton:checked { border-color: %accent; background: %tint; }"
        "QPushButton:focus { border: 2px solid %accent; padding: 5px 15px; }"
        "QPushButton:disabled { color: %disabled; background: %window; }"
        "QPushButton::menu-indicator { subcontrol-position: right center; right: 6px; }"
        "QPushButton[look=\"link\"]::menu-indicator { right: 0px; }"
        "QPushButton[look=\"primary\"] { background: %accent; color: %onAccent; border-color: %accent; "
        "font-weight: 600; }"
        "QPushButton[look=\"primary\"]:hover { background: %accentHover; }"
        "QPushButton[look=\"primary\"]:focus { border: 2px solid %text; }"
        "QPushButton[look=\"primary\"]:disabled { background: %border; color: %disabled; border-color: "
        "%border; }"
        "QPushButton[look=\"link\"] { border: none; background: transparent; color: %accent; padding: 2px "
        "4px; text-align: left; }"
        "QPushButton[look=\"link\"]:hover { text-decoration: underline; }"
        "QPushButton[look=\"link\"]:focus { border: 1px solid %accent; padding: 1px 3px; }"
        "QScrollBar:vertical { width: 12px; background: transparent; margin: 0; }"
        "QScrollBar:horizontal { height: 12px; background: transparent; margin: 0; }"
        "QScrollBar::handle { background: %handle; border-radius: 4px; margin: 2px; }"
        "QScrollBar::handle:vertical { min-height: 32px; } QScrollBar::handle:horizontal { min-width: 32px; }"
        "QScrollBar::handle:hover { background: %quiet; }"
        "QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }"
        "QAbstractScrollArea::corner { background: transparent; border: none; }"
        "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
        "QHeaderView::section { background: %window; color: %quiet; border: none; border-bottom: 1px solid "
        "%border;"
        " padding: 6px 8px 6px 11px; font-size: %smallpt; }"
        "QTableCornerButton::section { background: %window; border: none; border-bottom: 1px solid %border; }"
        "QTableView, QTreeView, QListView { border: 1px solid %border; border-radius: 4px; background: "
        "%base; }"
        "QTableView { gridline-color: transparent; outline: none; }"
        "QTableView, QTreeView, QListView { selection-background-color: %tint; selection-color: %text; }"
        "QTableView::item { padding: 0 8px; border: none; }"
        "QTableView::item:selected, QListView::item:selected { background: %tint; color: %text; }"
        "QListView::item { padding: 8px; border-radius: 4px; }"
        "QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { border: 1px solid %border; border-radius: 4px; "
        "background: %base; padding: 6px 8px;"
        " selection-background-color: %accent; selection-color: %onAccent; }"
        "QLineEdit:hover, QComboBox:hover { border-color: %quiet; }"
        "QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { border: 2px solid %accent; "
        "padding: 5px 7px; }"
        "QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: "
        "%disabled; background: %window; }"
        "QComboBox::drop-down { border: none; width: 24px; }"
        "QComboBox::down-arrow { image: url(:/fovea/chevron-%mode.svg); width: 12px; height: 12px; }"
        "QComboBox QAbstractItemView { border: 1px solid %border; background: %raised; outline: none; "
        "padding: 4px; }"
        "QSpinBox, QDoubleSpinBox { padding: 5px 8px; }"
        "QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; border: "
        "none; width: 24px; }"
        "QAbstractSpinBox::up-button { subcontrol-position: top right; }"
        "QAbstractSpinBox::down-button { subcontrol-position: bottom right; }"
        "QAbstractSpinBox::up-arrow { image: url(:/fovea/chevron-up-%mode.svg); width: 12px; height: 12px; }"
        "QAbstractSpinBox::down-arrow { image: url(:/fovea/chevron-%mode.svg); width: 12px; height: 12px; }"
        "QRadioButton, QCheckBox { spacing: 8px; }"
        "QRadioButton::indicator { width: 14px; height: 14px; border-radius: 8px; border: 1px solid %quiet; "
        "background: %base; }"
        "QRadioButton::indicator:hover, QRadioButton::indicator:focus { border-color: %accent; }"
        "QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid %accent; background: "
        "%onAccent; }"
        "QRadioButton::indicator:checked:disabled { border-color: %disabled; }"
        "QRadioButton::indicator:unchecked:disabled { border-color: %border; }"
        "QCheckBox::indicator { width: 14px; height: 14px; border-radius: 3px; border: 1px solid %quiet; "
        "background: %base; }"
        "QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: %accent; }"
        "QCheckBox::indicator:checked { border-color: %accent; background: %accent; image: "
        "url(:/fovea/check-%mode.svg); }"
        "QCheckBox::indicator:disabled { border-color: %border; background: %border; }"
        "QRadioButton:focus, QCheckBox:focus { color: %accent; }"
        "QSlider:horizontal { min-height: 20px; } QSlider::groove:horizontal { height: 4px; border-radius: "
        "2px; background: %border; }"
        "QSlider::sub-page:horizontal { border-radius: 2px; background: %accent; }"
        "QSlider::sub-page:horizontal:disabled { background: %border; }"
        "QSlider::handle:horizontal { width: 14px; margin: -6px 0; border-radius: 8px; border: 1px solid "
        "%accent; background: %raised; }"
        "QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: %accent; }"
        "QSlider::handle:horizontal:disabled { border-color: %border; }"
        "QTabWidget::pane { border: none; border-top: 1px solid %border; }"
        "QTabBar::tab { padding: 8px 16px; border: none; border-bottom: 2px solid transparent; background: "
        "transparent; color: %quiet; }"
        // All of them, or a tab that is chosen would need more room than it was given.
        "QTabBar { font-weight: 600; }"
        "QTabBar[look=\"low\"]::tab { padding: 4px 16px; }"
        "QTabBar::tab:hover { color: %text; }"
        "QTabBar::tab:selected { color: %text; border-bottom-color: %accent; }"
        "QTabBar::tab:focus { color: %accent; }"
        "QToolButton { padding: 5px; border: 1px solid transparent; border-radius: 4px; background: "
        "transparent; }"
        "QToolButton[popupMode=\"2\"] { padding-right: 12px; }"  // InstantPopup: room for the arrow of its
                                                                 // menu
        "QToolButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: right center; right: "
        "2px; }"
        "QToolButton:hover { background: %hover; }"
        "QToolButton:checked { background: %tint; border-color: %accent; }"
        "QToolButton:focus { border-color: %accent; }"
        "QToolButton:disabled { color: %disabled; }"
        "QMenu { background: %raised; border: 1px solid %border; padding: 4px; }"
        "QMenu::item { padding: 6px 24px 6px 16px; border-radius: 4px; }"
        "QMenu::item:selected { background: %tint; color: %text; }"
        "QSplitter::handle { background: transparent; }"
        "QProgressBar { border: none; border-radius: 3px; background: %border; max-height: 6px; min-height: "
        "6px; }"
        "QProgressBar::chunk { background: %accent; border-radius: 3px; }");
    const double points = body.pointSizeF();
    const auto mixed = [&](double share) {
        const QColor a(s.accent), b(s.raised);
        return QColor::fromRgbF(float(a.redF() * share + b.redF() * (1 - share)),
                                float(a.greenF() * share + b.greenF() * (1 - share)),
                                float(a.blueF() * share + b.blueF() * (1 - share)))
            .name();
    };
    // Longer names first: one may begin with another.
    const std::pair<const char*, QString> words[] = {
        {"%headingpt", QString::number(points * 1.5) + QStringLiteral("pt")},
        {"%smallpt", QString::number(points * 0.9) + QStringLiteral("pt")},
        {"%accentHover", QColor(s.accent).lighter(112).name()},
        {"%onAccent", hex(s.onAccent)},
        {"%accent", hex(s.accent)},
        {"%disabled", hex(s.disabled)},
        {"%raised", hex(s.raised)},
        {"%window", hex(s.window)},
        {"%border", hex(s.border)},
        {"%handle", QColor(s.border).darker(isDark(paletteOf(s)) ? 80 : 115).name()},
        {"%quiet", hex(s.quiet)},
        {"%text", hex(s.text)},
        {"%base", hex(s.base)},
        {"%tint", mixed(double(isDark(paletteOf(s)) ? kTintOnDark : kTintOnLight))},
        {"%hover", mixed(0.07)},
        {"%mode", isDark(paletteOf(s)) ? QStringLiteral("dark") : QStringLiteral("light")},
    };
    for (const auto& [word, value] : words) sheet.replace(QLatin1String(word), value);
    return sheet;
}

void setLook(QWidget* widget, const char* look) {
    if (widget->property("look") == QLatin1String(look)) return;
    widget->setProperty("look", QLatin1String(look));
    // The stylesheet reads the property only when a widget is polished. One that is not yet, will be: twice
    // would take twice as long.
    if (!widget->testAttribute(Qt::WA_WState_Polished)) return;
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

}  // namespace

ThemeMode themeModeFromName(const QString& name) {
    if (name == QLatin1String("light")) return ThemeMode::light;
    if (name == QLatin1String("dark")) return ThemeMode::dark;
    return ThemeMode::system;
}

void applyTheme(QApplication& application, ThemeMode mode) {
    loadIcons();
    // Asked before our own palette hides the desktop's.
    static const bool desktopIsDark = isDark(QGuiApplication::palette());
    static const QFont desktopFont = QApplication::font();
    const bool dark = mode == ThemeMode::dark || (mode == ThemeMode::system && desktopIsDark);
    const Shades& shades = dark ? kDark : kLight;
    QFont body = desktopFont;
    body.setPointSizeF(std::max(10.0, desktopFont.pointSizeF()));
    // Menus, lists and tooltips are there at once, whatever the desktop does: nothing moves by itself.
    QApplication::setEffectEnabled(Qt::UI_General, false);
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(body);
    QApplication::setPalette(paletteOf(shades));
    application.setStyleSheet(styleSheetOf(shades, body));
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightnessF() < 0.5f;
}
QColor accentColor(const QPalette& palette) {
    return shadesOf(palette).accent;
}
QColor quietColor(const QPalette& palette) {
    return shadesOf(palette).quiet;
}
QColor borderColor(const QPalette& palette) {
    return shadesOf(palette).border;
}
QColor warningColor(const QPalette& palette) {
    return shadesOf(palette).warning;
}
QColor errorColor(const QPalette& palette) {
    return shadesOf(palette).error;
}
QColor imageBackground() {
    return QColor(0x0b, 0x0c, 0x0e);
}
QColor imageTextColor() {
    return QColor(0xc8, 0xcc, 0xd0);
}
QColor imageScrim() {
    return QColor(0x10, 0x12, 0x14, 200);
}
QColor chosenTint(const QPalette& palette) {
    QColor tint = accentColor(palette);
    tint.setAlphaF(isDark(palette) ? kTintOnDark : kTintOnLight);
    return tint;
}

QColor classColor(const QPalette& palette, int index) {
    // Okabe and Ito, "Color Universal Design": blue, vermillion, green, purple, orange, sky blue; and grey.
    static constexpr std::array<QRgb, 7> kOnLight = {0xff0072b2, 0xffc44e00, 0xff00795a, 0xffa8538a,
                                                     0xff996a00, 0xff2e86b8, 0xff555555};
    static constexpr std::array<QRgb, 7> kOnDark = {0xff56b4e9, 0xfff08a4b, 0xff2cc49a, 0xffde94bf,
                                                    0xffe69f00, 0xff9ad1f2, 0xffbbbbbb};
    return (isDark(palette) ? kOnDark : kOnLight)[std::size_t(index < 0 ? 0 : index) % kOnLight.size()];
}

int placeOfClass(const std::vector<std::string>& order, const std::string& name, int otherwise) {
    const auto it = std::find(order.begin(), order.end(), name);
    return it == order.end() ? otherwise : int(it - order.begin());
}

QFont headingFont() {
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont smallFont() {
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * 0.9);
    return font;
}

void makeHeading(QLabel* label) {
    setLook(label, "heading");
}
void makeTitle(QLabel* label) {
    setLook(label, "title");
}
void makeQuiet(QLabel* label) {
    setLook(label, "quiet");
}
void makeSmall(QLabel* label) {
    setLook(label, "small");
}
void makeCaption(QLabel* label) {
    setLook(label, "caption");
}
void makePrimary(QPushButton* button, bool primary) {
    setLook(button, primary ? "primary" : "");
}
void makeLink(QPushButton* button) {
    setLook(button, "link");
}
void makeLow(QTabBar* tabs) {
    setLook(tabs, "low");
}
void makeCard(QFrame* frame) {
    setLook(frame, "card");
}
void makeToast(QFrame* frame) {
    setLook(frame, "toast");
}

QFrame* titledCard(const QString& title, QVBoxLayout*& inside, QWidget* parent) {
    auto* card = new QFrame(parent);
    makeCard(card);
    inside = new QVBoxLayout(card);
    inside->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    inside->setSpacing(kGrid);
    auto* label = new QLabel(title, card);
    makeTitle(label);
    inside->addWidget(label);
    return card;
}

void makeSentences(QListWidget* list) {
    list->setWordWrap(true);
    list->setTextElideMode(Qt::ElideNone);
    list->setResizeMode(QListView::Adjust);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
}

}  // namespace fovea::ui
