#pragma once

#include <atomic>

#include "base/file_layer.h"

namespace fovea::test {

/// A file layer whose disk is full after `room` bytes: writes then fail as the
/// system's would, until room is made again.
class FullDisk final : public FileLayer {
public:
    explicit FullDisk(std::int64_t room) : m_room(room) {}
    void makeRoom(std::int64_t bytes) { m_room += bytes; }

    using FileLayer::writeAtomically;
    Result<std::unique_ptr<AppendFile>> openAppend(const std::string& path,
                                                   std::uint64_t truncateTo) override {
        FOVEA_TRY(auto inner, FileLayer::openAppend(path, truncateTo));
        return std::unique_ptr<AppendFile>(std::make_unique<File>(*this, std::move(inner), path));
    }
    Result<void> writeAtomically(const std::string& path, std::span<const std::byte> bytes) override {
        FOVEA_CHECK(take(bytes.size(), path));
        return FileLayer::writeAtomically(path, bytes);
    }

private:
    class File final : public AppendFile {
    public:
        File(FullDisk& disk, std::unique_ptr<AppendFile> inner, std::string path)
            : m_disk(disk), m_inner(std::move(inner)), m_path(std::move(path)) {}
        Result<void> append(std::span<const std::byte> bytes) override {
            FOVEA_CHECK(m_disk.take(bytes.size(), m_path));
            return m_inner->append(bytes);
        }
        Result<void> sync() override { return m_inner->sync(); }
        std::uint64_t size() const override { return m_inner->size(); }

    private:
        FullDisk& m_disk;
        std::unique_ptr<AppendFile> m_inner;
        std::string m_path;
    };

    Result<void> take(std::size_t bytes, const std::string& path) {
        if (m_room < static_cast<std::int64_t>(bytes))
            return Error{ErrorCode::diskFull, "no room left", path};
        m_room -= static_cast<std::int64_t>(bytes);
        return {};
    }
    std::atomic<std::int64_t> m_room;
};

}  // namespace fovea::test
