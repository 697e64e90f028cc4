#pragma once

#include <QProcess>
#include <QStringList>
#include <nlohmann/json.hpp>

namespace fovea::test {

/// What fovea-cli said.
struct CliAnswer {
    int exitCode = -1;
    nlohmann::json json;  ///< discarded when stdout is no JSON
    QByteArray output, log;
};

/// Runs fovea-cli with its own user data folder; `json` adds --json.
inline CliAnswer runCli(const QStringList& arguments, const QString& dataFolder, bool json = true) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("XDG_DATA_HOME", dataFolder);
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(FOVEA_CLI, json ? arguments + QStringList{"--json"} : arguments);
    process.waitForFinished(-1);
    CliAnswer answer;
    answer.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    answer.output = process.readAllStandardOutput();
    answer.log = process.readAllStandardError();
    answer.json = nlohmann::json::parse(answer.output.toStdString(), nullptr, false);
    return answer;
}

}  // namespace fovea::test
