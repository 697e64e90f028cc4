#include "backbones/backbone_details.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include "backbones/backbones_model.h"
#include "backbones/backbones_presenter.h"
#include "runs/figure_words.h"
#include "text/error_text.h"
#include "text/words.h"
#include "widgets/notice_bar.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {

using State = BackbonesPresenter::State;
constexpr int kBarSteps = 1000;

QLabel* wrapped(QWidget* parent, const char* objectName = nullptr) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    if (objectName) label->setObjectName(QLatin1String(objectName));
    return label;
}

QPushButton* button(const QString& text, const char* objectName, QWidget* parent) {
    auto* made = new QPushButton(text, parent);
    made->setObjectName(QLatin1String(objectName));
    made->setAutoDefault(false);
    return made;
}

QVBoxLayout* column(QWidget* widget) {
    auto* box = new QVBoxLayout(widget);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kGrid);
    return box;
}

QHBoxLayout* rowOf(std::initializer_list<QWidget*> widgets) {
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    for (QWidget* w : widgets) row->addWidget(w);
    row->addStretch(1);
    return row;
}

/// Long words, such as addresses, wrap after each '/'.
QString breakable(const std::string& address) {
    return fromUtf8(address).replace(QLatin1Char('/'), QStringLiteral("/\u200b"));
}

}  // namespace

BackboneDetails::BackboneDetails(BackbonesPresenter& presenter, QWidget* parent)
    : QWidget(parent), m_presenter(presenter) {
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    box->setSpacing(kGrid);
    m_title = wrapped(this, "backboneTitle");
    makeTitle(m_title);
    m_suits = wrapped(this, "backboneSuits");
    m_licence = wrapped(this, "backboneLicence");
    m_notice = new NoticeBar(this);
    m_notice->setObjectName(QStringLiteral("fetchNotice"));
    auto* facts = new QWidget(this);
    m_facts = new QGridLayout(facts);
    m_facts->setContentsMargins(0, 0, 0, 0);
    m_facts->setHorizontalSpacing(2 * kGrid);
    m_facts->setVerticalSpacing(kGrid / 2);
    m_facts->setColumnStretch(1, 1);
    box->addWidget(m_title);
    box->addWidget(m_suits);
    box->addWidget(m_licence);
    box->addWidget(m_notice);
    box->addWidget(m_progress = makeProgress());
    box->addWidget(m_consent = makeConsent());
    box->addWidget(m_removal = makeRemoval());
    box->addWidget(m_actions = makeActions());
    box->addSpacing(kGrid);
    box->addWidget(facts);
    box->addStretch(1);

    connect(m_notice, &NoticeBar::actionTriggered, this, [this] { m_presenter.fetch(m_name, true); });
    connect(&presenter, &BackbonesPresenter::changed, this, &BackboneDetails::update);
    connect(&presenter, &BackbonesPresenter::progressed, this, &BackboneDetails::updateProgress);
    update();
}

QWidget* BackboneDetails::makeActions() {
    auto* whole = new QWidget(this);
    auto* box = column(whole);
    m_state = wrapped(whole, "backboneState");
    makeQuiet(m_state);
    m_steps = wrapped(whole, "byHandSteps");
    m_fetch = button({}, "download", whole);
    m_discard = button(tr("Throw &away what came"), "discardDownload", whole);
    m_remove = button(tr("&Remove from the list…"), "removeBackbone", whole);
    m_page = button(tr("Open the publisher's &page"), "openPage", whole);
    m_add = button(tr("Add the f&older…"), "addByHand", whole);
    makePrimary(m_fetch);
    makeLink(m_page);
    box->addWidget(m_state);
    box->addWidget(m_steps);
    box->addLayout(rowOf({m_fetch, m_discard, m_remove, m_add}));
    box->addWidget(m_page, 0, Qt::AlignLeft);
    connect(m_fetch, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_discard, &QPushButton::clicked, this, [this] { m_presenter.discard(m_name); });
    connect(m_remove, &QPushButton::clicked, this, [this] { askRemoval(true); });
    connect(m_add, &QPushButton::clicked, this, &BackboneDetails::addFolderRequested);
    connect(m_page, &QPushButton::clicked, this, [this] {
        if (const auto* entry = m_presenter.find(m_name))
            QDesktopServices::openUrl(QUrl(fromUtf8(entry->published.page)));
    });
    return whole;
}

