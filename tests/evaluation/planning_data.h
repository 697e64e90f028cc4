#pragma once

#include <QFile>
#include <nlohmann/json.hpp>

namespace fovea::test {

/// tests/data/planning.json, which make_planning_reference.py writes.
inline nlohmann::json planningData() {
    QFile file(QStringLiteral(FOVEA_TEST_DATA "/planning.json"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("planning.json is missing");
    return nlohmann::json::parse(file.readAll().toStdString());
}

}  // namespace fovea::test
