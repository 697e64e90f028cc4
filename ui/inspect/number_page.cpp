#include "inspect/number_page.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include "case/case_presenter.h"
#include "case/case_view.h"
#include "case/unit_images.h"
#include "case/unit_strip.h"
#include "data/thumbnail_loader.h"
#include "inspect/case_menu.h"
#include "inspect/figure_table.h"
#include "inspect/map_check.h"
#include "inspect/number_presenter.h"
#include "inspect/subgroups_presenter.h"
#include "inspect/subgroups_tab.h"
#include "questions/question_words.h"
#include "questions/unit_name.h"
#include "runs/figure_words.h"
#include "widgets/help_topic.h"
#include "widgets/item_menu.h"
#include "widgets/page_scroll.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

namespace {
constexpr int kPlotHeight = 44 * kGrid;
enum CaseColumn { fileColumn, truthColumn, predictedColumn, errorColumn, caseColumns };
}  // namespace

NumberPage::NumberPage(InspectPresenter& inspect, Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_presenter(new NumberPresenter(inspect, this)),
      m_case(new CasePresenter(this)),
      m_images(new UnitImages(this)) {
    setObjectName(QStringLiteral("numberPage"));
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("numberTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Summary, cases, curves and subgroups of the number"));
    const auto tab = [this](QWidget* page, const QString& topic, const QString& name) {
        setHelpTopic(page, topic);
        m_tabs->addTab(page, name);
    };
    tab(new PageScroll(makeSummary()), QStringLiteral("reading-the-figures#of-a-number"), tr("&Summary"));
    tab(makeCases(settings), QStringLiteral("reading-overlays"), tr("&Cases"));
    tab(new PageScroll(makePlots()), QStringLiteral("reading-the-figures#of-a-number"), tr("C&urves"));
    auto* groups = new SubgroupsTab(*new SubgroupsPresenter(inspect, this));
    groups->setObjectName(QStringLiteral("numberSubgroups"));
    tab(new PageScroll(groups), QStringLiteral("reading-the-figures#three-questions-to-ask-of-any-result"),
        tr("Sub&groups"));
    connect(groups, &SubgroupsTab::copied, this, &NumberPage::copied);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_tabs);
    connect(m_presenter, &NumberPresenter::changed, this, &NumberPage::showAll);
    connect(m_tabs, &QTabWidget::currentChanged, this, &NumberPage::showCase);
    showAll();
}

QWidget* NumberPage::makeSummary() {
    auto* page = new QWidget(this);
    m_sentence = new QLabel(page);
    m_sentence->setObjectName(QStringLiteral("numberSentence"));
    m_sentence->setWordWrap(true);
    makeHeading(m_sentence);
    QVBoxLayout* inside = nullptr;
    QFrame* card = titledCard(tr("Figures"), inside);
    QLayoutItem* title = inside->takeAt(0);
    auto* head = new QHBoxLayout;
    m_copy = new QPushButton(tr("Cop&y table"), card);
    m_copy->setObjectName(QStringLiteral("copyNumbers"));
    makeLink(m_copy);
    head->addItem(title);
    head->addStretch(1);
    head->addWidget(m_copy);
    m_figures = new FigureTable(
        {{tr("Figure"), {}}, {tr("Value"), tr("Below it: its 95 % confidence interval")}},
        [this] { return m_presenter->table(); }, card);
    m_figures->setObjectName(QStringLiteral("numberFigures"));
    m_figures->setAccessibleName(tr("Figures of the number"));
    inside->addLayout(head);
    inside->addWidget(m_figures);
    QVBoxLayout* about = nullptr;
    QFrame* facts = titledCard(tr("What to know"), about);
    m_lines = new QGridLayout;
    m_lines->setHorizontalSpacing(2 * kGrid);
    m_lines->setVerticalSpacing(kGrid);
    m_lines->setColumnStretch(1, 1);
    about->addLayout(m_lines);
    about->addStretch(1);
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * kGrid);
    row->addWidget(card, 3, Qt::AlignTop);
    row->addWidget(facts, 2, Qt::AlignTop);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, kGrid, 0, kGrid);
    column->setSpacing(2 * kGrid);
    column->addWidget(m_sentence);
    column->addLayout(row);
    column->addStretch(1);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        m_figures->copy();
        Q_EMIT copied();
    });
    return page;
}

