#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace fovea::backbone {

/// A pre-trained network that somebody publishes: a row of the catalogue
/// (resources/catalogue/backbones.json). What it says of itself; nothing is fetched here.
struct PublishedBackbone {
    std::string name;  ///< as `--backbone` takes it: lower-case letters, digits, '-'
    std::string title;
    std::string kind;   ///< "General", "Medical", "X-ray", "Retina", "Pathology"
    std::string brief;  ///< of several of a kind, what this one is for, in a word or three
    std::string suits;  ///< a sentence or two, for a clinician
    std::string licence, licenceNote;
    bool nonCommercial = false;
    std::string publisher, paper;
    std::string page;  ///< to be looked at in a browser
    double megabytes = 0, millionParameters = 0;
    int patchSize = 0, width = 0, layers = 0;
    std::string address;              ///< what each of `files` follows; ends in '/'
    std::vector<std::string> files;   ///< empty: the user must get it by hand
    std::vector<std::string> byHand;  ///< how, one step each
};

/// The catalogue. Checked: unique names, https addresses (or loopback, for tests),
/// and no file but config.json, preprocessor_config.json and safetensors weights
/// or their index. Errors: fileNotFound, corruptFile.
Result<std::vector<PublishedBackbone>> publishedBackbones();

/// What to try first for a kind of image, by what the networks learnt from: nothing that was measured here.
struct Recommendation {
    std::string images;                 ///< "Chest X-rays"
    std::vector<std::string> networks;  ///< names in the catalogue, the one to try first first; never empty
    std::string reason;                 ///< a sentence or two, for a clinician
};
/// Those of the catalogue, in its order. Errors: as of publishedBackbones(); corruptFile for a network that
/// the catalogue has not.
Result<std::vector<Recommendation>> recommendations();

}  // namespace fovea::backbone
