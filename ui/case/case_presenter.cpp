#include "case/case_presenter.h"

#include <algorithm>
#include <array>

#include "case/case_answer.h"
#include "dataset/question.h"
#include "evaluation/finding_thresholds.h"
#include "imaging/square_pixels.h"
#include "inference/case_evidence.h"
#include "inference/case_map.h"
#include "runs/faithfulness.h"
#include "runs/figure_words.h"
#include "runs/run_words.h"
#include "text/error_text.h"
#include "text/message_words.h"
#include "text/words.h"
#include "viewer/viewer_presenter.h"
#include "widgets/scaled_image.h"

namespace fovea::ui {

/// Loaded with the first image. Touched by one worker job at a time.
struct CasePresenter::Adapter {
    std::string path;
    std::optional<inference::Predictor> predictor;

    Result<const inference::Predictor*> get() {
        if (!predictor) {
            FOVEA_TRY(predictor, inference::Predictor::load(path));
        }
        return &*predictor;
    }
    /// The window it was trained with, known before the predictor is loaded; where the file
    /// cannot be used, predicting says why.
    imaging::WindowPolicy window() {
        if (!inputSettings) {
            const auto info = adapter::readAdapterInfo(path);
            const auto own = info ? inference::inputSettingsOf(*info) : info.error();
            inputSettings = own ? *own : inference::InputSettings();
        }
        return inputSettings->window;
    }
    std::optional<inference::InputSettings> inputSettings;
};

struct CasePresenter::MapPicture {
    explain::TokenMap map;
    QString shares;
    std::optional<Message> caution;
    QImage picture;
};

namespace {
struct Predicted {
    inference::CaseResult result;
    std::vector<std::string> classes;
    std::vector<int> layers;
    adapter::QuestionAsked question;
    std::vector<double> thresholds;
};
/// From which probability on each finding is called; empty for other questions.
std::vector<double> thresholdsOf(const inference::Predictor& predictor) {
    if (predictor.info().question.kind != dataset::questionKindName(dataset::QuestionKind::findings))
        return {};
    return evaluation::findingThresholds(predictor.thresholds(), predictor.classes());
}

/// What each part of the adapter says, and of the read-out's part what no place of the map shows: together
/// with the map it adds up.
QString sharesWords(const inference::CaseEvidence& e) {
    if (!e.readOut) return {};
    QStringList said;
    if (e.sideNetwork)
        said << CasePresenter::tr("Of %1 in all, the read-out says %2 and the side network %3.")
                    .arg(signedWords(e.logit), signedWords(e.readOutLogit), signedWords(e.sideNetworkLogit));
    const double kept = e.readOutLogit - e.classToken - e.constant - e.variables;
    said << CasePresenter::tr(
                "The read-out's %1 are %2 of the kept tokens, %3 of the class token, which has no "
                "place in the map, and %4 of a typical training image.")
                .arg(signedWords(e.readOutLogit), signedWords(kept), signedWords(e.classToken),
                     signedWords(e.constant));
    if (e.variables != 0)
        said << CasePresenter::tr("Clinical variables say %1 of it.").arg(signedWords(e.variables));
    return said.join(QLatin1Char(' '));
}

/// Of the image that is read; not known while none is.
std::array<double, 2> spacingIn(const ViewerPresenter& viewer) {
    return viewer.image() ? viewer.image()->spacingMm : std::array<double, 2>{};
}
}  // namespace

CasePresenter::CasePresenter(QObject* parent) : QObject(parent), m_viewer(new ViewerPresenter(this)) {
    m_viewer->setAsNetwork(true);
    connect(m_viewer, &ViewerPresenter::opened, this, [this] {
        if (m_state == State::reading && m_viewer->atOwn()) predict();
    });
    connect(m_viewer, &ViewerPresenter::failed, this, [this](const Error& error) {
        if (m_state == State::reading) fail(error);
    });
}

void CasePresenter::setAdapter(const QString& path) {
    if (path == m_adapterPath) return;
    m_adapterPath = path;
    m_adapter = std::make_shared<Adapter>();
    m_adapter->path = path.toStdString();
    m_windowKnown = false;
    m_layers.clear();
    m_classes.clear();
    m_layer = m_evidenceLayer = -1;
    clear();
}

void CasePresenter::drop() {
    m_worker.drop();
    m_result.reset();
    takeMap({});
    m_error.clear();
}

void CasePresenter::clear() {
    drop();
    m_case = {};
    m_state = State::empty;
    m_viewer->clear();
    Q_EMIT caseChanged();
    Q_EMIT mapChanged();
}

void CasePresenter::show(const Case& wanted) {
    drop();
    m_case = wanted;
    m_state = State::reading;
    Q_EMIT caseChanged();
    Q_EMIT mapChanged();
    if (m_windowKnown) return open();
    m_worker.ask<imaging::WindowPolicy>(
        [adapter = m_adapter](const JobContext&) -> Result<imaging::WindowPolicy> {
            return adapter->window();
        },
        [this](const Result<imaging::WindowPolicy>& window) {
            m_windowKnown = true;
            if (window) m_viewer->setNetworkWindow(*window);
            open();
        });
}

void CasePresenter::setRecorded(const QString& recorded) {
    if (recorded == m_case.recorded) return;
    m_case.recorded = recorded;
    Q_EMIT caseChanged();
}

void CasePresenter::setWhole(const Whole& whole) {
    if (whole == m_case.whole) return;
    m_case.whole = whole;
    Q_EMIT caseChanged();
}

void CasePresenter::open() {
    m_viewer->open(m_case.path.toStdString(), m_case.where);
    // The same as before is not read again.
    if (m_viewer->image() && !m_viewer->loading()) predict();
}

void CasePresenter::predict() {
    m_state = m_adapter ? State::computing : State::ready;
    Q_EMIT caseChanged();
    if (!m_adapter) return;
    m_worker.ask<Predicted>(
        [adapter = m_adapter, image = m_viewer->image(),
         known = m_case.known](const JobContext& job) -> Result<Predicted> {
            FOVEA_TRY(const inference::Predictor* predictor, adapter->get());
            // Through the adapter's window, whatever the viewer shows.
            FOVEA_TRY(inference::CaseResult result,
                      predictor->predict(imaging::networkPixels(*image, adapter->window()), true, job,
                                         inference::knownVariables(image->facts, known)));
            return Predicted{std::move(result), predictor->classes(), predictor->info().extraction.layers,
                             predictor->info().question, thresholdsOf(*predictor)};
        },
        [this](Result<Predicted> predicted) {
            if (!predicted) return fail(predicted.error());
            m_classes = std::move(predicted->classes);
            m_layers = std::move(predicted->layers);
            m_question = std::move(predicted->question);
            m_thresholds = std::move(predicted->thresholds);
            if (std::find(m_layers.begin(), m_layers.end(), m_layer) == m_layers.end())
                m_layer = m_layers.empty() ? -1 : m_layers.back();
            m_result = std::make_shared<const inference::CaseResult>(std::move(predicted->result));
            m_state = State::ready;
            Q_EMIT caseChanged();
            computeMap();
        });
}

QImage CasePresenter::picture() const {
    return m_result ? toImage(m_result->display) : QImage();
}

void CasePresenter::fail(const Error& error) {
    if (error.code == ErrorCode::cancelled) return;
    m_state = State::failed;
    const ErrorWords words = errorWords(error);
    m_error = whatAndRemedy(words);
    Q_EMIT caseChanged();
}

void CasePresenter::setMap(std::optional<explain::MapKind> kind) {
    if (kind == m_kind) return;
    m_kind = kind;
    computeMap();
}

void CasePresenter::setAnswer(int index) {
    if (index == m_answer) return;
    m_answer = index;
    Q_EMIT caseChanged();
    if (m_kind && explain::isSigned(*m_kind)) computeMap();
}

void CasePresenter::setLayer(int layer) {
    if (layer == m_layer) return;
    m_layer = layer;
    computeMap();
}

void CasePresenter::setEvidenceLayer(int layer) {
    if (layer == m_evidenceLayer) return;
    m_evidenceLayer = layer;
    if (m_kind == explain::MapKind::evidence) computeMap();
}

void CasePresenter::setOpacity(double opacity) {
    m_opacity = std::clamp(opacity, 0.0, 1.0);
    Q_EMIT mapChanged();
}

void CasePresenter::setMapScale(MapScale scale) {
    if (scale == m_scale) return;
    m_scale = scale;
    computeMap();
}

void CasePresenter::readCaution() {
    // Of parts taken out nothing is ever added, and they take their time.
    if (m_kind != explain::MapKind::occlusion) computeMap();
}

int CasePresenter::answerOfMap() const {
    const bool chosen = m_answer >= 0 && m_answer < int(m_result->probabilities.size());
    return chosen ? m_answer : m_result->predicted;
}

double CasePresenter::highestOf(const explain::TokenMap& map, MapScale scale, double deviation) {
    if (map.values.empty()) return 0;
    return scale == MapScale::fixed ? fixedMapHighest(map, deviation) : explain::highestOf(map);
}

QString CasePresenter::mapCaption() const {
    if (!m_kind) return {};
    QString words = messageWords(explain::mapCaption({*m_kind, m_map.part, ofNumber()}));
    if (m_result && explain::isSigned(*m_kind) && !m_thresholds.empty())
        words +=
            QLatin1Char(' ') + tr("It is about “%1”.").arg(fromUtf8(m_classes[std::size_t(answerOfMap())]));
    for (const QString& more : {m_mapShares, m_mapCaution})
        if (!more.isEmpty()) words += QLatin1Char(' ') + more;
    if (!m_map.values.empty() && explain::isSigned(*m_kind))
        words += QLatin1Char(' ') + (m_scale == MapScale::fixed
                                         ? tr("The same colour means the same in every image.")
                                         : tr("The strongest colour is the strongest of this image."));
    else if (!m_map.values.empty())
        words += QLatin1Char(' ') +
                 (m_scale == MapScale::fixed
                      ? tr("The brightest colour is %1 of the attention or more, in every image.")
                      : tr("The brightest colour is the highest of this image: %1 of the attention."))
                     .arg(percentWords(mapHighest(), 1));
    return words;
}

QString CasePresenter::shortMapCaption() const {
    if (!m_kind) return {};
    switch (*m_kind) {
        case explain::MapKind::kept:
            return tr("Where the pre-trained network looked. It does not localise disease.");
        case explain::MapKind::prompts:
            return tr("What the adapter read from. It does not localise disease.");
        case explain::MapKind::evidence:
            return ofNumber()
                       ? tr("Yellow makes the number larger, violet smaller. It does not localise disease.")
                       : tr("Yellow speaks for the answer, violet against it. It does not localise disease.");
        case explain::MapKind::occlusion:
            if (ofNumber())
                return tr(
                    "Without a yellow place the number is smaller, without a violet one larger. It does "
                    "not localise disease.");
            return tr(
                "Without a yellow place the answer is less sure, without a violet one surer. It does not "
                "localise disease.");
    }
    return {};
}

bool CasePresenter::offers(explain::MapKind kind) const {
    if (!m_result) return true;
    return kind != explain::MapKind::prompts || !m_result->promptAttention.empty();
}

void CasePresenter::takeMap(MapPicture made) {
    m_map = std::move(made.map);
    m_mapPicture = std::move(made.picture);
    m_mapShares = std::move(made.shares);
    m_mapCaution = made.caution ? messageWords(*made.caution) : QString();
}

void CasePresenter::computeMap() {
    if (m_kind && !offers(*m_kind)) m_kind = explain::MapKind::kept;
    if (!m_kind || !m_result) {
        takeMap({});
        Q_EMIT mapChanged();
        return;
    }
    m_worker.ask<MapPicture>(
        [adapter = m_adapter, result = m_result, kind = *m_kind, layer = m_layer,
         evidenceLayer = m_evidenceLayer, scale = m_scale, of = answerOfMap(), deviation = numberDeviation(),
         spacing = spacingIn(*m_viewer)](const JobContext& job) -> Result<MapPicture> {
            FOVEA_TRY(const inference::Predictor* predictor, adapter->get());
            MapPicture made;
            if (kind == explain::MapKind::evidence) {
                FOVEA_TRY(const inference::CaseEvidence evidence,
                          inference::caseEvidence(predictor->onRecords(), *result, of));
                made.shares = sharesWords(evidence);
                FOVEA_TRY(made.map, evidence.together.ofLayer(evidenceLayer));
            } else if (kind == explain::MapKind::occlusion) {
                FOVEA_TRY(made.map, inference::caseOcclusion(
                                        predictor->onRecords(), *result, of,
                                        std::max(1, result->tokens.shape.grid / inference::kOcclusionBlocks),
                                        inference::OcclusionScale::logOdds, job));
            } else {
                FOVEA_TRY(made.map, inference::caseMap(*predictor, *result, kind, layer));
            }
            made.caution = runs::mapCaution(adapter->path, kind, made.map.part);
            const auto size = imaging::squareSize(result->display.width, result->display.height, spacing);
            made.picture = mapLayer(made.map, size.width, size.height, highestOf(made.map, scale, deviation));
            return made;
        },
        [this](Result<MapPicture> made) {
            if (!made) return fail(made.error());
            takeMap(std::move(*made));
            Q_EMIT mapChanged();
        });
}

std::optional<double> CasePresenter::shareAt(const QPointF& pixel) const {
    if (m_map.values.empty() || !m_result || pixel.x() < 0 || pixel.y() < 0) return {};
    const imaging::PictureSize picture =
        imaging::squareSize(m_result->display.width, m_result->display.height, spacingIn(*m_viewer));
    const int column = std::clamp(int(pixel.x() / picture.width * m_map.columns), 0, m_map.columns - 1);
    const int row = std::clamp(int(pixel.y() / picture.height * m_map.rows), 0, m_map.rows - 1);
    const std::size_t patch = std::size_t(row) * std::size_t(m_map.columns) + std::size_t(column);
    if (!m_map.known.empty() && !m_map.known[patch]) return {};
    return m_map.values[patch];
}

void CasePresenter::writePicture(const QString& path, bool withMap) {
    if (!m_result) return;
    CasePicture picture;
    if (withMap) {
        picture.map = m_map;
        picture.opacity = m_opacity;
        picture.highest = mapHighest();
        picture.caption = mapCaption();
    }
    picture.title = (m_case.whole.answer.isEmpty() ? tr("Prediction: %1") : tr("This image by itself: %1"))
                        .arg(answerText(*this));
    m_writer.ask<bool>(
        [picture = std::move(picture), result = m_result, spacing = spacingIn(*m_viewer),
         path = path.toStdString()](const JobContext&) mutable -> Result<bool> {
            picture.original = imaging::withSquarePixels(result->display, spacing);
            FOVEA_CHECK(writeCasePicture(path, picture));
            return true;
        },
        [this, path](Result<bool> written) {
            if (written)
                Q_EMIT pictureWritten(path);
            else
                Q_EMIT pictureFailed(errorSentence(written.error()));
        });
}

}  // namespace fovea::ui
