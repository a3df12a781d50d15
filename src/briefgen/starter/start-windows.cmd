@echo off
rem Opens a window in this folder in which briefgen can be used.
cd /d "%~dp0"
title briefgen
if exist "..\.venv\Scripts\briefgen.exe" set "PATH=%~dp0..\.venv\Scripts;%PATH%"
if exist ".venv\Scripts\briefgen.exe" set "PATH=%~dp0.venv\Scripts;%PATH%"
where briefgen >nul 2>nul
if errorlevel 1 (
  echo briefgen is not installed on this computer, or not for you.
  echo Its README says how, under "Install it". Then close this window, and open it again.
) else (
  briefgen --help
)
cmd /k
