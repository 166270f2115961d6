"""With this folder in PYTHONPATH, Python has none of what Windows lacks; see tests/test_portable.py.

What Python's own library needs of it is imported before. Text files that are opened without saying in
which encoding, which differs from system to system, are an error in our own modules.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import warnings

import platformdirs.unix

USERS = (shutil, subprocess, tempfile, platformdirs.unix)
MODULES = ("curses", "fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty")
OF_OS = (
    *("O_CLOEXEC", "O_DIRECTORY", "O_DSYNC", "O_NDELAY", "O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK"),
    *("O_SYNC", "chown", "chroot", "confstr", "fchmod", "fchown", "fdatasync", "fork", "forkpty"),
    *("fpathconf", "fstatvfs", "get_blocking", "getegid", "geteuid", "getgid", "getgroups"),
    *("getloadavg", "getpgid", "getpgrp", "getresuid", "getsid", "getuid", "initgroups", "killpg"),
    *("lchown", "lockf", "major", "minor", "mkfifo", "mknod", "nice", "openpty", "pathconf"),
    *("posix_fadvise", "posix_fallocate", "posix_spawn", "pread", "pwrite", "readv", "sched_yield"),
    *("sendfile", "set_blocking", "setgid", "setsid", "setuid", "statvfs", "sync", "sysconf"),
    *("tcgetpgrp", "tcsetpgrp", "ttyname", "uname", "wait", "wait3", "wait4", "writev"),
)
OF_SIGNAL = (
    *("SIGALRM", "SIGCHLD", "SIGCONT", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGSTOP"),
    *("SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGUSR1", "SIGUSR2", "SIGWINCH", "alarm", "pause"),
    *("pthread_kill", "pthread_sigmask", "setitimer", "siginterrupt", "sigwait"),
)

if os.environ.get("WITHOUT_POSIX"):  # else the tests, which read these lists, would lose them too
    for name in MODULES:
        sys.modules[name] = None  # type: ignore[assignment]
    for of, names in ((os, OF_OS), (signal, OF_SIGNAL)):
        for name in names:
            if hasattr(of, name):
                delattr(of, name)
    warnings.filterwarnings("error", category=EncodingWarning, module=r"socinno(\..*)?$")
