#include "data/second_reading.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "data/readers_presenter.h"
#include "dataset/consensus.h"
#include "project/project.h"
#include "session/project_session.h"
#include "text/message_words.h"
#include "text/words.h"

namespace fovea::ui {

using dataset::Sample;

namespace {

QString utf8(const std::string& text) {
    return QString::fromStdString(text);
}

QString countOf(int number) {
    return numberWords(number, 'f', 0);
}

}  // namespace

SecondReading::SecondReading(ProjectSession& session, QObject* parent)
    : QObject(parent), m_session(session), m_question(session.question().id) {
    connect(&session, &ProjectSession::changed, this, &SecondReading::follow);
    connect(&session, &ProjectSession::samplesEdited, this, &SecondReading::follow);
    connect(&session, &ProjectSession::busyChanged, this, &SecondReading::changed);
    connect(&session, &ProjectSession::editRefused, this, &SecondReading::refused);
    const QStringList known = readers();
    if (!known.isEmpty()) m_request.reader = known.first().toStdString();
    draw();
}

void SecondReading::follow() {
    if (m_question != m_session.question().id) {
        m_question = m_session.question().id;
        m_reading = false;
    }
    // While it is read the draw stays: what was answered must not change what is still to come.
    if (!m_reading) draw();
    Q_EMIT changed();
}

// ---- what is drawn -------------------------------------------------------------

QString SecondReading::obstacle() const {
    const dataset::Question& question = m_session.question();
    const bool classes =
        question.kind == dataset::QuestionKind::one || question.kind == dataset::QuestionKind::grades;
    if (!classes || question.answerUnit != dataset::AnswerUnit::image)
        return tr(
            "A second reading is there where every image has a diagnosis or grade of its own. Choose such a "
            "question.");
    if (m_answers.size() < 2)
        return tr("Label images first: there is nothing yet that could be read a second time.");
    return {};
}

QStringList SecondReading::readers() const {
    std::set<std::string> names;
    for (const Sample& s : m_session.samples())
        for (const auto& [reader, answer] : s.readings)
            if (!dataset::isSecondReading(reader)) names.insert(reader);
    QStringList readers;
    for (const std::string& name : names) readers << utf8(name);
    return readers;
}

SecondReading::Stage SecondReading::stage() const {
    if (!m_reading) return Stage::choosing;
    return answered() == total() ? Stage::done : Stage::reading;
}

void SecondReading::setReader(const QString& name) {
    const std::string reader = name.trimmed().toStdString();
    if (m_reading || reader == m_request.reader) return;
    m_request.reader = reader;
    draw();
    Q_EMIT changed();
}

void SecondReading::setImages(int images) {
    if (m_reading || images == m_request.images) return;
    m_request.images = images;
    draw();
    Q_EMIT changed();
}

void SecondReading::setSeed(std::uint64_t seed) {
    if (m_reading || seed == m_request.seed) return;
    m_request.seed = seed;
    draw();
    Q_EMIT changed();
}

void SecondReading::draw() {
    m_draw = {};
    m_unreadable.clear();
    m_agreement.reset();
    m_answers = m_session.answers();
    const std::vector<std::string> ofReaders = dataset::answersOfReaders(m_session.samples());
    for (const std::string& name : ofReaders)
        if (std::find(m_answers.begin(), m_answers.end(), name) == m_answers.end()) m_answers.push_back(name);
    if (!obstacle().isEmpty()) return;
    if (auto draw = project::drawSecondReading(m_session.samples(), m_request)) m_draw = std::move(*draw);
}

bool SecondReading::ready() const {
    return !m_reading && !m_draw.images.empty() && !m_session.busy() && !m_session.readOnly();
}

void SecondReading::begin() {
    if (!ready()) return;
    m_reading = true;
    const auto& images = m_draw.images;
    const auto open =
        std::find_if(images.begin(), images.end(), [this](std::int64_t id) { return !isAnswered(id); });
    m_at = open == images.end() ? 0 : std::size_t(open - images.begin());
    if (stage() == Stage::done) judge();
    Q_EMIT changed();
}

void SecondReading::leave() {
    if (!m_reading) return;
    m_reading = false;
    draw();
    Q_EMIT changed();
}

// ---- what is read --------------------------------------------------------------

bool SecondReading::isAnswered(std::int64_t id) const {
    const int row = m_session.rowOf(id);
    if (row < 0 || m_unreadable.count(id)) return true;  // there is nothing to answer any more
    const auto& readings = m_session.samples()[std::size_t(row)].readings;
    return readings.count(dataset::secondReadingOf(m_request.reader)) > 0;
}

int SecondReading::answered() const {
    return int(std::count_if(m_draw.images.begin(), m_draw.images.end(),
                             [this](std::int64_t id) { return isAnswered(id); }));
}

const Sample* SecondReading::current() const {
    if (!m_reading || m_at >= m_draw.images.size()) return nullptr;
    const int row = m_session.rowOf(m_draw.images[m_at]);
    return row < 0 ? nullptr : &m_session.samples()[std::size_t(row)];
}

std::string SecondReading::answerNow() const {
    const Sample* sample = current();
    if (!sample) return {};
    const auto said = sample->readings.find(dataset::secondReadingOf(m_request.reader));
    return said == sample->readings.end() ? std::string() : said->second;
}

void SecondReading::step(int images) {
    if (!m_reading) return;
    const int to = std::clamp(int(m_at) + images, 0, total() - 1);
    if (to == int(m_at)) return;
    m_at = std::size_t(to);
    Q_EMIT changed();
}

void SecondReading::answer(const std::string& answer) {
    const Sample* sample = current();
    if (!sample) return;
    if (!m_session.setReading(sample->id, dataset::secondReadingOf(m_request.reader), answer)) return;
    const auto& images = m_draw.images;
    const auto isOpen = [this](std::int64_t id) { return !isAnswered(id); };
    auto next = std::find_if(images.begin() + std::ptrdiff_t(m_at), images.end(), isOpen);
    if (next == images.end()) next = std::find_if(images.begin(), images.end(), isOpen);
    if (next != images.end())
        m_at = std::size_t(next - images.begin());
    else
        judge();
    Q_EMIT changed();
}

void SecondReading::answerByKey(int number) {
    if (number >= 1 && std::size_t(number) <= m_answers.size())
        answer(std::string(m_answers[std::size_t(number - 1)]));
}

void SecondReading::leaveOut() {
    const Sample* sample = current();
    if (!sample || isAnswered(sample->id)) return;
    m_unreadable.insert(sample->id);
    if (stage() == Stage::done) judge();
    Q_EMIT changed();
}

void SecondReading::judge() {
    m_agreement.reset();
    using Agreement = std::optional<evaluation::PairAgreement>;
    const auto samples = ReadersPresenter::imagesOf(m_session);
    m_worker.ask<Agreement>(
        [samples, question = m_session.question(), reader = m_request.reader](const JobContext&) {
            return project::agreementOfSecondReading(*samples, question, reader);
        },
        [this](Result<Agreement> agreement) {
            if (agreement) m_agreement = std::move(*agreement);
            Q_EMIT changed();
        });
}

// ---- in words ------------------------------------------------------------------

QString SecondReading::drawWords() const {
    if (m_session.readOnly()) return messageWords(project::kReadOnly);
    if (const QString why = obstacle(); !why.isEmpty()) return why;
    if (m_request.reader.empty()) return tr("Say who reads: a name or initials.");
    if (m_draw.images.empty()) return tr("Of this reader there is no answer that could be compared.");
    const QString reader = utf8(m_request.reader);
    const QString drawn = tr("%n image(s)", nullptr, total());
    const QString patients = tr("%n patient(s)", nullptr, m_draw.patients);
    const QString files = tr("%n file(s) whose patient is unknown", nullptr, m_draw.files);
    const QString sources = m_draw.files == 0      ? patients
                            : m_draw.patients == 0 ? files
                                                   : tr("%1 and %2").arg(patients, files);
    return tr("%1 of %2 are drawn at random from %3, one of each before a second of any; seed %4.")
               .arg(drawn, countOf(m_draw.of), sources, QString::number(m_request.seed)) +
           QLatin1Char(' ') +
           (m_draw.againstLabels ? tr("They are compared with the labels.")
                                 : tr("They are compared with what %1 said first.").arg(reader));
}

QString SecondReading::progressWords() const {
    if (!m_reading) return {};
    return tr("Image %1 of %2 · %3 answered")
        .arg(countOf(int(m_at) + 1), countOf(total()), countOf(answered()));
}

QString SecondReading::outcomeWords() const {
    if (stage() != Stage::done) return {};
    if (!m_agreement) return m_worker.busy() ? tr("Comparing…") : QString();
    const evaluation::PairAgreement& a = *m_agreement;
    return tr("On %n image(s) that were read twice the answer was the same on %1; Cohen's kappa %2, with the "
              "95 % "
              "confidence interval in brackets.",
              nullptr, a.images)
               .arg(ReadersPresenter::figureWords(a.same, true),
                    ReadersPresenter::figureWords(a.kappa, false)) +
           (m_session.question().kind == dataset::QuestionKind::grades
                ? QLatin1Char(' ') + tr("Kappa has quadratic weights, as the answers are grades.")
                : QString()) +
           QLatin1Char(' ') +
           tr("A machine that learned from these labels cannot be expected to agree with them more often "
              "than "
              "their reader does.") +
           QLatin1Char(' ') +
           tr("The second answers are kept as the reader “%1”; they change no label.")
               .arg(readerWords(dataset::secondReadingOf(m_request.reader)));
}

}  // namespace fovea::ui
