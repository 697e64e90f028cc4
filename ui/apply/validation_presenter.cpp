#include "apply/validation_presenter.h"

#include <QHash>
#include <QSet>
#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "apply/apply_presenter.h"
#include "base/file_layer.h"
#include "data/data_notice.h"
#include "dataset/audit_answers.h"
#include "dataset/label_table.h"
#include "dataset/positive_class.h"
#include "evaluation/calibration.h"
#include "evaluation/finding_thresholds.h"
#include "evaluation/findings.h"
#include "evaluation/numbers.h"
#include "evaluation/operating_point.h"
#include "inference/predictor.h"
#include "jobs/background.h"
#include "jobs/job_runner.h"
#include "paper/report_pdf.h"
#include "report/model_report.h"
#include "runs/figure_words.h"
#include "runs/validate.h"
#include "session/project_session.h"
#include "text/message_words.h"
#include "text/words.h"

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
    const auto shorten = [&](const QString& path) {
        while (common > 0 && !path.startsWith(QStringView(first).left(common)))
            common = common > 1 ? first.lastIndexOf(QLatin1Char('/'), common - 2) + 1 : 0;
    };
    for (const AppliedFile& f : images) {
        shorten(f.path);
        for (const AppliedPart& part : f.parts) shorten(part.path);
    }
    return common;
}

/// Of a table the columns that answer such a question: those named like it or its findings, else the only
/// ones of its kind; none where that is not plain.
std::optional<dataset::QuestionColumns> columnsFor(const dataset::Table& table, dataset::LabelColumns columns,
                                                   const dataset::Question& question) {
    using dataset::nameKey;
    columns.label.clear();
    dataset::QuestionColumns found{question.name.empty() ? "answer" : question.name, question.kind, {}};
    found.known = question.answers;
    const auto named = [&](const std::string& name) {
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            if (int(c) != columns.file && nameKey(table.columns[c]) == nameKey(name))
                found.columns.push_back(int(c));
    };
    if (question.kind == dataset::QuestionKind::findings)
        for (const std::string& finding : question.answers) named(finding);
    if (found.columns.empty()) named(question.name);
    if (!found.columns.empty()) return found;
    std::vector<dataset::QuestionColumns> same = dataset::proposedQuestions(table, columns);
    std::erase_if(same, [&](const dataset::QuestionColumns& q) { return q.kind != question.kind; });
    if (same.size() != 1) return std::nullopt;
    found.columns = same.front().columns;
    return found;
}

/// The answer with what the adapter knows of it.
std::string answerIn(const std::string& text, const dataset::Question& read,
                     const dataset::Question& question) {
    if (question.kind != dataset::QuestionKind::findings) return text;
    const auto stated = dataset::findingsFromText(text, read.answers);
    if (!stated) return {};
    dataset::Findings known;
    for (const std::string& finding : question.answers)
        for (const auto& [name, there] : *stated)
            if (dataset::nameKey(name) == dataset::nameKey(finding)) known[finding] = there;
    return dataset::findingsText(known, question.answers);
}

/// What is said of one image of a study is said of it; empty where several contradict each other.
std::string together(std::set<std::string> answers, const dataset::Question& question) {
    answers.erase(std::string());
    if (answers.empty() || !dataset::contradictions(answers, question).empty()) return {};
    if (answers.size() == 1) return *answers.begin();
    dataset::Findings all;
    for (const std::string& answer : answers)
        if (auto findings = dataset::findingsFromText(answer, question.answers)) all.merge(*findings);
    return dataset::findingsText(all, question.answers);
}

Result<TableLabels> labelsFrom(const std::string& path, const std::vector<AppliedFile>& images,
                               const dataset::Question& question) {
    FOVEA_TRY(const dataset::Table table, dataset::readTable(path));
    TableLabels found;
    if (images.empty()) return found;
    const qsizetype common = commonLength(images);
    std::vector<std::string> files;
    QHash<QString, int> indexOf;
    const auto addFile = [&](const QString& path) {
        if (indexOf.contains(path)) return;
        indexOf.insert(path, int(files.size()));
        files.push_back(path.mid(common).toStdString());
    };
    for (const AppliedFile& f : images) {
        addFile(f.path);
        for (const AppliedPart& part : f.parts) addFile(part.path);
    }
    const dataset::FileMatcher matcher(files);
    dataset::LabelColumns columns = dataset::guessColumns(table, matcher);
    const bool classes =
        question.kind == dataset::QuestionKind::one || question.kind == dataset::QuestionKind::grades;
    if (!classes && columns.file >= 0) {
        const auto answers = columnsFor(table, columns, question);
        columns.label.clear();
        if (answers) columns.questions = {*answers};
        columns.patient = columns.split = columns.subgroup = -1;
    }
    if (columns.file < 0 || !columns.saysClasses()) return found;
    found.plain = true;
    FOVEA_TRY(const dataset::LabelMatch match, dataset::matchLabels(table, columns, matcher));
    found.rowsWithoutImage = match.counts.unmatchedRows;
    const auto answerOf = [&](const QString& path, int frame) {
        const dataset::ImageLabels* said = dataset::labelsOf(match, indexOf.value(path), frame);
        if (!said) return std::string();
        return classes ? said->label : answerIn(said->answers.front(), match.questions.front(), question);
    };
    for (const AppliedFile& f : images) {
        std::set<std::string> answers;
        if (f.parts.empty()) answers.insert(answerOf(f.path, f.frame));
        for (const AppliedPart& part : f.parts) answers.insert(answerOf(part.path, part.frame));
        if (std::string answer = together(std::move(answers), question); !answer.empty())
            found.labels.emplace_back(f.id, std::move(answer));
    }
    return found;
}

