#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "evaluation/readers.h"
#include "jobs/latest_worker.h"
#include "project/second_reading.h"

namespace fovea::ui {

class ProjectSession;

/// Reads a random sample of images again, without what was said of them first: draws it, goes through it,
/// stores each answer as that of a further reader (dataset::secondReadingOf()), and says at the end how far
/// both agree. Nothing of the first answers, and nothing that a machine says, is told before. What was
/// answered is taken from the project: who closes the window and draws the same again goes on where that was.
/// No widgets. GUI thread only.
class SecondReading : public QObject {
    Q_OBJECT
public:
    enum class Stage {
        choosing,  ///< who reads, and how much
        reading,   ///< current() is to be answered
        done       ///< every image was answered
    };

    /// `session` outlives it.
    explicit SecondReading(ProjectSession& session, QObject* parent = nullptr);

    /// Why there can be no second reading; empty: nothing is in the way.
    QString obstacle() const;
    /// Who has read images of the project, by name.
    QStringList readers() const;

    Stage stage() const;
    void setReader(const QString& name);
    void setImages(int images);
    void setSeed(std::uint64_t seed);
    const project::SecondReadingRequest& request() const { return m_request; }
    /// Whether the images can be drawn: somebody is named, and there are any.
    bool ready() const;
    /// Draws them and begins with the first that is not answered. Without effect where !ready().
    void begin();
    /// Back to choosing; the answers stay.
    void leave();

    /// The image to answer; null where none is read. Valid until the samples change.
    const dataset::Sample* current() const;
    /// What was answered this time; empty: nothing yet.
    std::string answerNow() const;
    /// So many images further on (back: negative); stays at the ends.
    void step(int images);
    /// Answers the image and goes on to the next one, at the end to the first that is not answered. Without
    /// effect while none is read.
    void answer(const std::string& answer);
    /// To choose from, also those that only a reader gave.
    const std::vector<std::string>& answers() const { return m_answers; }
    /// The answer of that number, from 1, of answers().
    void answerByKey(int number);
    /// The image at hand cannot be shown: it waits for no answer any more. Without effect while none is read.
    void leaveOut();

    int total() const { return int(m_draw.images.size()); }
    int answered() const;
    QString drawWords() const;      ///< what is drawn of what, by which seed, and what it is compared with
    QString progressWords() const;  ///< "Image 3 of 50 · 2 answered"
    QString outcomeWords() const;   ///< how far both agree, in sentences; empty until Stage::done

Q_SIGNALS:
    /// Anything above may be different.
    void changed();
    void refused(const QString& reason);

private:
    void draw();
    void follow();
    bool isAnswered(std::int64_t id) const;
    void judge();

    ProjectSession& m_session;
    project::SecondReadingRequest m_request;
    project::SecondReadingDraw m_draw;  ///< as request() has it
    std::vector<std::string> m_answers;
    std::set<std::int64_t> m_unreadable;  ///< of m_draw.images
    bool m_reading = false;
    std::size_t m_at = 0;  ///< in m_draw.images
    std::int64_t m_question = 0;
    LatestWorker m_worker;
    std::optional<evaluation::PairAgreement> m_agreement;  ///< of all that was answered
};

}  // namespace fovea::ui
