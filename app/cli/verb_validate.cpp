#include <algorithm>
#include <filesystem>
#include <sstream>

#include "class_figures.h"
#include "dataset/image_folder.h"
#include "dataset/patient_names.h"
#include "dataset/positive_class.h"
#include "dataset/units.h"
#include "evaluation/estimate_json.h"
#include "evaluation_json.h"
#include "figures_beside.h"
#include "label_options.h"
#include "pdf_maker.h"
#include "project_json.h"
#include "report/model_report.h"
#include "runs/validate.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

struct Options {
    runs::ValidationRequest request;
    std::vector<std::string> sources;
    SubgroupsAsked subgroups;
    std::string frames = "first", plane, patientFrom, report;
    LabelOptions labels;
    TablesAsked tables;
    std::optional<double> prevalence;
    bool oneImageEach = false;
    PatientsStated patients;
    double coverage = evaluation::kUsualCoverage;
};

/// The request with what has to be read first: the source, and its table of labels.
Result<runs::ValidationRequest> requestOf(const Options& o, const Session& session) {
    runs::ValidationRequest request = o.request;
    const auto isFile = [](const std::string& path) { return std::filesystem::is_regular_file(path); };
    if (o.sources.size() == 1 && !isFile(o.sources.front()))
        request.source.source = o.sources.front();
    else
        request.source.files = o.sources;
    dataset::frameChoiceFromText(o.frames, request.source.frames);  // checked when the option was read
    request.planeGiven = imaging::planeFromName(o.plane, request.source.plane);
    if (!o.patientFrom.empty()) {
        FOVEA_TRY(request.source.patients, dataset::patientRuleFromText(o.patientFrom));
        request.source.patients->oneImageEach = o.oneImageEach;
    }
    if (o.labels.table.empty()) return request;
    if (request.source.source.empty())
        return Error{ErrorCode::invalidArgument, "with --labels, SOURCE is one folder", o.sources.front()};
    FOVEA_TRY(const dataset::ImageFolder found, dataset::searchAllImages(request.source.source, session.job));
    std::vector<std::string> files;
    for (const dataset::FoundImage& image : found.images) files.push_back(image.relative);
    FOVEA_TRY(request.source.labels, readLabels(o.labels, request.source.source, files, session.job));
    return request;
}

json inCommonJson(const std::optional<runs::InCommon>& common) {
    if (!common) return nullptr;
    return {{"images", common->images},
            {"patients", common->patients},
            {"look_alikes", common->lookAlikes ? json(*common->lookAlikes) : json(nullptr)},
            {"left_out", common->leftOut},
            {"patients_compared", common->patientsCompared}};
}

std::string text(const runs::ExternalValidation& v) {
    std::ostringstream out;
    const dataset::AnswerUnit unit = v.task.question.answerUnit;
    out << "external validation on " << runs::imageCount(v) << " images";
    if (!v.images.empty()) out << " of " << v.samples.size() << ' ' << dataset::answerUnitsName(unit);
    out << '\n';
    const auto alone = std::count_if(v.samples.begin(), v.samples.end(), [&](const dataset::Sample& s) {
        return dataset::unitKey(s, unit).empty();
    });
    if (!v.images.empty() && alone > 0)
        out << "of " << alone << " images it is not known which " << dataset::answerUnitName(unit)
            << " they are of: each was judged by itself, which the adapter has not learned\n";
    if (!v.inCommon)
        out << "whether the adapter has learned from any of them cannot be told: it was made by an earlier "
               "version\n";
    else if (v.inCommon->leftOut == 0)
        out << "none of them is among the training images, as far as their pixels tell\n";
    else {
        const int alike = v.inCommon->lookAlikes.value_or(0);
        out << v.inCommon->images << " images and " << v.inCommon->patients
            << " patients are in common with the training, " << alike
            << " further images look like one of it; they were left out with "
            << v.inCommon->leftOut - v.inCommon->images - alike << " further images of "
            << (v.images.empty() ? "these patients\n" : "these patients and studies\n");
    }
    if (v.inCommon && !v.inCommon->lookAlikes)
        out << "copies that were compressed anew, cropped or mirrored would not be noticed: the adapter's "
               "project is not here\n";
    if (v.inCommon && !v.inCommon->patientsCompared)
        out << "patients were not compared by their numbers: the adapter's project is not here, or the "
               "source "
               "numbers patients itself\n";
    for (const auto& [name, images] : runs::unknownVariables(v))
        out << name << " is not known of " << images << " of them: the mean of the training images stood in "
            << "for it\n";
    return out.str() + figuresText(v);
}

