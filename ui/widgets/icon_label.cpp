#include "widgets/icon_label.h"

#include <QPainter>

#include "widgets/icon.h"
#include "widgets/theme.h"

namespace fovea::ui {

IconLabel::IconLabel(const QString& name, int size, QWidget* parent)
    : QWidget(parent), m_name(name), m_size(size) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIconName(const QString& name) {
    m_name = name;
    update();
}

void IconLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    icon(m_name, quietColor(palette())).paint(&painter, rect());
}

}  // namespace fovea::ui
