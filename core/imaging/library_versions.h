#pragma once

#include <string>

namespace fovea::imaging {

/// Versions of the libraries that read images, as "3.6.7": for people, to be told in a report of a fault.
/// DCMTK and ITK are those that this was built with, the others those that are loaded.
std::string dcmtkVersion();
std::string itkVersion();
std::string openJpegVersion();
std::string zlibVersionText();

}  // namespace fovea::imaging
