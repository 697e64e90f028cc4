#pragma once

#include <string>
#include <vector>

#include "backbone/backbone.h"

namespace fovea::backbone {

/// A backbone that a user can name.
struct BackboneChoice {
    std::string name;      ///< "starter", "untrained", or the name it was added under
    std::string title;     ///< for people: "Fovea starter (trial), ViT-Tiny/16"
    std::string folder;    ///< empty for "untrained"
    std::string identity;  ///< SHA-256 over configuration, preprocessing and weights
    bool trial = false;    ///< a first attempt that a better one will replace: said wherever it shows
    ViTConfig config;
    Normalisation normalisation;
};

/// By name, or by the path of a folder. The identity is computed from the
/// files' contents. Errors: notFound (listing the names), and those of openBackboneFolder().
Result<BackboneChoice> findBackbone(const std::string& nameOrFolder);

/// The backbone with this identity among the known ones; for adapters.
/// Error: backboneMismatch, naming the one that is needed.
Result<BackboneChoice> findBackboneByIdentity(const std::string& identity, const std::string& name);

/// Known names, the starter first. Added folders that are gone are left out.
std::vector<std::string> backboneNames();

/// Puts a folder on this user's list, under its own name, after checking it.
/// The folder stays where it is. Errors: those of openBackboneFolder(), notWritable.
Result<BackboneChoice> addBackbone(const std::string& folder);

Result<Backbone> loadBackbone(const BackboneChoice& choice, const BackboneOptions& options);

}  // namespace fovea::backbone
