#include "data/split_dialog.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QThreadPool>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "dataset/keep_together.h"
#include "dataset/units.h"
#include "project/splits.h"
#include "session/project_session.h"
#include "text/error_text.h"
#include "text/words.h"
#include "widgets/dialog_parts.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {

constexpr int kPercent = 100;
constexpr std::array kParts = {dataset::Split::train, dataset::Split::validation, dataset::Split::test};
constexpr int kRowsShown = 10;

}  // namespace

struct SplitDialog::Images {
    std::vector<dataset::Sample> samples;  ///< divided as was asked for last; without header facts
    std::vector<dataset::Together> together;
    dataset::SplitShares shares;  ///< the project's
    dataset::Asked asked;
};

struct SplitDialog::Counts {
    struct Part {
        int images = 0, units = 0, patients = 0;
        std::map<std::string, int> classes;  ///< of units of the answer
    };
    std::array<Part, kParts.size()> parts;  ///< as kParts
    int images = 0, unknown = 0;            ///< divided; of these, of unknown patients
    dataset::AnswerUnit unit = dataset::AnswerUnit::image;
};

SplitDialog::SplitDialog(ProjectSession& session, QWidget* parent)
    : QDialog(parent),
      m_session(session),
      m_train(new QLabel(this)),
      m_validation(new QSpinBox(this)),
      m_test(new QSpinBox(this)),
      m_table(new QTableWidget(0, 1 + int(kParts.size()), this)),
      m_note(new QLabel(this)),
      m_divide(new QPushButton(tr("&Split"), this)) {
    setObjectName(QStringLiteral("divideDialog"));
    resize(64 * kGrid, 56 * kGrid);
    setHelpTopic(this, QStringLiteral("preparing-data#the-split"));
    auto* box =
        makeDialogHead(this, session.runs().empty() ? tr("Split the images") : tr("Split the images again"),
                       tr("A network is judged fairly only by patients it has never seen. So all images of a "
                          "patient go to one split, and every diagnosis to each in proportion. Images that "
                          "are brought in later are split alike."));

    makeTable();
    m_note->setObjectName(QStringLiteral("divisionNote"));
    m_note->setWordWrap(true);

    auto* kept = new QLabel(
        tr("What was trained before keeps the splits it was trained with. Undo takes this back."), this);
    kept->setWordWrap(true);
    makeSmall(kept);
    m_divide->setObjectName(QStringLiteral("divide"));
    box->addLayout(makeShares());
    box->addWidget(m_table, 1);
    box->addWidget(m_note);
    addDialogFoot(this, box, m_divide, kept);

    connect(m_divide, &QPushButton::clicked, this, &QDialog::accept);
    connect(&session, &ProjectSession::changed, this, &SplitDialog::read);
    connect(&session, &ProjectSession::samplesEdited, this, &SplitDialog::read);
    connect(&session, &ProjectSession::busyChanged, this, &SplitDialog::showState);
    connect(&session.jobs(), &JobRunner::started, this, &SplitDialog::showState);
    connect(&session, &ProjectSession::closed, this, &QDialog::reject);
    m_validation->setFocus();
    read();
}

QLayout* SplitDialog::makeShares() {
    auto* rows = new QGridLayout;
    rows->setHorizontalSpacing(2 * kGrid);
    rows->setVerticalSpacing(kGrid);
    rows->setColumnStretch(2, 1);
    const auto row = [&](dataset::Split part, QWidget* value, const QString& name, const QString& what) {
        const int at = rows->rowCount();
        auto* label = new QLabel(name, this);
        label->setToolTip(splitTooltip(part));
        value->setToolTip(splitTooltip(part));
        auto* purpose = new QLabel(what, this);
        makeSmall(purpose);
        rows->addWidget(label, at, 0);
        rows->addWidget(value, at, 1);
        rows->addWidget(purpose, at, 2);
        if (qobject_cast<QSpinBox*>(value)) label->setBuddy(value);
    };
    row(dataset::Split::train, m_train, splitWords(dataset::Split::train),
        tr("the rest: the network learns from these"));
    row(dataset::Split::validation, m_validation, tr("&Validation"),
        tr("choose the epoch that is kept (early stopping)"));
    row(dataset::Split::test, m_test, tr("&Test"),
        tr("never seen before: kept back for the final judgement"));
    m_train->setObjectName(QStringLiteral("trainShare"));
    m_validation->setObjectName(QStringLiteral("validationShare"));
    m_test->setObjectName(QStringLiteral("testShare"));
    for (QSpinBox* box : {m_validation, m_test}) {
        box->setSuffix(tr(" %"));
        connect(box, &QSpinBox::valueChanged, this, [this] {
            m_sharesKnown = true;
            // The Return key tells the same value again, before it presses the button.
            if (shares() != m_asked) preview();
        });
    }
    m_validation->setAccessibleName(splitWords(dataset::Split::validation));
    m_test->setAccessibleName(splitWords(dataset::Split::test));
    return rows;
}

