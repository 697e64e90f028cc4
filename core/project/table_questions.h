#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "dataset/label_table.h"
#include "dataset/question.h"
#include "dataset/sample.h"
#include "dataset/strata.h"
#include "project/project.h"

namespace fovea::project {

/// Error notFound: the project has no question of that name; it says which it has.
Error noSuchQuestion(const std::string& name, const std::vector<dataset::Question>& questions);

/// The questions of a project and of a table that says more: what the table calls as the project does is
/// the same question. Where nobody has answered anything yet and nothing was learned, the first of the
/// table takes the place of the project's only one.
class TableQuestions {
public:
    /// Without a project: those of a new one.
    static Result<TableQuestions> of(const std::optional<Project>& project);
    static Result<TableQuestions> of(const Project& project);

    /// Of a project without answers and runs the only question is called this; of another one the question
    /// of that name is in use. Error: notFound.
    Result<void> use(const std::string& name);
    /// The table, told which answers are known. Error: invalidArgument (a question of another kind).
    Result<dataset::LabelTable> withKnownAnswers(const dataset::LabelTable& labels) const;
    /// Readers' answers are of one and grades. `labelled`: an image of the project has an answer to the
    /// question in use. Error: invalidArgument (another kind of question in use).
    Result<dataset::LabelTable> withConsensus(const dataset::LabelTable& labels, bool labelled) const;
    /// Takes the questions that were found in it. Of a project without answers and runs the first one takes
    /// the place of the one that is there, unless that is answered, too: by a column of classes
    /// (`classColumn`).
    void add(const std::vector<dataset::Question>& found, bool classColumn);
    /// Sample::label becomes the answer to the question in use, where the table says that.
    void settle(std::vector<dataset::Sample>& samples) const;
    /// Where the table says only others, an image that is among `present` keeps its own label.
    void keepOwn(std::vector<dataset::Sample>& samples, const std::vector<dataset::Sample>& present) const;

    /// What the readers of `samples`, new or of a table, say of each unit becomes the labels of its images,
    /// by the rule of `labels` (withConsensus()), and the question in use keeps that rule. `present`: of the
    /// project; what readers said there of the same images, and of others of their units, counts, too. Grades
    /// that only a reader gives are declared as grades. A table of labels without readers makes the rule
    /// `labels`. Error: invalidArgument (a rule by a reader that there is not).
    Result<void> settleReadings(std::vector<dataset::Sample>& samples, const dataset::LabelColumns& labels,
                                const std::vector<dataset::Sample>& present);

    /// Of those that the table answers, and, if `ofInUse`, of the one in use.
    void setAnswerUnit(dataset::AnswerUnit unit, bool ofInUse = true);
    /// All, as they will be; those that are not stored yet have no id.
    const dataset::Asked& asked() const { return m_asked; }
    /// Those that are new or different: what Project::import() stores.
    std::vector<dataset::Question> changed() const;
    dataset::Question& inUse() { return m_asked.questions[m_asked.inUse]; }

private:
    bool saidByTable() const;
    dataset::Question* named(const std::string& name);
    const dataset::Question* named(const std::string& name) const;

    std::vector<dataset::Question> m_stored;
    dataset::Asked m_asked;
    bool m_untouched = true;  ///< no answer, no run, one question
    std::vector<std::string> m_ofTable;
};

}  // namespace fovea::project
