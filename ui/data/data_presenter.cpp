#include "data/data_presenter.h"

#include <QDir>
#include <QLocale>
#include <array>
#include <map>
#include <set>
#include <utility>
#include <variant>

#include "base/file_layer.h"
#include "dataset/label_export.h"
#include "dataset/repair.h"
#include "jobs/job_runner.h"
#include "project/consensus.h"
#include "project/network_window.h"
#include "project/splits.h"
#include "project/studies.h"
#include "questions/number_entry.h"
#include "session/project_session.h"
#include "text/words.h"

namespace fovea::ui {

DataPresenter::DataPresenter(ProjectSession& session, JobRunner& jobs, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_jobs(jobs),
      m_model(new SampleModel(session, this)),
      m_filter(new SampleFilter(*m_model, this)),
      m_selection(new QItemSelectionModel(m_filter, this)) {
    connect(m_selection, &QItemSelectionModel::selectionChanged, this, &DataPresenter::readChosen);
    connect(m_selection, &QItemSelectionModel::currentChanged, this, &DataPresenter::currentChanged);
    // What a chosen row stands for: a study may be open by now.
    connect(m_filter, &SampleFilter::filterChanged, this, &DataPresenter::readChosen);
    const auto onEdited = [this] {
        // What was asked for of another question; the model has the images of this one by now.
        if (std::exchange(m_question, m_session.question().id) != m_session.question().id) {
            m_filter->setLabel({});
            m_filter->setFinding({});
        }
        readChosen();
        Q_EMIT countsChanged();
    };
    const auto onChanged = [this, onEdited] {
        m_filter->followStudies();
        onEdited();
    };
    connect(&session, &ProjectSession::changed, this, onChanged);
    connect(&session, &ProjectSession::closed, this, onChanged);
    connect(&session, &ProjectSession::samplesEdited, this, onEdited);
    connect(&session, &ProjectSession::problemsChanged, this, &DataPresenter::countsChanged);
    connect(&session, &ProjectSession::opened, this, &DataPresenter::clearFilters);
    connect(&session, &ProjectSession::missingChanged, this, [this] {
        m_model->thumbnails().clear();
        Q_EMIT picturesChanged();
        Q_EMIT currentChanged();
    });
    connect(&session, &ProjectSession::editRefused, this, [this](const QString& reason) {
        Q_EMIT said({false, reason});
    });
    connect(&session, &ProjectSession::undone, this, [this](const project::Change& change, bool again) {
        m_filter->followStudies();
        Q_EMIT countsChanged();  // of studies, too
        Q_EMIT said(
            {false, (again ? tr("Made again: %1.") : tr("Taken back: %1.")).arg(changeWords(change))});
    });
}

// ---- chosen images -------------------------------------------------------------

const dataset::Sample& DataPresenter::sampleOf(const QModelIndex& row) const {
    return m_model->sample(m_filter->sourceRow(row));
}

void DataPresenter::readChosen() {
    const std::vector<const dataset::Sample*> samples = chosenSamples();
    Chosen chosen{int(samples.size()), {}, !samples.empty()};
    bool oneLabel = true;
    for (const dataset::Sample* sample : samples) {
        if (sample == samples.front()) chosen.label = sample->label;
        oneLabel = oneLabel && sample->label == chosen.label;
        chosen.excluded = chosen.excluded && sample->split == dataset::Split::excluded;
    }
    if (!oneLabel) chosen.label.clear();
    chosen.alike = oneLabel;
    if (m_session.question().kind == dataset::QuestionKind::findings) {
        chosen.findings.resize(m_session.question().answers.size());
        for (const dataset::Sample* sample : samples) {
            const auto stated = statedOf(m_session.question(), sample->label);
            for (std::size_t i = 0; i < stated.size(); ++i) {
                StatedTogether& together = chosen.findings[i];
                if (sample == samples.front()) together.stated = stated[i];
                together.mixed = together.mixed || together.stated != stated[i];
            }
        }
    }
    m_chosen = std::move(chosen);
    Q_EMIT chosenChanged();
}

std::vector<const dataset::Sample*> DataPresenter::chosenSamples() const {
    std::vector<const dataset::Sample*> samples;
    for (const QModelIndex& row : m_selection->selectedRows())
        for (const int source : m_filter->sourceRows(row)) samples.push_back(&m_model->sample(source));
    return samples;
}

std::vector<std::int64_t> DataPresenter::chosenIds() const {
    std::vector<std::int64_t> ids;
    for (const dataset::Sample* sample : chosenSamples()) ids.push_back(sample->id);
    return ids;
}

QStringList DataPresenter::chosenFiles() const {
    QStringList paths;
    for (const dataset::Sample* sample : chosenSamples()) paths << QString::fromStdString(sample->path);
    paths.removeDuplicates();
    return paths;
}

const dataset::Sample* DataPresenter::current() const {
    const QModelIndex row = m_selection->currentIndex();
    return row.isValid() ? &sampleOf(row) : nullptr;
}

bool DataPresenter::choose(std::int64_t id) {
    const int source = m_session.rowOf(id);
    if (source < 0) return false;
    QModelIndex row = m_filter->mapFromSource(m_model->index(source, 0));
    if (!row.isValid()) {
        m_filter->setOpen(source, true);  // it may lie in a closed study
        row = m_filter->mapFromSource(m_model->index(source, 0));
    }
    if (!row.isValid()) return false;
    m_selection->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    Q_EMIT ledTo(row);
    return true;
}

void DataPresenter::show(std::int64_t id) {
    if (choose(id)) return;
    clearFilters();
    choose(id);
}

void DataPresenter::step(int images) {
    const QModelIndex now = m_selection->currentIndex();
    const int row = now.isValid() ? now.row() + images : 0;
    if (row >= 0 && row < m_filter->rowCount()) choose(sampleOf(m_filter->index(row, 0)).id);
}

void DataPresenter::toggleStudy() {
    const QModelIndex row = m_selection->currentIndex();
    if (!row.isValid() || m_filter->imagesOfStudy(row) < 2) return;
    const bool open = !m_filter->isOpen(row);
    const int source = m_filter->sourceRow(row);
    std::vector<std::int64_t> images;
    if (open)  // its first one may not pass the filter
        for (const int image : m_filter->sourceRows(row)) images.push_back(m_model->sample(image).id);
    else  // of a study that is closed its first image is left
        images.push_back(m_filter->firstOfStudy(source));
    m_filter->setOpen(source, open);
    for (const std::int64_t id : images)
        if (choose(id)) return;
}

std::vector<std::int64_t> DataPresenter::idsOrNotice() {
    std::vector<std::int64_t> ids = chosenIds();
    if (ids.empty()) Q_EMIT said({false, tr("Choose one or more images first.")});
    return ids;
}

bool DataPresenter::relabel(const std::string& label) {
    const std::vector<std::int64_t> ids = idsOrNotice();
    return !ids.empty() && m_session.relabel(ids, label);
}

bool DataPresenter::relabelAndStep(const std::string& label) {
    const QModelIndexList rows = m_selection->selectedRows();
    // By its id: the row may go elsewhere, or out of the filter, with its new label.
    std::optional<std::int64_t> next;
    if (rows.size() == 1 && rows.first().row() + 1 < m_filter->rowCount())
        next = sampleOf(m_filter->index(rows.first().row() + 1, 0)).id;
    if (!relabel(label)) return false;
    if (next) choose(*next);
    return true;
}

void DataPresenter::answerByKey(int number) {
    const dataset::QuestionKind kind = m_session.question().kind;
    if (kind == dataset::QuestionKind::number) {
        Q_EMIT numberBegun(QString::number(number));
        return;
    }
    if (kind == dataset::QuestionKind::findings) {
        pressFinding(number - 1);
        return;
    }
    const std::vector<std::string> answers = m_session.answers();
    if (number >= 1 && std::size_t(number) <= answers.size())
        relabelAndStep(answers[std::size_t(number - 1)]);
}

void DataPresenter::denyByKey(int number) {
    if (m_session.question().kind != dataset::QuestionKind::findings) return;
    const std::vector<std::string>& names = m_session.question().answers;
    if (number < 1 || std::size_t(number) > names.size()) return;
    const std::string name = names[std::size_t(number - 1)];
    m_session.setFinding(idsOrNotice(), name, false);
}

void DataPresenter::pressFinding(int index) {
    const std::vector<std::string>& names = m_session.question().answers;
    if (index < 0 || std::size_t(index) >= names.size()) return;
    const std::vector<std::int64_t> ids = idsOrNotice();
    if (ids.empty() || std::size_t(index) >= m_chosen.findings.size()) return;
    const std::string name = names[std::size_t(index)];
    m_session.setFinding(ids, name, nextStated(m_chosen.findings[std::size_t(index)]));
}

bool DataPresenter::answerNumber(const QString& text) {
    if (text.trimmed().isEmpty()) return relabelAndStep({});
    const auto number = typedNumber(text);
    const dataset::Question& question = m_session.question();
    if (!number) {
        Q_EMIT said({true, tr("“%1” is no number. Nothing was changed.").arg(text.trimmed())});
        return false;
    }
    if ((question.low && *number < *question.low) || (question.high && *number > *question.high)) {
        Q_EMIT said({true, tr("%1 is not possible: the question takes %2. Nothing was changed.")
                               .arg(quantityWords(*number, question), rangeWords(question))});
        return false;
    }
    return relabelAndStep(dataset::numberText(*number));
}

void DataPresenter::setExcluded(bool excluded) {
    const std::vector<std::int64_t> ids = idsOrNotice();
    m_session.setSplits(excluded ? dataset::setAside(m_session.samples(), ids)
                                 : dataset::includedAgain(m_session.samples(), ids));
}

void DataPresenter::undo() {
    m_session.undo();
}

void DataPresenter::redo() {
    m_session.redo();
}

// ---- what there is -------------------------------------------------------------

std::vector<DataPresenter::SplitCount> DataPresenter::splits() const {
    std::map<dataset::Split, int> images;
    for (const auto& [label, parts] : m_session.counts())
        for (const auto& [split, n] : parts) images[split] += n;
    std::vector<SplitCount> found;
    for (const auto split : {dataset::Split::train, dataset::Split::validation, dataset::Split::test,
                             dataset::Split::unassigned, dataset::Split::excluded})
        if (const auto it = images.find(split); it != images.end()) found.push_back({split, it->second});
    return found;
}

std::vector<dataset::ProblemKind> DataPresenter::problemKinds() const {
    std::set<dataset::ProblemKind> kinds;
    for (const dataset::Problem& p : m_session.problems())
        if (concernsImages(p.kind) && !p.files.empty()) kinds.insert(p.kind);
    return {kinds.begin(), kinds.end()};
}

QString DataPresenter::countWords() const {
    const int patients = m_session.patients();
    QString text = tr("%n image(s)", nullptr, int(m_session.samples().size()));
    if (patients > 0) text += QStringLiteral("  ·  ") + tr("%n patient(s)", nullptr, patients);
    if (studies() > 0) text += QStringLiteral("  ·  ") + tr("%n study(s)", nullptr, studies());
    if (m_session.holdsCopies()) text += QStringLiteral("  ·  ") + tr("copies without patient data");
    return text;
}

int DataPresenter::studies() const {
    return m_filter->studies();
}

QString DataPresenter::shownWords() const {
    if (!m_filter->active()) return {};
    const QLocale locale;
    return tr("%1 of %2 shown")
        .arg(locale.toString(m_filter->rowCount()), locale.toString(int(m_session.samples().size())));
}

void DataPresenter::clearFilters() {
    Q_EMIT filtersCleared();
    m_filter->clear();
}

// ---- work on the project -------------------------------------------------------

void DataPresenter::sayIfRefused(bool started) {
    if (!started) Q_EMIT said(possibleLater(m_jobs));
}

void DataPresenter::takeValidation() {
    sayIfRefused(m_session.startOnProject<int>(
        tr("Taking validation images"),
        [](project::Project& project, const JobContext&) { return project::takeValidation(project); },
        [this](Result<int> taken) {
            if (taken)
                Q_EMIT said({false, tr("%n training image(s) are validation images from now on. The test "
                                       "images stay as they were.",
                                       nullptr, *taken)});
            else
                Q_EMIT failed(taken.error());
        }));
}

void DataPresenter::resplit(const dataset::SplitShares& shares) {
    using Done = std::monostate;
    sayIfRefused(m_session.startOnProject<Done>(
        tr("Splitting the images"),
        [shares](project::Project& project, const JobContext&) -> Result<Done> {
            FOVEA_CHECK(project::resplit(project, {shares, 0}));
            return Done();
        },
        [this](Result<Done> done) {
            if (done)
                Q_EMIT said({false, tr("The images were split again: every patient is in one split only. "
                                       "Train again to use it.")});
            else
                Q_EMIT failed(done.error());
        }));
}

void DataPresenter::namePatients(const dataset::PatientRule& rule) {
    sayIfRefused(m_session.startOnProject<int>(
        tr("Naming the patients"),
        [rule](project::Project& project, const JobContext&) {
            return project::applyPatientRule(project, rule);
        },
        [this](Result<int> named) {
            if (named)
                Q_EMIT said({false, tr("The patient of %n more image(s) is known. The problems say whether "
                                       "one is in several splits.",
                                       nullptr, *named)});
            else
                Q_EMIT failed(named.error());
        }));
}

void DataPresenter::arrangeStudies(const dataset::StudyRule& rule, dataset::AnswerUnit unit) {
    sayIfRefused(m_session.startOnProject<int>(
        tr("Putting images together"),
        [rule, unit](project::Project& project, const JobContext&) {
            return project::arrangeStudies(project, rule, unit);
        },
        [this](Result<int> changed) {
            if (changed)
                Q_EMIT said({false, tr("%n image(s) have another study or answer than before. Train again to "
                                       "use it.",
                                       nullptr, *changed)});
            else
                Q_EMIT failed(changed.error());
        }));
}

void DataPresenter::chooseConsensus(const dataset::ConsensusRule& rule) {
    sayIfRefused(m_session.startOnProject<int>(
        tr("Making labels of what readers say"),
        [rule](project::Project& project, const JobContext&) {
            return project::changeConsensus(project, rule);
        },
        [this](Result<int> changed) {
            if (changed)
                Q_EMIT said({false, tr("%n image(s) have another label than before. Train again to use it.",
                                       nullptr, *changed)});
            else
                Q_EMIT failed(changed.error());
        }));
}

void DataPresenter::changeNetworkWindow(const imaging::WindowPolicy& window) {
    sayIfRefused(m_session.startOnProject<project::WindowChange>(
        tr("Looking at each image again"),
        [window](project::Project& project, const JobContext& job) {
            return project::changeNetworkWindow(project, window, job);
        },
        [this, window](Result<project::WindowChange> change) {
            if (change)
                onWindowChanged(window, *change);
            else if (change.error().code == ErrorCode::cancelled)
                Q_EMIT said({false, tr("Stopped. Nothing was changed.")});
            else
                Q_EMIT failed(change.error());
        }));
}

void DataPresenter::onWindowChanged(const imaging::WindowPolicy& window,
                                    const project::WindowChange& change) {
    if (change.unreadable.empty()) {
        Q_EMIT said({false, tr("The network sees the images so from now on: %1. %n of them look(s) different "
                               "to it. Train again to use it.",
                               nullptr, change.images)
                                .arg(windowWords(window))});
        return;
    }
    std::vector<std::string> files;
    for (const dataset::Problem& p : change.unreadable)
        files.insert(files.end(), p.files.begin(), p.files.end());
    m_filter->setFiles(files);
    Q_EMIT said({true, tr("Nothing was changed: %n image(s) cannot be read as they were brought in. They are "
                          "the ones shown now. Bring them in again, or exclude them.",
                          nullptr, int(files.size()))});
}

void DataPresenter::writeLabels(const QString& path) {
    sayIfRefused(m_session.startOnProject<int>(
        tr("Saving the labels"),
        [file = path.toStdString()](project::Project& project, const JobContext&) -> Result<int> {
            FOVEA_TRY(const auto samples, project.samples());
            FOVEA_TRY(const dataset::Asked asked, project::asked(project));
            FOVEA_CHECK(dataset::writeLabelsCsv(file, samples, *systemFileLayer(), asked));
            return int(samples.size());
        },
        [this, path](Result<int> images) {
            if (images)
                Q_EMIT said(
                    {false,
                     tr("The labels of %n image(s) were saved, patients included.", nullptr, *images) +
                         QLatin1Char('\n') + QDir::toNativeSeparators(path),
                     path});
            else
                Q_EMIT failed(images.error());
        }));
}

}  // namespace fovea::ui
