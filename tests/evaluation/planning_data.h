#pragma once

#include <QFile>
#include <nlohmann/json.hpp>

namespace fovea::test {

/// planning.json in the folder `data` (tests/data), which make_planning_reference.py writes.
inline nlohmann::json planningData(const QString& data) {
    QFile file(data + "/planning.json");
    if (!file.open(QIODevice::ReadOnly)) qFatal("planning.json is missing");
    return nlohmann::json::parse(file.readAll().toStdString());
}

}  // namespace fovea::test
