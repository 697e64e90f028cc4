#include "inspect/map_check.h"

#include "inspect/inspect_presenter.h"
#include "runs/faithfulness.h"
#include "runs/figure_words.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

MapCheck::MapCheck(InspectPresenter& presenter, QWidget* parent)
    : QPushButton(tr("Check what the maps show"), parent), m_presenter(presenter) {
    setObjectName(QStringLiteral("checkMaps"));
    makeLink(this);
    setHelpTopic(this, QStringLiteral("reading-overlays#does-a-map-show-what-the-answer-hangs-on"));
    connect(this, &QPushButton::clicked, &presenter, &InspectPresenter::measureFaithfulness);
    connect(&presenter, &InspectPresenter::evaluationChanged, this, &MapCheck::showState);
    connect(&presenter.session().jobs(), &JobRunner::finished, this, &MapCheck::showState);
    showState();
}

void MapCheck::showState() {
    const QString obstacle = m_presenter.faithfulnessObstacle();
    setEnabled(m_presenter.whole() && obstacle.isEmpty());
    setToolTip(
        obstacle.isEmpty()
            ? tr("Takes out of these images, %1 at most, the places that a map names first, and asks the "
                 "adapter again, to see whether its answers hang on these places; that takes up to a few "
                 "minutes.")
                  .arg(countWords(runs::FaithfulnessOptions{}.mostImages))
            : obstacle);
}

}  // namespace fovea::ui