/// What is known of the images, as an adapter's kind of answers has it.
class References {
public:
    explicit References(const ApplyPresenter& apply)
        : m_apply(apply), m_kind(apply.kind()), m_classes(apply.classes()) {}

    bool known(const std::string& reference) const {
        if (m_kind == AppliedKind::number) return dataset::numberFromText(reference).ok();
        if (m_kind == AppliedKind::classes) return classOf(reference) >= 0;
        const auto stated = dataset::findingsFromText(reference, m_classes);
        return stated && !stated->empty();
    }

    evaluation::Predictions classes(const std::vector<const AppliedFile*>& files,
                                    std::vector<std::string> patients) const {
        evaluation::Predictions p;
        p.classes = int(m_classes.size());
        for (const AppliedFile* f : files) {
            p.truth.push_back(classOf(f->reference));
            p.probabilities.insert(p.probabilities.end(), f->probabilities.begin(), f->probabilities.end());
        }
        p.patients = std::move(patients);
        return p;
    }

    evaluation::FindingPredictions findings(const std::vector<const AppliedFile*>& files,
                                            std::vector<std::string> patients) const {
        evaluation::FindingPredictions p;
        p.findings = m_classes;
        for (const AppliedFile* f : files) {
            const auto stated = dataset::findingsFromText(f->reference, m_classes);
            for (const std::string& name : m_classes) {
                const bool is = stated && stated->count(name) > 0;
                p.truth.push_back(is ? int(stated->at(name)) : evaluation::kNotStated);
            }
            p.probabilities.insert(p.probabilities.end(), f->probabilities.begin(), f->probabilities.end());
        }
        p.patients = std::move(patients);
        return p;
    }

    evaluation::NumberPredictions numbers(const std::vector<const AppliedFile*>& files,
                                          std::vector<std::string> patients) const {
        evaluation::NumberPredictions p;
        for (const AppliedFile* f : files) {
            p.truth.push_back(dataset::numberFromText(f->reference).value());
            p.predicted.push_back(f->number ? f->number->value : 0);
        }
        p.patients = std::move(patients);
        return p;
    }

    /// From which probability on each finding is called.
    std::vector<double> thresholds() const {
        return evaluation::findingThresholds(
            m_apply.info() ? inference::thresholdsOf(*m_apply.info()) : evaluation::Thresholds(), m_classes);
    }

private:
    int classOf(const std::string& name) const {
        const auto it = std::find(m_classes.begin(), m_classes.end(), name);
        return it == m_classes.end() ? -1 : int(it - m_classes.begin());
    }
    const ApplyPresenter& m_apply;
    AppliedKind m_kind;
    const std::vector<std::string>& m_classes;
};

using Estimates = std::map<std::string, evaluation::Estimate>;

Result<Estimates> figuresOf(const evaluation::FindingPredictions& p, const std::vector<double>& thresholds) {
    FOVEA_TRY(const evaluation::FindingsFigures all, evaluation::findingsFigures(p, {thresholds}));
    return Estimates{{"auc", all.macroAuc},
                     {"sensitivity", all.macroSensitivity},
                     {"specificity", all.macroSpecificity},
                     {"exact_match", all.exactMatch}};
}

Result<Estimates> figuresOf(const evaluation::NumberPredictions& p) {
    FOVEA_TRY(const evaluation::NumberFigures all, evaluation::numberFigures(p));
    return Estimates{{"mae", all.mae}, {"bias", all.bias}, {"r2", all.r2}};
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
    Work work = gather();
    m_computing = m_figures.images > 0;
    Q_EMIT changed();
    if (!m_computing) return;
    m_worker.ask<Estimates>(std::move(work), [this](Result<Estimates> done) {
        m_computing = false;
        if (done)
            m_figures.estimates = std::move(*done);
        else
            Q_EMIT failed(done.error());
        Q_EMIT changed();
    });
}