QWidget* NumberPage::makePlots() {
    auto* page = new QWidget(this);
    m_agreement = new NumberPlot({tr("Bland-Altman plot"), {}, {}, tr("agreement")}, page);
    m_agreement->setObjectName(QStringLiteral("agreement"));
    m_calibration = new NumberPlot({tr("Calibration of the number"), {}, {}, tr("number calibration")}, page);
    m_calibration->setObjectName(QStringLiteral("numberCalibration"));
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, kGrid, 0, kGrid);
    row->setSpacing(2 * kGrid);
    const auto add = [row](const QString& name, const QString& words, NumberPlot* plot) {
        QVBoxLayout* inside = nullptr;
        QFrame* card = titledCard(name, inside);
        auto* label = new QLabel(words, card);
        label->setWordWrap(true);
        makeSmall(label);
        plot->setFixedHeight(kPlotHeight);
        inside->addWidget(label);
        inside->addWidget(plot);
        row->addWidget(card, 1, Qt::AlignTop);
    };
    add(tr("Agreement (Bland-Altman)"),
        tr("how far off each prediction is, over how large its number is; between the dashed lines lie 95 of "
           "100"),
        m_agreement);
    add(tr("Calibration"),
        tr("the reference over the prediction; on the dashed line both are the same. Large points are means "
           "of about "
           "equal predictions, with their 95 % confidence intervals."),
        m_calibration);
    return page;
}

QWidget* NumberPage::makeCases(Settings& settings) {
    m_cases = new QTableWidget(0, caseColumns, this);
    m_cases->setObjectName(QStringLiteral("numberCases"));
    setHelpTopic(m_cases, QStringLiteral("reading-the-figures#of-a-number"));
    m_cases->setAccessibleName(tr("Cases, the farthest off first"));
    m_cases->setHorizontalHeaderLabels({tr("File"), tr("Reference"), tr("Prediction"), tr("Off by")});
    m_cases->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_cases->setSelectionMode(QAbstractItemView::SingleSelection);
    m_cases->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_cases->setTabKeyNavigation(false);
    m_cases->setShowGrid(false);
    m_cases->verticalHeader()->hide();
    m_cases->horizontalHeader()->setHighlightSections(false);
    m_cases->horizontalHeader()->setStretchLastSection(true);
    m_view = new CaseView(*m_case, settings);
    m_view->addSection(new MapCheck(m_presenter->inspect()));
    for (const auto signal : {&InspectPresenter::faithfulnessMeasured, &InspectPresenter::pointMoved})
        connect(&m_presenter->inspect(), signal, m_case, &CasePresenter::readCaution);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_cases);
    splitter->addWidget(makeImage());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({380, 800});
    m_view->setKeyScope(splitter);
    followMenuKey(m_cases);
    connect(m_cases, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        const QModelIndex under = m_cases->indexAt(at);
        if (!under.isValid()) return;
        m_cases->setCurrentIndex(under);
        showMenu(m_cases->viewport()->mapToGlobal(at));
    });
    connect(m_view, &CaseView::contextMenuWanted, this, &NumberPage::showMenu);
    connect(m_cases, &QTableWidget::currentCellChanged, this, &NumberPage::showCase);
    connect(m_images, &UnitImages::positionChanged, this, &NumberPage::showImage);
    return splitter;
}

QWidget* NumberPage::makeImage() {
    auto* seen = new QWidget(this);
    auto* strip = new UnitStrip(*m_images, *new ThumbnailLoader(this), seen);
    strip->attach(this, *m_view, tr("Inspect"));
    connect(strip, &UnitStrip::menuWanted, this, &NumberPage::showMenu);
    auto* column = new QVBoxLayout(seen);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    column->addWidget(m_view, 1);
    column->addWidget(strip);
    return seen;
}

void NumberPage::setAdapter(const QString& path) {
    m_case->setAdapter(path);
    showCase();
}

void NumberPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showCase();
}

