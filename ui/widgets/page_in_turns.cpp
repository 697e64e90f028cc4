#include "widgets/page_in_turns.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QTimer>
#include <QVBoxLayout>
#include <iterator>
#include <utility>

namespace fovea::ui {

namespace {
constexpr int kBetweenTurnsMs = 20;  // the window answers in between
constexpr int kSizesMs = 10;         // of a turn

QVBoxLayout* layoutWithoutMargins(QWidget* of) {
    auto* layout = new QVBoxLayout(of);
    layout->setContentsMargins(0, 0, 0, 0);
    return layout;
}
}  // namespace

PageInTurns::PageInTurns(QWidget* parent) : QWidget(parent) {
    layoutWithoutMargins(this);
}

void PageInTurns::makeInTurns(QWidget* content, std::vector<Part> parts) {
    m_content = content;
    // Its child, but not in its layout before it is complete: nobody asks for sizes until then. A widget that
    // changes its parent later is styled anew.
    content->setParent(this);
    m_parts.assign(std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
    QTimer::singleShot(kBetweenTurnsMs, this, &PageInTurns::takeTurns);
}

void PageInTurns::takeTurns() {
    takeTurn();
    if (!m_made) QTimer::singleShot(kBetweenTurnsMs, this, &PageInTurns::takeTurns);
}

void PageInTurns::makePart() {
    const Part part = std::move(m_parts.front());
    m_parts.pop_front();
    part();
}

void PageInTurns::takeTurn() {
    if (m_made) return;
    if (!m_parts.empty()) {
        makePart();
    } else if (!m_listed) {
        m_listed = true;
        for (QWidget* widget : m_content->findChildren<QWidget*>())
            if (widget->window() == window()) m_unmeasured.emplace_back(widget);
    } else if (!m_unmeasured.empty()) {
        takeSizes();
    } else {
        complete();
    }
}

void PageInTurns::takeSizes() {
    QElapsedTimer clock;
    clock.start();
    while (!m_unmeasured.empty() && clock.elapsed() < kSizesMs) {
        // Widgets and layouts keep the sizes: who asks again, from outside, hardly waits.
        if (const QWidget* widget = m_unmeasured.back()) {
            widget->ensurePolished();
            widget->sizeHint();
            widget->minimumSizeHint();
        }
        m_unmeasured.pop_back();
    }
}

void PageInTurns::finish() {
    if (m_made || !m_content) return;
    while (!m_parts.empty()) makePart();
    complete();
}

void PageInTurns::complete() {
    m_made = true;
    m_unmeasured.clear();
    layout()->addWidget(m_content);
    Q_EMIT finished();
}

bool PageInTurns::event(QEvent* event) {
    // The first thing that is done to a widget that is to be shown, before it is asked for its size.
    if (event->type() == QEvent::Polish) finish();
    return QWidget::event(event);
}

}  // namespace fovea::ui
