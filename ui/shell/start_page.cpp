#include "shell/start_page.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "base/resources.h"
#include "jobs/job_runner.h"
#include "settings/recent_projects.h"
#include "settings/settings.h"
#include "text/words.h"
#include "widgets/elided_label.h"
#include "widgets/file_chooser.h"
#include "widgets/help_topic.h"
#include "widgets/icon.h"
#include "widgets/icon_label.h"
#include "widgets/job_strip.h"
#include "widgets/notice_bar.h"
#include "widgets/screen_reader.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {

constexpr int kColumn = 104 * kGrid;

QPushButton* choice(QWidget* parent, const char* iconName, const QString& text, const QString& objectName) {
    auto* button = new QPushButton(icon(QLatin1String(iconName)), text, parent);
    button->setObjectName(objectName);
    button->setIconSize({22, 22});
    button->setMinimumHeight(5 * kGrid);
    return button;
}

/// "Last used 29 Nov 2026 · 240 images · AUC on the test images 0.91", of what is known of it; else empty.
QString factsOf(const RecentProject& project) {
    if (!project.used.isValid()) return {};
    QStringList facts{StartPage::tr("Last used %1").arg(dayWords(project.used.startOfDay())),
                      StartPage::tr("%n image(s)", nullptr, project.images)};
    if (project.auc)
        facts << (project.aucOfTest ? StartPage::tr("AUC on the test images %1")
                                    : StartPage::tr("AUC on the validation images %1"))
                     .arg(numberWords(*project.auc, 'f', 2));
    return facts.join(QStringLiteral(" · "));
}

}  // namespace

