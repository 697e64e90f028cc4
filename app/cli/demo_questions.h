#pragma once

#include <cstdint>
#include <string>

#include "session.h"

namespace fovea::cli {

/// `demo --questions`: made-up images with two kinds of lesion, imported with a question of every kind (one
/// of several, findings, grades, a number), each trained on what is read once, judged by images never seen
/// and reported: OUT/report-NAME.html and OUT/adapter-NAME.safetensors. Errors: those of writeQuestionsSet(),
/// importImages(), trainAllQuestions() and writeModelReport(); of a question that cannot be trained its own.
Result<Reply> demoOfQuestions(const std::string& out, int images, std::uint64_t seed, const Session& session);

}  // namespace fovea::cli
