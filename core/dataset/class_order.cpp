#include "dataset/class_order.h"

#include <algorithm>
#include <set>

#include "dataset/natural_order.h"

namespace fovea::dataset {

namespace {

/// Whether each has a number in its name, which says its place.
bool areNumbered(const std::vector<std::string>& names) {
    return std::all_of(names.begin(), names.end(), [](const std::string& name) {
        return name.find_first_of("0123456789") != std::string::npos;
    });
}

bool holds(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::vector<std::string> inClassOrder(std::vector<std::string> classes,
                                      const std::vector<std::string>& grades) {
    std::sort(classes.begin(), classes.end());
    const auto place = [&](const std::string& name) {
        return std::find(grades.begin(), grades.end(), name) - grades.begin();
    };
    std::stable_sort(classes.begin(), classes.end(),
                     [&](const std::string& a, const std::string& b) { return place(a) < place(b); });
    return classes;
}

bool areGrades(const std::vector<std::string>& classes, const std::vector<std::string>& grades) {
    return !grades.empty() && std::all_of(classes.begin(), classes.end(),
                                          [&](const std::string& name) { return holds(grades, name); });
}

std::vector<std::string> proposedGrades(std::vector<std::string> classes) {
    std::sort(classes.begin(), classes.end(), naturalLess);
    return classes;
}

std::vector<std::string> gradesWith(const std::vector<std::string>& grades,
                                    const std::vector<std::string>& names) {
    std::vector<std::string> lacking;
    for (const std::string& name : proposedGrades(names))
        if (!holds(grades, name) && !holds(lacking, name)) lacking.push_back(name);
    std::vector<std::string> all = grades;
    all.insert(all.end(), lacking.begin(), lacking.end());
    if (grades.empty()) return proposedGrades(all);
    return areNumbered(all) && proposedGrades(grades) == grades ? proposedGrades(all) : grades;
}

Result<void> checkGrades(const std::vector<std::string>& classes, const std::vector<std::string>& grades) {
    const auto wrong = [](const std::string& detail) {
        return Error{ErrorCode::invalidArgument, detail, {}};
    };
    std::set<std::string> seen;
    for (const std::string& grade : grades) {
        if (!holds(classes, grade)) return wrong("no class is named '" + grade + "'");
        if (!seen.insert(grade).second) return wrong("grade '" + grade + "' is named twice");
    }
    for (const std::string& name : classes)
        if (!seen.count(name)) return wrong("class '" + name + "' has no place among the grades");
    return {};
}

}  // namespace fovea::dataset
