#pragma once

#include <QString>
#include <map>
#include <string>
#include <vector>

namespace fovea::ui {

/// One line of what a file's header says.
struct HeaderFact {
    QString name;  ///< in words
    QString value;
    bool ofPatient = true;
};

/// The facts of imaging::Image::facts in the order in which they are read. Whatever is not
/// known to be of the device or the picture alone counts as the patient's: names, numbers,
/// dates, institution, identifiers, and any fact that is new here.
std::vector<HeaderFact> headerFacts(const std::map<std::string, std::string>& facts);

}  // namespace fovea::ui
