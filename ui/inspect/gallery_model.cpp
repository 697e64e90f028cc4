#include "inspect/gallery_model.h"

#include <QFileInfo>
#include <QImage>

#include "data/thumbnail_loader.h"
#include "inspect/cases_presenter.h"
#include "runs/figure_words.h"
#include "text/words.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

GalleryModel::GalleryModel(CasesPresenter& cases, ThumbnailLoader& thumbnails, QObject* parent)
    : QAbstractListModel(parent), m_cases(cases), m_thumbnails(thumbnails) {
    const auto fill = [this] {
        beginResetModel();
        m_rows = int(m_cases.shown().size());
        endResetModel();
    };
    connect(&cases, &CasesPresenter::shownChanged, this, fill);
    connect(&thumbnails, &ThumbnailLoader::changed, this, [this] {
        if (m_rows > 0) Q_EMIT dataChanged(index(0), index(m_rows - 1), {thumbnailRole});
    });
    fill();
}

int GalleryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
    const runs::Evaluation* e = m_cases.evaluation();
    if (!e || !index.isValid() || std::size_t(index.row()) >= m_cases.shown().size()) return {};
    const int i = m_cases.shown()[std::size_t(index.row())];
    const dataset::Sample& s = e->samples[std::size_t(i)];
    const int predicted = m_cases.predicted(i), truth = m_cases.truth(i);
    const auto colour = [&](int c) { return m_cases.inspect().colourOf(e->classes[std::size_t(c)]); };
    switch (role) {
        case thumbnailRole:
        case failedRole: {
            QImage image;
            const dataset::Sample& first = m_cases.firstImage(i);
            const auto state = m_thumbnails.get(first.id, first.path, {first.frame, first.plane}, &image);
            if (role == failedRole) return state == ThumbnailLoader::State::failed;
            return image;
        }
        case referenceRole:
            return m_cases.className(truth);
        case referenceColourRole:
            return colour(truth);
        case predictedRole:
            return m_cases.className(predicted);
        case predictedColourRole:
            return colour(predicted);
        case probabilityRole:
            return m_cases.probability(i);
        case rightRole:
            return predicted == truth;
        case unitRole:
            return m_cases.rows().name(s.id);
        case imagesRole:
            return m_cases.rows().count(s.id);
        case sampleRole:
            return i;
        case Qt::ToolTipRole:
            return plainToolTip(
                tr("%1\nReference “%2”, prediction “%3” (%4)")
                    .arg(m_cases.ofUnits() ? m_cases.unitWords(i) : QFileInfo(fromUtf8(s.path)).fileName(),
                         m_cases.className(truth), m_cases.className(predicted),
                         probabilityWords(m_cases.probability(i))));
        case Qt::AccessibleTextRole: {
            const QString said = tr("Reference %1, prediction %2, %3")
                                     .arg(m_cases.className(truth), m_cases.className(predicted),
                                          probabilityWords(m_cases.probability(i)));
            return m_cases.ofUnits() ? tr("%1. %2").arg(m_cases.unitWords(i), said) : said;
        }
        default:
            return {};
    }
}

}  // namespace fovea::ui
