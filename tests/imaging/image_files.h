#pragma once

#include <filesystem>
#include <fstream>
#include <string>

namespace fovea::test {

/// The files made by files/make_files.py.
inline std::string imageFile(const std::string& name) {
    return std::string(FOVEA_IMAGE_FILES) + "/" + name;
}

/// Small real DICOM files of many transfer syntaxes, where Debian's python3-pydicom puts them.
inline std::string sampleFile(const std::string& name) {
    return "/usr/lib/python3/dist-packages/pydicom/data/test_files/" + name;
}
inline bool samplesInstalled() {
    return std::filesystem::exists(sampleFile("CT_small.dcm"));
}

inline std::string contentOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline void writeFile(const std::string& path, const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
}

}  // namespace fovea::test
