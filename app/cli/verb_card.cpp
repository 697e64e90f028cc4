#include <filesystem>

#include "pdf_maker.h"
#include "question_options.h"
#include "report/model_card.h"
#include "runs/evaluate.h"
#include "verbs.h"

namespace fovea::cli {

using dataset::Split;
using nlohmann::json;

namespace {

struct Options {
    std::string source, out, question;
    std::int64_t run = 0;
    std::optional<double> prevalence;
};

/// The one asked for, or the newest of the question that has an adapter.
Result<std::int64_t> runOf(const project::Project& project, std::int64_t asked, std::int64_t question) {
    if (asked != 0) return asked;
    FOVEA_TRY(const auto all, project.runs());
    std::int64_t newest = 0;
    for (const project::Run& run : all)
        if (!run.adapterPath.empty() && run.question == question) newest = std::max(newest, run.id);
    if (newest == 0) return Error{ErrorCode::notFound, "the project has no run with an adapter", {}};
    return newest;
}

Result<Reply> ofProject(const Options& o, const Session& session) {
    FOVEA_TRY(project::Project project, openAsking(o.source, o.question, o.run));
    FOVEA_TRY(const dataset::Question question, project.question());
    FOVEA_TRY(const std::int64_t run, runOf(project, o.run, question.id));
    // A card is no reason to look at the test images: they are taken where this run was judged by the very
    // same ones before, which is not counted again.
    FOVEA_TRY(const auto past, runs::pastEvaluation(project, run, Split::test));
    const Split split = past && past->sameImages ? Split::test : Split::validation;
    FOVEA_TRY(runs::Evaluation e, runs::evaluateRun(project, run, split, {}, session.files, session.job));
    runs::statePrevalence(e, o.prevalence);
    FOVEA_TRY(const report::ReportData data, report::cardOfRun(project, e, {}, session.job));
    FOVEA_CHECK(report::writeCard(o.out, data, pdfMaker(), *session.files));
    Reply reply{
        {{"card", o.out}, {"run", run}, {"split", dataset::splitName(split)}},
        "card of run " + std::to_string(run) + ", by its " +
            (split == Split::test ? std::string("test images")
                                  : "validation images (it was not evaluated on the test images as they "
                                    "are now)") +
            ": " + o.out + "\n",
        0};
    return reply;
}

Result<Reply> run(const Options& o, const Session& session) {
    FOVEA_CHECK(report::checkPage(o.out, pdfMaker()));
    if (std::filesystem::is_directory(o.source)) return ofProject(o, session);
    if (o.run != 0 || o.prevalence)
        return Error{ErrorCode::invalidArgument,
                     "--run and --prevalence are of a project; an adapter's file holds no evaluation",
                     o.source};
    FOVEA_TRY(const report::ReportData data, report::cardOfAdapter(o.source));
    FOVEA_CHECK(report::writeCard(o.out, data, pdfMaker(), *session.files));
    return Reply{{{"card", o.out}, {"run", nullptr}, {"split", nullptr}},
                 "card of the adapter, by its file alone: " + o.out + "\n",
                 0};
}

}  // namespace

void addCardVerb(Verbs& verbs) {
    auto o = std::make_shared<Options>();
    CLI::App* verb =
        verbs.add("card", "Write a page on an adapter for whoever considers using it (model card)",
                  [o](const Session& s) { return run(*o, s); });
    verb->add_option("source", o->source, "Project folder, or an adapter's file")->required();
    verb->add_option("--out", o->out, "The card: .html, or .pdf to print")->required();
    addQuestionOption(*verb, o->question);
    verb->add_option("--run", o->run, "Number of the run; without it the newest one with an adapter");
    verb->add_option("--prevalence", o->prevalence,
                     "How common the finding is among the people meant, 0 to 1: PPV and NPV there")
        ->check(CLI::Range(1e-9, 1 - 1e-9));
}

}  // namespace fovea::cli
