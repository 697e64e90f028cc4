#pragma once

#include <QTemporaryDir>
#include <string>

namespace fovea::test {

/// A folder that vanishes with the object.
class TemporaryFolder {
public:
    std::string path(const std::string& name = {}) const {
        return name.empty() ? m_dir.path().toStdString()
                            : m_dir.filePath(QString::fromStdString(name)).toStdString();
    }

private:
    QTemporaryDir m_dir;
};

}  // namespace fovea::test
