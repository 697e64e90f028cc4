#include "apply/further_view.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "apply/apply_presenter.h"
#include "widgets/theme.h"

namespace fovea::ui {

FurtherView::FurtherView(const ApplyPresenter& presenter, QWidget* parent)
    : QWidget(parent), m_presenter(presenter), m_rows(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("furtherAnswers"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    connect(&presenter, &ApplyPresenter::filesChanged, this, &FurtherView::showAnswers);
    showAnswers();
}

void FurtherView::showFile(qint64 id) {
    m_id = id;
    showAnswers();
}

void FurtherView::showAnswers() {
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const int row = m_presenter.rowOf(m_id);
    const auto& further = m_presenter.choice().further();
    const std::size_t count =
        row < 0 ? 0 : std::min(further.size(), m_presenter.files()[std::size_t(row)].further.size());
    for (std::size_t i = 0; i < count; ++i) {
        const AppliedAnswer& answer = m_presenter.files()[std::size_t(row)].further[i];
        auto* name = new QLabel(further[i].name);
        auto* words = new QLabel(furtherWords(answer, further[i].info.classes, further[i].info.question));
        words->setObjectName(QStringLiteral("further%1").arg(i + 1));
        words->setContentsMargins(0, 0, 0, kGrid);
        for (QLabel* label : {name, words}) {
            label->setTextFormat(Qt::PlainText);
            label->setWordWrap(true);
            m_rows->addWidget(label);
        }
        makeSmall(name);
        makeTitle(words);
    }
    setVisible(count > 0);
}

}  // namespace fovea::ui
