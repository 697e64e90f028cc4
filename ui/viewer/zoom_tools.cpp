#include "viewer/zoom_tools.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

#include "viewer/tool.h"
#include "widgets/image_view.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr double kStep = 1.25;
}

ZoomTools::ZoomTools(std::vector<ImageView*> views, QWidget* parent)
    : QWidget(parent), m_views(std::move(views)), m_percent(new QLabel(this)) {
    ImageView* view = m_views.front();
    m_out = makeTool("zoomOut", "list-remove", QStringLiteral("−"), tr("Smaller (-)"), this);
    m_in = makeTool("zoomIn", "list-add", QStringLiteral("+"), tr("Larger (+)"), this);
    auto* fit =
        makeTool("zoomFit", "zoom-fit-best", tr("Fit"), tr("Fit the image into the window (F)"), this);
    m_pixels = makeTool("zoomPixels", nullptr, QStringLiteral("1:1"),
                        tr("One image pixel per screen pixel (Z or Ctrl+1)"), this);
    m_keep = makeTool("keepZoom", "object-locked", tr("Keep place"),
                      tr("Keep place and zoom: the next image is shown at the same place and as large, "
                         "instead of whole (L)"),
                      this);
    m_keep->setCheckable(true);
    sayBeside(m_keep);
    m_percent->setObjectName(QStringLiteral("zoomPercent"));
    m_percent->setAlignment(Qt::AlignCenter);
    makeSmall(m_percent);
    // Of one width whatever it says, so that nothing beside it moves.
    m_percent->setFixedWidth(QFontMetrics(smallFont()).horizontalAdvance(QStringLiteral("3.200 %")));
    auto* row = makeToolRow(this);
    for (QWidget* each : std::initializer_list<QWidget*>{m_out, m_percent, m_in, fit, m_pixels, m_keep})
        row->addWidget(each);
    connect(m_out, &QToolButton::clicked, view, [view] { view->zoomBy(1 / kStep); });
    connect(m_in, &QToolButton::clicked, view, [view] { view->zoomBy(kStep); });
    connect(fit, &QToolButton::clicked, view, &ImageView::zoomToFit);
    connect(m_pixels, &QToolButton::clicked, view, &ImageView::zoomToPixels);
    connect(m_keep, &QToolButton::toggled, this, [this](bool on) {
        for (ImageView* each : m_views) each->setPlaceKept(on);
    });
    connect(view, &ImageView::zoomChanged, this, &ZoomTools::showZoom);
    showZoom();
}

void ZoomTools::toggleKeep() {
    m_keep->toggle();
}

void ZoomTools::setNarrow(bool narrow) {
    for (QWidget* each : std::initializer_list<QWidget*>{m_out, m_percent, m_in, m_pixels})
        each->setVisible(!narrow);
}

void ZoomTools::showZoom() {
    const ImageView* view = m_views.front();
    m_percent->setText(view->hasImage() ? tr("%1 %").arg(QLocale().toString(view->zoom() * 100, 'f', 0))
                                        : QString());
}

}  // namespace fovea::ui
