# cmake -DTEST=executable -DKERNELS=name [-DFUNCTIONS=a,b] -P test_with_kernels.cmake
# Runs a test with those of OpenBLAS's kernels, as OPENBLAS_CORETYPE names them, and with what oneDNN
# and torch have for the same processors; says so where this one cannot run them (CTest counts that
# as skipped).
set(needed_Haswell avx2)
set(needed_SkylakeX avx512vl)
set(others_Haswell DNNL_MAX_CPU_ISA=AVX2 ATEN_CPU_CAPABILITY=avx2)
set(others_SkylakeX DNNL_MAX_CPU_ISA=AVX512_CORE)
file(READ /proc/cpuinfo processor)
if(NOT processor MATCHES "[ \t]${needed_${KERNELS}}[ \n]")
  message("skipped: this processor has no ${needed_${KERNELS}}")
  return()
endif()
string(REPLACE "," ";" functions "${FUNCTIONS}")
execute_process(COMMAND ${CMAKE_COMMAND} -E env OPENBLAS_CORETYPE=${KERNELS} ${others_${KERNELS}} ${TEST} ${functions}
                RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "with the kernels ${KERNELS}: ${result}")
endif()
