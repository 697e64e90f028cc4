#pragma once

namespace fovea::evaluation {

/// z for which a standard normal lies within -z..z with this probability, between 0 and 1.
double normalQuantile(double confidence);

/// The same of Student's t with `degrees` of freedom, at least 1 and not necessarily whole (Abramowitz and
/// Stegun, 26.7 and 26.5.8). To about 1e-12 of itself, with millions of degrees to 1e-9.
double studentQuantile(double confidence, double degrees);

/// The value below which `share`, between 0 and 1, of chi-square lies, of `degrees` of freedom, above 0
/// (Abramowitz and Stegun, 26.4.19 and 6.5.29, 6.5.31). To about 1e-11 of itself.
double chiSquareQuantile(double share, double degrees);

}  // namespace fovea::evaluation
