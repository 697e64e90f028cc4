#include "case/case_view.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "case/case_drawer.h"
#include "case/case_presenter.h"
#include "case/map_bar.h"
#include "viewer/tool.h"
#include "viewer/viewer.h"
#include "viewer/viewer_presenter.h"
#include "widgets/file_chooser.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

namespace fovea::ui {

CaseView::CaseView(CasePresenter& presenter, Settings& settings, QWidget* parent)
    : QWidget(parent), m_presenter(presenter), m_settings(settings) {
    m_viewer = new Viewer(presenter.viewer(), this);
    m_viewer->setLayerOffered(true);
    m_map = new MapBar(presenter, settings, m_viewer);
    for (QWidget* group : m_map->groups()) m_viewer->addTool(group);
    m_drawer = new CaseDrawer(presenter, this);
    m_drawer->setFixedWidth(kDrawerWidth);
    m_viewer->setSide(m_drawer);
    auto* box = new QHBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_viewer);
    makeDrawerTools();
    m_wanted = settings.get(setting::caseDrawer);
    connectAll();
    placeDrawer();
    showCase();
    showMap();
}

void CaseView::makeDrawerTools() {
    auto* group = new QWidget(m_viewer);
    m_toggle = makeTool("drawerToggle", "sidebar-expand-right", tr("Answer"),
                        tr("The answer and its details beside the image (D)"), group);
    m_toggle->setCheckable(true);
    sayBeside(m_toggle);
    m_short = new QLabel(group);
    m_short->setObjectName(QStringLiteral("shortAnswer"));
    m_short->setTextFormat(Qt::PlainText);
    makeTitle(m_short);
    QHBoxLayout* row = makeToolRow(group);
    row->setSpacing(kGrid / 2);
    row->addWidget(m_toggle);
    row->addWidget(m_short);
    m_viewer->addTool(group);
    m_viewer->addKey(Qt::Key_D, tr("The answer and its details beside the image, or not"),
                     [this] { setDrawerOpen(!drawerOpen()); });
    connect(m_toggle, &QToolButton::clicked, this, &CaseView::setDrawerOpen);
}

void CaseView::connectAll() {
    connect(&m_presenter, &CasePresenter::caseChanged, this, &CaseView::showCase);
    connect(&m_presenter, &CasePresenter::mapChanged, this, &CaseView::showMap);
    connect(&m_presenter, &CasePresenter::pictureWritten, this,
            [this](const QString& path) { Q_EMIT saved(tr("Picture saved as %1").arg(path), path); });
    connect(&m_presenter, &CasePresenter::pictureFailed, this, &CaseView::notice);
    connect(m_viewer, &Viewer::hovered, m_map, &MapBar::showShare);
    connect(m_map, &MapBar::kindChosen, this, [this] { m_viewer->setLayerShown(true); });
    connect(m_viewer, &Viewer::contextMenuWanted, this, &CaseView::contextMenuWanted);
    connect(m_viewer, &Viewer::layerShownChanged, this, [this](bool shown) {
        if (shown) m_map->wantMap();
        showMap();
    });
    connect(m_viewer, &Viewer::roomChanged, this, &CaseView::placeDrawer);
    connect(m_viewer, &Viewer::fullScreenChanged, this, [this] {
        m_wantedFullScreen = false;
        placeDrawer();
    });
    connect(m_drawer, &CaseDrawer::saveWanted, this, &CaseView::exportPicture);
    connect(m_drawer, &CaseDrawer::answerChanged, this,
            [this] { m_short->setText(m_drawer->shortAnswer()); });
}

bool CaseView::settled() const {
    using State = CasePresenter::State;
    const State state = m_presenter.state();
    if (state == State::empty || state == State::failed) return true;
    if (state == State::reading || !m_viewer->drawn()) return false;
    return !m_viewer->layerShown() || !m_presenter.map() || !m_presenter.mapPicture().isNull();
}

void CaseView::setEmptyText(const QString& text) {
    m_viewer->setEmptyText(text);
}

void CaseView::setSaveName(std::function<QStringList()> parts, std::function<QString()> folder) {
    m_saveParts = std::move(parts);
    m_saveFolder = std::move(folder);
}

void CaseView::setClassOrder(std::vector<std::string> classes) {
    if (classes == m_classOrder) return;
    m_classOrder = std::move(classes);
    showCase();
}

void CaseView::addSection(QWidget* section) {
    m_drawer->addSection(section);
}

void CaseView::setAnswerSets(std::optional<evaluation::AnswerSets> sets) {
    m_drawer->setAnswerSets(std::move(sets));
}

void CaseView::setKeyScope(QWidget* page) {
    m_viewer->setKeyScope(page);
}

// ---- the drawer ----------------------------------------------------------------

bool CaseView::roomForDrawer() const {
    return m_viewer->room() >= kFoldBelow;
}

bool CaseView::drawerOpen() const {
    return m_viewer->fullScreen() ? m_wantedFullScreen : roomForDrawer() ? m_wanted : m_wantedNarrow;
}

void CaseView::setDrawerOpen(bool open) {
    if (m_viewer->fullScreen()) {
        m_wantedFullScreen = open;
    } else if (roomForDrawer()) {
        m_wanted = open;
        m_settings.set(setting::caseDrawer, open);
    } else {
        m_wantedNarrow = open;
    }
    placeDrawer();
}

void CaseView::placeDrawer() {
    m_map->setRoom(m_viewer->room());
    if (roomForDrawer()) m_wantedNarrow = false;
    const bool open = drawerOpen();
    m_drawer->setVisible(open);
    m_toggle->setChecked(open);
    m_short->setVisible(!open);
    showCaption();
}

// ---- the case ------------------------------------------------------------------

void CaseView::showCase() {
    m_drawer->showCase(m_classOrder);
    m_short->setText(m_drawer->shortAnswer());
    showMap();
}

void CaseView::showMap() {
    if (!m_presenter.map()) m_viewer->setLayerShown(false);
    m_viewer->setLayer(m_presenter.mapPicture());
    m_viewer->setLayerOpacity(m_presenter.opacity());
    showCaption();
}

void CaseView::showCaption() {
    const bool map = m_viewer->layerShown();
    m_drawer->setCaption(map ? m_presenter.mapCaption() : QString());
    m_viewer->setCaption(map && !drawerOpen() ? m_presenter.shortMapCaption() : QString());
}

void CaseView::exportPicture() {
    QStringList parts = m_saveParts ? m_saveParts() : QStringList();
    parts << QFileInfo(m_presenter.current().path).completeBaseName();
    chooseSaveFile(this, tr("Save the picture"),
                   proposedFile(m_saveFolder ? m_saveFolder() : QString(), parts, QStringLiteral("png")),
                   tr("PNG picture (*.png)"), QStringLiteral("png"),
                   [this](const QString& path) { m_presenter.writePicture(path, m_viewer->layerShown()); });
}

}  // namespace fovea::ui
