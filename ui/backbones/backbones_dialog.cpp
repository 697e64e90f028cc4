#include "backbones/backbones_dialog.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include "backbones/backbone_details.h"
#include "backbones/backbones_model.h"
#include "backbones/backbones_presenter.h"
#include "settings/settings.h"
#include "widgets/file_chooser.h"
#include "widgets/help_topic.h"
#include "widgets/notice_bar.h"
#include "widgets/screen_size.h"
#include "widgets/theme.h"

namespace fovea::ui {

BackbonesDialog::BackbonesDialog(Settings& settings, QWidget* parent)
    : QDialog(parent),
      m_settings(settings),
      m_presenter(new BackbonesPresenter(settings, this)),
      m_model(new BackbonesModel(*m_presenter, this)),
      m_table(new QTableView(this)),
      m_notice(new NoticeBar(this, NoticeBar::Place::overPage)) {
    setHelpTopic(this, QStringLiteral("training-settings#pre-trained-network"));
    setWindowTitle(tr("Pre-trained networks"));
    resize(fitting(QSize(1200, 680), *this));
    auto* heading = new QLabel(tr("Pre-trained networks"), this);
    makeHeading(heading);
    auto* intro = new QLabel(
        tr("A network that already knows how to see; training teaches only a small part beside it. "
           "Larger ones see more and take longer. Nothing is fetched before you agree to it."),
        this);
    intro->setWordWrap(true);
    makeQuiet(intro);

    m_table->setObjectName(QStringLiteral("backboneTable"));
    m_table->setAccessibleName(tr("Pre-trained networks"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 2 * kGrid);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(BackbonesModel::suitsColumn, QHeaderView::Stretch);

    m_details = new BackboneDetails(*m_presenter);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_details);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* card = new QFrame(this);
    makeCard(card);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->addWidget(scroll);
    scroll->viewport()->setAutoFillBackground(false);
    m_details->setAutoFillBackground(false);

    auto* columns = new QHBoxLayout;
    columns->setSpacing(2 * kGrid);
    columns->addWidget(m_table, 5);
    columns->addWidget(card, 3);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    box->setSpacing(2 * kGrid);
    box->addWidget(heading);
    box->addWidget(intro);
    box->addWidget(makeAdvice());
    box->addLayout(columns, 1);
    box->addWidget(makeFoot());

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &BackbonesDialog::onChosen);
    connect(m_details, &BackboneDetails::addFolderRequested, this, &BackbonesDialog::addFolder);
    connect(m_presenter, &BackbonesPresenter::changed, this, &BackbonesDialog::onChanged);
    connect(m_presenter, &BackbonesPresenter::progressed, m_model, &BackbonesModel::reloadState);
    connect(m_presenter, &BackbonesPresenter::atHandChanged, this, &BackbonesDialog::atHandChanged);
    connect(m_presenter, &BackbonesPresenter::failed, m_notice,
            [this](const Error& error) { m_notice->show(error); });
    connect(m_presenter, &BackbonesPresenter::done, m_notice,
            [this](const QString& what) { m_notice->show(NoticeBar::Kind::information, what); });
    onChanged();
}

QWidget* BackbonesDialog::makeAdvice() {
    m_advice = new QWidget(this);
    auto* row = new QHBoxLayout(m_advice);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    m_images = new QComboBox(m_advice);
    m_images->setObjectName(QStringLiteral("kindOfImages"));
    auto* label = new QLabel(tr("Your &images:"), m_advice);
    label->setBuddy(m_images);
    m_recommended = new QLabel(m_advice);
    m_recommended->setObjectName(QStringLiteral("recommended"));
    m_recommended->setWordWrap(true);
    m_recommended->setMinimumHeight(2 * fontMetrics().lineSpacing());  // so that the table stays where it is
    row->addWidget(label);
    row->addWidget(m_images);
    row->addSpacing(kGrid);
    row->addWidget(m_recommended, 1);
    connect(m_images, &QComboBox::activated, this, &BackbonesDialog::onImagesChosen);
    updateAdvice();
    return m_advice;
}