StartPage::StartPage(JobRunner& jobs, Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_settings(settings),
      m_notice(new NoticeBar(this, NoticeBar::Place::overPage)),
      m_new(choice(this, "folder-new", tr("New project"), QStringLiteral("newProject"))),
      m_open(choice(this, "document-open-folder", tr("Open…"), QStringLiteral("openProject"))),
      m_demo(choice(this, "media-playback-start", tr("Try the demo"), QStringLiteral("tryDemo"))),
      m_recent(new QWidget(this)),
      m_recentRows(new QVBoxLayout(m_recent)) {
    m_location =
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/Fovea");

    m_form = makeForm();
    auto* middle = new QWidget;
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(makeColumn(jobs), 100);
    row->addStretch(1);
    m_scroll = new QScrollArea(this);
    setSpokenRole(m_scroll, QAccessible::Section);  // it has the keyboard while all else is disabled
    m_scroll->setAccessibleName(tr("Projects"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(middle);
    m_scroll->viewport()->setAutoFillBackground(false);
    middle->setAutoFillBackground(false);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_scroll);

    connect(&settings, &Settings::changed, this, [this](const QString& key) {
        for (const char* shown : {setting::recentProjects.key, setting::recentFacts.key})
            if (key == QLatin1String(shown)) fillRecent();
    });
    connect(&jobs, &JobRunner::started, this, [this] { setBusy(true); });
    connect(&jobs, &JobRunner::finished, this, [this, &jobs] { setBusy(jobs.running()); });
    fillRecent();
    setFormShown(false);
}

QWidget* StartPage::makeColumn(JobRunner& jobs) {
    auto* title = new QLabel(tr("Train an image classifier on your own computer"), this);
    makeHeading(title);
    title->setWordWrap(true);
    auto* text = new QLabel(tr("Bring labelled images, let Fovea learn from them, see honestly how good it "
                               "is and where it looks, "
                               "and use it on new cases. Nothing leaves this computer."),
                            this);
    makeQuiet(text);
    text->setWordWrap(true);
    auto* recentTitle = new QLabel(tr("Recent projects"), this);
    makeTitle(recentTitle);
    m_recentRows->setContentsMargins(0, 0, 0, 0);
    m_recentRows->setSpacing(kGrid);

    auto* column = new QWidget;
    column->setMaximumWidth(kColumn);
    auto* box = new QVBoxLayout(column);
    box->setContentsMargins(3 * kGrid, 6 * kGrid, 3 * kGrid, 3 * kGrid);
    box->setSpacing(kGrid);
    box->addWidget(title);
    box->addWidget(text);
    box->addSpacing(2 * kGrid);
    box->addLayout(makeChoices());
    box->addWidget(m_form);
    box->addSpacing(kGrid);
    box->addWidget(new JobStrip(jobs, this));
    box->addSpacing(kGrid);
    box->addWidget(makeSteps());
    box->addSpacing(3 * kGrid);
    box->addWidget(recentTitle);
    box->addWidget(m_recent);
    box->addStretch(1);
    return column;
}

QLayout* StartPage::makeChoices() {
    makePrimary(m_new);
    m_new->setIcon(icon(QStringLiteral("folder-new"), palette().color(QPalette::HighlightedText)));
    m_new->setToolTip(tr("Make an empty project; images are added in the next step"));
    m_open->setToolTip(tr("Choose the folder of a project (its name ends in .fovea)"));
    m_demo->setToolTip(tr(
        "Makes 240 computer-generated pictures of a retina, with and without fine specks, and opens them"));

    auto* choices = new QHBoxLayout;
    choices->setSpacing(2 * kGrid);
    choices->addWidget(m_new);
    choices->addWidget(m_open);
    choices->addWidget(m_demo);
    choices->addStretch();
    auto* guide = new QPushButton(tr("Guide (F1)"), this);
    guide->setObjectName(QStringLiteral("startGuide"));
    guide->setToolTip(tr("From the first images to another hospital's data, in plain words"));
    makeLink(guide);
    choices->addWidget(guide);
    connect(guide, &QPushButton::clicked, this, &StartPage::guideRequested);
    connect(m_new, &QPushButton::clicked, this, [this] { setFormShown(!m_form->isVisible()); });
    connect(m_open, &QPushButton::clicked, this, [this] {
        chooseFolder(this, tr("Open a project"), m_location,
                     [this](const QString& folder) { Q_EMIT openRequested(folder); });
    });
    connect(m_demo, &QPushButton::clicked, this, &StartPage::demoRequested);
    return choices;
}

void StartPage::focusFirst() {
    m_new->setFocus();
}

/// The whole job at a glance.
QWidget* StartPage::makeSteps() {
    struct Step {
        const char* icon;
        QString title, text;
    };
    const Step steps[] = {
        {"folder-pictures", tr("Data"),
         tr("Bring one folder of images per diagnosis. Problems are found before they harm.")},
        {"run-build", tr("Train"), tr("One button. Time, disk and memory are said before it starts.")},
        {"view-statistics", tr("Inspect"),
         tr("How good it is on images it has never seen, and where it looks.")},
        {"view-preview", tr("Apply"), tr("Drop new cases and get a table of predictions.")},
    };
    auto* row = new QWidget(this);
    auto* box = new QHBoxLayout(row);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(2 * kGrid);
    for (const Step& step : steps) {
        auto* card = new QFrame(row);
        makeCard(card);
        auto* inner = new QVBoxLayout(card);
        inner->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
        inner->setSpacing(kGrid / 2);
        auto* picture = new IconLabel(QLatin1String(step.icon), 22, card);
        auto* title = new QLabel(step.title, card);
        makeTitle(title);
        auto* text = new QLabel(step.text, card);
        makeSmall(text);
        text->setWordWrap(true);
        text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        inner->addWidget(picture);
        inner->addWidget(title);
        inner->addWidget(text, 1);
        box->addWidget(card, 1);
    }
    return row;
}

QWidget* StartPage::makeForm() {
    auto* card = new QFrame(this);
    makeCard(card);
    auto* box = new QVBoxLayout(card);
    box->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    box->setSpacing(kGrid);
    auto* label = new QLabel(tr("What is the project called?"), card);
    m_name = new QLineEdit(tr("My project"), card);
    m_name->setObjectName(QStringLiteral("projectName"));
    setHelpTopic(card, QStringLiteral("first-classifier#2-bring-them-in"));
    m_name->setMinimumHeight(4 * kGrid);
    label->setBuddy(m_name);
    m_name->setAccessibleName(label->text());
    m_target = new ElidedLabel(card, Qt::ElideMiddle);
    makeSmall(m_target);
    auto* change = new QPushButton(tr("Keep it elsewhere…"), card);
    makeLink(change);
    change->setObjectName(QStringLiteral("projectLocation"));
    m_create = new QPushButton(tr("Create"), card);
    m_create->setObjectName(QStringLiteral("createProject"));
    makePrimary(m_create);
    auto* cancel = new QPushButton(tr("Cancel"), card);
    cancel->setObjectName(QStringLiteral("cancelProject"));
    cancel->setToolTip(tr("Makes nothing (Esc)"));
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(change);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_create);
    box->addWidget(label);
    box->addWidget(m_name);
    box->addWidget(m_target);
    box->addLayout(row);
    connect(m_name, &QLineEdit::textChanged, this, &StartPage::updateTarget);
    connect(m_name, &QLineEdit::returnPressed, m_create, &QPushButton::click);
    connect(change, &QPushButton::clicked, this, [this] {
        chooseFolder(this, tr("Where shall the project be kept?"), m_location, [this](const QString& folder) {
            m_location = folder;
            updateTarget();
        });
    });
    connect(m_create, &QPushButton::clicked, this, [this] {
        QDir().mkpath(m_location);
        setFormShown(false);
        Q_EMIT createRequested(m_target->fullText());
    });
    connect(cancel, &QPushButton::clicked, this, &StartPage::cancelForm);
    updateTarget();
    return card;
}

void StartPage::cancelForm() {
    m_new->setFocus();
    setFormShown(false);
}

void StartPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_form->isVisible() && m_form->isEnabled())
        cancelForm();
    else
        QWidget::keyPressEvent(event);
}

