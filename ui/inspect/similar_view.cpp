#include "inspect/similar_view.h"

#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include "data/thumbnail_loader.h"
#include "inspect/cases_presenter.h"
#include "questions/question_words.h"
#include "runs/figure_words.h"
#include "session/project_session.h"
#include "text/words.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

namespace {
constexpr int kThumbnailSide = 48;
}

SimilarView::SimilarView(ProjectSession& session, CasesPresenter& cases, ThumbnailLoader& thumbnails,
                         QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_cases(cases),
      m_thumbnails(thumbnails),
      m_title(new QLabel(tr("Most similar training images"))),
      m_list(new QListWidget) {
    setObjectName(QStringLiteral("similarCases"));
    setHelpTopic(this, QStringLiteral("reading-the-figures#most-similar-training-images"));
    m_title->setToolTip(
        plainToolTip(tr("What the pre-trained network takes for alike, which need not be what the findings "
                        "have in common. Images of the same patient are left out.")));
    m_list->setObjectName(QStringLiteral("similarList"));
    m_list->setAccessibleName(m_title->text());
    m_list->setIconSize({kThumbnailSide, kThumbnailSide});
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFixedHeight(kCases * (kThumbnailSide + kGrid));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    column->addWidget(m_title);
    column->addWidget(m_list);
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        Q_EMIT sampleRequested(item->data(Qt::UserRole).toLongLong());
    });
    connect(&cases, &CasesPresenter::imageChanged, this, &SimilarView::follow);
    connect(&thumbnails, &ThumbnailLoader::changed, this, &SimilarView::showThumbnails);
    const auto forget = [this] {
        m_worker.drop();
        m_among.reset();
        m_run = m_of = 0;
        show({});
    };
    connect(&session, &ProjectSession::opened, this, forget);
    connect(&session, &ProjectSession::closed, this, forget);
    // Labels may be others, or the features of more images be stored.
    connect(&session, &ProjectSession::changed, this, [this, forget] {
        forget();
        follow();
    });
    show({});
    follow();
}

void SimilarView::follow() {
    const runs::Evaluation* e = m_cases.evaluation();
    const auto s = m_cases.image();
    if (!e || !s || e->run == 0) {
        m_worker.drop();
        m_of = 0;
        show({});
        return;
    }
    if (e->run != m_run) {
        m_worker.drop();
        m_among.reset();
        m_of = 0;
        show({});
        prepare(e->run);
        return;
    }
    if (m_among && s->id != m_of) look();
}

void SimilarView::prepare(std::int64_t run) {
    m_run = run;
    using Among = std::shared_ptr<runs::SimilarCases>;
    m_session.read<Among>(
        this,
        [run](const project::Project& project) -> Result<Among> {
            FOVEA_TRY(runs::SimilarCases among, runs::SimilarCases::of(project, run, systemFileLayer(), {}));
            return std::make_shared<runs::SimilarCases>(std::move(among));
        },
        [this, run](Result<Among> among) {
            // What cannot be compared (the adapter is gone, say) the page says elsewhere.
            if (m_run != run || !among) return;
            m_among = std::move(*among);
            m_classes = m_among->classes();
            follow();
        });
}

void SimilarView::look() {
    const dataset::Sample sample = *m_cases.image();
    m_of = sample.id;
    using Cases = std::vector<runs::SimilarCase>;
    m_worker.ask<Cases>(
        [among = m_among, sample](const JobContext& job) { return among->nearest(sample, kCases, job); },
        [this](Result<Cases> cases) { show(cases ? std::move(*cases) : Cases()); });
}

void SimilarView::show(std::vector<runs::SimilarCase> cases) {
    m_shown = std::move(cases);
    m_list->clear();
    for (const runs::SimilarCase& c : m_shown) {
        const QString name = QFileInfo(fromUtf8(c.sample.path)).fileName();
        const QString predicted = fromUtf8(m_classes[std::size_t(c.predicted)]);
        const QString label = answerWords(m_session.question(), c.sample.label);
        auto* item = new QListWidgetItem(
            tr("label: %1\nadapter: %2, %3").arg(label, predicted, probabilityWords(c.probability)));
        item->setData(Qt::UserRole, qlonglong(c.sample.id));
        item->setData(Qt::AccessibleTextRole, tr("%1: label %2, prediction %3").arg(name, label, predicted));
        item->setToolTip(plainToolTip(
            c.sample.split == dataset::Split::validation
                ? tr("%1, a validation image. Distance %2").arg(name, decimalWords(c.distance, 2))
                : tr("%1, a training image: the adapter says this from memory. Distance %2")
                      .arg(name, decimalWords(c.distance, 2))));
        item->setSizeHint({0, kThumbnailSide + kGrid});
        m_list->addItem(item);
    }
    setVisible(!m_shown.empty());
    showThumbnails();
    Q_EMIT changed();
}

void SimilarView::showThumbnails() {
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        const dataset::Sample& s = m_shown[i].sample;
        QImage image;
        m_thumbnails.get(s.id, s.path, {s.frame, s.plane}, &image);
        if (!image.isNull()) m_list->item(int(i))->setIcon(QPixmap::fromImage(image));
    }
}

}  // namespace fovea::ui
