#include "case/unit_images.h"

#include <QFileInfo>
#include <algorithm>

#include "runs/figure_words.h"

namespace fovea::ui {

void UnitImages::show(const QString& title, std::vector<UnitImage> images) {
    std::stable_sort(images.begin(), images.end(),
                     [](const UnitImage& a, const UnitImage& b) { return a.weight > b.weight; });
    const UnitImage* before = image();
    const qint64 id = before ? before->id : 0;
    m_title = title;
    m_images = std::move(images);
    const auto same =
        std::find_if(m_images.begin(), m_images.end(), [id](const UnitImage& i) { return i.id == id; });
    m_position = same == m_images.end() ? 0 : int(same - m_images.begin());
    Q_EMIT changed();
    const UnitImage* now = image();
    if ((now ? now->id : 0) != id) Q_EMIT positionChanged();
}

const UnitImage* UnitImages::image() const {
    return m_images.empty() ? nullptr : &m_images[std::size_t(m_position)];
}

void UnitImages::setPosition(int position) {
    position = std::clamp(position, 0, std::max(0, int(m_images.size()) - 1));
    if (position == m_position) return;
    m_position = position;
    Q_EMIT positionChanged();
}

double UnitImages::barOf(int position) const {
    const double longest = m_images.front().weight;
    return longest > 0 ? m_images[std::size_t(position)].weight / longest : 0;
}

QString UnitImages::nameOf(int position) const {
    const UnitImage& of = m_images[std::size_t(position)];
    const QString file = QFileInfo(fromUtf8(of.path)).fileName();
    const auto ofFile = std::count_if(m_images.begin(), m_images.end(),
                                      [&](const UnitImage& i) { return i.path == of.path; });
    return ofFile > 1 ? tr("%1 · %2").arg(file).arg(of.where.frame + 1) : file;
}

QString UnitImages::titleWords() const {
    if (m_images.empty()) return {};
    return tr("%1: image %2 of %3, by weight")
        .arg(m_title, countWords(m_position + 1), countWords(std::int64_t(m_images.size())));
}

QString UnitImages::caption() {
    return tr(
        "Weight: how much of the one answer comes from an image; together they are 100 %. It is no "
        "probability that the image shows anything, and says nothing of the read-out's part of the answer.");
}

}  // namespace fovea::ui
