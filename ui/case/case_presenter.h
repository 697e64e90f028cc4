#pragma once

#include <QImage>
#include <QObject>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

#include "case/case_picture.h"
#include "explain/token_map.h"
#include "inference/predictor.h"
#include "jobs/latest_worker.h"

namespace fovea::ui {

/// One image under one adapter: the picture, what the adapter says of it, and the
/// map laid over it. Decoding, prediction and maps are computed on a worker; of
/// several images asked for in a row only the last is. GUI thread only.
class CasePresenter : public QObject {
    Q_OBJECT
public:
    explicit CasePresenter(QObject* parent = nullptr);

    struct Case {
        QString path;
        imaging::ReadOptions where;
        QString title;     ///< as shown: the file's name
        QString recorded;  ///< label in the data; empty where there is none
    };
    enum class State { empty, reading, computing, ready, failed };

    /// The adapter file that predicts from now on; drops the case.
    void setAdapter(const QString& path);
    void show(const Case& wanted);
    void clear();
    /// None takes the overlay away.
    void setMap(std::optional<explain::MapKind> kind);
    void setLayer(int layer);  ///< backbone layer, from 0; negative: the last there is
    void setOpacity(double opacity);
    /// Writes original and overlay as a PNG; picturesWritten() follows.
    void writePicture(const QString& path);

    State state() const { return m_state; }
    const Case& current() const { return m_case; }
    /// What the network sees of it; null until read, never a partly decoded one.
    const QImage& picture() const { return m_picture; }
    QString error() const { return m_error; }  ///< when failed: what happened, in words
    const std::vector<std::string>& classes() const { return m_classes; }
    /// Null until computed.
    const inference::CaseResult* result() const { return m_result.get(); }
    const std::vector<int>& layers() const { return m_layers; }
    std::optional<explain::MapKind> map() const { return m_kind; }
    int layer() const { return m_layer; }
    double opacity() const { return m_opacity; }
    /// The map in effect; without values until it is computed.
    const explain::TokenMap& tokenMap() const { return m_map; }
    const QImage& mapPicture() const { return m_mapPicture; }
    /// Share of the attention of the patch under this pixel; negative where there is none.
    double shareAt(const QPointF& pixel) const;

Q_SIGNALS:
    void caseChanged();  ///< state, picture or result
    void mapChanged();   ///< kind, layer, opacity or the map itself
    void pictureWritten(const QString& path);
    void pictureFailed(const QString& why);

private:
    struct Adapter;  ///< lives on the worker
    void predict(imaging::Pixels pixels);
    void computeMap();
    void fail(const Error& error);

    LatestWorker m_worker, m_writer;
    std::shared_ptr<Adapter> m_adapter;
    QString m_adapterPath;
    Case m_case;
    State m_state = State::empty;
    QImage m_picture;
    QString m_error;
    std::vector<std::string> m_classes;
    std::vector<int> m_layers;
    std::shared_ptr<const inference::CaseResult> m_result;
    std::optional<explain::MapKind> m_kind;
    int m_layer = -1;
    double m_opacity = 0.5;
    explain::TokenMap m_map;
    QImage m_mapPicture;
};

}  // namespace fovea::ui
