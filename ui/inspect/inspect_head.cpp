#include "inspect/inspect_head.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

#include "inspect/figures.h"
#include "inspect/inspect_presenter.h"
#include "jobs/job_runner.h"
#include "questions/question_switch.h"
#include "runs/figure_words.h"
#include "runs/run_words.h"
#include "widgets/elided_combo.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

using dataset::Split;
using Unit = InspectPresenter::Unit;

namespace {
/// Below this the training's name says nothing any more.
constexpr int kLeastRuns = 140;

QPushButton* choice(QHBoxLayout& row, const char* name, const QString& text) {
    auto* button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    button->setCheckable(true);
    row.addWidget(button);
    return button;
}
}  // namespace

InspectHead::InspectHead(InspectPresenter& presenter, JobRunner& jobs, QWidget* parent)
    : QWidget(parent), m_presenter(presenter), m_jobs(jobs) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid / 2);
    makeChoices(*row);
    row->addStretch(1);
    makeActions(*row);
    connect(&presenter, &InspectPresenter::runsChanged, this, &InspectHead::showRuns);
    connect(&presenter, &InspectPresenter::evaluationChanged, this, &InspectHead::showState);
    connect(&jobs, &JobRunner::started, this, &InspectHead::showState);
    connect(&jobs, &JobRunner::finished, this, &InspectHead::showState);
    showRuns();
    showState();
}

void InspectHead::makeChoices(QHBoxLayout& row) {
    m_runs = new ElidedCombo;
    m_runs->setObjectName(QStringLiteral("runs"));
    m_runs->setAccessibleName(tr("Which training"));
    m_runs->setMinimumWidth(kLeastRuns);
    m_questions = new QuestionSwitch(m_presenter.session(), QuestionSwitch::Menu::none);
    row.addWidget(m_questions);
    row.addWidget(m_runs);
    m_finding = new ElidedCombo;
    m_finding->setObjectName(QStringLiteral("findingChoice"));
    setHelpTopic(this, QStringLiteral("reading-the-figures#which-images"));
    setHelpTopic(m_finding, QStringLiteral("threshold-and-prevalence#the-finding"));
    m_finding->setAccessibleName(tr("Which finding"));
    m_finding->setAccessibleDescription(
        tr("Figures, cases, curves and subgroups are those of this finding."));
    connect(m_finding, &QComboBox::activated, this,
            [this](int index) { m_presenter.setFinding(m_finding->itemData(index).toInt()); });
    row.addWidget(m_finding);
    row.addSpacing(kGrid);
    m_validation = choice(row, "showValidation", tr("&Validation"));
    m_validation->setToolTip(
        tr("The validation images chose the epoch that was kept, where there were "
           "epochs: the figures flatter a little"));
    m_test = choice(row, "showTest", {});
    row.addSpacing(kGrid);
    m_byImage = choice(row, "byImage", tr("Per &image"));
    m_byPatient = choice(row, "byPatient", tr("Per &patient"));
    m_byPatient->setToolTip(
        tr("Some patients have several images here. This counts each patient once, by the "
           "mean of the probabilities of all their images."));
    connect(m_runs, &QComboBox::activated, this,
            [this](int index) { m_presenter.chooseRun(m_runs->itemData(index).toLongLong()); });
    // Pressed again: stays pressed.
    const auto chooses = [this](QPushButton* button, auto does) {
        connect(button, &QPushButton::clicked, this, [this, does] {
            does();
            showState();
        });
    };
    chooses(m_validation, [this] { m_presenter.showValidation(); });
    chooses(m_test, [this] { m_presenter.showTest(); });
    chooses(m_byImage, [this] { m_presenter.setUnit(Unit::images); });
    chooses(m_byPatient, [this] { m_presenter.setUnit(Unit::patients); });
}

