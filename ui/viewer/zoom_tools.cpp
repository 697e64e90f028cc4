#include "widgets/zoom_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

#include "widgets/icon.h"
#include "widgets/image_view.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr double kStep = 1.25;
}

ZoomBar::ZoomBar(std::vector<ImageView*> views, QWidget* parent)
    : QWidget(parent), m_views(std::move(views)), m_percent(new QLabel(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    const auto tool = [&](const char* name, const char* iconName, const QString& tip,
                          const QString& fallback) {
        auto* button = new QToolButton(this);
        button->setObjectName(QLatin1String(name));
        button->setIcon(icon(QLatin1String(iconName)));
        if (button->icon().isNull()) button->setText(fallback);
        button->setAutoRaise(true);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        row->addWidget(button);
        return button;
    };
    ImageView* view = m_views.front();
    auto* out = tool("zoomOut", "list-remove", tr("Smaller (-)"), QStringLiteral("−"));
    auto* in = tool("zoomIn", "list-add", tr("Larger (+)"), QStringLiteral("+"));
    auto* fit = tool("zoomFit", "zoom-fit-best", tr("Fit the image into the window (0)"), tr("Fit"));
    auto* pixels =
        tool("zoomPixels", "zoom-original", tr("One image pixel per screen pixel"), QStringLiteral("1:1"));
    auto* keep = tool("keepZoom", "object-locked",
                      tr("Keep the zoom: the next image is shown at the same place"), tr("Keep"));
    keep->setCheckable(true);
    m_percent->setObjectName(QStringLiteral("zoomPercent"));
    makeSmall(m_percent);
    row->addWidget(m_percent);
    connect(out, &QToolButton::clicked, view, [view] { view->zoomBy(1 / kStep); });
    connect(in, &QToolButton::clicked, view, [view] { view->zoomBy(kStep); });
    connect(fit, &QToolButton::clicked, view, &ImageView::zoomToFit);
    connect(pixels, &QToolButton::clicked, view, &ImageView::zoomToPixels);
    connect(keep, &QToolButton::toggled, this, [this](bool on) {
        for (ImageView* each : m_views) each->setPlaceKept(on);
    });
    connect(view, &ImageView::zoomChanged, this, &ZoomBar::showZoom);
    showZoom();
}

void ZoomBar::showZoom() {
    const ImageView* view = m_views.front();
    m_percent->setText(view->hasImage() ? tr("%1 %").arg(QLocale().toString(view->zoom() * 100, 'f', 0))
                                        : QString());
}

}  // namespace fovea::ui
