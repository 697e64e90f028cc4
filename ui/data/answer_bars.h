#pragma once

#include <QAbstractButton>
#include <QColor>
#include <QWidget>

#include "session/answer_counts.h"

namespace fovea::ui {

/// A finding with a bar of how many images say yes, no, and nothing of it. Pressed it filters.
class FindingBar : public QAbstractButton {
    Q_OBJECT
public:
    explicit FindingBar(QWidget* parent = nullptr);
    void setContent(const QColor& color, const QString& name, const FindingCount& count);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QColor m_color;
    FindingCount m_count;
};

/// How often which number was given: a small histogram with its ends, and mean and range in words.
class NumberHistogram : public QWidget {
    Q_OBJECT
public:
    explicit NumberHistogram(QWidget* parent = nullptr);
    void setContent(const NumberBins& bins, const dataset::Question& question);
    const NumberBins& bins() const { return m_bins; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    NumberBins m_bins;
    dataset::Question m_question;
    QString m_words;
};

}  // namespace fovea::ui