ValidationPresenter::Work ValidationPresenter::gather() {
    QSet<QString> ofProject;
    for (const dataset::Sample& s : m_session.samples()) ofProject.insert(QString::fromStdString(s.path));
    const References references(m_apply);
    std::vector<const AppliedFile*> counted;
    std::vector<std::string> keys;
    std::set<int> patients;
    m_figures.patientsKnown = true;
    for (const AppliedFile& f : m_apply.files()) {
        if (f.reference.empty()) continue;
        ++m_figures.references;
        const bool known = references.known(f.reference);
        if (!known) ++m_figures.otherClasses;
        if (!known || f.state != AppliedFile::State::done) continue;
        ++m_figures.images;
        m_figures.ofProject += ofProject.contains(f.path) ||
                               std::any_of(f.parts.begin(), f.parts.end(), [&](const AppliedPart& part) {
                                   return ofProject.contains(part.path);
                               });
        m_figures.patientsKnown = m_figures.patientsKnown && f.patient > 0;
        if (f.patient > 0) patients.insert(f.patient);
        counted.push_back(&f);
        keys.push_back(f.patient > 0 ? std::to_string(f.patient) : std::string());
    }
    m_figures.patients = int(patients.size());
    switch (m_apply.kind()) {
        case AppliedKind::findings:
            return [p = references.findings(counted, std::move(keys)), thresholds = references.thresholds()](
                       const JobContext&) { return figuresOf(p, thresholds); };
        case AppliedKind::number:
            return [p = references.numbers(counted, std::move(keys))](const JobContext&) {
                return figuresOf(p);
            };
        case AppliedKind::classes:
            break;
    }
    // Of two classes as the adapter has them: which is positive, and from which probability on.
    evaluation::Predictions predictions = references.classes(counted, std::move(keys));
    std::optional<evaluation::OperatingPoint> point;
    if (m_apply.info() && predictions.classes == 2)
        point = inference::thresholdsOf(*m_apply.info()).points.front();
    m_figures.positive = point ? point->className : std::string();
    evaluation::IntervalOptions options;
    options.metrics.ordinal = m_apply.choice().ordinal();
    if (point) options.metrics.positive = dataset::positiveIndex(m_apply.info()->classes, point->className);
    return [p = std::move(predictions), options, point](const JobContext&) -> Result<Estimates> {
        FOVEA_TRY(Estimates estimates, evaluation::estimate(p, options));
        if (!point) return estimates;
        const evaluation::ScoredImages images = evaluation::oneAgainstRest(p, options.metrics.positive);
        const auto at = evaluation::figuresAt(images, point->value);
        estimates["sensitivity"] = at.sensitivity;
        estimates["specificity"] = at.specificity;
        const evaluation::Estimate large = evaluation::calibrationLine(images).intercept;
        if (std::isfinite(large.value)) estimates["calibration_in_the_large"] = large;
        return estimates;
    };
}

QStringList ValidationPresenter::lines() const {
    if (m_figures.references == 0) return {};
    const bool ofImages = m_apply.unit() == dataset::AnswerUnit::image;
    QStringList lines{!ofImages ? tr("External validation, %n answer(s)", nullptr, m_figures.images)
                      : m_figures.images == 1
                          ? tr("External validation, 1 image")
                          : tr("External validation, %1 images").arg(countWords(m_figures.images))};
    const bool two = m_apply.kind() == AppliedKind::classes && m_apply.classes().size() == 2;
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
    add("sensitivity",
        two ? tr("Sensitivity for “%1”").arg(fromUtf8(m_figures.positive)) : tr("Sensitivity, mean"), true);
    add("specificity", two ? tr("Specificity") : tr("Specificity, mean"), true);
    add("calibration_in_the_large", tr("Calibration in the large"), false);
    add("exact_match", tr("All findings right"), true);
    const auto quantity = [&](const char* key, const QString& name) {
        const auto it = m_figures.estimates.find(key);
        if (it == m_figures.estimates.end()) return;
        const dataset::Question question = m_apply.question();
        QString text = name + QLatin1Char(' ') + roundedQuantity(it->second.value, question.unit);
        if (std::isfinite(it->second.low) && std::isfinite(it->second.high))
            text += tr(" (%1 to %2)").arg(roundedQuantity(it->second.low), roundedQuantity(it->second.high));
        lines << text;
    };
    quantity("mae", tr("Mean absolute error"));
    quantity("bias", tr("Bias"));
    add("r2", tr("R²"), false);
    return lines;
}

