#include "apply/validation_presenter.h"

#include <QHash>
#include <QSet>
#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "apply/apply_presenter.h"
#include "dataset/label_table.h"
#include "jobs/background.h"
#include "runs/figure_words.h"
#include "session/project_session.h"

namespace fovea::ui {

namespace {
struct TableLabels {
    bool plain = false;  ///< which columns are meant
    std::vector<std::pair<qint64, std::string>> labels;
    int rowsWithoutImage = 0;
};

/// Up to the last '/' that all paths share: tables name images from there on, or by an end of that.
qsizetype commonLength(const std::vector<AppliedFile>& images) {
    const QString& first = images.front().path;
    qsizetype common = first.lastIndexOf(QLatin1Char('/')) + 1;
    for (const AppliedFile& f : images)
        while (common > 0 && !f.path.startsWith(QStringView(first).left(common)))
            common = common > 1 ? first.lastIndexOf(QLatin1Char('/'), common - 2) + 1 : 0;
    return common;
}

Result<TableLabels> labelsFrom(const std::string& path, const std::vector<AppliedFile>& images) {
    FOVEA_TRY(const dataset::Table table, dataset::readTable(path));
    TableLabels found;
    if (images.empty()) return found;
    const qsizetype common = commonLength(images);
    std::vector<std::string> files;
    QHash<QString, int> indexOf;
    for (const AppliedFile& f : images) {
        if (indexOf.contains(f.path)) continue;
        indexOf.insert(f.path, int(files.size()));
        files.push_back(f.path.mid(common).toStdString());
    }
    const dataset::FileMatcher matcher(files);
    const dataset::LabelColumns columns = dataset::guessColumns(table, matcher);
    if (columns.file < 0 || columns.label.empty()) return found;
    found.plain = true;
    FOVEA_TRY(const dataset::LabelMatch match, dataset::matchLabels(table, columns, matcher));
    found.rowsWithoutImage = match.counts.unmatchedRows;
    for (const AppliedFile& f : images) {
        const dataset::ImageLabels* said = dataset::labelsOf(match, indexOf.value(f.path), f.frame);
        if (said && !said->label.empty()) found.labels.emplace_back(f.id, said->label);
    }
    return found;
}
}  // namespace

ValidationPresenter::ValidationPresenter(ApplyPresenter& apply, ProjectSession& session, QObject* parent)
    : QObject(parent), m_apply(apply), m_session(session) {
    m_pool.setMaxThreadCount(1);
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &ValidationPresenter::compute);
    connect(&apply, &ApplyPresenter::referencesChanged, this, &ValidationPresenter::later);
    connect(&apply, &ApplyPresenter::filesChanged, this, &ValidationPresenter::later);
    connect(&apply.choice(), &AdapterChoice::changed, this, &ValidationPresenter::later);
    connect(&apply, &ApplyPresenter::stateChanged, this, [this] {
        if (m_stale) m_later.start();
    });
}

ValidationPresenter::~ValidationPresenter() {
    m_pool.waitForDone();
}

void ValidationPresenter::later() {
    m_stale = true;
    m_later.start();
}

void ValidationPresenter::compute() {
    // Where there are no references this is all the work; where there are, predictions come first.
    const auto& files = m_apply.files();
    const bool any =
        std::any_of(files.begin(), files.end(), [](const AppliedFile& f) { return !f.reference.empty(); });
    if (!m_stale || (any && m_apply.predicting())) return;
    m_stale = false;
    m_worker.drop();
    const bool before = m_figures.references > 0;
    m_figures = {};
    m_computing = false;
    if (!any) {
        if (before) Q_EMIT changed();
        return;
    }
    QSet<QString> ofProject;
    for (const dataset::Sample& s : m_session.samples()) ofProject.insert(QString::fromStdString(s.path));
    const std::vector<std::string>& classes = m_apply.classes();
    evaluation::Predictions predictions;
    predictions.classes = int(classes.size());
    std::set<int> patients;
    m_figures.patientsKnown = true;
    for (const AppliedFile& f : files) {
        if (f.reference.empty()) continue;
        ++m_figures.references;
        const auto truth = std::find(classes.begin(), classes.end(), f.reference);
        if (truth == classes.end()) ++m_figures.otherClasses;
        if (truth == classes.end() || f.state != AppliedFile::State::done) continue;
        ++m_figures.images;
        m_figures.ofProject += ofProject.contains(f.path);
        m_figures.patientsKnown = m_figures.patientsKnown && f.patient > 0;
        if (f.patient > 0) patients.insert(f.patient);
        predictions.truth.push_back(int(truth - classes.begin()));
        predictions.probabilities.insert(predictions.probabilities.end(), f.probabilities.begin(),
                                         f.probabilities.end());
        predictions.patients.push_back(f.patient > 0 ? std::to_string(f.patient) : std::string());
    }
    m_figures.patients = int(patients.size());
    m_computing = m_figures.images > 0;
    Q_EMIT changed();
    if (!m_computing) return;
    using Estimates = std::map<std::string, evaluation::Estimate>;
    m_worker.ask<Estimates>(
        [predictions = std::move(predictions), ordinal = m_apply.choice().ordinal()](const JobContext& job) {
            evaluation::IntervalOptions options;
            options.metrics.ordinal = ordinal;
            return evaluation::estimate(predictions, options, job);
        },
        [this](Result<Estimates> done) {
            m_computing = false;
            if (done)
                m_figures.estimates = std::move(*done);
            else
                Q_EMIT failed(done.error());
            Q_EMIT changed();
        });
}

