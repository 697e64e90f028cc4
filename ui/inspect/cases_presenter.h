#pragma once

#include <QObject>
#include <QString>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "dataset/sample.h"
#include "inspect/inspect_presenter.h"
#include "inspect/unit_rows.h"

namespace fovea::ui {

/// Which images are looked at: those whose answer is such.
struct CaseFilter {
    int truth = -1, predicted = -1;  ///< classes; -1: any
    bool mistakes = false;           ///< only where the two differ
    bool uncertain = false;          ///< only where several answers cannot be ruled out
    bool unlike = false;             ///< only what is unlike the training images
    bool operator==(const CaseFilter&) const = default;
    bool any() const { return *this == CaseFilter(); }
};

/// A filter that is offered, by name.
struct CaseChip {
    CaseFilter filter;
    QString key;      ///< fixed, for tests and styles: "all", "mistakes", "class_0", "falseNegatives" ...
    QString name;     ///< "Mistakes"
    QString tip;      ///< what passes it, in a sentence
    int count = 0;    ///< images that pass it
    int colour = -1;  ///< for classColor(); -1: none
};

enum class CaseSort { mistakesFirst, leastCertain, mostCertain, fileName };

/// The images of what InspectPresenter shows, filtered and sorted, and which of them is looked at. The
/// image stays while its figures are counted anew; another run or part begins at the first. Uncertain and
/// unlike are images, also while whole patients are counted.
///
/// Where a study or patient has one answer, these are what is gone through, and each has its images by
/// weight, of which one is looked at (images()).
/// No widgets. GUI thread only.
class CasesPresenter : public QObject {
    Q_OBJECT
public:
    explicit CasesPresenter(InspectPresenter& inspect, QObject* parent = nullptr);

    InspectPresenter& inspect() const { return m_inspect; }
    const runs::Evaluation* evaluation() const { return m_of.get(); }

    /// Those that there are, and where filter() is none of them, that as the last.
    std::vector<CaseChip> chips() const;
    CaseFilter filter() const { return m_filter; }
    void setFilter(const CaseFilter& filter);
    CaseSort sort() const { return m_sort; }
    void setSort(CaseSort sort);

    /// Indices into evaluation()->samples. With Unit::patients all images of the patients that pass.
    const std::vector<int>& shown() const { return m_shown; }
    int position() const { return m_shown.empty() ? -1 : m_position; }  ///< in shown(); -1: it is empty
    void setPosition(int position);
    void next() { setPosition(m_position + 1); }
    void previous() { setPosition(m_position - 1); }
    QString positionWords() const;          ///< "3 of 29"
    const dataset::Sample* sample() const;  ///< at position(); null where there is none
    /// Of the study or patient at position(); empty where each image has an answer.
    UnitImages& images() { return *m_images; }
    /// What is looked at: sample(), or that of images(), with the answer that holds for all of them. Nothing
    /// where there is none.
    std::optional<dataset::Sample> image() const;
    bool ofUnits() const { return m_rows.any(); }
    const UnitRows& rows() const { return m_rows; }
    /// The image of a sample that is shown first: of a study or patient the one that says most for
    /// its answer.
    const dataset::Sample& firstImage(int sample) const;
    /// "e12, 4 images"; empty where each image has an answer.
    QString unitWords(int sample) const;
    int truth(int sample) const;            ///< class of a sample
    int predicted(int sample) const;        ///< class
    double probability(int sample) const;   ///< of the predicted class
    QString className(int index) const;     ///< of evaluation()
    QString answerWords(int sample) const;  ///< "benign → malignant, 58 %": reference, prediction
    /// Several answers of a sample cannot be ruled out, by the adapter's answer sets at coverage().
    bool uncertain(int sample) const;
    /// 0.5 to below 1, see evaluation::answerSets().
    double coverage() const { return m_coverage; }
    void setCoverage(double coverage);
    /// Those sets of the same classes in another order; nothing: there are none, or they are of others.
    std::optional<evaluation::AnswerSets> answerSets(const std::vector<std::string>& classes) const;
    bool unlike(int sample) const;  ///< a sample is unlike the training images

Q_SIGNALS:
    void shownChanged();     ///< shown(), chips() or filter()
    void positionChanged();  ///< another image, study or patient, or none
    void imageChanged();     ///< image()

private:
    void follow();
    void fill();
    void makeSets();
    bool knowsSets() const { return m_sets && m_sets->known(); }
    std::vector<int> passing(const CaseFilter& filter) const;
    void arrange(std::vector<int>& samples) const;
    bool passes(const CaseFilter& filter, int sample) const;
    void showImages();

    InspectPresenter& m_inspect;
    UnitImages* m_images;
    std::shared_ptr<const runs::Evaluation> m_of;
    UnitRows m_rows;  ///< of the whole that m_of is of
    double m_coverage = evaluation::kUsualCoverage;
    std::optional<evaluation::AnswerSets> m_sets;  ///< of m_of; nothing: it has none
    InspectPresenter::Unit m_unit = InspectPresenter::Unit::images;
    CaseFilter m_filter;
    CaseSort m_sort = CaseSort::mistakesFirst;
    std::vector<int> m_shown;
    int m_position = 0;
    std::int64_t m_sample = 0;  ///< id of the row looked at, to find it again
    std::int64_t m_run = 0;     ///< of the evaluation before
    dataset::Split m_split = dataset::Split::unassigned;
    std::vector<std::string> m_classes;
    int m_finding = -1;  ///< InspectPresenter::finding() before
};

}  // namespace fovea::ui
