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
    return a.id == b.id && a.path == b.path && a.where == b.where && a.weight == b.weight &&
           a.evidence == b.evidence;
}

bool saysMore(const UnitImage& a, const UnitImage& b) {
    return a.evidence > b.evidence;
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
    if (m_order == Order::evidence)
        std::stable_sort(m_images.begin(), m_images.end(), saysMore);
    else
        sortByFiles(m_images);
    // The first of those that say most.
    const auto foremost = std::min_element(m_images.begin(), m_images.end(), saysMore);
    m_for = 0;
    for (const UnitImage& i : m_images) m_for += std::max(0.0, i.evidence);
    m_greatest = foremost == m_images.end() ? 0 : shareOf(int(foremost - m_images.begin()));
    const auto again =
        std::find_if(m_images.begin(), m_images.end(), [id](const UnitImage& i) { return i.id == id; });
    m_position = int((again == m_images.end() ? foremost : again) - m_images.begin());
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

double UnitImages::shareOf(int position) const {
    return m_for > 0 ? std::max(0.0, m_images[std::size_t(position)].evidence) / m_for : 0;
}

double UnitImages::barOf(int position) const {
    return m_greatest > 0 ? shareOf(position) / m_greatest : 0;
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
    return (m_order == Order::evidence ? tr("%1: image %2 of %3, by what speaks for the answer")
                                       : tr("%1: image %2 of %3, in the order of the files"))
        .arg(withShortUids(m_title), countWords(m_position + 1), countWords(std::int64_t(m_images.size())));
}

QString UnitImages::caption() {
    return tr(
        "Order, bar and per cent: what each image says for the one answer by itself, as a share of what "
        "all say for it. One marked “against” says otherwise. It is no probability that the image shows "
        "anything.");
}

}  // namespace fovea::ui
