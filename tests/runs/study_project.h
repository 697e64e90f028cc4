#pragma once

#include <string>

#include "project/studies.h"
#include "tests/runs/brightness_project.h"

namespace fovea::test {

constexpr int kImagesOfStudy = 3;

struct StudyProjectSize {
    int images = kImagesOfStudy;              ///< of a study
    int train = 6, validation = 3, test = 3;  ///< studies of each of the two classes
    int studiesOfPatient = 1;                 ///< of which those three are multiples
};

/// Studies of a few small pictures each, "e1", "e2" ... of the patients "p1", "p2" ...: the ill ones have one
/// bright picture; a backbone with random weights; and a project with two questions about the studies:
/// "Diagnosis", and "Grey", a number. All below `root`: "images", "backbone", "p.fovea".
inline bool makeStudyProject(const std::string& root, const StudyProjectSize& size = {}) {
    int study = 0;
    for (const auto& [split, count] :
         {std::pair("train", size.train), std::pair("val", size.validation), std::pair("test", size.test)})
        for (const char* label : {"ill", "well"}) {
            const std::string folder = root + "/images/" + split + "/" + label;
            if (!systemFileLayer()->makeFolders(folder)) return false;
            for (int i = 0; i < count; ++i) {
                ++study;
                for (int image = 0; image < size.images; ++image) {
                    const bool bright = std::string(label) == "ill" && image == study % size.images;
                    Random random{std::uint64_t(study * size.images + image)};
                    imaging::Pixels p{64, 64, 1, std::vector<std::uint8_t>(64 * 64)};
                    for (auto& v : p.data) v = std::uint8_t((bright ? 170 : 60) + int(random.below(40)));
                    const std::string name = "e" + std::to_string(study) + "_" + std::to_string(image);
                    if (!imaging::writePng(folder + "/" + name + ".png", p, *systemFileLayer())) return false;
                }
            }
        }
    if (!MadeUpBackbone(tinyViT()).write(root + "/backbone")) return false;
    if (!project::importImages(root + "/p.fovea", {root + "/images", project::SplitMode::folders}, {}).ok())
        return false;
    auto project = project::Project::open(root + "/p.fovea");
    if (!project) return false;
    if (!project
             ->addQuestion({.name = "Grey",
                            .kind = dataset::QuestionKind::number,
                            .unit = "grey values",
                            .answerUnit = dataset::AnswerUnit::study})
             .ok())
        return false;
    auto samples = project->samples();
    if (!samples) return false;
    for (dataset::Sample& s : *samples) {
        const std::size_t name = s.path.rfind('/') + 2;
        const std::string number = s.path.substr(name, s.path.rfind('_') - name);
        s.study = "e" + number;
        s.patient = "p" + std::to_string((std::stoi(number) - 1) / size.studiesOfPatient + 1);
        s.answers["Grey"] = dataset::numberText((s.label == "ill" ? 100 : 60) + std::stod(number));
    }
    return project->setSampleLabels(*samples, {}, {{project::kKeyOfStudyRule, "column:exam"}}).ok() &&
           project::changeAnswerUnit(*project, dataset::AnswerUnit::study).ok();
}

}  // namespace fovea::test
