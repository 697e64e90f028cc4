#pragma once

#include <string>
#include <vector>

#include "project/import_images.h"

namespace fovea::project {

/// An image that somebody wants in a project, and what is known of it.
struct NewImage {
    std::string file;    ///< lies anywhere; its folder says nothing
    int frame = 0;       ///< from 0
    std::string answer;  ///< to the question in use, as dataset::Sample::label; empty: unlabelled
};

/// Adds images to an open project as one change, which undo takes back like that of an import. They are read,
/// put into studies and divided as importImages() does it; a project that has copies copies them. Images that
/// the project has already stay as they are, with their answers (ImportSummary::alreadyThere). Of units that
/// have one answer (studies.h) it holds for all images then, as a change of its own.
/// `images`: one at least. `plane`: how volumes are cut, to which `frame` refers.
/// Errors (nothing is changed): those of dataset::planImport(), writeCopies() and Project::import().
Result<ProjectSummary> addImages(Project& project, const std::vector<NewImage>& images, imaging::Plane plane,
                                 const JobContext& job);

}  // namespace fovea::project
