#include "imaging/series.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <numbers>
#include <set>
#include <tuple>
#include <utility>

namespace fovea::imaging {

namespace {

constexpr double kSamePlaceMm = 0.01;
constexpr double kSameDirection = 1e-3;
constexpr double kSameSpacing = 1e-3;  // of the spacing
constexpr double kEven = 0.05;         // of a step
constexpr double kObliqueDegrees = 0.5;
constexpr int kMostPlaces = 10;  // for each slice
constexpr int kMeantWide = 3;    // so many steps

Vector3 normalOf(const SliceHeader& slice) {
    return cross((*slice.orientation)[0], (*slice.orientation)[1]);
}

bool isAlike(const Vector3& a, const Vector3& b) {
    return length(plus(a, b, -1)) <= kSameDirection;
}

/// Whether two slices can belong to one volume.
bool isOneKind(const SliceHeader& a, const SliceHeader& b) {
    const auto same = [&](std::size_t i) {
        return std::abs(a.spacingMm[i] - b.spacingMm[i]) <= kSameSpacing * std::abs(a.spacingMm[i]);
    };
    return a.rows == b.rows && a.columns == b.columns && same(0) && same(1) &&
           isAlike((*a.orientation)[0], (*b.orientation)[0]) &&
           isAlike((*a.orientation)[1], (*b.orientation)[1]);
}

/// Slices of one kind, on the way to their order.
class Kind {
public:
    Kind(std::vector<SliceHeader> slices, const Vector3& normal)
        : m_slices(std::move(slices)), m_normal(normal) {
        std::stable_sort(m_slices.begin(), m_slices.end(),
                         [this](const auto& a, const auto& b) { return along(a) < along(b); });
        for (std::size_t i = 0; i < m_slices.size(); ++i)
            if (m_starts.empty() || along(m_slices[i]) - along(m_slices[m_starts.back()]) > kSamePlaceMm)
                m_starts.push_back(i);
    }

    const std::vector<SliceHeader>& slices() const { return m_slices; }
    const Vector3& normal() const { return m_normal; }
    double along(const SliceHeader& slice) const { return dot(m_normal, *slice.position); }
    std::size_t places() const { return m_starts.size(); }
    bool doubled() const { return places() < m_slices.size(); }
    /// Those at one place, the one that counts first.
    std::vector<SliceHeader> at(std::size_t place) const {
        const std::size_t end = place + 1 < places() ? m_starts[place + 1] : m_slices.size();
        std::vector<SliceHeader> here(m_slices.begin() + std::ptrdiff_t(m_starts[place]),
                                      m_slices.begin() + std::ptrdiff_t(end));
        std::stable_sort(here.begin(), here.end(), [](const SliceHeader& a, const SliceHeader& b) {
            return std::tuple(a.number.value_or(0), a.file, a.frame) <
                   std::tuple(b.number.value_or(0), b.file, b.frame);
        });
        return here;
    }
    /// Half a pixel: what lies aside by less cannot be told.
    double asideMm() const {
        const double pixel = std::min(m_slices[0].spacingMm[0], m_slices[0].spacingMm[1]);
        return pixel > 0 ? pixel / 2 : 0.5;
    }

private:
    std::vector<SliceHeader> m_slices;
    Vector3 m_normal;
    std::vector<std::size_t> m_starts;  ///< of each place the first slice
};

std::vector<std::string> filesOf(const std::vector<SliceHeader>& slices) {
    std::set<std::string> files;
    for (const SliceHeader& slice : slices) files.insert(slice.file);
    return {files.begin(), files.end()};
}

/// Numbers by their size, before texts.
bool valueLess(const std::string& a, const std::string& b) {
    const auto numberOf = [](const std::string& text) -> std::optional<double> {
        double number = 0;
        const char* end = text.data() + text.size();
        const auto read = std::from_chars(text.data(), end, number);
        const bool whole = read.ec == std::errc() && read.ptr == end && std::isfinite(number);
        return whole ? std::optional(number) : std::nullopt;
    };
    const auto x = numberOf(a), y = numberOf(b);
    if (x && y) return *x < *y;
    if (x.has_value() != y.has_value()) return x.has_value();
    return a < b;
}

struct Part {
    std::string name;
    Kind kind;
};

/// Divides slices of which several are at one place, by what tells those apart. `terms`: the names of it.
void divide(const std::string& name, const Kind& kind, std::vector<Part>& parts,
            std::vector<std::string>& terms) {
    for (const SliceMark& mark : kSliceMarks) {
        if (!kind.doubled()) break;
        std::map<std::string, std::vector<SliceHeader>, decltype(&valueLess)> byValue(&valueLess);
        for (const SliceHeader& slice : kind.slices()) {
            const auto value = slice.marks.find(mark.keyword);
            byValue[value == slice.marks.end() ? std::string() : value->second].push_back(slice);
        }
        std::vector<Part> groups;
        std::size_t all = 0, widest = 0;
        for (auto& [value, slices] : byValue) {
            groups.push_back(
                {(name.empty() ? "" : name + ", ") + mark.keyword + " " + (value.empty() ? "absent" : value),
                 Kind(std::move(slices), kind.normal())});
            all += groups.back().kind.places();
            widest = std::max(widest, groups.back().kind.places());
        }
        // A number that every slice has of its own tells nothing apart.
        if (all == kind.places() || 2 * widest < kind.places()) continue;
        if (std::find(terms.begin(), terms.end(), mark.term) == terms.end()) terms.emplace_back(mark.term);
        for (const Part& group : groups) divide(group.name, group.kind, parts, terms);
        return;
    }
    parts.push_back({name, kind});
}

int wholeDegrees(double radians) {
    return std::max(1, static_cast<int>(std::lround(radians * 180 / std::numbers::pi)));
}

/// From the nearest patient axis, in radians.
double obliquity(const Vector3& direction) {
    double nearest = 0;
    for (const double along : direction) nearest = std::max(nearest, std::abs(along));
    return std::acos(std::min(nearest, 1.0));
}

/// Makes a stack of one part, defect by defect. What it cannot be made of, is left out.
class StackMaker {
public:
    explicit StackMaker(const Part& part) : m_kind(part.kind) { m_stack.part = part.name; }

