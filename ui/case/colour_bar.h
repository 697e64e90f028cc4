#pragma once

#include <QWidget>
#include <optional>

#include "explain/token_map.h"

namespace fovea::ui {

/// Legend of a map: its colours from 0 to the highest share, with a mark at the share under the pointer. Of a
/// map for and against an answer: from against to for, with 0 in the middle.
class ColourBar : public QWidget {
    Q_OBJECT
public:
    explicit ColourBar(QWidget* parent = nullptr);
    /// `highest`: 0..1 of the attention, or the number of the strongest colours; 0: there is no map,
    /// nothing is drawn.
    void setHighest(explain::MapKind kind, double highest);
    void setShare(std::optional<double> share);  ///< where the mark stands
    QSize sizeHint() const override { return {64, 16}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    explain::MapKind m_kind = explain::MapKind::kept;
    double m_highest = 0;
    std::optional<double> m_share;
};

}  // namespace fovea::ui
