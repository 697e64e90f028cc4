#pragma once

#include <string>
#include <vector>

#include "base/random.h"
#include "dataset/question.h"
#include "imaging/write_image.h"
#include "project/import_images.h"
#include "tests/support/made_up_backbone.h"

namespace fovea::test {

/// Pictures whose brightness and whose contrast are drawn independently: `pictures` of them, every one of a
/// patient of its own.
struct QuestionPicture {
    bool bright = false, rough = false;
    double number = 0;  ///< the brightness itself, in grey values
};

/// A project of four questions about the same pictures, and a backbone with random weights, below `root`
/// ("images", "backbone", "p.fovea"):
/// 1 "Diagnosis" (one): bright or dark; 2 "Findings" (findings): bright, rough, and one that nobody has; 3
/// "Grey" (a number, 0 to 255); 4 "Grade" (grades): dark, bright.
inline bool makeQuestionProject(const std::string& root, int pictures = 60) {
    std::vector<QuestionPicture> made;
    for (int i = 0; i < pictures; ++i) {
        QuestionPicture p;
        p.bright = i % 2 == 0;
        p.rough = i / 2 % 2 == 0;
        Random random{std::uint64_t(i + 1)};
        const int grey = (p.bright ? 130 : 60) + int(random.below(30)), spread = p.rough ? 60 : 12;
        imaging::Pixels pixels{64, 64, 1, std::vector<std::uint8_t>(64 * 64)};
        double sum = 0;
        for (auto& v : pixels.data) {
            v = std::uint8_t(grey + int(random.below(std::uint64_t(spread))) - spread / 2);
            sum += v;
        }
        p.number = sum / double(pixels.data.size());
        made.push_back(p);
        const std::string folder = root + "/images/" + (p.bright ? "bright" : "dark");
        if (!systemFileLayer()->makeFolders(folder)) return false;
        const std::string number = std::to_string(1000 + i);
        if (!imaging::writePng(folder + "/" + number + ".png", pixels, *systemFileLayer())) return false;
    }
    if (!MadeUpBackbone(tinyViT()).write(root + "/backbone")) return false;
    if (!project::importImages(root + "/p.fovea", {root + "/images", project::SplitMode::make, 1}, {}).ok())
        return false;
    auto project = project::Project::open(root + "/p.fovea");
    if (!project) return false;
    using dataset::QuestionKind;
    const std::vector<std::string> findings = {"bright", "rough", "never"};
    for (const dataset::Question& question :
         {dataset::Question{.name = "Findings", .kind = QuestionKind::findings, .answers = findings},
          dataset::Question{
              .name = "Grey", .kind = QuestionKind::number, .unit = "grey values", .low = 0, .high = 255},
          dataset::Question{.name = "Grade", .kind = QuestionKind::grades, .answers = {"dark", "bright"}}})
        if (!project->addQuestion(question).ok()) return false;
    auto samples = project->samples();
    if (!samples) return false;
    for (dataset::Sample& s : *samples) {
        const std::size_t slash = s.path.rfind('/');
        const int i = std::stoi(s.path.substr(slash + 1)) - 1000;
        const QuestionPicture& p = made[std::size_t(i)];
        dataset::Findings stated{{"bright", p.bright}, {"rough", p.rough}, {"never", false}};
        if (i % 7 == 3) stated.erase("rough");  // nobody looked
        s.answers["Findings"] = dataset::findingsText(stated, findings);
        s.answers["Grey"] = i % 9 == 4 ? "" : dataset::numberText(p.number);
        s.answers["Grade"] = s.label;
    }
    return project->setSampleLabels(*samples).ok();
}

}  // namespace fovea::test
