#pragma once

#include <functional>
#include <string>
#include <vector>

namespace fovea::test {

/// One thing that a process does to a folder, or to its database.
struct Step {
    /// "listing the folder", "reading images", "before the transaction", "within the
    /// transaction", "commit", "checkpoint", "after the transaction", "backup". Once
    /// atStage() was called: "database" or "checkpointing" for what concerns those files, else the stage.
    std::string phase;
    std::string what;   ///< for the log: the call and the file's name, or the beginning of the SQL
    int committed = 0;  ///< transactions that were whole on the disk before it
};

// A crash can fall between any two of the things that a process does to the disk. Here it
// does so where the test says, not at a time by chance: kill_points.cpp takes the place of
// those functions of the C library that read folders, open, write, sync, cut, rename and
// delete files (the program's own definitions come before the library's, for libsqlite3,
// too), and listens to SQL. Both calls run `body` in a process of its own, which ends
// without closing anything. `folder`: only what concerns files below it is a step.

/// All steps of `body`, in order: the same on every run, as far as `body` is.
/// Ends the test run when `body` returns false or dies.
std::vector<Step> stepsOf(const std::string& folder, const std::function<bool()>& body);

/// At most `most` steps of each phase (at least 2), evenly spread, the first and the last among them.
std::vector<std::size_t> spreadOverPhases(const std::vector<Step>& steps, std::size_t most);

/// Ends the process (SIGKILL) at step `index`: before it is done, a write when half of
/// it is. Returns the step; ends the test run when the process ended in another way.
Step killAt(std::size_t index, const std::string& folder, const std::function<bool()>& body);

/// The same, but the process goes on: from that step on its disk is full (ENOSPC), until it
/// calls makeRoom(). Returns whether `body` returned true.
bool fillAt(std::size_t index, const std::string& folder, const std::function<bool()>& body);

// For `body`; without effect elsewhere.
void atStage(const std::string& stage);  ///< names the phase of the steps that follow
void point(const std::string& what);     ///< a step beside those that concern files
void makeRoom();

}  // namespace fovea::test