void StartPage::updateTarget() {
    QString name = m_name->text().trimmed();
    name.replace(QLatin1Char('/'), QLatin1Char('-'));
    const QString folder = m_location + QLatin1Char('/') + name + QStringLiteral(".fovea");
    const bool taken = QFileInfo::exists(folder);
    m_target->setFullText(folder);
    m_create->setEnabled(!name.isEmpty() && !taken);
    m_create->setToolTip(taken ? tr("There is a project of this name already") : QString());
}

void StartPage::setFormShown(bool shown) {
    m_form->setVisible(shown);
    if (!shown) return;
    updateTarget();
    m_name->setFocus();
    m_name->selectAll();
}

void StartPage::setBusy(bool busy) {
    // Else the focus would go from the pressed button to "Stop".
    if (busy) m_scroll->setFocus();
    for (QPushButton* button : {m_new, m_open, m_demo}) button->setEnabled(!busy);
    m_recent->setEnabled(!busy);
    m_form->setEnabled(!busy);
}

void StartPage::fillRecent() {
    while (QLayoutItem* item = m_recentRows->takeAt(0)) {
        if (item->widget()) item->widget()->deleteLater();
        delete item;
    }
    const std::vector<RecentProject> recent = recentProjects(m_settings);
    if (recent.empty()) {
        auto* none =
            new QLabel(tr("None yet. Begin with a new project, or look around in the demo."), m_recent);
        makeQuiet(none);
        none->setWordWrap(true);
        m_recentRows->addWidget(none);
    }
    for (const RecentProject& project : recent) {
        const QString folder = project.folder;
        auto* card = new QFrame(m_recent);
        makeCard(card);
        auto* row = new QHBoxLayout(card);
        row->setContentsMargins(2 * kGrid, kGrid, kGrid, kGrid);
        row->setSpacing(kGrid);
        auto* words = new QVBoxLayout;
        words->setSpacing(0);
        QString shown = QFileInfo(folder).fileName();
        if (shown.endsWith(QLatin1String(".fovea"))) shown.chop(6);
        auto* name = new ElidedLabel(card);
        name->setFullText(shown);
        makeTitle(name);
        auto* place = new ElidedLabel(card, Qt::ElideMiddle);
        place->setFullText(QFileInfo(folder).absolutePath());
        makeSmall(place);
        words->addWidget(name);
        words->addWidget(place);
        if (const QString known = factsOf(project); !known.isEmpty()) {
            auto* facts = new ElidedLabel(card);
            facts->setObjectName(QStringLiteral("recentFacts"));
            facts->setFullText(known);
            makeSmall(facts);
            words->addWidget(facts);
        }
        auto* open = new QPushButton(tr("Open"), card);
        open->setObjectName(QStringLiteral("openRecent"));
        open->setAccessibleName(tr("Open %1").arg(shown));
        auto* forget = new QPushButton(tr("Forget"), card);
        makeLink(forget);
        forget->setAccessibleName(tr("Take %1 off this list").arg(shown));
        forget->setToolTip(tr("Takes it off this list; the project stays where it is"));
        row->addLayout(words, 1);
        row->addWidget(forget);
        row->addWidget(open);
        connect(open, &QPushButton::clicked, this, [this, folder] { Q_EMIT openRequested(folder); });
        // Later: the button that was pressed is taken away by this.
        connect(
            forget, &QPushButton::clicked, this,
            [this, folder] {
                m_scroll->setFocus();  // else nothing would have the keyboard
                m_settings.removeRecentProject(folder);
            },
            Qt::QueuedConnection);
        m_recentRows->addWidget(card);
    }
}

}  // namespace fovea::ui
