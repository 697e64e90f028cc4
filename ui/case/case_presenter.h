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

class ViewerPresenter;

/// One image under one adapter: the picture, what the adapter says of it, and the
/// map laid over it. Decoding, prediction and maps are computed on a worker; of
/// several images asked for in a row only the last is. The image is read once, by viewer(), which shows it
/// in whatever window the user likes; the network is given networkPixels() of it all the same. GUI thread
/// only.
class CasePresenter : public QObject {
    Q_OBJECT
public:
    explicit CasePresenter(QObject* parent = nullptr);

    /// What all images of a study or patient say together.
    struct Whole {
        QString answer;   ///< "malignant 83 %"; empty: the image answers by itself
        QString verdict;  ///< whether that is the reference, in a sentence
        bool operator==(const Whole&) const = default;
    };
    struct Case {
        QString path;
        imaging::ReadOptions where;
        QString title;  ///< as shown: the file's name
        /// Answer in the data, as dataset::Sample::label; empty where there is none.
        QString recorded;
        /// What is known beside the image of clinical variables; headers say more.
        adapter::VariableValues known = {};
        Whole whole = {};  ///< where the image is one of a study or patient that has one answer
    };
    enum class State { empty, reading, computing, ready, failed };
    /// Which share of the attention (or number) has the brightest colour of a map.
    enum class MapScale {
        fixed,  ///< fixedMapHighest() of every image: colours can be compared
        image   ///< the highest of this image
    };

    /// The adapter file that predicts from now on; drops the case.
    void setAdapter(const QString& path);
    void show(const Case& wanted);
    /// Another answer in the data of the image that is shown; nothing is predicted again.
    void setRecorded(const QString& recorded);
    /// What is said of the study or patient of the image that is shown; nothing is predicted again.
    void setWhole(const Whole& whole);
    void clear();
    /// None takes the overlay away.
    void setMap(std::optional<explain::MapKind> kind);
    /// Which answer of classes() evidence and occlusion are told of; -1: the predicted one.
    void setAnswer(int index);
    int answer() const { return m_answer; }
    void setLayer(int layer);  ///< backbone layer, from 0; negative: the last there is
    /// Evidence of that layer alone; negative: of all layers together, as at first.
    void setEvidenceLayer(int layer);
    void setOpacity(double opacity);
    void setMapScale(MapScale scale);
    /// The adapter's file, or what was measured of its maps, is another: the map is made anew, with a caption
    /// that knows.
    void readCaution();
    /// Writes what the network saw, and beside it the same with the map laid over it if there is one and it
    /// is wanted, as a PNG; pictureWritten() follows.
    void writePicture(const QString& path, bool withMap = true);

    /// What a Viewer shows: the image, in the adapter's window until the user chooses another.
    ViewerPresenter& viewer() { return *m_viewer; }
    State state() const { return m_state; }
    const Case& current() const { return m_case; }
    /// What the network saw of it (made anew by each call); null until predicted, never a partly decoded one.
    QImage picture() const;
    QString error() const { return m_error; }  ///< when failed: what happened, in words
    const std::vector<std::string>& classes() const { return m_classes; }
    /// What the adapter answers; of one of an earlier version without a name.
    const adapter::QuestionAsked& question() const { return m_question; }
    /// From which probability on a finding is called, in the order of classes(); empty for other questions.
    const std::vector<double>& thresholds() const { return m_thresholds; }
    /// Null until computed.
    const inference::CaseResult* result() const { return m_result.get(); }
    const std::vector<int>& layers() const { return m_layers; }
    std::optional<explain::MapKind> map() const { return m_kind; }
    /// False for what the adapter read where it has no side network (a read-out alone); setMap() then takes
    /// where the pre-trained network looked. Of a number evidence and occlusion say what makes it larger or
    /// smaller.
    bool offers(explain::MapKind kind) const;
    bool ofNumber() const { return m_result && m_result->number; }
    int layer() const { return m_layer; }
    int evidenceLayer() const { return m_evidenceLayer; }
    double opacity() const { return m_opacity; }
    MapScale mapScale() const { return m_scale; }
    /// The share that has the brightest colour; 0 while there is no map.
    double mapHighest() const { return highestOf(m_map, m_scale, numberDeviation()); }
    /// What the map in effect is and is not, and what its brightest colour means; empty without one.
    QString mapCaption() const;
    /// The same in one line.
    QString shortMapCaption() const;
    /// The map in effect; without values until it is computed.
    const explain::TokenMap& tokenMap() const { return m_map; }
    const QImage& mapPicture() const { return m_mapPicture; }
    /// The map's number of the patch under this pixel: its share of the attention, or what it says for (above
    /// 0) or against the answer. Nothing where there is none.
    std::optional<double> shareAt(const QPointF& pixel) const;

Q_SIGNALS:
    void caseChanged();  ///< state or result
    void mapChanged();   ///< kind, layer, opacity, scale or the map itself
    void pictureWritten(const QString& path);
    void pictureFailed(const QString& why);

private:
    struct Adapter;  ///< lives on the worker
    struct MapPicture;
    void takeMap(MapPicture made);
    static double highestOf(const explain::TokenMap& map, MapScale scale, double deviation);
    /// Of the numbers that the adapter was trained on; 0 where it answers no number.
    double numberDeviation() const { return ofNumber() ? m_question.deviation : 0; }
    int answerOfMap() const;  ///< an index into classes(); only with a result()
    void drop();              ///< what is known of the case, and what is being computed
    void open();
    void predict();
    void computeMap();
    void fail(const Error& error);

    LatestWorker m_worker, m_writer;
    ViewerPresenter* m_viewer;
    std::shared_ptr<Adapter> m_adapter;
    QString m_adapterPath;
    bool m_windowKnown = true;  ///< the viewer has the adapter's
    Case m_case;
    State m_state = State::empty;
    QString m_error;
    std::vector<std::string> m_classes;
    std::vector<int> m_layers;
    adapter::QuestionAsked m_question;
    std::vector<double> m_thresholds;
    int m_answer = -1;
    std::shared_ptr<const inference::CaseResult> m_result;
    std::optional<explain::MapKind> m_kind;
    int m_layer = -1, m_evidenceLayer = -1;
    double m_opacity = 0.5;
    MapScale m_scale = MapScale::fixed;
    explain::TokenMap m_map;
    QString m_mapShares;   ///< of evidence: what each part of the adapter says in all
    QString m_mapCaution;  ///< the map was measured, and is not faithful
    QImage m_mapPicture;
};

}  // namespace fovea::ui
