import subprocess
import sys


def test_the_kernel_loads_neither_numpy_nor_the_compiler_before_a_large_plan(root):
    code = "import sys, phases.network.schedule; sys.exit('numpy' in sys.modules or 'numba' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
