#include "inspect/people_view.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>

#include "runs/figure_words.h"
#include "widgets/screen_reader.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kColumns = 50;
constexpr int kLeast = 5, kUsual = 7;  // logical pixels a person

int rowsOf(int people) {
    return (people + kColumns - 1) / kColumns;
}
}  // namespace

QString peopleWords(const evaluation::NaturalFrequencies& p, const QString& finding) {
    const int with = p.found + p.missed, positive = p.found + p.falseAlarms, negative = p.missed + p.cleared;
    QString words = QCoreApplication::translate(
                        "PeopleView",
                        "Among %1 people, “%3” in %2 of them. Found: %4, missed: %5. False alarms among the "
                        "other %6: %7.")
                        .arg(countWords(p.people()), countWords(with), finding, countWords(p.found),
                             countWords(p.missed), countWords(p.people() - with), countWords(p.falseAlarms));
    if (positive > 0)
        words += QLatin1Char(' ') +
                 QCoreApplication::translate("PeopleView", "Called positive: %1, of whom rightly: %2.")
                     .arg(countWords(positive), countWords(p.found));
    if (negative > 0)
        words += QLatin1Char(' ') +
                 QCoreApplication::translate("PeopleView", "Called negative: %1, of whom rightly: %2.")
                     .arg(countWords(negative), countWords(p.cleared));
    return words;
}

PeopleView::PeopleView(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setSpokenRole(this, QAccessible::Chart);
    setAccessibleName(tr("What follows among 1,000 people"));
}

void PeopleView::setPeople(const evaluation::NaturalFrequencies& people, const QString& finding, int colour) {
    m_people = people;
    m_colour = colour;
    const QString words = people.people() > 0 ? peopleWords(people, finding) : QString();
    setAccessibleDescription(words);
    updateGeometry();
    update();
}

int PeopleView::heightForWidth(int width) const {
    return rowsOf(m_people.people()) * std::max(kLeast, width / kColumns);
}

QSize PeopleView::sizeHint() const {
    return {kColumns * kUsual, rowsOf(m_people.people()) * kUsual};
}

QSize PeopleView::minimumSizeHint() const {
    return {kColumns * kLeast, rowsOf(m_people.people()) * kLeast};
}

void PeopleView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double step = double(std::max(kLeast, width() / kColumns));
    const QColor finding = classColor(palette(), m_colour), alarm = warningColor(palette()),
                 clear = quietColor(palette());
    const int with = m_people.found + m_people.missed;
    for (int i = 0; i < m_people.people(); ++i) {
        const QPointF middle((i % kColumns + 0.5) * step, (i / kColumns + 0.5) * step);
        double radius = 0.4 * step;
        painter.setPen(Qt::NoPen);
        if (i < m_people.found) {
            painter.setBrush(finding);
        } else if (i < with) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(finding, 0.2 * step));
            radius = 0.3 * step;
        } else if (i < with + m_people.falseAlarms) {
            // A square: no finding, but called one.
            painter.setBrush(alarm);
            painter.drawRect(
                QRectF(middle.x() - 0.35 * step, middle.y() - 0.35 * step, 0.7 * step, 0.7 * step));
            continue;
        } else {
            painter.setBrush(clear);
            radius = 0.14 * step;
        }
        painter.drawEllipse(middle, radius, radius);
    }
}

}  // namespace fovea::ui
