#pragma once

namespace fovea::evaluation {

/// z for which a standard normal lies within -z..z with this probability, between 0 and 1.
double normalQuantile(double confidence);

}  // namespace fovea::evaluation
