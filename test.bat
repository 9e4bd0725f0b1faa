@echo off
rem UTF-8, or the Chinese sentences of dev.py come out garbled in an old console.
chcp 65001 >nul
where py >nul 2>nul
if %errorlevel%==0 (
  py -3 "%~dp0dev.py" test %*
) else (
  python "%~dp0dev.py" test %*
)
set code=%errorlevel%
rem Started by a double click, the window would close before the sentence can be read.
if not "%code%"=="0" if not defined CI pause
exit /b %code%