QStringList ValidationPresenter::lines() const {
    if (m_figures.references == 0) return {};
    QStringList lines{m_figures.images == 1
                          ? tr("External validation, 1 image")
                          : tr("External validation, %1 images").arg(countWords(m_figures.images))};
    const bool two = m_apply.classes().size() == 2;
    const auto add = [&](const char* key, const QString& name, bool percent) {
        const auto it = m_figures.estimates.find(key);
        if (it == m_figures.estimates.end()) return;
        const evaluation::Estimate& e = it->second;
        QString text = name + QLatin1Char(' ') + (percent ? percentWords(e.value) : decimalWords(e.value, 2));
        if (const QString interval = intervalWords(e, percent); !interval.isEmpty())
            text += QStringLiteral(" (%1)").arg(interval);
        lines << text;
    };
    add("auc", two ? tr("AUC") : tr("AUC, mean"), false);
    add("sensitivity", two ? tr("Sensitivity") : tr("Sensitivity, mean"), true);
    add("specificity", two ? tr("Specificity") : tr("Specificity, mean"), true);
    return lines;
}

QStringList ValidationPresenter::cautions() const {
    QStringList all;
    if (m_figures.images > 0 && !m_figures.patientsKnown) all << tr("patients unknown");
    if (m_figures.patientsKnown && m_figures.patients > 0)
        all << (m_figures.patients == 1 ? tr("1 patient")
                                        : tr("%1 patients").arg(countWords(m_figures.patients)));
    if (m_figures.ofProject > 0)
        all << tr("%1 of the images are in this project: not external").arg(countWords(m_figures.ofProject));
    if (m_figures.otherClasses > 0)
        all << tr("%1 of other classes left out").arg(countWords(m_figures.otherClasses));
    return all;
}

void ValidationPresenter::readTable(const QString& path) {
    inBackground(
        m_pool, this,
        [path = path.toStdString(), files = m_apply.files()] {
            return guarded([&] { return labelsFrom(path, files); });
        },
        [this](Result<TableLabels> read) {
            if (!read)
                Q_EMIT failed(read.error());
            else if (!read->plain)
                Q_EMIT noDiagnosis();
            else
                take(read->labels, read->rowsWithoutImage);
        });
}

void ValidationPresenter::take(const std::vector<std::pair<qint64, std::string>>& labels,
                               int rowsWithoutImage) {
    std::map<std::string, std::vector<qint64>> byClass;
    for (const auto& [id, label] : labels) {
        // The adapter's spelling, where it is but another spelling.
        const auto same = std::find_if(
            m_apply.classes().begin(), m_apply.classes().end(),
            [&](const std::string& c) { return dataset::nameKey(c) == dataset::nameKey(label); });
        byClass[same == m_apply.classes().end() ? label : *same].push_back(id);
    }
    for (const auto& [label, ids] : byClass) m_apply.setReference(ids, label);
    Q_EMIT tableRead(int(labels.size()), rowsWithoutImage);
}

void ValidationPresenter::forget() {
    std::vector<qint64> ids;
    for (const AppliedFile& f : m_apply.files()) ids.push_back(f.id);
    m_apply.setReference(ids, {});
}

}  // namespace fovea::ui
