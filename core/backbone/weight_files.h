#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/safetensors.h"

namespace fovea::backbone {

/// The tensors of one model, from one safetensors file or from several.
///
/// Views stay valid as long as the object lives, also when it is moved.
class WeightFiles {
public:
    /// What a folder holds: model.safetensors; or the shards that
    /// model.safetensors.index.json names; or the only *.safetensors there is.
    /// Errors: fileNotFound (nothing, or a shard, is there), corruptFile (a damaged
    /// file, an index that contradicts its shards, a file that only stands for
    /// another), invalidArgument (several files and nothing that says which),
    /// unsupportedModel (PyTorch pickles, with the command that converts them).
    static Result<WeightFiles> open(const std::string& folder);

    const std::map<std::string, TensorView>& tensors() const { return m_tensors; }
    /// The files that hold weights, in the order of their names.
    const std::vector<std::string>& paths() const { return m_paths; }
    /// The file that stands for all of them in messages: the only one, or the index.
    const std::string& path() const { return m_path; }

private:
    Result<void> add(const std::string& path);
    std::string m_path;
    std::vector<std::string> m_paths;
    std::vector<SafeTensors> m_files;
    std::map<std::string, TensorView> m_tensors;
};

/// Whether this is a PyTorch file, by its name's ending or its first bytes. Such a
/// file is a pickle: opening it runs what it says, so that it is never opened here.
bool isPickle(const std::string& path);

/// The refusal of a pickle: unsupportedModel, whose detail holds the one-line
/// command that converts the file on the user's own responsibility.
Error pickleRefused(const std::string& path);

}  // namespace fovea::backbone
