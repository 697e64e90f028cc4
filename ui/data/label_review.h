#pragma once

#include <QObject>
#include <QString>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "data/data_notice.h"
#include "data/label_advice.h"
#include "project/confirmed_labels.h"

namespace fovea::ui {

class DataPresenter;
class JobRunner;
class ProjectSession;

/// A list of labels that a machine proposes, gone through on the Data page: what to label next, or which
/// labels are probably wrong. No widgets. GUI thread only.
///
/// The list is one of DataPresenter::filter(), so that grid, table, viewer and keys work on it as ever; it
/// ends where that filter is taken away, another question is in use, the question no longer has an answer for
/// each image, or the project is closed. What is given is an ordinary label. Whether an image is done follows
/// from the label it has now, so that Undo opens it again.
class LabelReview : public QObject {
    Q_OBJECT
public:
    enum class Kind {
        none,     ///< no list is gone through
        next,     ///< images without a label, by doubt and difference, some drawn at random
        suspects  ///< labels with which what the other images say disagrees
    };

    /// All outlive it.
    LabelReview(ProjectSession& session, JobRunner& jobs, DataPresenter& data, QObject* parent = nullptr);

    void setAdvisers(LabelAdvisers advisers);
    bool possible() const { return m_advisers.next && m_advisers.suspects; }

    /// Has the list made, as a job; began() or said() or failed() follows. Without effect where !possible().
    void ask(Kind kind);
    /// All images are shown again.
    void end();

    Kind kind() const { return m_kind; }
    const std::vector<AdvisedImage>& images() const { return m_images; }
    /// What is said of the image that is looked at; null where it is not in the list.
    const AdvisedImage* current() const;
    bool taken(const AdvisedImage& image) const;      ///< it has the proposed label
    bool confirmed(const AdvisedImage& image) const;  ///< of the label it has now
    /// Somebody decided: it has another label than when the list was made, or that one is confirmed.
    bool done(const AdvisedImage& image) const;

    /// Gives the image that is looked at the proposed label, and goes on to the next one.
    void accept();
    /// Notes that its label is right, so that it is not listed again, and goes on; where it is noted already,
    /// takes that back. Of suspects only.
    void confirm();

    QString titleWords() const;    ///< "Suspicious labels: 2 of 12 looked at"; empty: no list
    QString currentWords() const;  ///< what is said of the image that is looked at
    /// On how many of those drawn at random the proposal was right, with an interval by patients; empty where
    /// none was drawn.
    QString measuredWords() const;

Q_SIGNALS:
    void possibleChanged();
    void began();    ///< there is a list
    void changed();  ///< anything above may be different
    void said(const fovea::ui::DataNotice& notice);
    void failed(const fovea::Error& error);

private:
    QString obstacle(Kind kind) const;  ///< why there can be no list now; empty: nothing is in the way
    void begin(Kind kind, LabelAdvice advice);
    void forget();
    void onSession();
    void readConfirmed();
    QString note(const AdvisedImage& image) const;
    const dataset::Sample* sampleOf(const AdvisedImage& image) const;  ///< null: it is there no more
    /// current() where it alone is chosen; else that is said.
    const AdvisedImage* oneChosen();

    ProjectSession& m_session;
    JobRunner& m_jobs;
    DataPresenter& m_data;
    LabelAdvisers m_advisers;
    Kind m_kind = Kind::none;
    std::vector<AdvisedImage> m_images;
    std::unordered_map<std::int64_t, std::size_t> m_places;  ///< of an id in m_images
    project::ConfirmedLabels m_confirmed;                    ///< since the list was made
    int m_confirmations = 0;                                 ///< so far: what is read may be older
    std::int64_t m_question = 0;                             ///< that the list is about
    QString m_folder;                                        ///< of its project
};

}  // namespace fovea::ui
