#include "backbones/backbones_model.h"

#include <QLocale>

#include "backbones/backbones_presenter.h"

namespace fovea::ui {

using State = BackbonesPresenter::State;

QString kindWords(const std::string& kind) {
    if (kind == "General") return BackbonesModel::tr("Any image");
    if (kind == "Medical") return BackbonesModel::tr("Medical images");
    if (kind == "X-ray") return BackbonesModel::tr("Chest X-ray");
    if (kind == "Retina") return BackbonesModel::tr("Retina");
    if (kind == "Pathology") return BackbonesModel::tr("Pathology");
    return QString::fromStdString(kind);
}

QString titleWords(const std::string& name, const std::string& title) {
    return name == "starter" ? BackbonesModel::tr("Fovea starter") : QString::fromStdString(title);
}

QString sizeWords(double megabytes) {
    const QLocale locale;
    return megabytes < 1000 ? BackbonesModel::tr("%1 MB").arg(locale.toString(megabytes, 'f', 0))
                            : BackbonesModel::tr("%1 GB").arg(locale.toString(megabytes / 1000, 'f', 1));
}

BackbonesModel::BackbonesModel(const BackbonesPresenter& presenter, QObject* parent)
    : QAbstractTableModel(parent), m_presenter(presenter) {}

int BackbonesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}
int BackbonesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columnTotal;
}

QVariant BackbonesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= int(m_presenter.entries().size())) return {};
    const BackbonesPresenter::Entry& e = m_presenter.entries()[std::size_t(index.row())];
    const backbone::PublishedBackbone& p = e.published;
    if (role == Qt::ToolTipRole) return e.included ? QString() : QString::fromStdString(p.suits);
    if (role == Qt::TextAlignmentRole && index.column() == sizeColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
    switch (index.column()) {
        case nameColumn:
            return titleWords(p.name, p.title);
        case suitsColumn:
            if (e.included) return tr("A beginning");
            return p.brief.empty() ? kindWords(p.kind)
                                   : tr("%1: %2").arg(kindWords(p.kind), QString::fromStdString(p.brief));
        case licenceColumn:
            return QString::fromStdString(e.included ? "GPL-3.0-or-later" : p.licence);
        case sizeColumn:
            return p.megabytes > 0 ? sizeWords(p.megabytes) : QString();
        case stateColumn:
            break;
        default:
            return {};
    }
    switch (m_presenter.state(e)) {
        case State::installed:
            return e.included ? tr("Included") : tr("On this computer");
        case State::fetching: {
            const Progress& far = m_presenter.progress();
            return far.total > 0 ? tr("Fetching, %1 %").arg(100 * far.done / far.total) : tr("Fetching");
        }
        case State::unfinished:
            return tr("Unfinished");
        case State::failed:
            return tr("Failed");
        case State::byHand:
            return tr("By hand");
        case State::available:
            break;
    }
    return tr("Can be fetched");
}

QVariant BackbonesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == sizeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case nameColumn:
            return tr("Network");
        case suitsColumn:
            return tr("Suits");
        case licenceColumn:
            return tr("Licence");
        case sizeColumn:
            return tr("Size");
        case stateColumn:
            return tr("State");
        default:
            return {};
    }
}

void BackbonesModel::reload() {
    beginResetModel();
    m_rows = int(m_presenter.entries().size());
    endResetModel();
}

void BackbonesModel::reloadState() {
    if (m_rows > 0) Q_EMIT dataChanged(index(0, stateColumn), index(m_rows - 1, stateColumn));
}

}  // namespace fovea::ui
