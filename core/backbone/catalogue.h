#pragma once

#include <string>
#include <vector>

#include "backbone/backbone.h"

namespace fovea::backbone {

/// A published backbone was asked for that fetchBackbone() can get. Argument: name.
inline constexpr MessageKind kNotFetched{
    "backbone_not_fetched",
    FOVEA_TEXT("Messages", "The backbone “{name}” is not on this computer yet. Fetch it first.")};

/// A backbone that a user can name.
struct BackboneChoice {
    std::string name;      ///< "starter", "untrained", or the name it was added under
    std::string title;     ///< for people: "Fovea starter, ViT-Tiny/16"
    std::string folder;    ///< empty for "untrained"
    std::string identity;  ///< SHA-256 over configuration, preprocessing and weights
    ViTConfig config;
    Normalisation normalisation;
};

/// By name, or by the path of a folder. The identity is computed from the files'
/// contents, once for each size and time of change. Errors: notFound (listing the names), and those of
/// openBackboneFolder().
Result<BackboneChoice> findBackbone(const std::string& nameOrFolder);

/// The backbone with this identity among the known ones; for adapters.
/// Error: backboneMismatch, naming the one that is needed.
Result<BackboneChoice> findBackboneByIdentity(const std::string& identity, const std::string& name);

/// Known names, the starter first. Added folders that are gone are left out, and so
/// is "untrained", which is for comparisons and known to findBackbone() alone.
std::vector<std::string> backboneNames();

/// The user's own list, by name: what addBackbone() put there, also where the folder
/// is gone. Reads no weights.
struct AddedBackbone {
    std::string name, folder;
    bool fetched = false;  ///< Fovea fetched it, and removing it deletes it
};
std::vector<AddedBackbone> addedBackbones();

/// Puts a folder on this user's list, under its own name, after checking it.
/// The folder stays where it is. Errors: those of openBackboneFolder(), notWritable.
Result<BackboneChoice> addBackbone(const std::string& folder);

/// Takes it off the list. A folder of the user's stays as it is; one that Fovea
/// fetched is deleted. Errors: notFound, notWritable.
Result<void> removeBackbone(const std::string& name);

/// Where a fetched backbone of that name lies, or would lie.
std::string fetchedBackboneFolder(const std::string& name);

Result<Backbone> loadBackbone(const BackboneChoice& choice, const BackboneOptions& options);

}  // namespace fovea::backbone
