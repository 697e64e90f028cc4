#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "dataset/sample.h"

namespace fovea::dataset {

/// Where the path of an image's file says whose image it is. The file's ending takes no part.
struct PatientRule {
    enum class From {
        folder,  ///< the name of a folder above the file
        name,    ///< the file's name up to the first "_", "-" or blank
        pattern  ///< what the group of a regular expression finds in the file's name
    };
    From from = From::name;
    int level = 1;        ///< of folder: 1 the one that holds the file, 2 the one above that ...
    std::string pattern;  ///< of pattern: as ECMAScript writes it, with exactly one group
    /// Somebody states that each patient has one image. Else a rule that makes every image its own patient,
    /// as everyImageItsOwn() has it, has found numbers of images, and names nobody.
    bool oneImageEach = false;
    friend bool operator==(const PatientRule&, const PatientRule&) = default;
};

/// Errors: invalidArgument (a level below 1; a pattern that cannot be read, has no group or
/// several).
Result<void> checkPatientRule(const PatientRule& rule);

/// "folder", "folder:2" and so on, "name"; anything else is a pattern.
/// Errors: as checkPatientRule().
Result<PatientRule> patientRuleFromText(const std::string& text);

/// Of each sample the patient that its path names; empty where it names none (no such folder,
/// no such place in the name, no UTF-8). Sample::patient is not looked at.
/// Errors: as checkPatientRule().
Result<std::vector<std::string>> patientsFromPaths(const std::vector<Sample>& samples,
                                                   const PatientRule& rule);

/// Whether somebody who is known has several images: that patients are told apart need not be shown again.
bool anybodyHasSeveralImages(const std::vector<Sample>& samples);

/// Whether a rule has learned nothing of who belongs together: it names several images of unknown patient,
/// each another patient and none of them one that is known; and not anybodyHasSeveralImages().
/// Slices of a volume are images. `patients`: by the rule, as patientsFromPaths(); those of samples whose
/// patient is known are not looked at.
bool everyImageItsOwn(const std::vector<Sample>& samples, const std::vector<std::string>& patients);

/// The samples of unknown patient whose path names one, changed. A patient that is known stays.
/// Errors: as checkPatientRule(); invalidArgument where everyImageItsOwn() and nobody states that it is so.
Result<std::vector<Sample>> withPatientsFromPaths(const std::vector<Sample>& samples,
                                                  const PatientRule& rule);

}  // namespace fovea::dataset
