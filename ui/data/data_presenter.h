#pragma once

#include <QItemSelectionModel>
#include <QObject>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "data/data_notice.h"
#include "data/sample_filter.h"
#include "data/sample_model.h"
#include "dataset/consensus.h"
#include "dataset/patient_names.h"
#include "dataset/split.h"
#include "dataset/study_rule.h"
#include "imaging/window_policy.h"
#include "questions/question_words.h"

namespace fovea::project {
struct WindowChange;
}

namespace fovea::ui {

class JobRunner;
class ProjectSession;

/// The images of the open project as the Data page shows them: which pass the filters, which are chosen,
/// and what can be done with them and with the project's data. No widgets. GUI thread only.
///
/// Edits of single images are made at once and refused, by said(), while the project is busy. What takes
/// longer runs as a job; its end, and that it cannot start now, comes as said() or failed().
class DataPresenter : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    DataPresenter(ProjectSession& session, JobRunner& jobs, QObject* parent = nullptr);

    SampleModel& samples() { return *m_model; }
    /// The images that are shown, in their order; filters are set here.
    SampleFilter& filter() { return *m_filter; }
    /// Of the rows of filter(); of every view of them.
    QItemSelectionModel& selection() { return *m_selection; }

    // What is chosen.

    struct Chosen {
        int images = 0;                             ///< of a closed study all of them
        std::string label;                          ///< that they share; empty: none, or several
        bool excluded = false;                      ///< all of them are
        bool alike = true;                          ///< all have that label
        std::vector<StatedTogether> findings = {};  ///< of the question's findings, in its order
    };
    const Chosen& chosen() const { return m_chosen; }
    std::vector<std::int64_t> chosenIds() const;  ///< in the order of selection()
    QStringList chosenFiles() const;              ///< their absolute paths, each once, in that order
    /// Opens the study of the image that is looked at, or closes it, where filter() groups them.
    void toggleStudy();
    /// The image that is looked at; null where there is none. Valid until the samples change.
    const dataset::Sample* current() const;
    /// Chooses this image alone; filters that hide it are cleared. Without effect where there is none.
    void show(std::int64_t id);
    /// Chooses the image so many further on (back: negative) alone, as the views show them. Stays at the
    /// ends.
    void step(int images);

    // What is done with the chosen images. Where none is, said() asks for some.

    /// Gives them this diagnosis; false where it is refused.
    bool relabel(const std::string& label);
    /// relabel(), then the next image where one is chosen.
    bool relabelAndStep(const std::string& label);
    /// What a key from 1 does. A class or grade: gives it; one image chosen, the next one is chosen after
    /// it, so that many can be gone through. A finding: pressFinding(). A number: numberBegun() with the
    /// digit. Without effect where there is no answer of that number.
    void answerByKey(int number);
    /// States that a finding, from 1, is not there. Without effect with other questions.
    void denyByKey(int number);
    /// States the finding of that index as nextStated() says of what the chosen images share.
    void pressFinding(int index);
    /// Answers with the number that was typed, and goes on as answerByKey() does; empty takes the answer
    /// away. False, after said(), where it is no number, or none that is possible.
    bool answerNumber(const QString& text);
    /// Excludes them, or takes them in again.
    void setExcluded(bool excluded);
    void undo();
    void redo();

    // What is there, and what of it is shown.

    struct SplitCount {
        dataset::Split split;
        int images;
    };
    /// Splits that have images, in the order of people's work: training, validation, test, none, excluded.
    std::vector<SplitCount> splits() const;
    /// Kinds of problems that concern images, each once.
    std::vector<dataset::ProblemKind> problemKinds() const;
    QString countWords() const;  ///< "24 images · 6 patients"
    int studies() const;         ///< that the images are put together to
    QString shownWords() const;  ///< "3 of 24 shown"; empty while no filter is set
    void clearFilters();

    // Repairs and other work on the whole project.

    /// Takes validation images from the training images; the test images stay.
    void takeValidation();
    /// Makes new splits for all images.
    void resplit(const dataset::SplitShares& shares);
    /// Names the patients of images of which nothing else says them.
    void namePatients(const dataset::PatientRule& rule);
    /// Puts the images together to studies by this rule, and says what has one answer to the question in use.
    void arrangeStudies(const dataset::StudyRule& rule, dataset::AnswerUnit unit);
    /// Lets the answers of readers to the question in use become its labels by this rule.
    void chooseConsensus(const dataset::ConsensusRule& rule);
    /// Lets the network see all images so. Where some cannot be read any more nothing is changed, and
    /// filter() shows those.
    void changeNetworkWindow(const imaging::WindowPolicy& window);
    /// Writes all labels as a table, patients included.
    void writeLabels(const QString& path);

Q_SIGNALS:
    /// Other images are chosen, or these have another label or split.
    void chosenChanged();
    /// Another image is looked at, or the same is to be read anew.
    void currentChanged();
    /// Files are there that were missing, or the other way round: all pictures are to be drawn anew.
    void picturesChanged();
    /// This row of filter() was chosen here, not in a view, which scrolls to it.
    void ledTo(const QModelIndex& row);
    /// splits(), problemKinds() or countWords() may be different.
    void countsChanged();
    /// clearFilters() was called: controls show that no filter is set.
    void filtersCleared();
    /// A number is about to be typed, which begins so.
    void numberBegun(const QString& text);
    void said(const fovea::ui::DataNotice& notice);
    void failed(const fovea::Error& error);

private:
    void follow();
    void readChosen();
    const dataset::Sample& sampleOf(const QModelIndex& row) const;
    /// In the order of selection(), all of a closed study.
    std::vector<const dataset::Sample*> chosenSamples() const;
    /// As chosenIds(); where there are none that is said.
    std::vector<std::int64_t> idsOrNotice();
    bool choose(std::int64_t id);
    void sayIfRefused(bool started);
    void onWindowChanged(const imaging::WindowPolicy& window, const project::WindowChange& change);

    ProjectSession& m_session;
    JobRunner& m_jobs;
    SampleModel* m_model;
    SampleFilter* m_filter;
    QItemSelectionModel* m_selection;
    Chosen m_chosen;
    std::int64_t m_question = 0;  ///< that the filters are about
};

}  // namespace fovea::ui
