#include "inspect/case_strip.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <cmath>

#include "data/thumbnail_loader.h"
#include "inspect/cases_presenter.h"
#include "inspect/filter_chip.h"
#include "inspect/gallery_model.h"
#include "inspect/gallery_view.h"
#include "runs/figure_words.h"
#include "widgets/elided_combo.h"
#include "widgets/flow_layout.h"
#include "widgets/help_topic.h"
#include "widgets/item_menu.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kChipGap = 4;
constexpr int kChipRows = 5;  // the column shows so many; more are scrolled to
constexpr int kColumnOrder = 154;
constexpr int kFilmChoice = 172;  // width of filter and order beside the film
constexpr int kFilmOrder = 252;   // and with the position
constexpr const char* kHeading = "caseHeading";
}  // namespace

CaseStrip::CaseStrip(CasesPresenter& cases, ThumbnailLoader& thumbnails, QWidget* parent)
    : QWidget(parent), m_cases(cases), m_thumbnails(thumbnails) {
    m_layout = new QBoxLayout(QBoxLayout::TopToBottom, this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(kGrid);
    m_layout->addWidget(makeChips());
    m_layout->addWidget(makeOrder());
    auto* heading = new QLabel(tr("reference → prediction"));
    heading->setObjectName(QLatin1String(kHeading));
    makeSmall(heading);
    m_layout->addWidget(heading);
    makeList(thumbnails);
    m_layout->addWidget(m_list, 1);
    connect(&cases, &CasesPresenter::shownChanged, this, &CaseStrip::showChips);
    connect(&cases, &CasesPresenter::positionChanged, this, &CaseStrip::showPosition);
    setFilm(false);
    showChips();
    showPosition();
}

QWidget* CaseStrip::makeChips() {
    m_chipsHost = new QWidget;
    new FlowLayout(m_chipsHost, kChipGap);
    m_chipsHost->layout()->setContentsMargins(0, 0, 0, 0);
    m_chipsArea = new QScrollArea;
    m_chipsArea->setWidget(m_chipsHost);
    m_chipsArea->setWidgetResizable(true);
    m_chipsArea->setFrameShape(QFrame::NoFrame);
    m_chipsArea->setFocusPolicy(Qt::NoFocus);
    m_chipsArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_chipsArea->viewport()->setAutoFillBackground(false);
    m_chipsHost->setAutoFillBackground(false);
    return m_chipsArea;
}

QWidget* CaseStrip::makeOrder() {
    auto* order = new QWidget;
    setHelpTopic(this, QStringLiteral("reading-the-figures#going-through-the-cases"));
    auto* row = new FlowLayout(order, kChipGap);
    row->setContentsMargins(0, 0, 0, 0);
    m_filter = new ElidedCombo;
    m_filter->setObjectName(QStringLiteral("caseFilter"));
    m_filter->setAccessibleName(tr("Which cases"));
    m_filter->setToolTip(tr("Which cases are looked at"));
    m_sort = new ElidedCombo;
    m_sort->setObjectName(QStringLiteral("caseSort"));
    m_sort->setAccessibleName(tr("Order of the cases"));
    m_sort->setToolTip(tr("Order of the cases"));
    m_sort->addItem(tr("Mistakes first"), int(CaseSort::mistakesFirst));
    m_sort->addItem(tr("Least certain first"), int(CaseSort::leastCertain));
    m_sort->addItem(tr("Most certain first"), int(CaseSort::mostCertain));
    m_sort->addItem(tr("By file name"), int(CaseSort::fileName));
    m_position = new QLabel;
    m_position->setObjectName(QStringLiteral("casePosition"));
    makeSmall(m_position);
    m_position->setMinimumHeight(m_sort->sizeHint().height());  // on the line of the list
    row->addWidget(m_filter);
    row->addWidget(m_sort);
    row->addWidget(m_position);
    connect(m_filter, &QComboBox::activated, this, [this](int index) {
        const std::vector<CaseChip> chips = m_cases.chips();
        if (index >= 0 && std::size_t(index) < chips.size())
            m_cases.setFilter(chips[std::size_t(index)].filter);
    });
    connect(m_sort, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_cases.setSort(CaseSort(m_sort->itemData(index).toInt())); });
    return order;
}