    /// Nothing where it is no volume; leftOut() says why.
    std::optional<SliceStack> made() {
        std::vector<SliceHeader> doubles;
        bool aside = false;
        for (std::size_t place = 0; place < m_kind.places(); ++place) {
            const std::vector<SliceHeader> here = m_kind.at(place);
            for (std::size_t i = 1; i < here.size(); ++i) {
                doubles.push_back(here[i]);
                aside = aside || length(plus(*here[i].position, *here[0].position, -1)) > m_kind.asideMm();
            }
            m_stack.slices.push_back(here[0]);
        }
        if (m_stack.slices.size() < kFewestSlices) return leave(kSlicesTooFew);
        if (aside) return leave(kSlicesShifted);
        if (!doubles.empty())
            m_stack.defects.push_back({{kSlicesDoubled, {{"doubled", doubles.size()}}}, filesOf(doubles)});
        if (!findSteps() || !findDirection()) return std::nullopt;
        checkNumbers();
        return m_stack;
    }
    const SeriesDefect& leftOut() const { return m_leftOut; }

private:
    std::nullopt_t leave(const MessageKind& why) {
        const auto& slices = m_kind.slices();
        m_leftOut = {Message(why, {{"slices", slices.size()}}), filesOf(slices)};
        return std::nullopt;
    }
    void note(Message message) { m_stack.defects.push_back({std::move(message), {}}); }

    /// Where each slice lies, in slices.
    bool findSteps() {
        std::vector<double> at, steps;
        for (const SliceHeader& slice : m_stack.slices) at.push_back(m_kind.along(slice));
        for (std::size_t i = 1; i < at.size(); ++i) steps.push_back(at[i] - at[i - 1]);
        std::vector<double> sorted = steps;
        std::sort(sorted.begin(), sorted.end());
        double step = sorted[sorted.size() / 2];
        const auto wholeSteps = [&](double mm) { return std::round(mm / step); };
        const bool even = std::all_of(steps.begin(), steps.end(), [&](double mm) {
            return wholeSteps(mm) >= 1 && std::abs(mm / step - wholeSteps(mm)) <= kEven;
        });
        // Several wide ones behind each other are meant so: thin slices, then thick ones.
        int wide = 0, together = 0, most = 0;
        for (const double mm : steps) {
            together = even && wholeSteps(mm) > 1 ? together + 1 : 0;
            wide += together > 0 ? 1 : 0;
            most = std::max(most, together);
        }
        m_stack.places.push_back(0);
        for (const double mm : steps)
            m_stack.places.push_back(m_stack.places.back() + (even ? wholeSteps(mm) : mm / step));
        const double last = m_stack.places.back();
        if (last >= double(kMostPlaces) * double(at.size())) return leave(kSlicesScattered), false;
        if (even) step = (at.back() - at.front()) / last;
        m_stack.count = static_cast<int>(std::floor(last + kEven)) + 1;
        m_stack.spacingMm[2] = step;
        if (!even || most >= kMeantWide)
            note(
                {kSlicesUneven, {{"least", sorted.front()}, {"greatest", sorted.back()}, {"spacing", step}}});
        else if (wide > 0)
            note({kSlicesMissing, {{"missing", m_stack.count - int(at.size())}}});
        return true;
    }

