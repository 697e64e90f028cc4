#include "data/header_facts.h"

#include <QCoreApplication>
#include <algorithm>
#include <iterator>

namespace fovea::ui {

namespace {

struct Known {
    const char* keyword;
    const char* name;
    bool ofPatient;
};
constexpr Known kKnown[] = {
    {"Modality", QT_TRANSLATE_NOOP("fovea::ui::HeaderFacts", "Kind of image"), false},
    {"Manufacturer", QT_TRANSLATE_NOOP("fovea::ui::HeaderFacts", "Manufacturer"), false},
    {"ManufacturerModelName", QT_TRANSLATE_NOOP("fovea::ui::HeaderFacts", "Device"), false},
    {"Laterality", QT_TRANSLATE_NOOP("fovea::ui::HeaderFacts", "Side"), false},
    {"ImageType", QT_TRANSLATE_NOOP("fovea::ui::HeaderFacts", "Image type"), false},
    {"BurnedInAnnotation", QT_TRANSLATE_NOOP("fovea::ui::HeaderFacts", "Writing in the picture"), false},
    {"PatientName", QT_TRANSLATE_NOOP("fovea::ui::HeaderFacts", "Name"), true},
    {"PatientID", QT_TRANSLATE_NOOP("fovea::ui::HeaderFacts", "Patient's number"), true},
    {"PatientBirthDate", QT_TRANSLATE_NOOP("fovea::ui::HeaderFacts", "Date of birth"), true},
    {"PatientSex", QT_TRANSLATE_NOOP("fovea::ui::HeaderFacts", "Sex"), true},
    {"PatientAge", QT_TRANSLATE_NOOP("fovea::ui::HeaderFacts", "Age"), true},
    {"StudyDate", QT_TRANSLATE_NOOP("fovea::ui::HeaderFacts", "Date of examination"), true},
    {"AccessionNumber", QT_TRANSLATE_NOOP("fovea::ui::HeaderFacts", "Accession number"), true},
    {"InstitutionName", QT_TRANSLATE_NOOP("fovea::ui::HeaderFacts", "Institution"), true},
    {"StationName", QT_TRANSLATE_NOOP("fovea::ui::HeaderFacts", "Station"), true},
};

}  // namespace

std::vector<HeaderFact> headerFacts(const std::map<std::string, std::string>& facts) {
    std::vector<HeaderFact> lines;
    for (const Known& known : kKnown)
        if (const auto fact = facts.find(known.keyword); fact != facts.end())
            lines.push_back({QCoreApplication::translate("fovea::ui::HeaderFacts", known.name),
                             QString::fromStdString(fact->second), known.ofPatient});
    for (const auto& [keyword, value] : facts)
        if (std::none_of(std::begin(kKnown), std::end(kKnown),
                         [&, &word = keyword](const Known& known) { return word == known.keyword; }))
            lines.push_back({QString::fromStdString(keyword), QString::fromStdString(value), true});
    return lines;
}

}  // namespace fovea::ui
