#include <filesystem>
#include <fstream>

#include "backbone/backbone_folder.h"
#include "backbone/model_config.h"
#include "base/temporary_folder.h"
#include "features/record_store.h"
#include "project/project.h"
#include "tests/fuzz/harnesses.h"

namespace fovea::test {

namespace {

void write(const std::string& path, Bytes bytes) {
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
}

std::string readAShard(Bytes bytes) {
    const auto folder = TemporaryFolder::make();
    if (!folder) return "no folder to work in";
    std::filesystem::create_directory(folder->path("store"));
    write(folder->path("store") + "/shard-00000.bin", bytes);
    constexpr std::size_t kRecord = 24;
    const auto store = features::RecordStore::open(folder->path("store"), kRecord, systemFileLayer());
    if (!store) return wrongWith(store.error());
    const auto record = store->read(std::string(64, 'a'));
    if (!record) return wrongWith(record.error());
    return record->size() == kRecord ? "" : "a record of another size";
}

/// The first byte says which file of a backbone's folder the others are; the other files are plain.
std::string readABackbone(Bytes bytes) {
    if (bytes.empty()) return {};
    const auto folder = TemporaryFolder::make();
    if (!folder) return "no folder to work in";
    std::filesystem::create_directory(folder->path("model"));
    static const char* const kNames[] = {"model.safetensors", "config.json", "preprocessor_config.json",
                                         "model.safetensors.index.json", "pytorch_model.bin"};
    write(folder->path("model") + "/" + kNames[std::to_integer<unsigned>(bytes[0]) % std::size(kNames)],
          bytes.subspan(1));
    const auto opened = backbone::openBackboneFolder(folder->path("model"));
    return opened ? "" : wrongWith(opened.error());
}

std::string readAModelConfig(Bytes bytes) {
    const auto config = backbone::parseModelConfig(textOf(bytes), "config.json");
    return config ? "" : wrongWith(config.error());
}

/// The database of a project, as somebody may send it.
std::string openAProject(Bytes bytes) {
    const auto folder = TemporaryFolder::make();
    if (!folder) return "no folder to work in";
    const std::string path = folder->path("p.fovea");
    std::filesystem::create_directory(path);
    write(path + "/project.sqlite", bytes);
    const auto project = project::Project::open(path);
    if (!project) return wrongWith(project.error());
    const auto samples = project->samples();
    if (!samples) return wrongWith(samples.error());
    const auto problems = project->importProblems();
    return problems ? "" : wrongWith(problems.error());
}

}  // namespace

std::vector<Harness> harnessesOfData() {
    return {{"store", readAShard},
            {"weights", readABackbone},
            {"model_config", readAModelConfig},
            {"project", openAProject}};
}

}  // namespace fovea::test
