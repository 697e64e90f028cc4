#include "apply/shown_chips.h"

#include <QToolButton>
#include <algorithm>

#include "apply/apply_presenter.h"
#include "apply/predictions_model.h"
#include "runs/figure_words.h"
#include "widgets/flow_layout.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

using Kind = PredictionsFilter::Kind;
using Shown = PredictionsFilter::Shown;

namespace {
constexpr int kWidestName = 112;

QString keyOf(const Shown& shows) {
    switch (shows.kind) {
        case Kind::all:
            return QStringLiteral("showAll");
        case Kind::uncertain:
            return QStringLiteral("showUncertain");
        case Kind::unlike:
            return QStringLiteral("showUnlike");
        case Kind::unread:
            return QStringLiteral("showUnread");
        case Kind::ofClass:
            break;
    }
    return QStringLiteral("showClass%1").arg(shows.predicted + 1);
}

QString tipOf(const Shown& shows, const QString& name) {
    switch (shows.kind) {
        case Kind::all:
            return ShownChips::tr("Show all");
        case Kind::uncertain:
            return ShownChips::tr("Show those of which the adapter cannot rule out several classes");
        case Kind::unlike:
            return ShownChips::tr(
                "Show those that are unlike the images the adapter was trained on; what it says of them "
                "means nothing");
        case Kind::unread:
            return ShownChips::tr("Show the files that could not be read");
        case Kind::ofClass:
            break;
    }
    return plainToolTip(ShownChips::tr("Show those with the prediction “%1”").arg(name));
}

int countOf(const ApplyPresenter& presenter, const Shown& shown) {
    const std::vector<AppliedFile>& files = presenter.files();
    if (shown.kind == Kind::all) return int(files.size());
    return int(std::count_if(files.begin(), files.end(), [&](const AppliedFile& f) {
        switch (shown.kind) {
            case Kind::unread:
                return f.state == AppliedFile::State::failed;
            case Kind::uncertain:
                return f.uncertain();
            case Kind::unlike:
                return f.state == AppliedFile::State::done && f.unlike;
            case Kind::ofClass:
            case Kind::all:
                break;
        }
        const std::vector<int> called = PredictionsModel::called(presenter, f);
        return std::find(called.begin(), called.end(), shown.predicted) != called.end();
    }));
}
}  // namespace

ShownChips::ShownChips(const ApplyPresenter& presenter, QWidget* parent)
    : QWidget(parent), m_presenter(presenter), m_flow(new FlowLayout(this, kGrid / 2)) {
    m_flow->setContentsMargins(0, 0, 0, 0);
    makeChips();
    showCounts();
}

void ShownChips::makeChips() {
    for (const Chip& chip : m_chips) delete chip.button;
    m_chips.clear();
    m_classes = m_presenter.classes();
    add({}, tr("All"));
    for (std::size_t c = 0; c < m_classes.size(); ++c) add({Kind::ofClass, int(c)}, fromUtf8(m_classes[c]));
    add({Kind::uncertain, -1}, tr("Uncertain"));
    add({Kind::unlike, -1}, tr("Unlike"));
    add({Kind::unread, -1}, tr("Unread"));
    m_chips.front().button->setChecked(true);
}

void ShownChips::add(const Shown& shows, const QString& name) {
    auto* button = new QToolButton(this);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setObjectName(keyOf(shows));
    button->setCheckable(true);
    button->setProperty("chipName", name);
    button->setToolTip(tipOf(shows, name));
    connect(button, &QToolButton::clicked, this, [this, shows] { press(shows); });
    m_flow->addWidget(button);
    m_chips.push_back({shows, button});
}

void ShownChips::press(const Shown& shows) {
    for (const Chip& chip : m_chips) chip.button->setChecked(chip.shows == shows);
    Q_EMIT chosen(shows);
}

void ShownChips::showCounts() {
    if (m_classes != m_presenter.classes()) {
        makeChips();
        Q_EMIT chosen({});
    }
    for (const Chip& chip : m_chips) {
        const int count = countOf(m_presenter, chip.shows);
        const QString name = chip.button->property("chipName").toString();
        QString shortName = chip.button->fontMetrics().elidedText(name, Qt::ElideMiddle, kWidestName);
        const QString text =
            shortName.replace(QLatin1Char('&'), QStringLiteral("&&")) + QLatin1Char(' ') + countWords(count);
        if (chip.button->text() != text) chip.button->setText(text);
        chip.button->setAccessibleName(tr("%1: %2").arg(name, countWords(count)));
        // The one that is pressed stays, so that it can be let go.
        const bool always = chip.shows.kind == Kind::all || chip.shows.kind == Kind::ofClass;
        chip.button->setVisible(always || count > 0 || chip.button->isChecked());
    }
}

}  // namespace fovea::ui