QWidget* BackboneDetails::makeConsent() {
    auto* card = new QFrame(this);
    makeCard(card);
    card->setObjectName(QStringLiteral("consent"));
    auto* box = new QVBoxLayout(card);
    box->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    box->setSpacing(kGrid);
    m_consentText = wrapped(card, "consentText");
    m_addresses = wrapped(card, "consentAddresses");
    makeSmall(m_addresses);
    m_addresses->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_addresses->setFocusPolicy(Qt::StrongFocus);  // by itself it would take the keyboard from clicks alone
    m_addresses->setAccessibleName(tr("Addresses"));
    auto* what = wrapped(card);
    what->setText(
        tr("The server learns this computer's internet address and which network is fetched. Nothing of "
           "your images or patients is sent."));
    makeSmall(what);
    m_agree = button(tr("&Fetch it"), "consentYes", card);
    m_notNow = button(tr("&Not now"), "consentNo", card);
    makePrimary(m_agree);
    box->addWidget(m_consentText);
    box->addWidget(m_addresses);
    box->addWidget(what);
    box->addLayout(rowOf({m_agree, m_notNow}));
    connect(m_agree, &QPushButton::clicked, this, [this] {
        m_asking = false;
        m_presenter.fetch(m_name);
    });
    connect(m_notNow, &QPushButton::clicked, this, [this] { ask(false); });
    return card;
}

QWidget* BackboneDetails::makeProgress() {
    auto* whole = new QWidget(this);
    auto* box = column(whole);
    m_progressText = wrapped(whole, "downloadText");
    m_bar = new QProgressBar(whole);
    m_bar->setObjectName(QStringLiteral("downloadProgress"));
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_stop = button(tr("&Stop"), "stopDownload", whole);
    auto* note = wrapped(whole);
    note->setText(tr("You can close this window and go on working meanwhile. What has come is kept."));
    makeSmall(note);
    box->addWidget(m_progressText);
    box->addWidget(m_bar);
    box->addWidget(note);
    box->addWidget(m_stop, 0, Qt::AlignLeft);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_presenter.stop(); });
    return whole;
}

QWidget* BackboneDetails::makeRemoval() {
    auto* card = new QFrame(this);
    makeCard(card);
    auto* box = new QVBoxLayout(card);
    box->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    box->setSpacing(kGrid);
    m_removalText = wrapped(card, "removalText");
    m_reallyRemove = button({}, "confirmRemove", card);
    m_keep = button(tr("&Keep it"), "keepBackbone", card);
    box->addWidget(m_removalText);
    box->addLayout(rowOf({m_reallyRemove, m_keep}));
    connect(m_reallyRemove, &QPushButton::clicked, this, [this] {
        m_removing = false;
        m_presenter.remove(m_name);
    });
    connect(m_keep, &QPushButton::clicked, this, [this] { askRemoval(false); });
    return card;
}

void BackboneDetails::show(const std::string& name) {
    if (name != m_name) m_asking = m_removing = false;
    m_name = name;
    update();
}

void BackboneDetails::ask(bool consent) {
    m_asking = consent;
    update();
    (consent ? m_agree : m_fetch)->setFocus();
}

void BackboneDetails::askRemoval(bool asking) {
    m_removing = asking;
    update();
    (asking ? m_keep : m_remove)->setFocus();
}

void BackboneDetails::update() {
    QWidget* focus = QApplication::focusWidget();
    const bool mine = focus && isAncestorOf(focus);
    const BackbonesPresenter::Entry* entry = m_presenter.find(m_name);
    setVisible(entry != nullptr);
    if (!entry) return;
    const State state = m_presenter.state(*entry);
    const backbone::PublishedBackbone& p = entry->published;
    const bool mayFetch = state == State::available || state == State::unfinished || state == State::failed;
    m_asking = m_asking && mayFetch;
    m_removing = m_removing && entry->listed;
    updateFacts();

    m_progress->setVisible(state == State::fetching);
    m_consent->setVisible(m_asking);
    m_removal->setVisible(m_removing);
    m_actions->setVisible(state != State::fetching && !m_asking && !m_removing);

    updateNotice(state == State::failed ? m_presenter.failure(m_name) : nullptr);
    const QString came = bytesWords(double(entry->unfinishedBytes));
    QString words;
    if (state == State::installed && !entry->included) words = tr("On this computer: %1").arg(entry->folder);
    if (mayFetch && entry->unfinishedBytes > 0) words = tr("%1 have come already.").arg(came);
    const bool otherFetched = !m_presenter.fetching().empty() && state != State::fetching;
    if (mayFetch && otherFetched)
        words += (words.isEmpty() ? "" : " ") + tr("Another network is being fetched at the moment.");
    m_state->setText(words);
    m_state->setVisible(!words.isEmpty());

    QString steps;
    if (state == State::byHand)
        for (std::size_t i = 0; i < p.byHand.size(); ++i)
            steps += tr("%1. %2").arg(i + 1).arg(fromUtf8(p.byHand[i])) + QLatin1Char('\n');
    m_steps->setText(steps.trimmed());
    m_steps->setVisible(!steps.isEmpty());

    m_fetch->setText(entry->unfinishedBytes > 0 ? tr("&Go on fetching…")
                     : state == State::failed   ? tr("Try a&gain…")
                                                : tr("&Fetch…"));
    m_fetch->setVisible(mayFetch);
    m_fetch->setEnabled(!otherFetched && !m_presenter.busy());
    m_discard->setVisible(mayFetch && entry->unfinishedBytes > 0);
    m_discard->setEnabled(!m_presenter.busy());
    m_remove->setVisible(entry->listed);
    m_remove->setEnabled(!m_presenter.busy());
    m_add->setVisible(state == State::byHand);
    m_page->setVisible(!p.page.empty());
    m_page->setToolTip(fromUtf8(p.page));

    m_consentText->setText(entry->unfinishedBytes > 0
                               ? tr("Fovea will fetch the rest of about %1 from:").arg(sizeWords(p.megabytes))
                               : tr("Fovea will fetch about %1 from:").arg(sizeWords(p.megabytes)));
    QStringList addresses;
    for (const std::string& file : p.files) addresses << breakable(p.address + file);
    m_addresses->setText(addresses.join(QLatin1Char('\n')));

    m_removalText->setText(
        entry->fetched
            ? tr("This deletes the files from this computer. They can be fetched again. What was trained "
                 "with this network cannot be applied without it.")
            : tr("The folder itself stays as it is. What was trained with this network cannot be applied "
                 "until it is added again."));
    m_reallyRemove->setText(entry->fetched ? tr("&Delete the files") : tr("&Remove from the list"));
    updateProgress();

    // Whose hand was on a button that is gone now finds it on the one that came instead.
    if (mine && !(focus->isVisible() && focus->isEnabled()))
        for (QPushButton* next : {m_stop, m_agree, m_keep, m_fetch, m_remove, m_add, m_page})
            if (next->isVisible() && next->isEnabled()) {
                next->setFocus();
                break;
            }
}

