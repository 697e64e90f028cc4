#include "case/case_presenter.h"

#include <algorithm>

#include "inference/case_map.h"
#include "runs/figure_words.h"
#include "text/error_text.h"
#include "text/message_words.h"
#include "widgets/image_view.h"

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

namespace {
struct ReadPicture {
    imaging::Pixels pixels;
    QImage picture;
};
struct Predicted {
    inference::CaseResult result;
    std::vector<std::string> classes;
    std::vector<int> layers;
};
struct MapPicture {
    explain::TokenMap map;
    QImage picture;
};
}  // namespace

CasePresenter::CasePresenter(QObject* parent) : QObject(parent) {}

void CasePresenter::setAdapter(const QString& path) {
    if (path == m_adapterPath) return;
    m_adapterPath = path;
    m_adapter = std::make_shared<Adapter>();
    m_adapter->path = path.toStdString();
    m_layers.clear();
    m_classes.clear();
    m_layer = -1;
    clear();
}

void CasePresenter::clear() {
    m_worker.drop();
    m_case = {};
    m_state = State::empty;
    m_picture = {};
    m_result.reset();
    m_map = {};
    m_mapPicture = {};
    Q_EMIT caseChanged();
    Q_EMIT mapChanged();
}

void CasePresenter::show(const Case& wanted) {
    m_case = wanted;
    m_state = State::reading;
    m_result.reset();
    m_map = {};
    m_mapPicture = {};
    m_error.clear();
    Q_EMIT caseChanged();
    Q_EMIT mapChanged();
    m_worker.ask<ReadPicture>(
        [path = wanted.path.toStdString(), where = wanted.where,
         adapter = m_adapter](const JobContext&) -> Result<ReadPicture> {
            FOVEA_TRY(const imaging::Image image, imaging::readImage(path, where));
            imaging::Pixels pixels =
                imaging::networkPixels(image, adapter ? adapter->window() : imaging::WindowPolicy());
            QImage picture = toImage(pixels);
            return ReadPicture{std::move(pixels), std::move(picture)};
        },
        [this](Result<ReadPicture> read) {
            if (!read) return fail(read.error());
            m_picture = std::move(read->picture);
            predict(std::move(read->pixels));
        });
}

void CasePresenter::predict(imaging::Pixels pixels) {
    m_state = m_adapter ? State::computing : State::ready;
    Q_EMIT caseChanged();
    if (!m_adapter) return;
    m_worker.ask<Predicted>(
        [adapter = m_adapter, pixels = std::make_shared<const imaging::Pixels>(std::move(pixels))](
            const JobContext& job) -> Result<Predicted> {
            FOVEA_TRY(const inference::Predictor* predictor, adapter->get());
            FOVEA_TRY(inference::CaseResult result, predictor->predict(*pixels, true, job));
            return Predicted{std::move(result), predictor->classes(), predictor->info().extraction.layers};
        },
        [this](Result<Predicted> predicted) {
            if (!predicted) return fail(predicted.error());
            m_classes = std::move(predicted->classes);
            m_layers = std::move(predicted->layers);
            if (std::find(m_layers.begin(), m_layers.end(), m_layer) == m_layers.end())
                m_layer = m_layers.empty() ? -1 : m_layers.back();
            m_result = std::make_shared<const inference::CaseResult>(std::move(predicted->result));
            m_state = State::ready;
            Q_EMIT caseChanged();
            computeMap();
        });
}

void CasePresenter::fail(const Error& error) {
    if (error.code == ErrorCode::cancelled) return;
    // A picture that could not be decoded is never drawn, an earlier one neither.
    if (m_state == State::reading) m_picture = {};
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

void CasePresenter::setLayer(int layer) {
    if (layer == m_layer) return;
    m_layer = layer;
    computeMap();
}

void CasePresenter::setOpacity(double opacity) {
    m_opacity = std::clamp(opacity, 0.0, 1.0);
    Q_EMIT mapChanged();
}

void CasePresenter::computeMap() {
    if (!m_kind || !m_result) {
        m_map = {};
        m_mapPicture = {};
        Q_EMIT mapChanged();
        return;
    }
    m_worker.ask<MapPicture>(
        [adapter = m_adapter, result = m_result, kind = *m_kind,
         layer = m_layer](const JobContext&) -> Result<MapPicture> {
            FOVEA_TRY(const inference::Predictor* predictor, adapter->get());
            FOVEA_TRY(explain::TokenMap map, inference::caseMap(*predictor, *result, kind, layer));
            QImage picture = mapLayer(map, result->display.width, result->display.height);
            return MapPicture{std::move(map), std::move(picture)};
        },
        [this](Result<MapPicture> made) {
            if (!made) return fail(made.error());
            m_map = std::move(made->map);
            m_mapPicture = std::move(made->picture);
            Q_EMIT mapChanged();
        });
}

double CasePresenter::shareAt(const QPointF& pixel) const {
    if (m_map.values.empty() || m_picture.isNull() || pixel.x() < 0 || pixel.y() < 0) return -1;
    const int column = std::clamp(int(pixel.x() / m_picture.width() * m_map.columns), 0, m_map.columns - 1);
    const int row = std::clamp(int(pixel.y() / m_picture.height() * m_map.rows), 0, m_map.rows - 1);
    return m_map.values[std::size_t(row) * std::size_t(m_map.columns) + std::size_t(column)];
}

void CasePresenter::writePicture(const QString& path) {
    if (!m_result) return;
    CasePicture picture;
    picture.map = m_map;
    picture.opacity = m_opacity;
    const std::size_t predicted = std::size_t(m_result->predicted);
    picture.title =
        tr("Prediction: %1 (%2)")
            .arg(fromUtf8(m_classes[predicted]), percentWords(m_result->probabilities[predicted]));
    if (m_kind) picture.caption = messageWords(explain::mapKindCaption(*m_kind));
    m_writer.ask<bool>(
        [picture = std::move(picture), result = m_result,
         path = path.toStdString()](const JobContext&) mutable -> Result<bool> {
            picture.original = result->display;
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
