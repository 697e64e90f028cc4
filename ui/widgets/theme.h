#pragma once

#include <QColor>
#include <QPalette>
#include <QString>
#include <string>
#include <vector>

class QApplication;
class QLabel;
class QPushButton;
class QFrame;
class QListWidget;
class QTabBar;
class QVBoxLayout;
class QWidget;

namespace fovea::ui {

/// The look: Qt's Fusion style with a palette of our own, light or dark, and a
/// small stylesheet. Everything derives from the application's palette, so
/// widgets that paint themselves ask the functions below with their palette().
enum class ThemeMode { system, light, dark };
ThemeMode themeModeFromName(const QString& name);  ///< "light", "dark"; all else: system

/// Sets style, palette, font sizes and stylesheet. Call again to change the mode.
/// `system`: dark where the desktop's own palette is dark.
void applyTheme(QApplication& application, ThemeMode mode);

bool isDark(const QPalette& palette);
QColor accentColor(const QPalette& palette);   ///< the one accent: what is chosen, what to press next
QColor quietColor(const QPalette& palette);    ///< secondary text (contrast 4.5 or more)
QColor borderColor(const QPalette& palette);   ///< hairlines
QColor warningColor(const QPalette& palette);  ///< never alone: always with an icon or words (4.5 or more)
QColor errorColor(const QPalette& palette);
QColor imageBackground();  ///< near-black in both modes: reading rooms are dark
QColor imageTextColor();   ///< of words on imageBackground(), and on imageScrim() over an image
QColor imageScrim();       ///< lies between an image and words over it
/// The accent, translucent: the ground of what is chosen. All texts, quiet ones too, keep 4.5:1 on it.
QColor chosenTint(const QPalette& palette);

/// Colour of the class that is `index`th in the project's order (hues of Okabe and Ito, then repeated), the
/// same on every page: what draws a class asks here. Of each hue the shade that keeps 3:1 against the
/// palette's ground. Never the only cue.
QColor classColor(const QPalette& palette, int index);
/// Where a class stands in the project's order; `otherwise` (its place in a result) where the project has it
/// not.
int placeOfClass(const std::vector<std::string>& order, const std::string& name, int otherwise);

constexpr int kGrid = 8;  ///< logical pixels; margins and gaps are multiples of it

/// Text sizes: one heading, the body (the application's font), and small.
QFont headingFont();
QFont smallFont();
void makeHeading(QLabel* label);  ///< large
void makeTitle(QLabel* label);    ///< body size, bold: the title of a section or card
void makeQuiet(QLabel* label);    ///< secondary text, body size
void makeSmall(QLabel* label);    ///< secondary text, small
void makeCaption(QLabel* label);  ///< small, on a dark ground: over an image, in both modes
void makePrimary(QPushButton* button, bool primary = true);  ///< the one button to press next
void makeLink(QPushButton* button);                          ///< a lesser action, drawn as a link
void makeLow(QTabBar* tabs);                                 ///< where every line is one of the image
void makeCard(QFrame* frame);                                ///< a raised surface with a hairline border
void makeToast(QFrame* frame);                               ///< a card that lies over others
/// A card with a title; what goes below it is added to `inside`.
QFrame* titledCard(const QString& title, QVBoxLayout*& inside, QWidget* parent = nullptr);
/// A list of sentences: they wrap, none is cut off, nothing scrolls sideways.
void makeSentences(QListWidget* list);

}  // namespace fovea::ui
