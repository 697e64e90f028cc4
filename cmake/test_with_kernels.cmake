# cmake -DTEST=executable -DKERNELS=name [-DFUNCTIONS=a,b] -P test_with_kernels.cmake
# Runs a test with those of OpenBLAS's kernels, as OPENBLAS_CORETYPE names them; says so
# where the processor cannot run them (CTest counts that as skipped).
set(needed_Haswell avx2)
set(needed_SkylakeX avx512vl)
file(READ /proc/cpuinfo processor)
if(NOT processor MATCHES "[ \t]${needed_${KERNELS}}[ \n]")
  message("skipped: this processor has no ${needed_${KERNELS}}")
  return()
endif()
string(REPLACE "," ";" functions "${FUNCTIONS}")
execute_process(COMMAND ${CMAKE_COMMAND} -E env OPENBLAS_CORETYPE=${KERNELS} ${TEST} ${functions}
                RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "with the kernels ${KERNELS}: ${result}")
endif()
