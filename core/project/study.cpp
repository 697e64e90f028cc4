#include "project/study.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/message.h"
#include "dataset/consensus.h"

namespace fovea::project {

namespace {
std::string fact(const dataset::Sample& s, const char* name) {
    const auto it = s.facts.find(name);
    return it == s.facts.end() ? std::string() : it->second;
}

/// "20240131" as "January 2024"; empty for what is no date.
std::string monthOf(const std::string& date) {
    static constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                              "May",       "June",     "July",     "August",
                                              "September", "October",  "November", "December"};
    if (date.size() != 8 ||
        !std::all_of(date.begin(), date.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return {};
    const int month = std::stoi(date.substr(4, 2));
    return month < 1 || month > 12 ? std::string()
                                   : std::string(kMonths[month - 1]) + " " + date.substr(0, 4);
}

std::string number(std::size_t n, const char* one, const char* several) {
    return std::to_string(n) + " " + (n == 1 ? one : several);
}

/// What occurs, with how often, the most frequent first.
std::string listed(const std::map<std::string, std::size_t>& counts) {
    std::vector<std::pair<std::string, std::size_t>> all(counts.begin(), counts.end());
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string text;
    for (const auto& [name, n] : all)
        text += (text.empty() ? "" : "; ") + name + " (" + number(n, "image", "images") + ")";
    return text;
}

/// How many people have read the images, by the readings that the project holds; empty: nobody has.
std::string whoRead(const std::vector<dataset::Sample>& samples) {
    std::set<std::string> people;
    std::size_t byOne = 0, bySeveral = 0, again = 0;
    for (const dataset::Sample& s : samples) {
        if (s.split == dataset::Split::excluded || s.readings.empty()) continue;
        std::set<std::string> here;
        bool twice = false;
        for (const auto& [reader, answer] : s.readings) {
            here.insert(dataset::personOf(reader));
            twice = twice || dataset::isSecondReading(reader);
        }
        (here.size() == 1 ? byOne : bySeveral) += 1;
        again += twice;
        people.merge(here);
    }
    if (people.empty()) return {};
    std::string text = number(people.size(), "reader", "readers") +
                       ", by the readings in the project: " + number(byOne, "image", "images") +
                       " read by one, " + std::to_string(bySeveral) + " by several";
    return text + (again > 0 ? ", " + std::to_string(again) + " by the same reader again." : ".");
}
}  // namespace

const std::vector<StudyQuestion>& studyQuestions() {
    static const std::vector<StudyQuestion> all{
        {"intended_use", FOVEA_TEXT("Report", "Intended use"),
         FOVEA_TEXT(
             "Report",
             "For which patients, which decision and which setting is this model meant, and who acts on it?"),
         &Study::intendedUse},
        {"data_source", FOVEA_TEXT("Report", "Where the images come from"),
         FOVEA_TEXT("Report", "Which centres, departments and devices?"), &Study::dataSource},
        {"period", FOVEA_TEXT("Report", "When they were taken"), FOVEA_TEXT("Report", "From when to when?"),
         &Study::period},
        {"eligibility", FOVEA_TEXT("Report", "Who was chosen"),
         FOVEA_TEXT("Report", "Which patients and images were eligible, and how were they selected?"),
         &Study::eligibility},
        {"annotators", FOVEA_TEXT("Report", "Who labelled"),
         FOVEA_TEXT(
             "Report",
             "How many people, with what experience, how many for each image, and how were disagreements "
             "settled?"),
         &Study::annotators},
        {"reference_standard", FOVEA_TEXT("Report", "What makes a label right"),
         FOVEA_TEXT("Report",
                    "Against which reference standard (pathology, follow-up, consensus reading ...)?"),
         &Study::referenceStandard},
        {"ethics", FOVEA_TEXT("Report", "Approval and consent"),
         FOVEA_TEXT("Report", "Which ethics committee, which approval, which consent?"), &Study::ethics},
        {"limitations", FOVEA_TEXT("Report", "Limitations known to the authors"),
         FOVEA_TEXT("Report", "Where is this model expected to fail, and where must it not be used?"),
         &Study::limitations},
    };
    return all;
}

Result<Study> study(const Project& project) {
    FOVEA_TRY(const std::string text, project.setting(kKeyOfStudy));
    Study study;
    if (text.empty()) return study;
    const nlohmann::json answers = nlohmann::json::parse(text, nullptr, false);
    if (!answers.is_object())
        return Error{ErrorCode::corruptFile, "the setting 'study' is no object", project.folder()};
    for (const StudyQuestion& q : studyQuestions())
        if (const auto it = answers.find(q.key); it != answers.end() && it->is_string())
            study.*q.answer = it->get<std::string>();
    return study;
}

Result<void> setStudy(Project& project, const Study& wanted, const std::optional<std::string>& positive) {
    FOVEA_TRY(const Study present, study(project));
    std::map<std::string, std::string> settings;
    if (present != wanted) {
        nlohmann::json answers = nlohmann::json::object();
        for (const StudyQuestion& q : studyQuestions())
            if (!(wanted.*q.answer).empty()) answers[q.key] = wanted.*q.answer;
        try {
            settings[kKeyOfStudy] = answers.empty() ? "" : answers.dump();
        } catch (const nlohmann::json::exception&) {
            return Error{ErrorCode::invalidArgument, "an answer is not UTF-8", {}};
        }
    }
    if (positive) return project.setPositive(*positive, settings);
    for (const auto& [name, value] : settings) FOVEA_CHECK(project.setSetting(name, value));
    return {};
}

Study proposedStudy(const std::vector<dataset::Sample>& samples) {
    std::map<std::string, std::size_t> sites, devices;
    std::set<std::string> patients;
    std::string first, last;
    std::size_t aside = 0, withoutPatient = 0, withoutDate = 0;
    for (const dataset::Sample& s : samples) {
        if (s.split == dataset::Split::excluded) {
            ++aside;
            continue;
        }
        if (const std::string site = fact(s, "InstitutionName"); !site.empty()) ++sites[site];
        const std::string maker = fact(s, "Manufacturer"), model = fact(s, "ManufacturerModelName");
        if (const std::string device = maker.empty() || model.empty() ? maker + model : maker + " " + model;
            !device.empty())
            ++devices[device];
        const std::string date = fact(s, "StudyDate");
        if (monthOf(date).empty()) {
            ++withoutDate;
        } else {
            first = first.empty() ? date : std::min(first, date);
            last = std::max(last, date);
        }
        s.patient.empty() ? void(++withoutPatient) : void(patients.insert(s.patient));
    }
    Study study;
    const std::size_t used = samples.size() - aside;
    if (!sites.empty()) study.dataSource = "By the headers, of " + listed(sites) + ".";
    if (!devices.empty())
        study.dataSource +=
            (sites.empty() ? "By the headers, devices " : " Devices: ") + listed(devices) + ".";
    if (!first.empty()) {
        study.period =
            monthOf(first) == monthOf(last) ? monthOf(first) : monthOf(first) + " to " + monthOf(last);
        study.period += withoutDate > 0 ? " by the headers, which of " +
                                              number(withoutDate, "image", "images") + " say no date."
                                        : " by the headers.";
    }
    if (used > 0) {
        study.eligibility = number(used, "image", "images");
        if (!patients.empty()) study.eligibility += " of " + number(patients.size(), "patient", "patients");
        if (withoutPatient > 0)
            study.eligibility += patients.empty() ? ", patients unknown"
                                                  : " and " + number(withoutPatient, "image", "images") +
                                                        " of unknown patients";
        study.eligibility += aside > 0 ? "; " + number(aside, "image", "images") + " set aside." : ".";
    }
    study.annotators = whoRead(samples);
    return study;
}

}  // namespace fovea::project
