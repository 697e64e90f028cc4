#include "inspect/cases_tab.h"

#include <QBoxLayout>
#include <QFileInfo>
#include <QMenu>
#include <QShortcut>

#include "case/case_presenter.h"
#include "case/case_view.h"
#include "case/unit_strip.h"
#include "data/sample_views.h"
#include "data/thumbnail_loader.h"
#include "inspect/case_menu.h"
#include "inspect/case_strip.h"
#include "inspect/cases_presenter.h"
#include "inspect/gallery_view.h"
#include "inspect/map_check.h"
#include "inspect/similar_view.h"
#include "runs/figure_words.h"
#include "runs/variables.h"
#include "session/project_session.h"
#include "text/words.h"
#include "viewer/viewer.h"
#include "widgets/key_words.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kLow = 80 * kGrid;  // a lower tab has no room above the image
}

CasesTab::CasesTab(ProjectSession& session, CasesPresenter& cases, CasePresenter& shown, Settings& settings,
                   QWidget* parent)
    : QWidget(parent), m_session(session), m_cases(cases), m_shown(shown) {
    setObjectName(QStringLiteral("casesTab"));
    m_thumbnails = new ThumbnailLoader(this);
    m_strip = new CaseStrip(cases, *m_thumbnails);
    m_view = new CaseView(shown, settings);
    m_view->setKeyScope(this);
    auto* similar = new SimilarView(session, cases, *m_thumbnails);
    m_view->addSection(similar);
    connect(similar, &SimilarView::sampleRequested, this, &CasesTab::sampleRequested);
    m_view->addSection(new MapCheck(cases.inspect()));
    for (const auto signal : {&InspectPresenter::faithfulnessMeasured, &InspectPresenter::pointMoved})
        connect(&cases.inspect(), signal, &shown, &CasePresenter::readCaution);
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(kGrid);
    auto* seen = new QVBoxLayout;
    seen->setSpacing(kGrid / 2);
    seen->addWidget(m_view, 1);
    auto* images = new UnitStrip(cases.images(), *m_thumbnails, this);
    images->attach(this, *m_view, tr("Inspect"));
    connect(images, &UnitStrip::menuWanted, this, &CasesTab::showMenu);
    seen->addWidget(images);
    m_layout->addWidget(m_strip);
    m_layout->addLayout(seen, 1);
    connect(&cases, &CasesPresenter::imageChanged, this, &CasesTab::showCurrent);
    // Both say which images are uncertain.
    const auto sets = [this] { m_view->setAnswerSets(m_cases.answerSets(m_shown.classes())); };
    connect(&cases, &CasesPresenter::shownChanged, this, sets);
    connect(&shown, &CasePresenter::caseChanged, this, sets);
    connect(m_strip, &CaseStrip::menuWanted, this, &CasesTab::showMenu);
    connect(m_view, &CaseView::contextMenuWanted, this, &CasesTab::showMenu);
    connect(&session, &ProjectSession::opened, m_thumbnails, &ThumbnailLoader::clear);
    for (const auto signal : {&ProjectSession::opened, &ProjectSession::closed, &ProjectSession::changed})
        connect(&session, signal, this, [this] { m_view->setClassOrder(m_session.classes()); });
    m_view->setClassOrder(session.classes());
    makeKeys();
    showCurrent();
}

void CasesTab::makeKeys() {
    const auto add = [this](int key, auto does) {
        const QKeySequence keys(key);
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, does);
        m_view->viewer().addFullScreenKey(keys, does);
        return shortcut;
    };
    const QString group = tr("Inspect");
    describeKey(*add(Qt::Key_J, [this] { m_cases.next(); }), group, tr("Next image, or study or patient"));
    describeKey(*add(Qt::Key_K, [this] { m_cases.previous(); }), group,
                tr("Previous image, or study or patient"));
    for (int number = 1; number <= kLabelKeys; ++number) {
        QShortcut* label = add(Qt::Key_0 + number, [this, number] {
            if (const auto s = m_cases.image())
                giveLabel(m_session, *s, number, [this](const QString& what) { Q_EMIT edited(what); });
        });
        if (number == 1)
            describeKey(*label, group, tr("Label of the image: the class or grade of that number"),
                        tr("1 to 9"));
    }
}

void CasesTab::focusImages() {
    m_strip->findChild<GalleryView*>()->setFocus();
}

void CasesTab::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_layout->setContentsMargins(0, height() < kLow ? 0 : kGrid / 2, 0, 0);
    const bool film = width() < kFilmBelow;
    if (film == m_strip->film()) return;
    m_layout->setDirection(film ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_strip->setFilm(film);
}

void CasesTab::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showCurrent();
}

void CasesTab::showCurrent() {
    m_view->setEmptyText(m_cases.evaluation() ? tr("No case passes this filter.")
                                              : tr("Cases appear here once they are evaluated."));
    const auto s = m_cases.image();
    if (!s) {
        m_shown.clear();
        return;
    }
    if (!isVisible()) return;
    // Of findings all that is stated of the image, not only of the one that is looked at.
    const int row = m_cases.inspect().ofFindings() ? m_session.rowOf(m_cases.sample()->id) : -1;
    const std::string& label = row >= 0 ? m_session.samples()[std::size_t(row)].label : s->label;
    m_shown.setAnswer(m_cases.inspect().ofFindings() ? m_cases.inspect().finding() : -1);
    const CasePresenter::Case wanted{
        fromUtf8(s->path), {s->frame, s->plane},     QFileInfo(fromUtf8(s->path)).fileName(),
        fromUtf8(label),   runs::variableValues(*s), wholeWords()};
    const CasePresenter::Case& now = m_shown.current();
    if (m_shown.state() != CasePresenter::State::empty && now.path == wanted.path &&
        now.where == wanted.where && now.recorded == wanted.recorded)
        return m_shown.setWhole(wanted.whole);
    m_shown.show(wanted);
}

CasePresenter::Whole CasesTab::wholeWords() const {
    if (!m_cases.ofUnits()) return {};
    const int i = m_cases.shown()[std::size_t(m_cases.position())];
    const int truth = m_cases.truth(i), predicted = m_cases.predicted(i);
    return {tr("%1 %2").arg(m_cases.className(predicted), probabilityWords(m_cases.probability(i))),
            truth == predicted ? tr("✓ The reference says the same.")
                               : tr("≠ Reference: %1").arg(m_cases.className(truth))};
}

void CasesTab::showMenu(const QPoint& global) {
    const auto s = m_cases.image();
    if (!s) return;
    const InspectPresenter& inspect = m_cases.inspect();
    const std::string finding =
        inspect.ofFindings() ? inspect.whole()->classes[std::size_t(inspect.finding())] : std::string();
    QMenu* menu = makeCaseMenu(m_session, *s, finding,
                               {[this, id = s->id] { Q_EMIT sampleRequested(id); },
                                [this](const QString& what) { Q_EMIT edited(what); }},
                               this);
    menu->popup(global);
}

}  // namespace fovea::ui
