#include "case/unit_images.h"

#include <QCollator>
#include <QFileInfo>
#include <QLocale>
#include <algorithm>

#include "questions/unit_name.h"
#include "runs/figure_words.h"

namespace fovea::ui {

namespace {
bool same(const UnitImage& a, const UnitImage& b) {
    return a.id == b.id && a.path == b.path && a.where == b.where && a.weight == b.weight;
}

bool weighsMore(const UnitImage& a, const UnitImage& b) {
    return a.weight > b.weight;
}

void sortByFiles(std::vector<UnitImage>& images) {
    // The C locale knows no numbers in names.
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    collator.setNumericMode(true);
    std::stable_sort(images.begin(), images.end(), [&](const UnitImage& a, const UnitImage& b) {
        const int files = a.path == b.path ? 0 : collator.compare(fromUtf8(a.path), fromUtf8(b.path));
        return files != 0 ? files < 0 : a.where.frame < b.where.frame;
    });
}
}  // namespace

void UnitImages::show(const QString& title, std::vector<UnitImage> images) {
    // Not for nothing: whoever scrolls through them stays there.
    if (title == m_title && std::equal(images.begin(), images.end(), m_given.begin(), m_given.end(), same))
        return;
    m_title = title;
    m_given = std::move(images);
    arrange();
}

void UnitImages::setOrder(Order order) {
    if (order == m_order) return;
    m_order = order;
    arrange();
}

void UnitImages::arrange() {
    const UnitImage* before = image();
    const qint64 id = before ? before->id : 0;
    m_images = m_given;
    if (m_order == Order::weight)
        std::stable_sort(m_images.begin(), m_images.end(), weighsMore);
    else
        sortByFiles(m_images);
    // The first of those that weigh most.
    const auto heaviest = std::min_element(m_images.begin(), m_images.end(), weighsMore);
    m_greatest = heaviest == m_images.end() ? 0 : heaviest->weight;
    const auto again =
        std::find_if(m_images.begin(), m_images.end(), [id](const UnitImage& i) { return i.id == id; });
    m_position = int((again == m_images.end() ? heaviest : again) - m_images.begin());
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
    return m_greatest > 0 ? m_images[std::size_t(position)].weight / m_greatest : 0;
}

QString UnitImages::nameOf(int position) const {
    const UnitImage& of = m_images[std::size_t(position)];
    const QString file = QFileInfo(fromUtf8(of.path)).fileName();
    const auto ofFile = std::count_if(m_images.begin(), m_images.end(),
                                      [&](const UnitImage& i) { return i.path == of.path; });
    return ofFile > 1 ? tr("%1 · %2").arg(file, QString::number(of.where.frame + 1)) : file;
}

QString UnitImages::titleWords() const {
    if (m_images.empty()) return {};
    return (m_order == Order::weight ? tr("%1: image %2 of %3, by weight")
                                     : tr("%1: image %2 of %3, in the order of the files"))
        .arg(withShortUids(m_title), countWords(m_position + 1), countWords(std::int64_t(m_images.size())));
}

QString UnitImages::caption() {
    return tr(
        "Weight: how much of the one answer comes from an image; together they are 100 %. It is no "
        "probability that the image shows anything.");
}

}  // namespace fovea::ui
