#include "data/readers_presenter.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "project/consensus.h"
#include "project/second_reading.h"
#include "session/project_session.h"
#include "text/words.h"

namespace fovea::ui {

using dataset::ConsensusRule;
using dataset::Sample;

namespace {

QString valueWords(double value, bool asPercent) {
    if (asPercent) return percentWords(value);
    return std::isfinite(value) ? numberWords(value, 'f', 2) : QStringLiteral("–");
}

QString countOf(int images) {
    return numberWords(images, 'f', 0);
}

/// Of any image that somebody has read, and that is not excluded.
bool patientsKnown(const std::vector<Sample>& samples) {
    return std::any_of(samples.begin(), samples.end(), [](const Sample& s) {
        return s.split != dataset::Split::excluded && !s.readings.empty() && !s.patient.empty();
    });
}

}  // namespace

Result<std::vector<ReadersPresenter::SecondReading>> ReadersPresenter::againstLabels(
    const std::vector<Sample>& samples, const dataset::Question& question,
    const std::optional<project::AgreementOfReaders>& agreement) {
    std::vector<SecondReading> readings;
    if (!agreement) return readings;
    const std::vector<std::string>& readers = agreement->readers;
    for (const std::string& reader : readers) {
        const std::string person = dataset::personOf(reader);
        if (person == reader || std::find(readers.begin(), readers.end(), person) != readers.end()) continue;
        FOVEA_TRY(const auto pair, project::agreementOfSecondReading(samples, question, person));
        if (pair) readings.push_back({reader, *pair});
    }
    return readings;
}

ReadersPresenter::ReadersPresenter(ProjectSession& session, QObject* parent)
    : QObject(parent), m_session(session) {
    connect(&session, &ProjectSession::changed, this, &ReadersPresenter::follow);
    connect(&session, &ProjectSession::samplesEdited, this, &ReadersPresenter::follow);
    // A rule that Undo has brought back is known once the change is stored.
    connect(&session, &ProjectSession::historyChanged, this, [this] {
        if (m_session.question() != m_question) follow();
    });
    follow();
}

std::shared_ptr<const std::vector<Sample>> ReadersPresenter::imagesOf(const ProjectSession& session) {
    auto images = std::make_shared<std::vector<Sample>>();
    images->reserve(session.samples().size());
    for (const Sample& s : session.samples()) {
        Sample& own = images->emplace_back();
        own.id = s.id;
        own.path = s.path;
        own.frame = s.frame;
        own.plane = s.plane;
        own.label = s.label;
        own.patient = s.patient;
        own.study = s.study;
        own.split = s.split;
        own.readings = s.readings;
    }
    return images;
}

void ReadersPresenter::follow() {
    if (!m_session.isOpen()) return;
    const auto rule = dataset::consensusRuleFromText(m_session.question().consensus);
    const ConsensusRule now = rule ? *rule : ConsensusRule();
    if (m_question.id != m_session.question().id || now != m_ruleNow) m_rule = now;
    m_ruleNow = now;
    m_question = m_session.question();
    m_samples = imagesOf(m_session);
    ask();
}

void ReadersPresenter::setRule(const ConsensusRule& rule) {
    if (rule == m_rule) return;
    m_rule = rule;
    ask();
}

void ReadersPresenter::ask() {
    m_worker.ask<Look>(
        [samples = m_samples, question = m_question, rule = m_rule](const JobContext& job) -> Result<Look> {
            Look look;
            FOVEA_TRY(look.agreement, project::agreementOfReaders(*samples, question));
            FOVEA_CHECK(job.check());
            FOVEA_TRY(const project::RuledLabels labels, project::labelsByRule(*samples, question, rule));
            FOVEA_TRY(look.againstLabels, againstLabels(*samples, question, look.agreement));
            look.patientsKnown = patientsKnown(*samples);
            look.changed = labels.changedInUse;
            look.read = labels.read;
            look.withoutConsensus = labels.withoutConsensus;
            return look;
        },
        [this](Result<Look> look) {
            m_look = look ? std::move(*look) : Look();
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

std::vector<std::string> ReadersPresenter::seniors() const {
    std::vector<std::string> readers;
    if (!m_look.agreement) return readers;
    for (const std::string& reader : m_look.agreement->readers)
        if (!dataset::isSecondReading(reader)) readers.push_back(reader);
    return readers;
}

bool ReadersPresenter::ready() const {
    return !busy() && m_look.agreement && m_rule != m_ruleNow;
}

QString ReadersPresenter::readersWords() const {
    if (!m_look.agreement) return busy() ? QString() : tr("No reader has read any image.");
    QStringList each;
    for (std::size_t r = 0; r < m_look.agreement->readers.size(); ++r)
        each << tr("%1: %n read", nullptr, m_look.agreement->read[r])
                    .arg(readerWords(m_look.agreement->readers[r]));
    return each.join(QStringLiteral(" · "));
}

std::vector<ReadersPresenter::Row> ReadersPresenter::rows() const {
    std::vector<Row> rows;
    if (!m_look.agreement) return rows;
    const project::AgreementOfReaders& a = *m_look.agreement;
    for (const evaluation::PairAgreement& pair : a.figures.pairs)
        rows.push_back({tr("%1 and %2").arg(readerWords(a.readers[pair.a]), readerWords(a.readers[pair.b])),
                        countOf(pair.images), figureWords(pair.same, true), figureWords(pair.kappa, false),
                        false});
    for (const SecondReading& again : m_look.againstLabels)
        rows.push_back({tr("%1 and the labels").arg(readerWords(again.reader)),
                        countOf(again.agreement.images), figureWords(again.agreement.same, true),
                        figureWords(again.agreement.kappa, false), false});
    if (seniors().size() > 2)
        rows.push_back({tr("All together"),
                        countOf(a.figures.readByAll),
                        {},
                        figureWords(a.figures.fleiss, false),
                        true});
    return rows;
}

QString ReadersPresenter::kappaWords() const {
    const QString weights =
        m_look.agreement && m_look.agreement->ordinal
            ? tr("Of two readers Cohen's kappa with quadratic weights, as the diagnoses are grades; of all "
                 "together Fleiss' kappa, without weights.")
            : tr("Of two readers Cohen's kappa; of all together Fleiss' kappa.");
    const QString interval =
        m_look.patientsKnown
            ? tr("0 is chance, 1 is agreement on every image; in brackets the 95 % confidence interval, by "
                 "patients. That readers agree does not say that they are right.")
            : tr("0 is chance, 1 is agreement on every image; in brackets the 95 % confidence interval, by "
                 "files, as no patient is known. That readers agree does not say that they are right.");
    return weights + QLatin1Char(' ') + interval;
}

QString ReadersPresenter::outcomeWords() const {
    if (busy() || !m_look.agreement) return {};
    const QString without = m_look.withoutConsensus == 0
                                ? QString()
                                : tr("Without a consensus: %n image(s). They have no label and take no part.",
                                     nullptr, m_look.withoutConsensus);
    QString words;
    if (m_rule == m_ruleNow)
        words = tr("This rule holds.");
    else if (m_rule.kind == Kind::labels)
        words = tr("All labels stay as they are; readers stand beside them from now on.");
    else
        words = tr("%n image(s) get another label.", nullptr, m_look.changed);
    if (m_rule != m_ruleNow && m_ruleNow.kind == Kind::labels)
        words += QLatin1Char(' ') +
                 tr("The labels of all images that a reader has read are replaced, also those that were "
                    "given by hand; Undo brings them back.");
    return without.isEmpty() ? words : words + QLatin1Char(' ') + without;
}

QString ReadersPresenter::figureWords(const evaluation::Estimate& figure, bool asPercent) {
    const QString value = valueWords(figure.value, asPercent);
    if (!std::isfinite(figure.low) || !std::isfinite(figure.high)) return value;
    return tr("%1 (%2 to %3)")
        .arg(value, valueWords(figure.low, asPercent), valueWords(figure.high, asPercent));
}

}  // namespace fovea::ui
