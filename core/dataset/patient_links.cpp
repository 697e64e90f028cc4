#include "dataset/patient_links.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>

#include "dataset/spelling.h"
#include "dataset/union_find.h"

namespace fovea::dataset {

namespace {

constexpr MessageKind kStandInWord{
    "stand_in_word",
    FOVEA_TEXT("Messages",
               "The patient identifier \"{identifier}\" of {images|image|images} looks like a stand-in: it "
               "is not taken for one patient. Images of one study, series or name stay together.")};
constexpr MessageKind kStandInOfMany{
    "stand_in_of_many",
    FOVEA_TEXT(
        "Messages",
        "{images|image has|images have} the same patient identifier, but are evidently of different "
        "people: it is not taken for one patient. Images of one study, series or name stay together.")};
constexpr MessageKind kStandInOfAll{
    "stand_in_of_all",
    FOVEA_TEXT("Messages",
               "All {images|image|images}, of {studies|study|studies}, have the same patient identifier, "
               "which looks like a stand-in: it is not taken for one patient. Images of one study, series "
               "or name stay together.")};

constexpr MessageKind kLeakByHeader{
    "linked_images_in_splits",
    FOVEA_TEXT("Messages",
               "{images|image|images} of one study, series or name, and so of one patient, are in several "
               "splits: {splits}.")};

// So many studies of several classes under one identifier are more likely those of several people;
// and if not, there is nothing to divide.
constexpr std::size_t kManyStudies = 5;
// One date of birth beside another may be a slip of the pen.
constexpr std::size_t kManyBirths = 3;

/// Without the padding of DICOM and blanks.
std::string fact(const Sample& sample, const char* keyword) {
    const auto it = sample.facts.find(keyword);
    return it == sample.facts.end() ? std::string() : plainName(it->second);
}

/// What the images that share a value say of the people they are of.
struct Evidence {
    std::size_t images = 0;
    std::set<std::string> patients, births, sexes, studies, labels;

