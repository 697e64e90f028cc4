#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "dataset/sample.h"

namespace fovea::dataset {

/// By what images are of one patient for certain, where their patient may be unknown, as
/// de-identified DICOM files leave Patient ID empty (PS3.15 Annex E): besides Sample::patient
/// the UIDs of study, series and frame of reference, Sample::study, and where no patient is known the
/// pseudonym in Patient's Name with the date of birth.
///
/// What contradicts itself is no link: a UID or a study of images of two known patients (but those of images
/// of unknown patients still are of one), a value of images of evidently different people (different sexes
/// and dates of birth, or three of those), a name that is a stand-in (isStandInWord(), or on all images of
/// many studies and several classes).
///
/// Immutable once made, and thread-safe.
class PatientLinks {
public:
    /// `samples`: all that there are, as a contradiction shows only among them.
    explicit PatientLinks(const std::vector<Sample>& samples);
    /// Texts of which two images share one if they are of one patient.
    std::vector<std::string> of(const Sample& sample) const;

private:
    std::unordered_set<std::string> m_untrusted;
};

/// Whether an identifier or a name is a word for nobody in particular: "ANONYMOUS",
/// "Anonymous^Patient", "unknown", "NA". Not "0", which may be the first patient of many.
bool isStandInWord(const std::string& text);

/// Makes patients unknown whose identifier is a stand-in: a word of that kind; zeros, nines or
/// the like on most images; an identifier of evidently different people, or the only one there
/// is, on images of many studies and several classes. One problem an identifier, which names it
/// only where it is such a word.
std::vector<Problem> dropStandIns(std::vector<Sample>& samples);

/// Images that are of one patient by such a link, some of whom are of unknown patient, and that
/// are in several splits: one problem (patientLeak) for each such patient. Those whose patient
/// is known are audit()'s own.
std::vector<Problem> leaksByHeader(const std::vector<Sample>& samples);

}  // namespace fovea::dataset