QStringList ValidationPresenter::cautions() const {
    QStringList all;
    if (m_figures.images > 0 && !m_figures.patientsKnown) all << tr("patients unknown");
    if (m_figures.patientsKnown && m_figures.patients > 0)
        all << (m_figures.patients == 1 ? tr("1 patient")
                                        : tr("%1 patients").arg(countWords(m_figures.patients)));
    if (m_figures.ofProject > 0)
        all << (m_apply.unit() == dataset::AnswerUnit::image
                    ? tr("in this project, so not external: %1 of the images")
                    : tr("of images in this project, so not external: %1 of the answers"))
                   .arg(countWords(m_figures.ofProject));
    if (m_figures.otherClasses == 0) return all;
    const QString leftOut = countWords(m_figures.otherClasses);
    switch (m_apply.kind()) {
        case AppliedKind::classes:
            all << tr("%1 of other classes left out").arg(leftOut);
            break;
        case AppliedKind::findings:
            all << tr("%1 with findings that the adapter does not know left out").arg(leftOut);
            break;
        case AppliedKind::number:
            all << tr("%1 whose reference is no number left out").arg(leftOut);
            break;
    }
    return all;
}

void ValidationPresenter::readTable(const QString& path) {
    inBackground(
        m_pool, this,
        [path = path.toStdString(), files = m_apply.files(), question = m_apply.question()] {
            return guarded([&] { return labelsFrom(path, files, question); });
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
    std::map<int, std::set<std::string>> ofRows;  // images may have been put together meanwhile
    for (const auto& [id, label] : labels) {
        const int row = m_apply.rowOfImage(id);
        if (row < 0) continue;
        // The adapter's spelling, where it is but another spelling.
        const auto same = std::find_if(
            m_apply.classes().begin(), m_apply.classes().end(),
            [key = dataset::nameKey(label)](const std::string& c) { return dataset::nameKey(c) == key; });
        ofRows[row].insert(same == m_apply.classes().end() ? label : *same);
    }
    int known = 0;
    std::map<std::string, std::vector<qint64>> byAnswer;
    for (const auto& [row, answers] : ofRows) {
        const std::string answer = together(answers, m_apply.question());
        if (answer.empty()) continue;
        byAnswer[answer].push_back(m_apply.files()[std::size_t(row)].id);
        ++known;
    }
    for (const auto& [answer, ids] : byAnswer) m_apply.setReference(ids, answer);
    Q_EMIT tableRead(known, rowsWithoutImage);
}

QString ValidationPresenter::whyNoReport() const {
    if (m_session.jobs().running()) return possibleLater(m_session.jobs()).text;
    if (m_figures.ofProject > 0 && m_apply.adapter().startsWith(m_session.folder() + QLatin1Char('/')))
        return tr(
            "Some of these images are in the project that the adapter is from. Take them off the list: "
            "the rest is an external validation.");
    if (m_figures.images == 0) return tr("Nothing that was predicted has a known answer.");
    return {};
}

void ValidationPresenter::writeReport(const QString& path) {
    if (!whyNoReport().isEmpty()) return;
    runs::ValidationRequest request;
    request.adapter = m_apply.adapter().toStdString();
    request.intervals.metrics.ordinal = m_apply.choice().ordinal();
    for (const AppliedFile& f : m_apply.files()) {
        // One of another kind of adapter stays on the list. Classes that this one does not know are named in
        // the report.
        if (f.reference.empty() ||
            (m_apply.kind() != AppliedKind::classes && !References(m_apply).known(f.reference)))
            continue;
        if (f.parts.empty()) request.known.push_back({f.path.toStdString(), f.frame, f.reference});
        for (const AppliedPart& part : f.parts)
            request.known.push_back({part.path.toStdString(), part.frame, f.reference});
    }
    const auto work = [request = std::move(request), to = path.toStdString()](
                          const project::Project* open, const JobContext& job) -> Result<bool> {
        FOVEA_TRY(const runs::ExternalValidation validation, runs::validateAdapter(request, job, open));
        report::ModelReportOptions options;
        options.wording = report::Wording(windowFormat());
        options.pdf = reportPdf;
        FOVEA_CHECK(report::writeValidationReport(to, request, validation, options, *systemFileLayer(), job));
        return true;
    };
    const auto done = [this, path](Result<bool> written) {
        if (written)
            Q_EMIT reportWritten(path);
        else if (written.error().code != ErrorCode::cancelled)
            Q_EMIT failed(written.error());
    };
    const QString title = tr("Writing the report");
    if (m_session.isOpen())
        m_session.startOnProject<bool>(
            title, [work](project::Project& open, const JobContext& job) { return work(&open, job); }, done,
            WorkStep::apply);
    else
        m_session.jobs().start<bool>(
            title, [work](const JobContext& job) { return work(nullptr, job); }, done, WorkStep::apply);
}

void ValidationPresenter::forget() {
    std::vector<qint64> ids;
    for (const AppliedFile& f : m_apply.files()) ids.push_back(f.id);
    m_apply.setReference(ids, {});
}

}  // namespace fovea::ui