void InspectHead::makeActions(QHBoxLayout& row) {
    const QString table = tr("Save &table…"), report = tr("Save &report…"), card = tr("Model card…"),
                  apply = tr("Use on &new images");
    m_table = new QPushButton(table);
    m_table->setObjectName(QStringLiteral("saveTable"));
    // Without a letter, as “Per study”.
    const QString images = tr("One line an image…");
    m_imagesTable = new QPushButton(images);
    m_imagesTable->setObjectName(QStringLiteral("saveImages"));
    m_imagesTable->setToolTip(
        tr("How much each image weighs in the answer of its study or patient, and what it says by itself "
           "(CSV). %1")
            .arg(researchUseNotice()));
    m_report = new QPushButton(report);
    m_report->setObjectName(QStringLiteral("saveReport"));
    m_report->setToolTip(
        tr("All of it, to read, print and archive (HTML or PDF). %1").arg(researchUseNotice()));
    m_card = new QPushButton(card);
    m_card->setObjectName(QStringLiteral("saveCard"));
    m_card->setToolTip(tr("One page for whoever considers using the adapter (HTML or PDF): what it is meant "
                          "for, what it learned from, how good it is, and what it cannot do. %1")
                           .arg(researchUseNotice()));
    m_apply = new QPushButton(apply);
    m_apply->setObjectName(QStringLiteral("useAdapter"));
    m_more = new QPushButton(tr("Save a&nd use"));
    m_more->setObjectName(QStringLiteral("inspectMore"));
    auto* menu = new QMenu(m_more);
    menu->setObjectName(QStringLiteral("inspectMenu"));
    const auto entry = [menu](const QString& text, const char* name) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QLatin1String(name));
        return action;
    };
    m_tableEntry = entry(table, "tableEntry");
    m_imagesEntry = entry(images, "imagesEntry");
    m_imagesEntry->setVisible(false);
    m_reportEntry = entry(report, "reportEntry");
    m_cardEntry = entry(card, "cardEntry");
    m_applyEntry = entry(apply, "applyEntry");
    m_more->setMenu(menu);
    for (QPushButton* b : {m_table, m_imagesTable, m_report, m_card, m_apply, m_more}) row.addWidget(b);
    m_imagesTable->hide();
    m_more->hide();
    connect(m_table, &QPushButton::clicked, this, &InspectHead::tableRequested);
    connect(m_imagesTable, &QPushButton::clicked, this, &InspectHead::imagesTableRequested);
    connect(m_report, &QPushButton::clicked, this, &InspectHead::reportRequested);
    connect(m_card, &QPushButton::clicked, this, &InspectHead::cardRequested);
    connect(m_apply, &QPushButton::clicked, this, &InspectHead::applyRequested);
    connect(m_tableEntry, &QAction::triggered, this, &InspectHead::tableRequested);
    connect(m_imagesEntry, &QAction::triggered, this, &InspectHead::imagesTableRequested);
    connect(m_reportEntry, &QAction::triggered, this, &InspectHead::reportRequested);
    connect(m_cardEntry, &QAction::triggered, this, &InspectHead::cardRequested);
    connect(m_applyEntry, &QAction::triggered, this, &InspectHead::applyRequested);
}

void InspectHead::showRuns() {
    const QSignalBlocker quiet(m_runs);
    m_runs->clear();
    for (const RunSummary& r : m_presenter.runs()) {
        m_runs->addItem(r.title, qint64(r.id));
        m_runs->setItemData(m_runs->count() - 1, settingsLine(r.record), Qt::ToolTipRole);
    }
    const auto run = m_presenter.run();
    m_runs->setCurrentIndex(run ? m_runs->findData(qint64(run->id)) : -1);
    fold();
}

void InspectHead::showFindings() {
    const bool findings = m_presenter.ofFindings();
    m_finding->setVisible(findings);
    if (!findings) return;
    const runs::Evaluation& all = *m_presenter.whole();
    QStringList names;
    for (std::size_t i = 0; i < all.classes.size(); ++i)
        if (!all.findings[i].samples.empty()) names << fromUtf8(all.classes[i]);
    QStringList shown;
    for (int i = 0; i < m_finding->count(); ++i) shown << m_finding->itemText(i);
    const QSignalBlocker quiet(m_finding);
    if (names != shown) {
        m_finding->clear();
        for (std::size_t i = 0; i < all.classes.size(); ++i)
            if (!all.findings[i].samples.empty()) m_finding->addItem(fromUtf8(all.classes[i]), int(i));
    }
    m_finding->setCurrentIndex(m_finding->findData(m_presenter.finding()));
}

