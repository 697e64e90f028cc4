#pragma once

#include <QColor>
#include <QString>
#include <QWidget>

#include "evaluation/natural_frequencies.h"

namespace fovea::ui {

/// What follows from an operating point, in words: "Among 1,000 people, “dr” in 100 of them. Found: 92, …"
QString peopleWords(const evaluation::NaturalFrequencies& people, const QString& finding);

/// A thousand people as dots: those who have the finding first, found (filled) and missed (a ring), then
/// false alarms (filled) and those rightly cleared (small). Told apart by shape as well as by colour.
class PeopleView : public QWidget {
    Q_OBJECT
public:
    explicit PeopleView(QWidget* parent = nullptr);

    /// `colour`: of the finding's class, for classColor().
    void setPeople(const evaluation::NaturalFrequencies& people, const QString& finding, int colour);
    const evaluation::NaturalFrequencies& people() const { return m_people; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    evaluation::NaturalFrequencies m_people;
    int m_colour = 0;
};

}  // namespace fovea::ui