    /// How the voxel axes run.
    bool findDirection() {
        const SliceHeader& first = m_stack.slices.front();
        const Vector3& normal = m_kind.normal();
        // What each slice lies aside of the first, and the even drift that fits them best.
        std::vector<Vector3> asides;
        std::vector<double> away;
        Vector3 drift{};
        double squares = 0;
        for (const SliceHeader& slice : m_stack.slices) {
            const Vector3 to = plus(*slice.position, *first.position, -1);
            away.push_back(dot(normal, to));
            asides.push_back(plus(to, normal, -away.back()));
            drift = plus(drift, asides.back(), away.back());
            squares += away.back() * away.back();
        }
        drift = plus({}, drift, 1 / squares);
        for (std::size_t i = 0; i < away.size(); ++i)
            if (length(plus(asides[i], drift, -away[i])) > m_kind.asideMm())
                return leave(kSlicesShifted), false;
        const bool tilted = length(drift) * away.back() > m_kind.asideMm();
        const Vector3 through = tilted ? plus(normal, drift) : normal;
        m_stack.direction = {(*first.orientation)[0], (*first.orientation)[1], unit(through)};
        m_stack.spacingMm = {first.spacingMm[1], first.spacingMm[0], m_stack.spacingMm[2] * length(through)};
        if (tilted) note({kSeriesTilted, {{"degrees", wholeDegrees(std::atan(length(drift)))}}});
        const double oblique = std::max(obliquity(m_stack.direction[0]), obliquity(m_stack.direction[2]));
        if (oblique * 180 / std::numbers::pi > kObliqueDegrees)
            note({kSeriesOblique, {{"degrees", wholeDegrees(oblique)}}});
        return true;
    }

    /// Whether the slices are numbered in their order.
    void checkNumbers() {
        std::vector<int> numbers;
        for (const SliceHeader& slice : m_stack.slices)
            if (slice.number) numbers.push_back(*slice.number);
        if (numbers.size() < m_stack.slices.size()) return;
        const auto follows = [&](auto wrong) {
            return std::adjacent_find(numbers.begin(), numbers.end(), wrong) == numbers.end();
        };
        if (follows(std::greater_equal<int>())) return;
        note(follows(std::less_equal<int>()) ? kSeriesReversed : kSeriesShuffled);
    }

    const Kind& m_kind;
    SliceStack m_stack;
    SeriesDefect m_leftOut;
};

/// Adds the volumes of slices of one kind.
void assembleKind(const Kind& kind, AssembledSeries& series) {
    std::vector<Part> parts;
    std::vector<std::string> terms;
    divide({}, kind, parts, terms);
    std::vector<SliceStack> stacks;
    for (const Part& part : parts) {
        StackMaker maker(part);
        if (auto stack = maker.made())
            stacks.push_back(*std::move(stack));
        else
            series.leftOut.push_back(maker.leftOut());
    }
    for (SliceStack& stack : stacks) {
        if (stacks.size() > 1)
            stack.defects.insert(
                stack.defects.begin(),
                SeriesDefect{{kSeriesMixed, {{"volumes", stacks.size()}, {"what", Terms{terms}}}}, {}});
        series.stacks.push_back(std::move(stack));
    }
}

}  // namespace

AssembledSeries assembleSeries(std::vector<SliceHeader> slices) {
    AssembledSeries series;
    const auto setAside = [&](const MessageKind& why, auto which) {
        std::vector<SliceHeader> aside;
        for (const SliceHeader& slice : slices)
            if (which(slice)) aside.push_back(slice);
        if (aside.empty()) return;
        std::erase_if(slices, which);
        series.leftOut.push_back({Message(why, {{"slices", aside.size()}}), filesOf(aside)});
    };
    setAside(kSlicesLocalizers, [](const SliceHeader& slice) { return slice.localizer; });
    setAside(kSlicesWithoutPlace,
             [](const SliceHeader& slice) { return !slice.position || !slice.orientation; });
    // In an order that names of folders and the order of listing have no part in.
    std::sort(slices.begin(), slices.end(), [](const SliceHeader& a, const SliceHeader& b) {
        return std::tuple(a.number.value_or(0), a.file, a.frame) <
               std::tuple(b.number.value_or(0), b.file, b.frame);
    });
    std::vector<std::vector<SliceHeader>> kinds;
    for (SliceHeader& slice : slices) {
        auto kind = std::find_if(kinds.begin(), kinds.end(),
                                 [&](const auto& others) { return isOneKind(others[0], slice); });
        if (kind == kinds.end()) kind = kinds.insert(kinds.end(), std::vector<SliceHeader>());
        kind->push_back(std::move(slice));
    }
    std::size_t withVolume = 0;
    for (auto& kind : kinds) {
        const Vector3 normal = normalOf(kind[0]);
        const std::size_t before = series.stacks.size();
        assembleKind(Kind(std::move(kind), normal), series);
        withVolume += series.stacks.size() > before ? 1 : 0;
    }
    if (withVolume > 1)
        for (SliceStack& stack : series.stacks)
            stack.defects.push_back({{kSeriesGeometries, {{"kinds", withVolume}}}, {}});
    return series;
}

}  // namespace fovea::imaging