void InspectHead::showState() {
    showFindings();
    const bool test = m_presenter.split() == Split::test, opened = m_presenter.testOpened();
    const int images = m_presenter.imagesIn(Split::test);
    m_validation->setChecked(!test);
    m_test->setChecked(test);
    m_test->setText(opened ? tr("T&est set") : tr("T&est set (locked)"));
    m_test->setEnabled(images > 0);
    const auto& past = m_presenter.pastTest();
    m_test->setToolTip(
        images == 0 ? tr("There are no test images.")
        : opened && past
            ? tr("Images from which the adapter learned nothing. Evaluated before: %1").arg(pastWords(*past))
        : opened ? tr("Images from which the adapter learned nothing")
                 : tr("Images from which the adapter learned nothing. What opening them means is "
                      "said before they are."));
    const runs::Evaluation* e = m_presenter.evaluation();
    const bool patients = m_presenter.unit() == Unit::patients, ready = m_presenter.whole() != nullptr;
    for (QPushButton* b : {m_byImage, m_byPatient}) b->setVisible(e && e->perPatient);
    // Rows of the table, too. Whole patients beside patients are never counted.
    const bool ofImages = !m_presenter.whole() || m_presenter.whole()->images.empty();
    // Without a letter: on Curves and in other languages all that it has are taken.
    m_byImage->setText(ofImages ? tr("Per &image") : tr("Per study"));
    m_byImage->setChecked(!patients);
    m_byPatient->setChecked(patients);
    m_table->setToolTip((patients   ? tr("One line a patient, with every probability (CSV). %1")
                         : ofImages ? tr("One line an image, with every probability (CSV). %1")
                                    : tr("One line a study or patient, with every probability (CSV). %1"))
                            .arg(researchUseNotice()));
    m_table->setEnabled(ready);
    m_report->setEnabled(ready);
    m_card->setEnabled(ready);
    m_tableEntry->setEnabled(ready);
    m_imagesEntry->setVisible(!ofImages);
    m_reportEntry->setEnabled(ready);
    m_cardEntry->setEnabled(ready);
    fold();
}

QSize InspectHead::minimumSizeHint() const {
    // As if folded: the line gets narrower before it asks for more room.
    int width = kLeastRuns + 2 * kGrid;
    for (const QWidget* w : {static_cast<QWidget*>(m_questions), static_cast<QWidget*>(m_finding)})
        if (!w->isHidden()) width += w->minimumSizeHint().width() + layout()->spacing();
    for (const QPushButton* b : {m_validation, m_test, m_byImage, m_byPatient, m_more})
        if (b == m_more || !b->isHidden()) width += b->sizeHint().width() + layout()->spacing();
    return {width, layout()->minimumSize().height()};
}

void InspectHead::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fold();
}

void InspectHead::fold() {
    // Nobody has seen it: it folds when it is given its width. Each size asked for before styles a control.
    if (!testAttribute(Qt::WA_WState_Polished)) return;
    int needed = minimumSizeHint().width() - m_more->sizeHint().width() - kLeastRuns;
    needed += m_runs->sizeHint().width();
    const bool units = m_imagesEntry->isVisible();
    for (const QPushButton* b : {m_table, m_imagesTable, m_report, m_card, m_apply})
        if (b != m_imagesTable || units) needed += b->sizeHint().width() + layout()->spacing();
    m_folded = needed > width();
    for (QPushButton* b : {m_table, m_report, m_card, m_apply}) b->setVisible(!m_folded);
    m_imagesTable->setVisible(!m_folded && units);
    m_more->setVisible(m_folded);
}

}  // namespace fovea::ui