void NumberPage::showAll() {
    m_sentence->setText(m_presenter->sentence());
    const auto figures = m_presenter->figures();
    m_copy->setEnabled(!figures.empty());
    m_figures->setRowCount(int(figures.size()));
    for (int r = 0; r < int(figures.size()); ++r) {
        const auto& figure = figures[std::size_t(r)];
        m_figures->put(r, 0, figure.name)->setToolTip(figure.tip);
        m_figures->put(r, 1, figure.cell.value, figure.cell.interval)->setToolTip(figure.tip);
    }
    m_figures->updateGeometry();
    showLines();
    const QString name = questionTitle(m_presenter->inspect().question());
    m_agreement->setAxes(tr("Mean of reference and prediction"), tr("Prediction less reference"));
    m_agreement->setPoints(m_presenter->agreement());
    m_agreement->setLines(m_presenter->agreementLines());
    m_calibration->setAxes(tr("%1, predicted").arg(name), tr("%1, reference").arg(name));
    m_calibration->setPoints(m_presenter->calibration(), m_presenter->calibrationMeans());
    m_calibration->setLines(m_presenter->calibrationLines());
    const auto& cases = m_presenter->cases();
    m_cases->setRowCount(int(cases.size()));
    for (int r = 0; r < int(cases.size()); ++r) {
        const auto& one = cases[std::size_t(r)];
        const QString off =
            m_presenter->quantity(one.error) + (one.within ? QString() : QLatin1Char(' ') + tr("(outside)"));
        const QString texts[] = {withShortUids(one.file), m_presenter->quantity(one.truth),
                                 m_presenter->quantity(one.answer.value), off};
        for (int c = 0; c < caseColumns; ++c) {
            auto* item = new QTableWidgetItem(texts[c]);
            item->setToolTip(plainToolTip(one.file + QLatin1Char('\n') + m_presenter->caseWords(one)));
            m_cases->setItem(r, c, item);
        }
    }
    if (!cases.empty() && m_cases->currentRow() < 0) m_cases->setCurrentCell(0, 0);
    showCase();
}

void NumberPage::showLines() {
    while (QLayoutItem* item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const SummaryLine& line : m_presenter->lines()) {
        auto* text = new QLabel(line.text, this);
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
        text->setObjectName(QStringLiteral("number_") + line.key);
        makeQuiet(text);
        m_lines->addWidget(new QLabel(line.title, this), row, 0, Qt::AlignTop);
        m_lines->addWidget(text, row++, 1);
    }
}

const NumberPresenter::Case* NumberPage::chosen() const {
    const int row = m_cases->currentRow();
    const auto& cases = m_presenter->cases();
    if (!m_presenter->inspect().whole() || row < 0 || std::size_t(row) >= cases.size()) return nullptr;
    return &cases[std::size_t(row)];
}

void NumberPage::showCase() {
    const NumberPresenter::Case* one = chosen();
    const UnitRows& rows = m_presenter->rows();
    if (one && rows.any()) {
        const std::int64_t id = m_presenter->inspect().whole()->samples[std::size_t(one->sample)].id;
        m_images->show(rows.name(id), rows.images(id));
    } else {
        m_images->clear();
    }
    showImage();
}

void NumberPage::showImage() {
    const NumberPresenter::Case* one = chosen();
    if (!one) {
        m_case->clear();
        return;
    }
    if (!m_cases->isVisible()) return;
    const dataset::Sample& row = m_presenter->inspect().whole()->samples[std::size_t(one->sample)];
    const UnitImage* part = m_images->image();
    CasePresenter::Case wanted{fromUtf8(row.path), {row.frame, row.plane}, one->file, fromUtf8(row.label)};
    if (part) {
        wanted.path = fromUtf8(part->path);
        wanted.where = part->where;
        wanted.title = m_images->nameOf(m_images->position());
        wanted.whole = {m_presenter->answerWords(*one),
                        tr("Reference: %1, off by %2")
                            .arg(m_presenter->quantity(one->truth), m_presenter->quantity(one->error))};
    }
    const CasePresenter::Case& now = m_case->current();
    if (m_case->state() != CasePresenter::State::empty && now.path == wanted.path &&
        now.where == wanted.where && now.recorded == wanted.recorded)
        return m_case->setWhole(wanted.whole);
    m_case->show(wanted);
}

void NumberPage::showMenu(const QPoint& global) {
    const NumberPresenter::Case* one = chosen();
    if (!one) return;
    const InspectPresenter& inspect = m_presenter->inspect();
    const dataset::Sample* of = &inspect.whole()->samples[std::size_t(one->sample)];
    if (const UnitImage* part = m_images->image())
        if (const dataset::Sample* image = m_presenter->rows().image(of->id, part->id)) of = image;
    QMenu* menu = makeCaseMenu(inspect.session(), *of, {},
                               {[this, id = of->id] { Q_EMIT sampleRequested(id); },
                                [this](const QString& what) { Q_EMIT edited(what); }},
                               this);
    menu->popup(global);
}

}  // namespace fovea::ui