void CaseStrip::makeList(ThumbnailLoader& thumbnails) {
    m_model = new GalleryModel(m_cases, thumbnails, this);
    m_list = new GalleryView;
    m_list->setObjectName(QStringLiteral("gallery"));
    m_list->setModel(m_model);
    followMenuKey(m_list);
    connect(m_list, &GalleryView::rowChosen, &m_cases, &CasesPresenter::setPosition);
    connect(m_list, &QWidget::customContextMenuRequested, this, &CaseStrip::showMenu);
}

void CaseStrip::setFilm(bool film) {
    m_film = film;
    m_layout->setDirection(film ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_list->setFilm(film);
    QWidget* order = m_sort->parentWidget();
    if (film) {
        setMinimumWidth(0);
        setMaximumWidth(QWIDGETSIZE_MAX);
        setFixedHeight(GalleryView::kFilmHeight);
        order->setFixedWidth(kFilmOrder);
    } else {
        setFixedWidth(kWidth);
        setMinimumHeight(0);
        setMaximumHeight(QWIDGETSIZE_MAX);
        order->setMinimumWidth(0);
        order->setMaximumWidth(QWIDGETSIZE_MAX);
    }
    m_chipsArea->setVisible(!film);
    findChild<QLabel*>(QLatin1String(kHeading))->setVisible(!film);
    m_filter->setVisible(film);
    for (QComboBox* box : {m_filter, m_sort}) box->setFixedWidth(film ? kFilmChoice : kColumnOrder);
    limitChips();
}

void CaseStrip::limitChips() {
    if (m_film) return;
    // As high as they are in the column, up to so many rows.
    const int needed = m_chipsHost->layout()->heightForWidth(kWidth);
    constexpr int kRow = FilterChip::kHeight + kChipGap;
    // One row alone is not hidden; where more are, half a row shows that there are some.
    m_chipsArea->setFixedHeight(needed <= (kChipRows + 1) * kRow ? needed : kChipRows * kRow + kRow / 2);
}

void CaseStrip::showChips() {
    const std::vector<CaseChip> chips = m_cases.chips();
    const QWidget* focused = m_chipsHost->focusWidget();
    while (m_chips.size() < chips.size()) {
        auto* chip = new FilterChip(m_chipsHost);
        m_chipsHost->layout()->addWidget(chip);
        const std::size_t at = m_chips.size();
        connect(chip, &QAbstractButton::clicked, this, [this, at] {
            const std::vector<CaseChip> now = m_cases.chips();
            if (at < now.size())
                m_cases.setFilter(now[at].filter == m_cases.filter() ? CaseFilter() : now[at].filter);
        });
        m_chips.push_back(chip);
    }
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        FilterChip& chip = *m_chips[i];
        const bool used = i < chips.size();
        if (used) {
            chip.setObjectName(QStringLiteral("filter_") + chips[i].key);
            chip.setContent(chips[i].name, chips[i].count, chips[i].colour, chips[i].tip);
            chip.setChecked(chips[i].filter == m_cases.filter());
            chip.setMaximumWidth(kWidth);
        } else if (focused == &chip) {
            m_chips.front()->setFocus();  // the keyboard stays among the filters
        }
        chip.setVisible(used);
    }
    limitChips();
    showFilterList();
    m_thumbnails.setEdge(int(std::lround(GalleryView::kThumbnail * devicePixelRatioF())));
}

void CaseStrip::showFilterList() {
    const QSignalBlocker quiet(m_filter);
    m_filter->clear();
    for (const CaseChip& chip : m_cases.chips()) {
        m_filter->addItem(tr("%1 (%2)").arg(chip.name, countWords(chip.count)), chip.key);
        m_filter->setItemData(m_filter->count() - 1, chip.tip, Qt::ToolTipRole);
        if (chip.filter == m_cases.filter()) m_filter->setCurrentIndex(m_filter->count() - 1);
    }
}

void CaseStrip::showPosition() {
    m_position->setText(m_cases.positionWords());
    const QModelIndex index = m_model->index(m_cases.position(), 0);
    if (index.isValid() && index != m_list->currentIndex()) m_list->setCurrentIndex(index);
}

void CaseStrip::showMenu(const QPoint& position) {
    const QModelIndex index = m_list->indexAt(position);
    if (!index.isValid()) return;
    m_list->setCurrentIndex(index);
    Q_EMIT menuWanted(m_list->viewport()->mapToGlobal(position));
}

}  // namespace fovea::ui