void BackboneDetails::updateNotice(const Error* failure) {
    if (!failure) {
        m_notice->clear();
    } else if (failure->code == ErrorCode::contentChanged) {
        const ErrorWords words = errorWords(*failure);
        m_notice->show(NoticeBar::Kind::warning, whatAndRemedy(words), tr("Accept the new version"));
    } else {
        m_notice->show(*failure);
    }
}

void BackboneDetails::updateFacts() {
    const BackbonesPresenter::Entry* entry = m_presenter.find(m_name);
    const backbone::PublishedBackbone& p = entry->published;
    m_title->setText(titleWords(p.name, p.title));
    m_suits->setText(
        entry->included
            ? tr("Comes with Fovea and works at once. Trained by this project from formulas "
                 "alone: no patient's image is behind it. For results that count, try a larger one.")
        : p.suits.empty() ? tr("A folder that you added.")
                          : fromUtf8(p.suits));
    QString licence;
    if (!p.licence.empty()) licence = tr("Licence: %1.").arg(fromUtf8(p.licence));
    if (p.nonCommercial) licence += QLatin1Char(' ') + tr("Not for commercial use.");
    if (!p.licenceNote.empty()) licence += QLatin1Char(' ') + fromUtf8(p.licenceNote);
    m_licence->setText(licence);
    m_licence->setVisible(!licence.isEmpty());

    while (QLayoutItem* item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    const auto fact = [&](const QString& name, const QString& value) {
        auto* label = new QLabel(name);
        makeSmall(label);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        auto* text = wrapped(nullptr);
        text->setText(value);
        text->setObjectName(QStringLiteral("backboneFact%1").arg(row));
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        text->setFocusPolicy(Qt::StrongFocus);
        text->setAccessibleName(name + QStringLiteral(": ") + value);
        makeSmall(text);
        text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        m_facts->addWidget(label, row, 0);
        m_facts->addWidget(text, row++, 1);
    };
    if (!p.publisher.empty()) fact(tr("Publisher"), fromUtf8(p.publisher));
    if (!p.paper.empty()) fact(tr("Paper"), fromUtf8(p.paper));
    if (p.millionParameters > 0)
        fact(tr("Technical"),
             tr("Vision Transformer, %1 million parameters, %2 layers, width %3, patches of %4 pixels")
                 .arg(QLocale().toString(p.millionParameters))
                 .arg(p.layers)
                 .arg(p.width)
                 .arg(p.patchSize));
    if (!p.page.empty()) fact(tr("Page"), breakable(p.page));
}

void BackboneDetails::updateProgress() {
    if (m_presenter.fetching() != m_name || m_name.empty()) return;
    const Progress& far = m_presenter.progress();
    const bool stopping = m_presenter.stopping();
    m_stop->setEnabled(!stopping);
    m_progressText->setText(stopping ? tr("Stopping …") : progressWords(far));
    if (far.total > 0) {
        m_bar->setRange(0, kBarSteps);
        m_bar->setValue(int(far.done * kBarSteps / far.total));
    } else {
        m_bar->setRange(0, 0);
    }
}

}  // namespace fovea::ui