    void add(const Sample& sample) {
        ++images;
        note(patients, sample.patient);
        note(births, fact(sample, "PatientBirthDate"));
        note(sexes, fact(sample, "PatientSex"));
        note(studies, fact(sample, "StudyInstanceUID"));
        note(labels, sample.label);
    }
    bool ofDifferentPeople() const {
        const bool bothSexes = sexes.contains("F") && sexes.contains("M");
        return births.size() >= kManyBirths || (bothSexes && births.size() >= 2);
    }
    bool ofAll(const std::vector<Sample>& samples) const {
        return images == samples.size() && studies.size() >= kManyStudies && labels.size() >= 2;
    }

private:
    static void note(std::set<std::string>& seen, const std::string& value) {
        if (!value.empty()) seen.insert(value);
    }
};

/// UIDs of the standard's own (an atlas as frame of reference) are everybody's.
bool isOwnUid(const std::string& uid) {
    return !uid.empty() && !uid.starts_with("1.2.840.10008.");
}

bool isUid(const std::string& link) {
    return !link.starts_with("patient:") && !link.starts_with("name:");
}

std::vector<std::string> allLinks(const Sample& sample) {
    std::vector<std::string> links;
    for (const auto& [kind, keyword] :
         {std::pair("study:", "StudyInstanceUID"), std::pair("series:", "SeriesInstanceUID"),
          std::pair("frame of reference:", "FrameOfReferenceUID")})
        if (const std::string uid = fact(sample, keyword); isOwnUid(uid)) links.push_back(kind + uid);
    if (!sample.study.empty()) {
        links.push_back("unit:" + sample.study);
        // Which holds also where known patients have studies of the same name.
        if (sample.patient.empty()) links.push_back("unit of an unknown patient:" + sample.study);
    }
    if (!sample.patient.empty())
        links.push_back("patient:" + sample.patient);
    else if (const std::string name = nameKey(fact(sample, "PatientName"));
             !name.empty() && !isStandInWord(name))
        links.push_back("name:" + name + '\n' + fact(sample, "PatientBirthDate"));
    return links;
}

/// "0", "000", "9999", "XXX": one character again and again.
bool isFiller(const std::string& text) {
    const char c = text.empty() ? '\0' : text.front();
    const bool zero = c == '0', other = (c == '9' || c == 'x' || c == 'X' || c == '-') && text.size() > 2;
    return (zero || other) && text.find_first_not_of(c) == std::string::npos;
}

}  // namespace

bool isStandInWord(const std::string& text) {
    static const std::set<std::string_view> kWords = {
        "anonymous",   "anonymized",   "anonymised",    "anonymize", "anonymise", "anonym",
        "anon",        "anonymisiert", "anonyme",       "anonymisé", "anonimo",   "anónimo",
        "anonimizado", "anonimizzato", "аноним",        "匿名",      "unknown",   "unbekannt",
        "inconnu",     "desconocido",  "sconosciuto",   "none",      "null",      "nil",
        "nan",         "na",           "unnamed",       "noname",    "noid",      "nn",
        "dummy",       "deidentified", "deid",          "redacted",  "removed",   "hidden",
        "masked",      "blank",        "empty",         "default",   "missing",   "unspecified",
        "undefined",   "notavailable", "notapplicable", "subject",   "patient",   "patientid",
        "patientname", "id",           "name",          "test",      "no",        "not",
        "available",   "applicable",   "identified",    "de"};
    // A word alone that is one only beside others.
    static const std::set<std::string_view> kOnlyBeside = {"no",         "not",        "available",
                                                           "applicable", "identified", "de"};
    if (isMissingWord(text)) return true;
    const std::string key = nameKey(text);
    std::vector<std::string> words(1);
    for (const char c : key) {
        const bool letter = (c & 0x80) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (letter)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return !words.empty() &&
           std::all_of(words.begin(), words.end(), [](const std::string& w) { return kWords.contains(w); }) &&
           std::any_of(words.begin(), words.end(),
                       [&](const std::string& w) { return words.size() > 1 || !kOnlyBeside.contains(w); });
}

PatientLinks::PatientLinks(const std::vector<Sample>& samples) {
    std::unordered_map<std::string, Evidence> evidence;
    for (const Sample& sample : samples)
        for (const std::string& link : allLinks(sample))
            if (!link.starts_with("patient:")) evidence[link].add(sample);
    for (const auto& [link, of] : evidence)
        if (of.ofDifferentPeople() || (isUid(link) ? of.patients.size() > 1 : of.ofAll(samples)))
            m_untrusted.insert(link);
}

std::vector<std::string> PatientLinks::of(const Sample& sample) const {
    std::vector<std::string> links = allLinks(sample);
    std::erase_if(links, [this](const std::string& link) { return m_untrusted.contains(link); });
    return links;
}

std::vector<Problem> dropStandIns(std::vector<Sample>& samples) {
    std::map<std::string, std::pair<Evidence, std::vector<std::string>>> patients;  // with their files
    std::set<std::pair<std::string, std::string>> seen;
    for (const Sample& sample : samples) {
        if (sample.patient.empty()) continue;
        auto& [evidence, files] = patients[sample.patient];
        evidence.add(sample);
        if (seen.emplace(sample.patient, sample.path).second) files.push_back(sample.path);
    }
    std::vector<Problem> problems;
    std::set<std::string> dropped;
    for (auto& [patient, entry] : patients) {
        auto& [of, files] = entry;
        const bool mostly = 2 * of.images > samples.size();
        const MessageArgument images{"images", std::int64_t(of.images)};
        std::optional<Message> said;
        if (isStandInWord(patient) || (isFiller(patient) && mostly && samples.size() > 1))
            said = Message(kStandInWord, {{"identifier", patient}, images});
        else if (of.ofDifferentPeople())
            said = Message(kStandInOfMany, {images});
        else if (of.ofAll(samples))
            said = Message(kStandInOfAll, {images, {"studies", std::int64_t(of.studies.size())}});
        if (!said) continue;
        problems.push_back({ProblemKind::standInPatient, std::move(files), std::move(*said)});
        dropped.insert(patient);
    }
    for (Sample& sample : samples)
        if (dropped.contains(sample.patient)) sample.patient.clear();
    return problems;
}

std::vector<Problem> leaksByHeader(const std::vector<Sample>& samples) {
    const PatientLinks links(samples);
    UnionFind groups(samples.size());
    std::unordered_map<std::string, std::size_t> byLink;
    for (std::size_t i = 0; i < samples.size(); ++i)
        for (std::string& link : links.of(samples[i]))
            groups.join(i, byLink.try_emplace(std::move(link), i).first->second);
    struct Group {
        std::vector<std::string> files;
        std::set<Split> splits;
        bool anyUnknown = false;
    };
    std::map<std::size_t, Group> found;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const Sample& sample = samples[i];
        if (sample.split != Split::train && sample.split != Split::validation && sample.split != Split::test)
            continue;
        Group& group = found[groups.root(i)];
        group.files.push_back(sample.path);
        group.splits.insert(sample.split);
        group.anyUnknown |= sample.patient.empty();
    }
    std::vector<Problem> problems;
    for (auto& [root, group] : found) {
        if (group.splits.size() < 2 || !group.anyUnknown) continue;
        Terms splits;
        for (const Split split : group.splits)
            splits.words.push_back(split == Split::train        ? FOVEA_TEXT("Messages", "training")
                                   : split == Split::validation ? FOVEA_TEXT("Messages", "validation")
                                                                : FOVEA_TEXT("Messages", "test"));
        const Message said(kLeakByHeader, {{"images", group.files.size()}, {"splits", std::move(splits)}});
        problems.push_back({ProblemKind::patientLeak, std::move(group.files), said});
    }
    return problems;
}

}  // namespace fovea::dataset