Result<Reply> run(const Options& o, const Session& session) {
    FOVEA_CHECK(report::checkPage(o.report, pdfMaker()));
    FOVEA_TRY(const runs::ValidationRequest request, requestOf(o, session));
    FOVEA_CHECK(checkSubgroups(o.subgroups, request.source.labels.get(), session.job));
    FOVEA_TRY(runs::ExternalValidation v, runs::validateAdapter(request, session.job));
    FOVEA_CHECK(checkFigures(v.task.question, !o.subgroups.columns.empty(), o.prevalence.has_value()));
    runs::statePrevalence(v, o.prevalence);
    // The table of labels has further columns, unless another is named.
    FOVEA_TRY(std::shared_ptr<const dataset::LabelTable> table, subgroupTable(o.subgroups, v, session.job));
    if (!table) table = request.source.labels;
    Reply reply{toJson(static_cast<const runs::Evaluation&>(v)), text(v), 0};
    ClassFiguresBeside perClass;
    if (v.task.ofClasses()) {
        FOVEA_TRY(const FiguresBeside beside,
                  figuresBeside(v, o.subgroups.columns, table.get(), request.intervals, session.job));
        FOVEA_TRY(perClass, classFigures(v, o.patients));
        FOVEA_TRY(const auto sets, runs::answerSetsOn(v, o.coverage));
        reply.document["answer_sets"] = setsJson(sets, v);
        reply.text += setsText(sets, v) + text(perClass, v.classes) + text(beside, v.classes);
        addTo(reply.document, perClass, v.classes);
        addTo(reply.document, beside, v.classes);
    }
    for (const char* ofAProject : {"run", "split", "test_looks", "counted"}) reply.document.erase(ofAProject);
    reply.document["adapter"] = request.adapter;
    reply.document["in_common"] = inCommonJson(v.inCommon);
    reply.document["unknown_variables"] = runs::unknownVariables(v);
    FOVEA_TRY(const std::string written, writeTables(v, o.tables, *session.files));
    reply.text += written;
    if (!o.report.empty()) {
        report::ModelReportOptions options;
        options.pdf = pdfMaker();
        if (!o.subgroups.columns.empty()) options.subgroups = o.subgroups.columns;
        options.subgroupTable = table;
        options.ifPatients = perClass.ifPatients;
        FOVEA_CHECK(
            report::writeValidationReport(o.report, request, v, options, *session.files, session.job));
        reply.text += "report: " + o.report + "\n";
    }
    return reply;
}

}  // namespace

void addValidateVerb(Verbs& verbs) {
    auto o = std::make_shared<Options>();
    CLI::App* verb =
        verbs.add("validate", "State how good an adapter is on labelled images of another source",
                  [o](const Session& s) { return run(*o, s); });
    verb->add_option("adapter", o->request.adapter, "Adapter file, of a project or received")->required();
    verb->add_option("source", o->sources,
                     "Folder with one folder of images per class; or image files, each of the class that its "
                     "folder is named after; with --labels any folder")
        ->required();
    addLabelOptions(*verb, o->labels);
    verb->add_option(
            "--question", o->labels.questions,
            "NAME:COLUMN[,COLUMN ...][:findings|number]: the columns of the table that answer what the "
            "adapter answers, where that is findings or a number")
        ->type_name("QUESTION");
    verb->add_option("--study-column", o->labels.studyColumn,
                     "Column of --labels that says which study an image is of (default: each folder is one), "
                     "for an adapter that learned such studies")
        ->type_name("COLUMN")
        ->needs("--labels");
    addTableOptions(*verb, o->tables);
    addSubgroupOptions(*verb, o->subgroups);
    addPrevalenceOption(*verb, o->prevalence);
    addPatientsOptions(*verb, o->patients);
    addCoverageOption(*verb, o->coverage);
    verb->add_option("--report", o->report,
                     "Write the report of the external validation: .html, or .pdf to print");
    verb->add_flag("--ordinal", o->request.intervals.metrics.ordinal,
                   "Figures as of grades in the order of the classes");
    addFramesOption(*verb, o->frames);
    verb->add_option(
            "--plane", o->plane,
            "How to cut a volume: axial, coronal or sagittal (default: as most training images were)")
        ->check(CLI::IsMember({"axial", "coronal", "sagittal"}));
    verb->add_option("--label-attribute", o->request.source.labelAttribute,
                     "The class is in this attribute of the DICOM header: a keyword, or a tag as 0019,10A2");
    verb->add_option("--patient-from", o->patientFrom,
                     "Who the patient is where nothing else says it: as of import")
        ->type_name("RULE");
    verb->add_flag("--one-image-per-patient", o->oneImageEach,
                   "States that each patient has one image, for --patient-from: as of import")
        ->needs("--patient-from");
    verb->add_flag(
        "--own-patient-numbers", o->request.ownPatientNumbers,
        "The source numbers its patients itself: equal numbers do not make a patient of the training");
    verb->add_option("--backbone", o->request.predictor.backbone,
                     "Folder or name, when it is not on this user's list");
    verb->add_option("--device", o->request.predictor.device, "auto, cpu or cuda")
        ->check(CLI::IsMember({"auto", "cpu", "cuda"}))
        ->capture_default_str();
    verb->add_option("--threads", o->request.predictor.threads, "CPU threads (default: all)")
        ->check(CLI::Range(1, 1024));
    verb->parse_complete_callback([o, verb] {
        o->request.framesGiven = verb->count("--frames") > 0;
        if (const auto rule = dataset::patientRuleFromText(o->patientFrom);
            verb->count("--patient-from") > 0 && !rule)
            throw CLI::ValidationError("--patient-from", rule.error().detail);
    });
}

}  // namespace fovea::cli