void BackbonesDialog::updateAdvice() {
    const auto& all = m_presenter->recommendations();
    m_advice->setVisible(!all.empty());
    if (m_images->count() == int(all.size()) + 1) return;
    m_images->clear();
    m_images->addItem(tr("Choose what they show"));
    for (const backbone::Recommendation& r : all) m_images->addItem(QString::fromStdString(r.images));
    m_recommended->setText(tr("and see which network to try first."));
}

void BackbonesDialog::onImagesChosen() {
    const int index = m_images->currentIndex() - 1;
    const auto& all = m_presenter->recommendations();
    if (index < 0 || index >= int(all.size())) {
        m_recommended->setText(tr("and see which network to try first."));
        return;
    }
    const backbone::Recommendation& r = all[std::size_t(index)];
    QStringList titles;
    for (const std::string& name : r.networks)
        if (const auto* entry = m_presenter->find(name)) titles << titleWords(name, entry->published.title);
    m_recommended->setText(
        (titles.size() > 1
             ? tr("Try %1 first, then %2. %3").arg(titles[0], titles[1], QString::fromStdString(r.reason))
             : tr("Try %1 first. %2").arg(titles.value(0), QString::fromStdString(r.reason))) +
        QLatin1Char(' ') + tr("Compare them on your validation images."));
    const auto& entries = m_presenter->entries();
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (entries[i].name() == r.networks.front()) m_table->setCurrentIndex(m_model->index(int(i), 0));
}

QWidget* BackbonesDialog::makeFoot() {
    auto* foot = new QWidget(this);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    m_add = new QPushButton(tr("&Add a folder…"), foot);
    m_add->setObjectName(QStringLiteral("addFolder"));
    m_add->setAutoDefault(false);
    m_add->setToolTip(
        tr("A folder with config.json and model.safetensors of a Vision Transformer; needs no network"));
    m_proxy = new QLineEdit(m_settings.get(setting::proxy), foot);
    m_proxy->setObjectName(QStringLiteral("proxy"));
    m_proxy->setPlaceholderText(tr("like the system"));
    m_proxy->setToolTip(tr("http://host:port or socks5h://host:port, from whoever runs your network"));
    m_proxy->setMinimumWidth(18 * kGrid);
    auto* label = new QLabel(tr("Pro&xy:"), foot);
    label->setBuddy(m_proxy);
    m_proxy->setAccessibleName(tr("Proxy"));
    auto* close = new QPushButton(tr("&Close"), foot);
    close->setObjectName(QStringLiteral("closeBackbones"));
    close->setAutoDefault(false);
    row->addWidget(m_add);
    row->addStretch(1);
    row->addWidget(label);
    row->addWidget(m_proxy);
    row->addWidget(close);
    connect(m_add, &QPushButton::clicked, this, &BackbonesDialog::addFolder);
    connect(m_proxy, &QLineEdit::editingFinished, this,
            [this] { m_settings.set(setting::proxy, m_proxy->text().trimmed()); });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    return foot;
}

void BackbonesDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    m_presenter->refresh();
    m_table->setFocus();
}

void BackbonesDialog::onChanged() {
    const std::string chosen = m_details->shown();
    const auto& entries = m_presenter->entries();
    m_add->setEnabled(!m_presenter->busy());
    m_model->reload();
    updateAdvice();
    if (entries.empty()) return;
    int row = 0;
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (entries[i].name() == chosen) row = int(i);
    m_table->setCurrentIndex(m_model->index(row, 0));
}

void BackbonesDialog::onChosen() {
    const int row = m_table->currentIndex().row();
    const auto& entries = m_presenter->entries();
    if (row >= 0 && row < int(entries.size())) m_details->show(entries[std::size_t(row)].name());
}

void BackbonesDialog::addFolder() {
    chooseFolder(this, tr("Folder of a pre-trained network"), m_settings.lastFolder(),
                 [this](const QString& folder) {
                     m_notice->show(NoticeBar::Kind::information, tr("Checking the folder …"));
                     m_presenter->add(folder);
                 });
}

}  // namespace fovea::ui