void SplitDialog::makeTable() {
    m_table->setObjectName(QStringLiteral("division"));
    m_table->setAccessibleName(tr("What each split gets"));
    QStringList titles{tr("Images")};
    for (const dataset::Split part : kParts) titles << splitWords(part);
    m_table->setHorizontalHeaderLabels(titles);
    for (int c = 0; c < int(kParts.size()); ++c)
        m_table->horizontalHeaderItem(c + 1)->setToolTip(splitTooltip(kParts[std::size_t(c)]));
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(4 * kGrid);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

dataset::SplitShares SplitDialog::shares() const {
    return {double(m_validation->value()) / kPercent, double(m_test->value()) / kPercent};
}

void SplitDialog::read() {
    m_worker.drop();
    m_images.reset();
    m_shown = false;
    say(tr("Looking at which images belong together…"));
    showState();
    m_readAgain = m_reading;
    if (!m_reading) startReading();
}

void SplitDialog::startReading() {
    m_reading = true;
    m_session.read<std::shared_ptr<Images>>(
        this,
        [](const project::Project& project) -> Result<std::shared_ptr<Images>> {
            auto images = std::make_shared<Images>();
            FOVEA_TRY(images->samples, project.samples());
            FOVEA_TRY(images->shares, project::splitShares(project));
            FOVEA_TRY(images->asked, project::asked(project));
            return images;
        },
        [this](Result<std::shared_ptr<Images>> images) {
            if (!images || m_readAgain) {
                ended(std::move(images));
                return;
            }
            // Seconds for very many images, in which others may have the project.
            inBackground(
                *QThreadPool::globalInstance(), this,
                [images = *images] {
                    return guarded([&]() -> Result<std::shared_ptr<Images>> {
                        images->together = dataset::keepTogether(images->samples);
                        for (dataset::Sample& s : images->samples) s.facts.clear();
                        return images;
                    });
                },
                [this](Result<std::shared_ptr<Images>> grouped) { ended(std::move(grouped)); });
        });
}

void SplitDialog::ended(Result<std::shared_ptr<Images>> images) {
    m_reading = false;
    if (std::exchange(m_readAgain, false))
        startReading();
    else if (images)
        take(std::move(*images));
    else
        say(errorSentence(images.error()));
}

void SplitDialog::take(std::shared_ptr<Images> images) {
    m_images = std::move(images);
    if (!m_sharesKnown) {
        const QSignalBlocker first(m_validation), second(m_test);
        m_validation->setValue(int(std::lround(m_images->shares.validation * kPercent)));
        m_test->setValue(int(std::lround(m_images->shares.test * kPercent)));
        m_sharesKnown = true;
    }
    preview();
    if (m_validation->hasFocus()) m_validation->selectAll();
}

void SplitDialog::preview() {
    // Something is always left to learn from.
    m_validation->setMaximum(kPercent - 1 - m_test->value());
    m_test->setMaximum(kPercent - 1 - m_validation->value());
    m_train->setText(tr("%1 %").arg(kPercent - m_validation->value() - m_test->value()));
    m_asked = shares();
    if (!m_images) return;
    m_shown = false;
    showState();
    m_worker.ask<Counts>(
        [images = m_images, shares = m_asked](const JobContext&) -> Result<Counts> {
            FOVEA_CHECK(dataset::assignSplits(images->samples, images->together, {shares, 0, images->asked}));
            return counted(*images);
        },
        [this](Result<Counts> counts) {
            if (counts)
                showCounts(*counts);
            else
                say(errorSentence(counts.error()));
        });
}

SplitDialog::Counts SplitDialog::counted(const Images& images) {
    Counts counts;
    counts.unit = images.asked.questions[images.asked.inUse].answerUnit;
    std::array<std::set<std::string_view>, kParts.size()> patients;
    std::array<std::set<std::string>, kParts.size()> units;
    for (const dataset::Sample& s : images.samples) {
        const auto part = std::size_t(std::find(kParts.begin(), kParts.end(), s.split) - kParts.begin());
        if (part == kParts.size()) continue;
        ++counts.images;
        ++counts.parts[part].images;
        std::string unit = dataset::unitKey(s, counts.unit);
        if (unit.empty() || units[part].insert(std::move(unit)).second) {
            ++counts.parts[part].units;
            ++counts.parts[part].classes[s.label];
        }
        if (s.patient.empty())
            ++counts.unknown;
        else
            patients[part].insert(s.patient);
    }
    for (std::size_t p = 0; p < kParts.size(); ++p) counts.parts[p].patients = int(patients[p].size());
    return counts;
}

void SplitDialog::showCounts(const Counts& counts) {
    const QLocale locale;
    m_table->setRowCount(0);
    m_table->horizontalHeaderItem(0)->setText(counts.unit == dataset::AnswerUnit::study     ? tr("Studies")
                                              : counts.unit == dataset::AnswerUnit::patient ? tr("Patients")
                                                                                            : tr("Images"));
    const auto add = [&](const QString& name, bool bold, auto number) {
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        const auto cell = [&](int column, const QString& text, Qt::Alignment alignment) {
            auto* item = new QTableWidgetItem(text);
            item->setTextAlignment(alignment | Qt::AlignVCenter);
            QFont font = m_table->font();
            font.setBold(bold);
            item->setFont(font);
            m_table->setItem(row, column, item);
        };
        cell(0, name, Qt::AlignLeft);
        for (std::size_t p = 0; p < kParts.size(); ++p) {
            const int n = number(counts.parts[p]);
            cell(int(p) + 1, n > 0 ? locale.toString(n) : tr("none"), Qt::AlignRight);
        }
    };
    QStringList lacking;
    for (const std::string& name : m_session.classes()) {
        const auto of = [&name](const Counts::Part& part) {
            const auto it = part.classes.find(name);
            return it == part.classes.end() ? 0 : it->second;
        };
        add(QString::fromStdString(name), false, of);
        if (std::any_of(counts.parts.begin(), counts.parts.end(),
                        [&](const Counts::Part& part) { return part.images > 0 && of(part) == 0; }))
            lacking << tr("“%1”").arg(QString::fromStdString(name));
    }
    if (counts.unit == dataset::AnswerUnit::study)
        add(tr("All studies"), true, [](const Counts::Part& part) { return part.units; });
    add(tr("All images"), true, [](const Counts::Part& part) { return part.images; });
    if (counts.unknown < counts.images)
        add(tr("Patients"), true, [](const Counts::Part& part) { return part.patients; });
    m_table->setMinimumHeight(4 * kGrid * (1 + std::min(kRowsShown, m_table->rowCount())) + kGrid);

    QStringList notes;
    if (counts.images > 0 && counts.unknown == counts.images)
        notes << tr(
            "The patient of no image is known, so each counts as a patient of its own: images of one patient "
            "may come to be in several splits, which makes figures too good. Only equal and look-alike "
            "pictures are kept together. A table can say the patients.");
    else if (counts.unknown > 0)
        notes << tr(
            "The patient of %n image(s) is not known: each counts as a patient of its own and may be in "
            "another split than the same patient's other images.",
            nullptr, counts.unknown);
    if (!lacking.isEmpty())
        notes << tr("Too few patients to be in every split: %1. Figures will say little or nothing of them.")
                     .arg(enumerationWords(lacking));
    if (m_validation->value() == 0)
        notes << tr("Without validation images, training cannot tell which epoch is the best.");
    if (m_test->value() == 0)
        notes << tr("Without test images, which it has never seen, the network cannot be judged fairly.");
    say(notes.join(QLatin1Char('\n')));
    m_shown = counts.images > 0;
    showState();
}

void SplitDialog::say(const QString& text) {
    m_said = text;
    showNote();
}

void SplitDialog::showNote() {
    QStringList lines;
    if (m_session.busy() && m_session.jobs().running())
        lines << tr("The images can be split when “%1” has ended.").arg(m_session.jobs().title());
    // Nothing is looked at while another has the project.
    if (!m_said.isEmpty() && (m_images || lines.isEmpty())) lines << m_said;
    const QString text = lines.join(QLatin1Char('\n'));
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
    // What wraps does not make a window grow by itself.
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void SplitDialog::showState() {
    m_divide->setEnabled(m_shown && !m_session.busy());
    showNote();
}

}  // namespace fovea::ui
