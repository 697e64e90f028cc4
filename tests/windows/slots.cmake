# What Qt's moc is to a test: names the functions below Q_SLOTS for tests/windows/qt/plain_qt.h.
# cmake -DSOURCE=test_name.cpp -DOUTPUT=test_name.moc -P slots.cmake
file(READ ${SOURCE} whole)
if(NOT whole MATCHES "QTEST_[A-Z]*_?MAIN\\(([A-Za-z0-9_:]+)\\)")
  message(FATAL_ERROR "${SOURCE} has no QTEST_..._MAIN()")
endif()
set(class ${CMAKE_MATCH_1})
# A semicolon would end an element of a list.
string(REPLACE ";" " " whole "${whole}")
string(REPLACE "[" " " whole "${whole}")
string(REPLACE "]" " " whole "${whole}")
string(REPLACE "\n" ";" lines "${whole}")
set(slots)
set(within FALSE)
foreach(line IN LISTS lines)
  if(line MATCHES "Q_SLOTS:")
    set(within TRUE)
  elseif(line MATCHES "^(private|protected|public):" OR line MATCHES "^}")
    set(within FALSE)
  elseif(within AND line MATCHES "^    void ([A-Za-z0-9_]+)\\(\\)")
    string(APPEND slots "        {\"${CMAKE_MATCH_1}\", [](QObject& test) { static_cast<Own&>(test).${CMAKE_MATCH_1}(); }},\n")
  endif()
endforeach()
if(NOT slots)
  message(FATAL_ERROR "${SOURCE}: no function stands below Q_SLOTS")
endif()
file(WRITE ${OUTPUT}
"const std::vector<::plain::Slot>& ${class}::slots_() {
    using Own = ${class};
    static const std::vector<::plain::Slot> all = {
${slots}    };
    return all;
}
")
